/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-field-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-date.h"
#include "aft-document.h"
#include "aft-editable.h"
#include "aft-field-day.h"
#include "aft-text.h"

struct _AftFieldEdit
{
  GObject      parent_instance;

  GtkEditable *editable;        /* the owner */
  AftSession  *session;
  AftRecord   *record;
  char        *before;          /* the value when the focus came */
  char        *message;
  guint        field;
  gboolean     wrong;
  gboolean     locked;
  gboolean     required;
  gboolean     showing;
  gboolean     writing;
};

G_DEFINE_FINAL_TYPE (AftFieldEdit, aft_field_edit, G_TYPE_OBJECT)

enum
{
  PROP_MESSAGE = 1,
  PROP_WRONG,
  PROP_LOCKED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static AftFieldKind
get_kind (AftFieldEdit *self)
{
  return AFT_RECORD_GET_CLASS (self->record)->fields[self->field].kind;
}

static void
say (AftFieldEdit *self,
     const char   *message,
     gboolean      wrong)
{
  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
    }

  if (self->wrong == wrong)
    return;

  self->wrong = wrong;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WRONG]);
}

/* A day in words beside the field, where ISO dates are typed. */
static void
say_understood (AftFieldEdit *self)
{
  const char *value = aft_record_get (self->record, self->field);
  g_autofree char *shown = NULL;
  GDate today;

  if (get_kind (self) == AFT_FIELD_DAY && aft_field_day_is_before_first (self->record, self->field))
    {
      shown = g_strdup (_("Before the first day"));
    }
  else if (get_kind (self) == AFT_FIELD_DAY && value != NULL)
    {
      aft_session_today (self->session, &today);
      shown = aft_day_dup_shown (value, &today);
      if (g_strcmp0 (shown, value) == 0)
        g_clear_pointer (&shown, g_free);
    }
  say (self, shown, FALSE);
}

static char *
dup_value_text (AftFieldEdit *self)
{
  const char *value = aft_record_get (self->record, self->field);

  if (get_kind (self) == AFT_FIELD_LIST)
    {
      g_auto (GStrv) list = aft_record_dup_list (self->record, self->field);

      return g_strjoinv (", ", list);
    }

  if (get_kind (self) == AFT_FIELD_DAY && value != NULL)
    return aft_field_day_dup_shown (value);

  return g_strdup (value != NULL ? value : "");
}

static void
set_locked (AftFieldEdit *self,
            gboolean      locked)
{
  AftDocument *document = self->record != NULL ? aft_record_get_document (self->record) : NULL;

  gtk_editable_set_editable (self->editable, !locked && (document == NULL || !aft_document_is_read_only (document)));
  if (self->locked == locked)
    return;

  self->locked = locked;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOCKED]);
}

static void
show (AftFieldEdit *self)
{
  g_autofree char *text = dup_value_text (self);
  g_autofree char *shown = aft_text_dup_shown (text, AFT_FIELD_LENGTH);
  gboolean locked = !g_str_equal (text, shown);

  if (locked)
    {
      g_free (shown);
      shown = aft_text_dup_shown (text, AFT_TEXT_SHOWN_MAX);
    }
  self->showing = TRUE;
  aft_editable_show (self->editable, shown);
  self->showing = FALSE;
  set_locked (self, locked);
  say_understood (self);
  if (locked)
    say (self, _("Shown in part"), FALSE);
}

static void
record_notify_cb (AftFieldEdit *self,
                  GParamSpec   *pspec)
{
  const char *key = AFT_RECORD_GET_CLASS (self->record)->fields[self->field].key;

  if (self->writing)
    return;
  if (g_ascii_strcasecmp (pspec->name, key) == 0)
    show (self);
  else if (get_kind (self) == AFT_FIELD_DAY && !self->wrong && !self->locked)
    say_understood (self);
}

static void
write_list (AftFieldEdit *self,
            const char   *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) cleaned = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = aft_text_dup_line (words[i]);

      if (word != NULL)
        g_strv_builder_add (list, word);
    }
  cleaned = g_strv_builder_end (list);
  aft_record_set_list (self->record, self->field, (const char * const *) cleaned);
}

static void
write_day (AftFieldEdit *self,
           const char   *text)
{
  g_autofree char *day = NULL;
  GDate today;

  aft_session_today (self->session, &today);
  day = aft_field_day_dup_read (self->record, self->field, text, &today);
  aft_record_set (self->record, self->field, day != NULL ? day : self->before);
  if (day == NULL)
    say (self, self->before != NULL ? _("No such day; the one before is kept") : _("No such day"), TRUE);
}

static void
changed_cb (AftFieldEdit *self)
{
  const char *text = gtk_editable_get_text (self->editable);

  if (self->showing || self->record == NULL || self->locked)
    return;

  self->writing = TRUE;
  say (self, NULL, FALSE);
  if (get_kind (self) == AFT_FIELD_LIST)
    write_list (self, text);
  else if (get_kind (self) == AFT_FIELD_DAY)
    write_day (self, text);
  else
    aft_record_set (self->record, self->field, text);
  self->writing = FALSE;

  if (!self->wrong)
    say_understood (self);
  if (g_utf8_strlen (text, -1) >= AFT_FIELD_LENGTH)
    say (self, _("No more fits here"), FALSE);
}

static void
set_value (AftFieldEdit *self,
           const char   *value)
{
  aft_record_set (self->record, self->field, value);
  show (self);
}

static void
enter_cb (AftFieldEdit *self)
{
  g_clear_pointer (&self->before, g_free);
  if (self->record != NULL)
    self->before = g_strdup (aft_record_get (self->record, self->field));
}

static void
leave_cb (AftFieldEdit *self)
{
  const char *value;
  g_autofree char *line = NULL;

  if (self->record == NULL || self->locked)
    return;

  value = aft_record_get (self->record, self->field);
  line = value != NULL ? aft_text_dup_line (value) : NULL;
  if (self->required && line == NULL && self->before != NULL)
    {
      set_value (self, self->before);
      aft_session_say (self->session, _("This can’t be empty; what stood there is back"));
    }
  else if (get_kind (self) == AFT_FIELD_LINE && g_strcmp0 (line, value) != 0)
    set_value (self, line);
  else if (!self->wrong)
    show (self);

  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
}

static gboolean
key_cb (AftFieldEdit    *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if (keyval != GDK_KEY_Escape || self->record == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!self->wrong && g_strcmp0 (self->before, aft_record_get (self->record, self->field)) == 0)
    return GDK_EVENT_PROPAGATE;

  set_value (self, self->before);
  gtk_editable_set_position (self->editable, -1);

  return GDK_EVENT_STOP;
}

void
aft_field_edit_set_record (AftFieldEdit *self,
                           AftRecord    *record,
                           guint         field)
{
  g_return_if_fail (AFT_IS_FIELD_EDIT (self));
  g_return_if_fail (record == NULL || field < AFT_RECORD_GET_CLASS (record)->n_fields);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, record);
  self->field = field;
  if (record == NULL)
    return;

  enter_cb (self);
  g_signal_connect_object (record, "notify", G_CALLBACK (record_notify_cb), self, G_CONNECT_SWAPPED);
  show (self);
  aft_editable_forget_undo (self->editable);
}

AftRecord *
aft_field_edit_get_record (AftFieldEdit *self)
{
  g_return_val_if_fail (AFT_IS_FIELD_EDIT (self), NULL);

  return self->record;
}

void
aft_field_edit_set_required (AftFieldEdit *self,
                             gboolean      required)
{
  g_return_if_fail (AFT_IS_FIELD_EDIT (self));

  self->required = required;
}

void
aft_field_edit_replace (AftFieldEdit *self)
{
  g_return_if_fail (AFT_IS_FIELD_EDIT (self));

  self->showing = TRUE;
  aft_editable_show (self->editable, "");
  self->showing = FALSE;
  say (self, NULL, FALSE);
  set_locked (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editable));
}

static void
aft_field_edit_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AftFieldEdit *self = AFT_FIELD_EDIT (object);

  switch (id)
    {
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_WRONG:
      g_value_set_boolean (value, self->wrong);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, self->locked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_field_edit_finalize (GObject *object)
{
  AftFieldEdit *self = AFT_FIELD_EDIT (object);

  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_free (self->before);
  g_free (self->message);

  G_OBJECT_CLASS (aft_field_edit_parent_class)->finalize (object);
}

static void
aft_field_edit_class_init (AftFieldEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = aft_field_edit_get_property;
  object_class->finalize = aft_field_edit_finalize;

  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_WRONG] = g_param_spec_boolean ("wrong", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LOCKED] = g_param_spec_boolean ("locked", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
aft_field_edit_init (AftFieldEdit *self)
{
}

AftFieldEdit *
aft_field_edit_attach (GtkEditable *editable,
                       AftSession  *session)
{
  static const char key[] = "aft-field-edit";
  AftFieldEdit *self;
  GtkEventController *keys, *focus;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);
  g_return_val_if_fail (AFT_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (editable), key);
  if (self != NULL)
    return self;

  self = g_object_new (AFT_TYPE_FIELD_EDIT, NULL);
  self->editable = editable;
  self->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (editable), key, self, g_object_unref);
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (editable)), AFT_FIELD_LENGTH);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (editable), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (editable), focus);
  g_signal_connect_object (editable, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

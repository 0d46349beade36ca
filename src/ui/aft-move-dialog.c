/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-narrow.h"
#include "aft-remind.h"

struct _AftMoveDialog
{
  AdwWindow   parent_instance;

  AftSession *session;
  char       *id;

  GtkListBox *days;
  GtkEntry   *words;
  GtkLabel   *understood;
};

static guint moved_signal;

G_DEFINE_FINAL_TYPE (AftMoveDialog, aft_move_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *label;
  guint       days;
} choices[] = {
  { NC_("move to", "Tomorrow"), 1 },
  { NC_("move to", "In three days"), 3 },
  { NC_("move to", "In a week"), 7 },
  { NC_("move to", "In two weeks"), 14 },
  { NC_("move to", "In a month"), 30 },
};

static char *
dup_shown (AftMoveDialog *self,
           const GDate   *day)
{
  char text[128];

  g_date_strftime (text, sizeof text, "%A %x", day);

  return g_strdup (text);
}

static void
move_to (AftMoveDialog *self,
         const GDate   *day)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autofree char *shown = dup_shown (self, day);
  g_autofree char *says = NULL;
  g_autoptr (GError) error = NULL;

  if (!aft_remind_move (aft_session_get_book (self->session), self->id, day, now, &error))
    {
      gtk_label_set_label (self->understood, error->message);
      return;
    }
  /* Translators: a reminder was moved to a day. */
  says = g_strdup_printf (_("Moved to %s"), shown);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.message", "s", says);
  g_signal_emit (self, moved_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (AftMoveDialog *self,
                  GtkListBoxRow *row)
{
  GDate day;

  aft_session_today (self->session, &day);
  g_date_add_days (&day, choices[gtk_list_box_row_get_index (row)].days);
  move_to (self, &day);
}

static gboolean
parse (AftMoveDialog *self,
       GDate         *day)
{
  GDate today;

  aft_session_today (self->session, &today);

  return aft_day_parse_words_ahead (gtk_editable_get_text (GTK_EDITABLE (self->words)), &today, day);
}

static void
changed_cb (AftMoveDialog *self)
{
  GDate day;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->words)) == '\0')
    gtk_label_set_label (self->understood, "");
  else if (parse (self, &day))
    {
      g_autofree char *shown = dup_shown (self, &day);

      gtk_label_set_label (self->understood, shown);
    }
  else
    gtk_label_set_label (self->understood, _("That day isn’t understood yet."));
}

/* Who knows the day begins to type it where the focus is: on the first row, which a blank would choose. */
static gboolean
key_cb (AftMoveDialog         *self,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        GtkEventControllerKey *controller)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    return GDK_EVENT_PROPAGATE;

  gtk_entry_grab_focus_without_selecting (self->words);

  return gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->words))));
}

static void
activate_cb (AftMoveDialog *self)
{
  GDate day;

  if (parse (self, &day))
    move_to (self, &day);
}

static void
aft_move_dialog_dispose (GObject *object)
{
  AftMoveDialog *self = AFT_MOVE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (aft_move_dialog_parent_class)->dispose (object);
}

static void
aft_move_dialog_class_init (AftMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_move_dialog_dispose;

  moved_signal = g_signal_new ("moved", AFT_TYPE_MOVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftMoveDialog, days);
  gtk_widget_class_bind_template_child (widget_class, AftMoveDialog, words);
  gtk_widget_class_bind_template_child (widget_class, AftMoveDialog, understood);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_move_dialog_init (AftMoveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
}

GtkWidget *
aft_move_dialog_new (AftSession *session,
                     const char *id)
{
  AftMoveDialog *self = g_object_new (AFT_TYPE_MOVE_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *shown = NULL;
      GDate day;

      aft_session_today (session, &day);
      g_date_add_days (&day, choices[i].days);
      shown = dup_shown (self, &day);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dpgettext2 (GETTEXT_PACKAGE, "move to", choices[i].label));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->days, row);
    }

  return GTK_WIDGET (self);
}

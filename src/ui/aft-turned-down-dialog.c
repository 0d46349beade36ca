/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-turned-down-private.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-date.h"
#include "aft-guide.h"
#include "aft-narrow.h"
#include "aft-note.h"
#include "aft-spoken.h"
#include "aft-typed.h"

/* The choices of the combo row, in its order. */
typedef enum
{
  WHAT_TURNED_DOWN,
  WHAT_PANEL,
  WHAT_NEVER_SPOKE,
  WHAT_NEVER_ANSWERED,
  WHAT_OWN_FIRM,
} What;

static const char * const met_words[] = { NULL, "in-person", "video", "phone", "writing", "recruiter-only" };

G_DEFINE_FINAL_TYPE (AftTurnedDownDialog, aft_turned_down_dialog, ADW_TYPE_WINDOW)

/* Under which what is left in it is kept. */
static const char *
get_form (AftTurnedDownDialog *self)
{
  return self->on_the_phone ? "on-the-phone" : "turned-down";
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
ask_window (AftTurnedDownDialog *self,
            const char          *action,
            const char          *target)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "s", target);
}

static void
entry_changed_cb (AftTurnedDownDialog *self)
{
  if (!self->picking)
    g_clear_object (&self->picked);
  gtk_label_set_label (self->problem, "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  aft_spoken_set_wrong (GTK_EDITABLE (self->name), NULL);
  aft_turned_down_dialog_suggest (self);
}

static void
day_changed_cb (AftTurnedDownDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  aft_spoken_set_wrong (GTK_EDITABLE (self->on), NULL);
}

static void
what_cb (AftTurnedDownDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->others), adw_combo_row_get_selected (self->what) == WHAT_PANEL);
}

static gboolean
way_in (AftTurnedDownDialog  *self,
        GError              **error)
{
  AftBook *book = aft_session_get_book (self->session);
  What what = adw_combo_row_get_selected (self->what);
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_auto (GStrv) others = g_strsplit_set (get_text (self->others), ",;", -1);
  AftWayIn input = {
    .contact = self->picked,
    .name = get_text (self->name),
    .company = get_text (self->company),
    .position = get_text (self->position),
    .on = get_text (self->on),
    .email = get_text (self->email),
    .phone = get_text (self->phone),
    .agency = get_text (self->agency),
    .met = met_words[MIN (adw_combo_row_get_selected (self->met), G_N_ELEMENTS (met_words) - 1)],
    .own_firm = what == WHAT_OWN_FIRM,
  };

  if (self->on_the_phone)
    return aft_way_in_on_the_phone (book, &input, now, &self->result, error);
  switch (what)
    {
    case WHAT_PANEL:
      return aft_way_in_panel (book, &input, (const char * const *) others, now, &self->result, error);
    case WHAT_NEVER_SPOKE:
      return aft_way_in_never_spoke (book, &input, now, &self->result, error);
    case WHAT_NEVER_ANSWERED:
      return aft_way_in_never_answered (book, &input, now, &self->result, error);
    case WHAT_TURNED_DOWN:
    case WHAT_OWN_FIRM:
    default:
      return aft_way_in_turned_down (book, &input, now, &self->result, error);
    }
}

static void
show_noted (AftTurnedDownDialog *self)
{
  gboolean guided = self->result.follow_up != NULL;

  if (self->result.words != NULL)
    adw_status_page_set_title (self->noted, self->result.words);
  gtk_widget_set_visible (self->tomorrow, guided);
  gtk_widget_set_visible (self->ready, guided);
  gtk_widget_set_visible (self->close_noted, !guided);
  gtk_stack_set_visible_child_name (self->stack, "noted");
  gtk_widget_grab_focus (guided ? self->tomorrow : self->close_noted);
}

static void
show_guide (AftTurnedDownDialog *self)
{
  ask_window (self, "win.guide", aft_record_get_id (AFT_RECORD (self->result.follow_up)));
  aft_way_in_result_clear (&self->result);
  gtk_window_close (GTK_WINDOW (self));
}

static void
go_cb (AftTurnedDownDialog *self)
{
  g_autoptr (GError) error = NULL;

  aft_way_in_result_clear (&self->result);
  if (!way_in (self, &error))
    {
      AdwEntryRow *wrong = g_error_matches (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE) ? self->on : self->name;
      GtkWidget *folded = gtk_widget_get_ancestor (GTK_WIDGET (wrong), ADW_TYPE_EXPANDER_ROW);

      if (folded != NULL)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (folded), TRUE);
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      aft_spoken_set_wrong (GTK_EDITABLE (wrong), GTK_WIDGET (self->problem));
      gtk_widget_grab_focus (GTK_WIDGET (wrong));
      return;
    }

  aft_typed_forget (self->about, get_form (self));
  aft_session_flush (self->session);
  if (self->on_the_phone && self->result.follow_up != NULL)
    {
      show_guide (self);
      return;
    }
  show_noted (self);
}

/* Whichever way it is left, what was noted is there to be seen. */
static gboolean
aft_turned_down_dialog_close_request (GtkWindow *window)
{
  AftTurnedDownDialog *self = AFT_TURNED_DOWN_DIALOG (window);

  if (self->result.contact != NULL)
    ask_window (self, "win.show", aft_record_get_id (AFT_RECORD (self->result.contact)));
  else if (self->result.application != NULL)
    ask_window (self, "win.show", aft_record_get_id (AFT_RECORD (self->result.application)));

  return GTK_WINDOW_CLASS (aft_turned_down_dialog_parent_class)->close_request (window);
}

static void
tomorrow_cb (AftTurnedDownDialog *self)
{
  AftBook *book = aft_session_get_book (self->session);
  g_autoptr (GDateTime) now = aft_session_now (self->session);

  if (self->result.follow_up != NULL)
    {
      g_autofree char *closing = NULL;

      aft_guide_tomorrow (book, self->result.follow_up, now);
      aft_session_flush (self->session);
      closing = aft_guide_dup_closing (book, self->result.follow_up, now);
      ask_window (self, "win.message", closing);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
ready_cb (AftTurnedDownDialog *self)
{
  show_guide (self);
}

static void
chest_cb (AftTurnedDownDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "chest");
  gtk_widget_grab_focus (GTK_WIDGET (self->chest_view));
}

static void
keep_cb (AftTurnedDownDialog *self)
{
  AftDocument *owner = self->result.contact != NULL ? AFT_DOCUMENT (self->result.contact) : AFT_DOCUMENT (self->result.application);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->chest_view);
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autoptr (AftNote) note = aft_record_new (AFT_TYPE_NOTE, NULL);
  g_autofree char *created = aft_moment_format (now);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (owner != NULL && *text != '\0')
    {
      aft_book_begin (aft_session_get_book (self->session), _("Keep a private note"));
      aft_record_set (note, AFT_NOTE_TEXT, text);
      aft_record_set (note, AFT_NOTE_CREATED, created);
      aft_document_add (owner, note);
      aft_book_end (aft_session_get_book (self->session));
    }
  tomorrow_cb (self);
}

static void
aft_turned_down_dialog_dispose (GObject *object)
{
  AftTurnedDownDialog *self = AFT_TURNED_DOWN_DIALOG (object);

  aft_way_in_result_clear (&self->result);
  g_clear_object (&self->picked);
  g_clear_object (&self->about);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (aft_turned_down_dialog_parent_class)->dispose (object);
}

static void
aft_turned_down_dialog_class_init (AftTurnedDownDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_turned_down_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = aft_turned_down_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-turned-down-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, go);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, company);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, known);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, more);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, what);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, others);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, position);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, on);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, email);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, phone);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, agency);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, met);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, noted);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, tomorrow);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, ready);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, close_noted);
  gtk_widget_class_bind_template_child (widget_class, AftTurnedDownDialog, chest_view);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_cb);
  gtk_widget_class_bind_template_callback (widget_class, tomorrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, chest_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
aft_turned_down_dialog_init (AftTurnedDownDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->known), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  what_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
}

/* @left: whether something stands in it that was left there. */
static AftTurnedDownDialog *
make (AftSession *session,
      gpointer    about,
      gboolean    on_the_phone,
      gboolean   *left)
{
  AftTurnedDownDialog *self = g_object_new (AFT_TYPE_TURNED_DOWN_DIALOG, NULL);
  gpointer fields[] = {
    self->name, self->company, self->what, self->others, self->position, self->on, self->email, self->phone, self->agency, self->met,
  };

  self->session = g_object_ref (session);
  self->about = g_object_ref (about);
  self->on_the_phone = on_the_phone;
  /* On the phone only the first two are asked for. */
  *left = aft_typed_keep (about, get_form (self), (GtkWidget **) fields, on_the_phone ? 2 : G_N_ELEMENTS (fields));
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);

  return self;
}

GtkWidget *
aft_turned_down_dialog_new (AftSession *session)
{
  gboolean left;

  return GTK_WIDGET (make (session, session, FALSE, &left));
}

/* What isn't seen would be taken unawares. */
static void
fill (AdwEntryRow *row,
      AftDocument *job,
      guint        field)
{
  GtkWidget *folded = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_EXPANDER_ROW);
  const char *value = aft_record_get (job, field);

  if (value == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  if (folded != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (folded), TRUE);
}

GtkWidget *
aft_turned_down_dialog_new_about (AftSession  *session,
                                  AftDocument *about)
{
  AftTurnedDownDialog *self;
  AftContact *person;
  gboolean left;

  g_return_val_if_fail (AFT_IS_CONTACT (about) || AFT_IS_APPLICATION (about), NULL);

  self = make (session, about, FALSE, &left);
  person = AFT_IS_CONTACT (about) ? AFT_CONTACT (about) : aft_way_in_find_decider (aft_session_get_book (session), AFT_APPLICATION (about));
  if (!left && AFT_IS_APPLICATION (about))
    {
      fill (self->company, about, AFT_APPLICATION_COMPANY);
      fill (self->position, about, AFT_APPLICATION_POSITION);
      fill (self->agency, about, AFT_APPLICATION_AGENCY);
      fill (self->on, about, AFT_APPLICATION_TURNED_DOWN);
    }
  if (person != NULL && (!left || g_str_equal (get_text (self->name), aft_document_get_summary (AFT_DOCUMENT (person))->title)))
    aft_turned_down_dialog_pick (self, person);
  gtk_window_set_focus (GTK_WINDOW (self), self->picked != NULL ? self->go : GTK_WIDGET (self->name));

  return GTK_WIDGET (self);
}

GtkWidget *
aft_on_the_phone_dialog_new (AftSession *session)
{
  gboolean left;
  AftTurnedDownDialog *self = make (session, session, TRUE, &left);

  gtk_window_set_title (GTK_WINDOW (self), _("They’re on the Phone"));
  gtk_label_set_label (self->intro, _("Who is it? A name or a company, then Return: you can take notes at once."));
  gtk_button_set_label (GTK_BUTTON (self->go), _("_Take Notes"));
  gtk_widget_set_visible (self->more, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 340);
  return GTK_WIDGET (self);
}

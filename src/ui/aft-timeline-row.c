/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-timeline.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-feedback.h"
#include "aft-field-row.h"
#include "aft-notes.h"
#include "aft-row-group.h"
#include "aft-spoken.h"
#include "aft-text-break.h"
#include "aft-text.h"
#include "aft-touch.h"
#include "aft-unfold-row.h"

/* Code points of a mail that was sent. */
#define SENT_MAX 4000

static const char *
get_icon (gpointer record)
{
  const char *channel;

  if (AFT_IS_NOTE (record))
    return "document-edit-symbolic";
  if (AFT_IS_FEEDBACK (record))
    return "user-available-symbolic";

  channel = aft_record_get (record, AFT_TOUCH_CHANNEL);
  if (g_strcmp0 (channel, "call") == 0)
    return "call-start-symbolic";
  if (g_strcmp0 (channel, "meeting") == 0)
    return "system-users-symbolic";

  return "mail-unread-symbolic";
}

/* "Call, talked": what kind of contact it was. */
static char *
dup_kind (gpointer record)
{
  if (AFT_IS_NOTE (record))
    return g_strdup (C_("timeline", "Note"));
  if (AFT_IS_FEEDBACK (record))
    {
      const char *kind = aft_words_shown (AFT_WORDS_FEEDBACK, aft_record_get (record, AFT_FEEDBACK_KIND));

      /* Translators: what somebody said, and how it was sorted: keep, story, gap ... */
      return *kind != '\0' ? g_strdup_printf (C_("timeline", "Feedback: %s"), kind) : g_strdup (C_("timeline", "Feedback"));
    }

  if (aft_record_is (record, AFT_TOUCH_RESULT, NULL))
    return g_strdup (aft_words_shown (AFT_WORDS_CHANNEL, aft_record_get (record, AFT_TOUCH_CHANNEL)));

  /* Translators: a contact's channel and its result, "Call, talked". */
  return g_strdup_printf (C_("timeline", "%s: %s"),
                          aft_words_shown (AFT_WORDS_CHANNEL, aft_record_get (record, AFT_TOUCH_CHANNEL)),
                          aft_words_shown (AFT_WORDS_RESULT, aft_record_get (record, AFT_TOUCH_RESULT)));
}

static char *
dup_words (gpointer record)
{
  const char *text = NULL;

  if (AFT_IS_NOTE (record))
    {
      g_autoptr (AftNoteItem) item = aft_note_item_new_for (record);

      return aft_note_dup_title (aft_note_item_get_facts (item));
    }
  if (AFT_IS_FEEDBACK (record))
    {
      g_autofree char *words = NULL;

      text = aft_record_get (record, AFT_FEEDBACK_WORDS);
      words = text != NULL ? g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 2 * AFT_TEXT_SHOWN_MAX)) : NULL;
      if (words != NULL)
        {
          g_autofree char *line = aft_text_dup_line (words);
          g_autofree char *shown = aft_text_dup_shown (line, 300);

          /* Translators: what somebody said, word for word. */
          return g_strdup_printf (_("“%s”"), shown);
        }
    }
  else
    {
      text = aft_record_get (record, AFT_TOUCH_SUMMARY);
      if (text == NULL)
        text = aft_record_get (record, AFT_TOUCH_SUBJECT);
    }

  if (text != NULL)
    {
      g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 2 * AFT_TEXT_SHOWN_MAX));
      g_autofree char *line = aft_text_dup_line (start);

      if (line != NULL)
        return aft_text_dup_shown (line, 300);
    }

  return dup_kind (record);
}

static void
show (GtkWidget  *row,
      AftSession *session,
      AftRecord  *record)
{
  g_autofree char *title = dup_words (record);
  g_autofree char *kind = dup_kind (record);
  g_autofree char *when = aft_timeline_dup_when (record);
  g_autofree char *shown = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *name = NULL;
  GDate today;

  aft_session_today (session, &today);
  shown = aft_day_dup_shown (when, &today);
  if (g_str_equal (title, kind))
    subtitle = g_strdup (shown);
  else
    /* Translators: what kind of contact it was, and when. */
    subtitle = *shown != '\0' ? g_strdup_printf (C_("timeline", "%s · %s"), kind, shown) : g_strdup (kind);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  name = g_strdup_printf (C_("row", "%s, %s"), title, subtitle);
  aft_spoken_set_name (GTK_WIDGET (row), name);
}

static void
show_note_cb (AftRecord  *record,
              GParamSpec *pspec,
              GtkWidget  *row)
{
  show (row, g_object_get_data (G_OBJECT (row), "aft-session"), record);
}

static void
show_row (AdwExpanderRow *row,
          AftSession     *session,
          gpointer        record)
{
  show (GTK_WIDGET (row), session, record);
}

static void
open_fix_cb (GtkWidget *row,
             GtkButton *button)
{
  const char *fix = aft_record_get (aft_unfold_row_get_record (row), AFT_FEEDBACK_FIX);

  if (fix != NULL)
    gtk_widget_activate_action (row, "win.show", "s", fix);
}

static void
show_its_note_cb (GtkWidget *row,
                  GtkButton *button)
{
  AftRecord *record = aft_unfold_row_get_record (row);
  const char *words = aft_record_get (record, AFT_FEEDBACK_WORDS);
  g_autofree char *line = g_strndup (words != NULL ? words : "", strcspn (words != NULL ? words : "", "\n"));

  gtk_widget_activate_action (row, "win.show-words", "(ss)", aft_record_get (record, AFT_FEEDBACK_NOTE), line);
}

static void
add_buttons (AdwExpanderRow *row,
             AftSession     *session,
             AftRecord      *record)
{
  AftWrapBox *buttons = aft_unfold_row_add_buttons (row, adw_expander_row_get_subtitle (row));

  if (AFT_IS_FEEDBACK (record) && aft_record_get (record, AFT_FEEDBACK_FIX) != NULL
      && aft_book_lookup (aft_session_get_book (session), aft_record_get (record, AFT_FEEDBACK_FIX)) != NULL)
    aft_wrap_box_append (buttons, aft_unfold_row_button_new (row, _("Show What I’ll Do"), adw_expander_row_get_subtitle (row),
                                                             G_CALLBACK (open_fix_cb)));
  if (AFT_IS_FEEDBACK (record) && aft_record_get (record, AFT_FEEDBACK_NOTE) != NULL)
    aft_wrap_box_append (buttons, aft_unfold_row_button_new (row, _("Show the Note"), adw_expander_row_get_subtitle (row),
                                                             G_CALLBACK (show_its_note_cb)));
}

#define SESSION(row) (aft_unfold_row_get_session (GTK_WIDGET (row)))
#define RECORD(row) (aft_unfold_row_get_record (GTK_WIDGET (row)))

static void
add_field (AdwExpanderRow *row,
           const char     *title,
           guint           field)
{
  g_autofree char *spoken = aft_field_dup_spoken (title, adw_expander_row_get_subtitle (row));

  adw_expander_row_add_row (row, aft_field_row_new (SESSION (row), title, spoken, RECORD (row), field));
}

static void
add_choice (AdwExpanderRow *row,
            const char     *title,
            guint           field,
            AftWords        set)
{
  g_autofree char *spoken = aft_field_dup_spoken (title, adw_expander_row_get_subtitle (row));

  adw_expander_row_add_row (row, aft_choice_row_new (SESSION (row), title, spoken, RECORD (row), field, set, NULL));
}

static void
add_text (AdwExpanderRow *row,
          const char     *title,
          guint           field)
{
  g_autofree char *spoken = aft_field_dup_spoken (title, adw_expander_row_get_subtitle (row));

  adw_expander_row_add_row (row, aft_text_row_new (SESSION (row), title, spoken, NULL, RECORD (row), field));
}

static void
add_person (AdwExpanderRow *row,
            const char     *title,
            guint           field,
            AftDocument    *own)
{
  g_autofree char *spoken = aft_field_dup_spoken (title, adw_expander_row_get_subtitle (row));

  adw_expander_row_add_row (row, aft_person_row_new (SESSION (row), title, spoken, RECORD (row), field, own));
}

static void
add_sent (AdwExpanderRow *row,
          AftRecord      *record)
{
  const char *subject = aft_record_get (record, AFT_TOUCH_SUBJECT);
  g_autofree char *title = aft_text_dup_shown (subject != NULL ? subject : _("Text"), AFT_TEXT_SHOWN_MAX);
  g_autofree char *spoken = aft_field_dup_spoken (title, adw_expander_row_get_subtitle (row));
  g_autofree char *capped = aft_text_dup_shown (aft_record_get (record, AFT_TOUCH_TEXT), SENT_MAX);
  g_autofree char *text = aft_text_break_words (capped);

  adw_expander_row_add_row (row, aft_text_row_new_shown (title, spoken, text));
}

static void
fill (AdwExpanderRow *row,
      AftSession     *session,
      gpointer        record)
{
  if (AFT_IS_TOUCH (record))
    {
      add_field (row, _("When"), AFT_TOUCH_WHEN);
      add_choice (row, _("How"), AFT_TOUCH_CHANNEL, AFT_WORDS_CHANNEL);
      add_choice (row, _("Who Began"), AFT_TOUCH_DIRECTION, AFT_WORDS_DIRECTION);
      add_choice (row, _("Result"), AFT_TOUCH_RESULT, AFT_WORDS_RESULT);
      add_text (row, _("What Was Said"), AFT_TOUCH_SUMMARY);
      /* What was sent from here is a fact: shown, not edited. */
      if (aft_record_get (record, AFT_TOUCH_TEXT) != NULL)
        add_sent (row, record);
    }
  else
    {
      add_text (row, _("Their Words"), AFT_FEEDBACK_WORDS);
      add_choice (row, _("Kind"), AFT_FEEDBACK_KIND, AFT_WORDS_FEEDBACK);
      add_field (row, _("Said On"), AFT_FEEDBACK_WHEN);
      add_person (row, _("Said By"), AFT_FEEDBACK_SAID_BY, aft_record_get_document (record));
      /* Translators: who told what somebody else had said, as a recruiter does. */
      add_person (row, _("Passed On By"), AFT_FEEDBACK_RELAYED_BY, NULL);
    }
  add_buttons (row, session, record);
}

static GtkWidget *
make_note_row (AftSession *session,
               AftRecord  *note)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", aft_record_get_id (note));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  g_object_set_data_full (G_OBJECT (row), "aft-session", g_object_ref (session), g_object_unref);
  g_signal_connect_object (note, "notify", G_CALLBACK (show_note_cb), row, 0);
  show (row, session, note);

  return row;
}

GtkWidget *
aft_timeline_row_new (AftSession  *session,
                      AftDocument *contact,
                      gpointer     record)
{
  static const AftUnfoldRowKind kind = { show_row, fill };
  gboolean note = AFT_IS_NOTE (record);
  GtkWidget *row = note ? make_note_row (session, record) : aft_unfold_row_new (session, record, &kind);
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (record));

  gtk_widget_add_css_class (icon, "dim-label");
  if (note)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  else
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);

  return row;
}

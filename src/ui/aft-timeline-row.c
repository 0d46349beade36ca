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
#include "aft-text.h"
#include "aft-touch.h"

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
    return aft_note_dup_title (record);
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
    text = aft_record_get (record, AFT_TOUCH_SUMMARY);

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
update (GtkWidget *row,
        AftRecord *record)
{
  AftSession *session = g_object_get_data (G_OBJECT (row), "aft-session");
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
notify_cb (AftRecord  *record,
           GParamSpec *pspec,
           GtkWidget  *row)
{
  update (row, record);
}

static void
delete_cb (GtkWidget *row,
           GtkButton *button)
{
  AftRecord *record = g_object_get_data (G_OBJECT (row), "aft-record");

  gtk_widget_activate_action (row, "win.delete", "s", aft_record_get_id (record));
}

static void
open_fix_cb (GtkWidget *row,
             GtkButton *button)
{
  AftRecord *record = g_object_get_data (G_OBJECT (row), "aft-record");
  const char *fix = aft_record_get (record, AFT_FEEDBACK_FIX);

  if (fix != NULL)
    gtk_widget_activate_action (row, "win.show", "s", fix);
}

static void
add_buttons (AdwExpanderRow *row,
             AftSession     *session,
             AftRecord      *record)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_with_label (_("Delete"));
  g_autofree char *spoken = aft_field_dup_spoken (_("Delete"), adw_expander_row_get_subtitle (row));

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_widget_set_margin_bottom (buttons, 6);
  gtk_widget_set_margin_end (buttons, 6);
  if (AFT_IS_FEEDBACK (record) && aft_record_get (record, AFT_FEEDBACK_FIX) != NULL
      && aft_book_lookup (aft_session_get_book (session), aft_record_get (record, AFT_FEEDBACK_FIX)) != NULL)
    {
      GtkWidget *fix = gtk_button_new_with_label (_("Show What I’ll Do"));

      g_signal_connect_object (fix, "clicked", G_CALLBACK (open_fix_cb), row, G_CONNECT_SWAPPED);
      gtk_widget_add_css_class (fix, "flat");
      gtk_box_append (GTK_BOX (buttons), fix);
    }
  gtk_widget_add_css_class (remove, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_cb), row, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), remove);
  adw_expander_row_add_row (row, buttons);
}

#define SESSION(row) (g_object_get_data (G_OBJECT (row), "aft-session"))
#define RECORD(row) (g_object_get_data (G_OBJECT (row), "aft-record"))

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

/* The fields are made when they are first looked at: a timeline is long. */
static void
expanded_cb (AdwExpanderRow *row)
{
  AftSession *session = g_object_get_data (G_OBJECT (row), "aft-session");
  AftRecord *record = g_object_get_data (G_OBJECT (row), "aft-record");

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "aft-filled") != NULL)
    return;

  g_object_set_data (G_OBJECT (row), "aft-filled", GINT_TO_POINTER (TRUE));
  if (AFT_IS_TOUCH (record))
    {
      add_field (row, _("When"), AFT_TOUCH_WHEN);
      add_choice (row, _("How"), AFT_TOUCH_CHANNEL, AFT_WORDS_CHANNEL);
      add_choice (row, _("Who Began"), AFT_TOUCH_DIRECTION, AFT_WORDS_DIRECTION);
      add_choice (row, _("Result"), AFT_TOUCH_RESULT, AFT_WORDS_RESULT);
      add_text (row, _("What Was Said"), AFT_TOUCH_SUMMARY);
    }
  else
    {
      add_text (row, _("Their Words"), AFT_FEEDBACK_WORDS);
      add_choice (row, _("Kind"), AFT_FEEDBACK_KIND, AFT_WORDS_FEEDBACK);
      add_field (row, _("Said On"), AFT_FEEDBACK_WHEN);
    }
  add_buttons (row, session, record);
}

GtkWidget *
aft_timeline_row_new (AftSession  *session,
                      AftDocument *contact,
                      gpointer     record)
{
  gboolean note = AFT_IS_NOTE (record);
  GtkWidget *row = note ? adw_action_row_new () : adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (record));

  gtk_widget_add_css_class (icon, "dim-label");
  g_object_set_data_full (G_OBJECT (row), "aft-session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "aft-record", g_object_ref (record), g_object_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (note)
    {
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", aft_record_get_id (record));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
    }
  else
    {
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
      g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
    }
  g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), row, 0);
  update (row, record);

  return row;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-said-row.h"

#include <glib/gi18n-lib.h>

#include "aft-text.h"

#define N_KINDS 5

struct _AftSaidRow
{
  AdwComboRow    parent_instance;

  AftGuidePage  *page;          /* not owned: it owns the row */
  AftMarkedLine *line;
  AftFeedback   *feedback;
};

G_DEFINE_FINAL_TYPE (AftSaidRow, aft_said_row, ADW_TYPE_COMBO_ROW)

static void
selected_cb (AftSaidRow *self)
{
  const AftFeedbackKind *kinds = aft_guide_get_feedback_kinds ();
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  AftBook *book = aft_guide_page_get_book (self->page);
  g_autoptr (GDateTime) now = aft_guide_page_now (self->page);
  g_autoptr (GError) error = NULL;

  /* The first choice is "not sorted yet". */
  if (selected == 0 || selected > N_KINDS)
    return;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), aft_guide_feedback_get_test (kinds[selected - 1].word));
  if (self->feedback != NULL)
    aft_record_set (self->feedback, AFT_FEEDBACK_KIND, kinds[selected - 1].word);
  else if (aft_guide_sort_line (book, aft_guide_page_get_follow_up (self->page), self->line, kinds[selected - 1].word, now,
                                &error) == NULL)
    aft_guide_page_complain (self->page, error);
}

static void
aft_said_row_dispose (GObject *object)
{
  AftSaidRow *self = AFT_SAID_ROW (object);

  g_clear_object (&self->line);
  g_clear_object (&self->feedback);

  G_OBJECT_CLASS (aft_said_row_parent_class)->dispose (object);
}

static void
aft_said_row_class_init (AftSaidRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_said_row_dispose;
}

static void
aft_said_row_init (AftSaidRow *self)
{
}

GtkWidget *
aft_said_row_new (AftGuidePage  *page,
                  AftMarkedLine *line,
                  AftFeedback   *feedback)
{
  AftSaidRow *self = g_object_new (AFT_TYPE_SAID_ROW, NULL);
  const AftFeedbackKind *kinds = aft_guide_get_feedback_kinds ();
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  const char *words = feedback != NULL ? aft_record_get (feedback, AFT_FEEDBACK_WORDS) : aft_marked_line_get_words (line);
  g_autofree char *shown = aft_text_dup_shown (words, AFT_TEXT_SHOWN_MAX);
  guint selected = 0;

  self->page = page;
  g_set_object (&self->line, line);
  g_set_object (&self->feedback, feedback);

  gtk_string_list_append (choices, _("Not Sorted Yet"));
  for (guint i = 0; i < N_KINDS; i++)
    {
      gtk_string_list_append (choices, aft_guide_feedback_get_title (kinds[i].word));
      if (feedback != NULL && aft_record_is (feedback, AFT_FEEDBACK_KIND, kinds[i].word))
        selected = i + 1;
    }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  if (selected > 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), aft_guide_feedback_get_test (kinds[selected - 1].word));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);

  return GTK_WIDGET (self);
}

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
  guint          n_before;      /* choices before the kinds: what isn't sorted has one that says so */
  gboolean       showing;
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

  if (self->showing || selected < self->n_before || selected - self->n_before >= N_KINDS)
    return;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), aft_guide_feedback_get_test (kinds[selected - self->n_before].word));
  if (self->feedback != NULL)
    aft_record_set (self->feedback, AFT_FEEDBACK_KIND, kinds[selected - self->n_before].word);
  else if (aft_guide_sort_line (book, aft_guide_page_get_follow_up (self->page), self->line,
                                kinds[selected - self->n_before].word, now, &error) == NULL)
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

static void
set_choices (AftSaidRow *self,
             guint       n_before)
{
  const AftFeedbackKind *kinds = aft_guide_get_feedback_kinds ();
  g_autoptr (GtkStringList) choices = NULL;

  if (self->n_before == n_before && adw_combo_row_get_model (ADW_COMBO_ROW (self)) != NULL)
    return;

  choices = gtk_string_list_new (NULL);
  if (n_before > 0)
    gtk_string_list_append (choices, _("Not Sorted Yet"));
  for (guint i = 0; i < N_KINDS; i++)
    gtk_string_list_append (choices, aft_guide_feedback_get_title (kinds[i].word));
  self->n_before = n_before;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (choices));
}

void
aft_said_row_show (AftSaidRow    *self,
                   AftMarkedLine *line,
                   AftFeedback   *feedback)
{
  const AftFeedbackKind *kinds = aft_guide_get_feedback_kinds ();
  guint kind = 0;

  g_return_if_fail (AFT_IS_SAID_ROW (self));

  while (kind < N_KINDS && (feedback == NULL || !aft_record_is (feedback, AFT_FEEDBACK_KIND, kinds[kind].word)))
    kind++;

  self->showing = TRUE;
  g_set_object (&self->line, line);
  g_set_object (&self->feedback, feedback);
  set_choices (self, kind < N_KINDS ? 0 : 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), kind < N_KINDS ? kind : 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), kind < N_KINDS ? aft_guide_feedback_get_test (kinds[kind].word) : "");
  self->showing = FALSE;
}

GtkWidget *
aft_said_row_new (AftGuidePage  *page,
                  AftMarkedLine *line,
                  AftFeedback   *feedback)
{
  AftSaidRow *self = g_object_new (AFT_TYPE_SAID_ROW, NULL);
  const char *words = feedback != NULL ? aft_record_get (feedback, AFT_FEEDBACK_WORDS) : aft_marked_line_get_words (line);
  g_autofree char *shown = aft_text_dup_shown (words, AFT_TEXT_SHOWN_MAX);

  self->page = page;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  aft_said_row_show (self, line, feedback);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);

  return GTK_WIDGET (self);
}

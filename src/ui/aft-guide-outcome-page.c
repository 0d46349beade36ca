/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include "aft-check-row.h"
#include "aft-entry-row.h"
#include "aft-feedback.h"
#include "aft-guide-pages.h"
#include "aft-opened-row.h"
#include "aft-remind.h"
#include "aft-said-row.h"

#define N_HANDS 3

static const struct { const char *word; const char *label; } hands[N_HANDS] = {
  { "listened", N_("I listened") },
  { "thanked", N_("I thanked them") },
  { "left-decision", N_("I left the decision alone") },
};

struct _AftGuideOutcomePage
{
  AftGuidePage         parent_instance;

  AdwPreferencesGroup *hands;
  GtkWidget           *hand_checks[N_HANDS];
  GtkWidget           *mending_box;
  GtkLabel            *mending;
  AdwPreferencesGroup *outcomes;
  GPtrArray           *outcome_checks;  /* GtkWidget, in the order of aft_guide_get_outcomes () */
  GtkLabel            *outcome_words;
  AdwPreferencesGroup *opened;
  GPtrArray           *opened_rows;     /* AftOpenedRow */
  AdwPreferencesGroup *said;
  AdwEntryRow         *words;
  GPtrArray           *said_rows;       /* AftSaidRow */
  char                *said_words;      /* what the rows were made of */
  GtkLabel            *promises;
  gboolean             refreshing;
};

G_DEFINE_FINAL_TYPE (AftGuideOutcomePage, aft_guide_outcome_page, AFT_TYPE_GUIDE_PAGE)

static void
hand_cb (AftGuideOutcomePage *self,
         GtkCheckButton      *check)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_HANDS && !self->refreshing; i++)
    if (self->hand_checks[i] == GTK_WIDGET (check) &&
        !aft_guide_set_in_my_hands (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), hands[i].word,
                                    gtk_check_button_get_active (check), &error))
      aft_guide_page_complain (page, error);
}

static void
outcome_cb (AftGuideOutcomePage *self,
            GtkCheckButton      *check)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GError) error = NULL;
  guint n;
  const AftOutcome *outcomes = aft_guide_get_outcomes (&n);

  if (self->refreshing || !gtk_check_button_get_active (check))
    return;

  now = aft_guide_page_now (page);
  for (guint i = 0; i < n; i++)
    if (g_ptr_array_index (self->outcome_checks, i) == check &&
        !aft_guide_set_outcome (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), outcomes[i].word, NULL, now,
                                NULL, &error))
      aft_guide_page_complain (page, error);
  aft_session_flush (aft_guide_page_get_session (page));
}

static void
copy_mending_cb (AftGuideOutcomePage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_label (self->mending));
  aft_guide_page_say (AFT_GUIDE_PAGE (self), _("Copied."));
}

static void
add_words_cb (AftGuideOutcomePage *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_autoptr (GError) error = NULL;

  if (aft_guide_add_feedback (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page),
                              gtk_editable_get_text (GTK_EDITABLE (self->words)), "story", now, &error) == NULL)
    {
      aft_guide_page_complain (page, error);
      return;
    }
  aft_entry_row_show (self->words, "");
  aft_session_flush (aft_guide_page_get_session (page));
  aft_guide_page_refresh (page);
}

static void
add_choices (AftGuideOutcomePage *self)
{
  guint n;
  const AftOutcome *outcomes = aft_guide_get_outcomes (&n);

  for (guint i = 0; i < N_HANDS; i++)
    {
      adw_preferences_group_add (self->hands, aft_check_row_new (_(hands[i].label), NULL, FALSE, NULL, &self->hand_checks[i]));
      g_signal_connect_object (self->hand_checks[i], "toggled", G_CALLBACK (hand_cb), self, G_CONNECT_SWAPPED);
    }

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *check;
      GtkWidget *row = aft_check_row_new (aft_guide_outcome_get_title (&outcomes[i]), NULL, TRUE,
                                          i > 0 ? g_ptr_array_index (self->outcome_checks, 0) : NULL, &check);

      g_ptr_array_add (self->outcome_checks, check);
      adw_preferences_group_add (self->outcomes, row);
      g_signal_connect_object (check, "toggled", G_CALLBACK (outcome_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
refresh_outcome (AftGuideOutcomePage *self,
                 AftFollowUp         *follow_up)
{
  const char *word = aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME);
  const AftOutcome *chosen = word != NULL ? aft_guide_find_outcome (word) : NULL;
  const char *mending = aft_guide_get_mending (follow_up);
  guint n;
  const AftOutcome *outcomes = aft_guide_get_outcomes (&n);

  for (guint i = 0; i < N_HANDS; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->hand_checks[i]),
                                 aft_record_list_has (follow_up, AFT_FOLLOW_UP_IN_MY_HANDS, hands[i].word));
  for (guint i = 0; i < n; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->outcome_checks, i), &outcomes[i] == chosen);

  gtk_widget_set_visible (GTK_WIDGET (self->outcome_words), chosen != NULL);
  if (chosen != NULL)
    gtk_label_set_label (self->outcome_words, aft_guide_outcome_get_words (chosen));
  gtk_widget_set_visible (self->mending_box, mending != NULL && chosen != NULL);
  if (mending != NULL)
    gtk_label_set_label (self->mending, mending);
}

static void
refresh_opened (AftGuideOutcomePage *self,
                AftGuidePage        *page)
{
  static const char * const words[] = { "in-touch", "opening", "somebody", "event", "nothing" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (self->opened_rows->len <= i)
        {
          GtkWidget *row = aft_opened_row_new (page, words[i]);

          adw_preferences_group_add (self->opened, row);
          g_ptr_array_add (self->opened_rows, row);
        }
      aft_opened_row_refresh (g_ptr_array_index (self->opened_rows, i));
    }
}

/* What a row shows; one of the two may be NULL. */
typedef struct
{
  AftMarkedLine *line;
  AftFeedback   *feedback;
} Said;

static void
add_said (GArray        *said,
          GString       *words,
          AftMarkedLine *line,
          AftFeedback   *feedback)
{
  const Said one = { line, feedback };

  g_array_append_val (said, one);
  g_string_append_printf (words, "\n> %s",
                          line != NULL ? aft_marked_line_get_words (line) : aft_record_get (feedback, AFT_FEEDBACK_WORDS));
}

/* Lines that are marked come first, as the conversation went; then what was typed here. Two rows are the same if their words are:
 * choosing a kind must not take the focus from the row. */
static void
refresh_said (AftGuideOutcomePage *self,
              AftGuidePage        *page)
{
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (page);
  const char *id = aft_record_get_id (AFT_RECORD (follow_up));
  g_autoptr (GListModel) lines = aft_guide_list_marked_lines (follow_up, AFT_MARK_QUOTE);
  GListModel *all = aft_document_get_records (AFT_DOCUMENT (aft_guide_page_get_contact (page)), AFT_TYPE_FEEDBACK);
  g_autoptr (GHashTable) marked = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GString) words = g_string_new (id);
  gboolean same;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (AftMarkedLine) line = g_list_model_get_item (lines, i);

      g_hash_table_add (marked, aft_marked_line_get_feedback (line));
      add_said (said, words, line, aft_marked_line_get_feedback (line));
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);

      if (aft_record_is (feedback, AFT_FEEDBACK_FOLLOW_UP, id) && !g_hash_table_contains (marked, feedback))
        add_said (said, words, NULL, feedback);
    }

  same = g_strcmp0 (words->str, self->said_words) == 0;
  g_free (self->said_words);
  self->said_words = g_strdup (words->str);
  for (guint i = 0; i < self->said_rows->len && !same; i++)
    adw_preferences_group_remove (self->said, g_ptr_array_index (self->said_rows, i));
  if (!same)
    g_ptr_array_set_size (self->said_rows, 0);

  for (guint i = 0; i < said->len; i++)
    {
      const Said *one = &g_array_index (said, Said, i);

      if (same)
        aft_said_row_show (g_ptr_array_index (self->said_rows, i), one->line, one->feedback);
      else
        {
          GtkWidget *row = aft_said_row_new (page, one->line, one->feedback);

          adw_preferences_group_add (self->said, row);
          g_ptr_array_add (self->said_rows, row);
        }
    }
}

static guint
count_open (GListModel *promises)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (promises); i++)
    {
      g_autoptr (AftMarkedLine) line = g_list_model_get_item (promises, i);
      AftReminder *reminder = aft_marked_line_get_reminder (line);

      n += reminder != NULL && aft_remind_is_open (reminder);
    }

  return n;
}

static void
refresh_promises (AftGuideOutcomePage *self,
                  AftFollowUp         *follow_up)
{
  g_autoptr (GListModel) lines = aft_guide_list_marked_lines (follow_up, AFT_MARK_PROMISE);
  guint n = count_open (lines);
  g_autofree char *words = g_strdup_printf (ngettext ("%u promise of yours is a reminder and stands under Today.",
                                                      "%u promises of yours are reminders and stand under Today.", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self->promises), n > 0);
  gtk_label_set_label (self->promises, words);
}

static void
aft_guide_outcome_page_refresh (AftGuidePage *page)
{
  AftGuideOutcomePage *self = AFT_GUIDE_OUTCOME_PAGE (page);
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (page);

  self->refreshing = TRUE;
  refresh_outcome (self, follow_up);
  refresh_opened (self, page);
  refresh_said (self, page);
  refresh_promises (self, follow_up);
  self->refreshing = FALSE;
}

static void
aft_guide_outcome_page_enter (AftGuidePage *page)
{
  AftGuideOutcomePage *self = AFT_GUIDE_OUTCOME_PAGE (page);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);

  aft_guide_make_promises (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), now);
  aft_guide_outcome_page_refresh (page);
  aft_check_row_focus (self->hand_checks[0]);
}

static GtkWidget *
aft_guide_outcome_page_find_choice (AftGuidePage *page,
                                    const char   *word)
{
  AftGuideOutcomePage *self = AFT_GUIDE_OUTCOME_PAGE (page);
  guint n;
  const AftOutcome *outcomes = aft_guide_get_outcomes (&n);

  for (guint i = 0; i < N_HANDS; i++)
    if (g_str_equal (hands[i].word, word))
      return self->hand_checks[i];
  for (guint i = 0; i < n; i++)
    if (g_str_equal (outcomes[i].word, word))
      return g_ptr_array_index (self->outcome_checks, i);

  return NULL;
}

static void
aft_guide_outcome_page_finalize (GObject *object)
{
  AftGuideOutcomePage *self = AFT_GUIDE_OUTCOME_PAGE (object);

  g_ptr_array_unref (self->outcome_checks);
  g_ptr_array_unref (self->opened_rows);
  g_ptr_array_unref (self->said_rows);
  g_free (self->said_words);

  G_OBJECT_CLASS (aft_guide_outcome_page_parent_class)->finalize (object);
}

static void
aft_guide_outcome_page_class_init (AftGuideOutcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AftGuidePageClass *page_class = AFT_GUIDE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aft_guide_outcome_page_finalize;
  page_class->refresh = aft_guide_outcome_page_refresh;
  page_class->enter = aft_guide_outcome_page_enter;
  page_class->find_choice = aft_guide_outcome_page_find_choice;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-outcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, hands);
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, mending_box);
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, mending);
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, outcomes);
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, outcome_words);
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, opened);
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, said);
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, words);
  gtk_widget_class_bind_template_child (widget_class, AftGuideOutcomePage, promises);
  gtk_widget_class_bind_template_callback (widget_class, copy_mending_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_words_cb);
}

static void
aft_guide_outcome_page_init (AftGuideOutcomePage *self)
{
  self->outcome_checks = g_ptr_array_new ();
  self->opened_rows = g_ptr_array_new ();
  self->said_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
}

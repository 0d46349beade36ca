/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-application.h"
#include "aft-feedback.h"
#include "aft-guide-learn.h"
#include "aft-learn-card.h"
#include "aft-story.h"
#include "aft-ui.h"
#include "step-fixture.h"

/* What the step Learn offers for what they said. */

static gboolean
is_shown (GtkWidget  *card,
          const char *child)
{
  return gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (card, AFT_TYPE_LEARN_CARD, child)));
}

/* Each card speaks of its own practice. Its button says what it opens, also after the feedback was sorted anew or the story
 * went. */
static void
test_cards (Fixture       *f,
            gconstpointer  data)
{
  static const struct { const char *kind; const char *of; const char *label; gboolean used; } cases[] = {
    { "story", NULL, "Write the _Story", FALSE },
    { "gap", NULL, "Fill the _Gap Card", FALSE },
    { "story", "story", "Open the _Story", TRUE },
    { "gap", "gap", "Open the _Gap Card", TRUE },
    { "gap", "story", "Open the _Story", TRUE },
    { "story", "gap", "Open the _Gap Card", TRUE },
    { "story", "", "Write the _Story", FALSE },
    { "keep", "story", NULL, FALSE },
    { "manner", "story", NULL, FALSE },
  };
  AftFeedback *first = aft_guide_add_feedback (f->book, f->follow_up, "Too fast", "manner", f->now, NULL);
  AftFeedback *second = aft_guide_add_feedback (f->book, f->follow_up, "Too low", "manner", f->now, NULL);
  GtkWidget *card, *other;

  aft_guide_practise (f->book, first, "Slowly", NULL, f->now);
  aft_guide_page_refresh (f->page);
  card = find (GTK_WIDGET (f->page), AFT_TYPE_LEARN_CARD, NULL);
  other = gtk_widget_get_next_sibling (card);
  g_assert_true (is_shown (card, "practised"));
  g_assert_false (is_shown (other, "practised"));
  aft_document_remove (AFT_DOCUMENT (f->contact), first);
  aft_guide_page_refresh (f->page);
  card = find (GTK_WIDGET (f->page), AFT_TYPE_LEARN_CARD, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftDocument) story = aft_document_new (AFT_DOCUMENT_STORY, NULL, f->now);
      const char *label;

      if (cases[i].of != NULL && *cases[i].of != '\0')
        {
          aft_record_set (story, AFT_STORY_KIND, cases[i].of);
          aft_book_add (f->book, story);
        }
      aft_record_set (second, AFT_FEEDBACK_KIND, cases[i].kind);
      aft_record_set (second, AFT_FEEDBACK_FIX, cases[i].of != NULL ? aft_record_get_id (AFT_RECORD (story)) : NULL);
      aft_guide_page_refresh (f->page);
      label = is_shown (card, "fix_box")
              ? gtk_button_get_label (GTK_BUTTON (gtk_widget_get_template_child (card, AFT_TYPE_LEARN_CARD, "fix"))) : NULL;
      if (g_strcmp0 (label, cases[i].label) != 0)
        g_error ("%s answered by a %s: the button says “%s”, not “%s”", cases[i].kind, cases[i].of, label, cases[i].label);
      if (is_shown (card, "use_box") != cases[i].used)
        g_error ("%s answered by a %s: it is asked whether it helped, or not asked", cases[i].kind, cases[i].of);
    }
}

/* Two jobs at one company are told apart, and one that was added since can be chosen. */
static void
test_used_at (Fixture       *f,
              gconstpointer  data)
{
  static const struct { const char *position; const char *company; const char *shown; } jobs[] = {
    { "Team lead", "Acme", "Team lead at Acme" },
    { "Developer", "Acme", "Developer at Acme" },
    { NULL, "Acme", "Acme" },
    { "Writer", NULL, "Writer" },
  };
  AftFeedback *feedback = aft_guide_add_feedback (f->book, f->follow_up, "No result", "story", f->now, NULL);
  AftStory *story = aft_guide_make_fix (f->book, feedback, f->now, NULL);
  GtkWidget *card;
  AdwComboRow *row;

  g_assert_nonnull (story);
  aft_guide_page_refresh (f->page);
  card = find (GTK_WIDGET (f->page), AFT_TYPE_LEARN_CARD, NULL);
  row = ADW_COMBO_ROW (gtk_widget_get_template_child (card, AFT_TYPE_LEARN_CARD, "job"));
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autoptr (AftDocument) job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, f->now);
      GListModel *model = adw_combo_row_get_model (row);
      guint n = g_list_model_get_n_items (model);
      g_auto (GValue) shown = G_VALUE_INIT;
      GListModel *uses = aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_USE);
      g_autoptr (AftUse) use = NULL;

      aft_record_set (job, AFT_APPLICATION_POSITION, jobs[i].position);
      aft_record_set (job, AFT_APPLICATION_COMPANY, jobs[i].company);
      aft_book_add (f->book, job);
      if (g_list_model_get_n_items (model) != n + 1)
        g_error ("“%s” can’t be chosen", jobs[i].shown);
      for (guint j = 0; j <= n; j++)
        {
          g_autoptr (AftDocument) offered = g_list_model_get_item (model, j);

          if (offered == job)
            adw_combo_row_set_selected (row, j);
        }
      g_assert_true (gtk_expression_evaluate (adw_combo_row_get_expression (row), job, &shown));
      g_assert_cmpstr (g_value_get_string (&shown), ==, jobs[i].shown);

      g_signal_emit_by_name (find (card, GTK_TYPE_BUTTON, "_Yes"), "clicked");
      use = g_list_model_get_item (uses, g_list_model_get_n_items (uses) - 1);
      g_assert_cmpstr (aft_record_get (use, AFT_USE_APPLICATION), ==, aft_record_get_id (AFT_RECORD (job)));
    }
}

/* The step begins with the first card that asks for something. */
static void
test_begin (Fixture       *f,
            gconstpointer  data)
{
  static const struct { const char *kind; const char *child; } cases[] = {
    { "keep", NULL },
    { "not-about-me", NULL },
    { "manner", "practise" },
    { "gap", "fix" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftFeedback *feedback = aft_guide_add_feedback (f->book, f->follow_up, "Words", cases[i].kind, f->now, NULL);
      GtkWidget *focus, *child = NULL;

      gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
      aft_guide_page_refresh (f->page);
      aft_guide_page_enter (f->page);
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
      if (cases[i].child != NULL)
        child = GTK_WIDGET (gtk_widget_get_template_child (find (GTK_WIDGET (f->page), AFT_TYPE_LEARN_CARD, NULL),
                                                           AFT_TYPE_LEARN_CARD, cases[i].child));
      if (child == NULL ? focus != NULL : focus == NULL || (focus != child && !gtk_widget_is_ancestor (focus, child)))
        g_error ("%s: the focus goes to a %s", cases[i].kind, focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
      aft_document_remove (AFT_DOCUMENT (f->contact), feedback);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();

#define ADD(name, func) \
  g_test_add ("/ui/learn-card/" name, Fixture, GINT_TO_POINTER (AFT_GUIDE_STEP_LEARN), set_up, func, tear_down)
  ADD ("cards", test_cards);
  ADD ("used-at", test_used_at);
  ADD ("begin", test_begin);
#undef ADD

  return g_test_run ();
}

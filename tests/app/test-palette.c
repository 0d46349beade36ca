/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the palette offers of the guide, and what becomes of it. */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-app-private.h"
#include "aft-guide.h"
#include "aft-keep-in-touch.h"
#include "aft-note-editor.h"
#include "aft-palette-item.h"
#include "aft-ui.h"
#include "aft-way-in.h"
#include "room.h"

typedef struct
{
  Room           *room;
  AftApp         *app;
  AftWindow      *window;
  AftWayInResult  result;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GError) error = NULL;
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind" };

  f->room = room_new ();
  now = aft_session_now (f->room->session);
  f->app = g_object_new (aft_app_get_type (), "application-id", "app.afterword.Test", "flags", G_APPLICATION_NON_UNIQUE,
                         "resource-base-path", AFT_APP_PATH, NULL);
  g_application_register (G_APPLICATION (f->app), NULL, &error);
  g_assert_no_error (error);
  f->app->session = g_object_ref (f->room->session);
  aft_way_in_turned_down (aft_session_get_book (f->room->session), &input, now, &f->result, &error);
  g_assert_no_error (error);
  f->window = aft_window_new (GTK_APPLICATION (f->app), f->room->session);
  gtk_window_present (GTK_WINDOW (f->window));
  room_wait (200);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  room_wait (50);
  g_clear_object (&f->app->session);
  g_object_unref (f->app);
  aft_way_in_result_clear (&f->result);
  room_free (f->room);
}

static void
go (Fixture      *f,
    AftGuideStep  step)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.guide-step", "(ss)", aft_record_get_id (AFT_RECORD (f->result.follow_up)),
                              aft_guide_step_get_word (step));
  room_wait (200);
}

/* What is offered for @query that does @action; NULL if nothing is. Transfer full. */
static AftPaletteItem *
find (Fixture    *f,
      const char *query,
      const char *action)
{
  AftUses *uses = aft_uses_new (NULL);
  GDate today;
  AftSearch *search;
  g_autoptr (GListModel) found = NULL;
  AftPaletteItem *item = NULL;

  aft_session_today (f->room->session, &today);
  search = aft_search_new (aft_session_get_book (f->room->session), query, &today, G_TYPE_INVALID);
  aft_search_go (search, 40, -1);
  found = aft_palette_find (f->room->session, GTK_WIDGET (f->window), uses, query, search, 40);
  for (guint i = 0; item == NULL && i < g_list_model_get_n_items (found); i++)
    {
      item = g_list_model_get_item (found, i);
      if (!g_str_equal (aft_palette_item_get_what (item), action))
        g_clear_object (&item);
    }
  aft_search_free (search);
  aft_uses_free (uses);

  return item;
}

/* Only while the guide is shown, and only what its step has; each with its key. */
static void
test_offered (Fixture       *f,
              gconstpointer  data)
{
  static const struct { const char *query, *action, *key; AftGuideStep first, last; } cases[] = {
    { "done here", "guide.done", "Ctrl+Return", AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_KEEP },
    { "skip this", "guide.skip", "", AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_KEEP },
    { "next step", "guide.next", "Alt+Page Down", AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_LEARN },
    { "previous step", "guide.previous", "Alt+Page Up", AFT_GUIDE_STEP_WHO, AFT_GUIDE_STEP_KEEP },
    { "question 1", "guide.question(1)", "Alt+1", AFT_GUIDE_STEP_SAY, AFT_GUIDE_STEP_TALK },
    { "question 4", "guide.question(4)", "Alt+4", AFT_GUIDE_STEP_SAY, AFT_GUIDE_STEP_TALK },
    /* There is no account to send by. */
    { "send the e", "guide.send", "", AFT_GUIDE_STEP_NONE, AFT_GUIDE_STEP_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftPaletteItem) item = find (f, cases[i].query, cases[i].action);

      if (item != NULL)
        g_error ("%s is offered without the guide", cases[i].action);
    }
  for (AftGuideStep step = AFT_GUIDE_STEP_READY; step <= AFT_GUIDE_STEP_KEEP; step++)
    {
      go (f, step);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autoptr (AftPaletteItem) item = find (f, cases[i].query, cases[i].action);

          if ((item != NULL) != (step >= cases[i].first && step <= cases[i].last))
            g_error ("%s is%s offered at step %d", cases[i].action, item == NULL ? " not" : "", step + 1);
          if (item != NULL && !g_str_equal (aft_palette_item_get_subtitle (item), cases[i].key))
            g_error ("%s is said to be on “%s”", cases[i].action, aft_palette_item_get_subtitle (item));
        }
    }
}

static void
run (Fixture    *f,
     const char *query,
     const char *action)
{
  g_autoptr (AftPaletteItem) item = find (f, query, action);

  if (item == NULL)
    g_error ("%s isn’t offered", action);
  aft_palette_item_run (item, GTK_WIDGET (f->window));
  room_wait (200);
}

static void
test_done (Fixture       *f,
           gconstpointer  data)
{
  static const struct { const char *query, *action; AftGuideStep settled; AftGuideStepState state; } cases[] = {
    { "next step", "guide.next", AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_OPEN },
    { "skip this", "guide.skip", AFT_GUIDE_STEP_WHO, AFT_GUIDE_STEP_SKIPPED },
    { "done here", "guide.done", AFT_GUIDE_STEP_SAY, AFT_GUIDE_STEP_DONE },
  };

  go (f, AFT_GUIDE_STEP_READY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      run (f, cases[i].query, cases[i].action);
      if (aft_guide_step_get_state (f->result.follow_up, cases[i].settled) != cases[i].state)
        g_error ("%s left step %d as %d", cases[i].action, cases[i].settled + 1,
                 aft_guide_step_get_state (f->result.follow_up, cases[i].settled));
    }
}

typedef struct
{
  const char *title;
  const char *word;
  guint       field;            /* of the follow-up, where it is noted */
} Choice;

static void
check_choice (Fixture      *f,
              const Choice *choice)
{
  g_autofree char *action = g_strconcat ("guide.choose::", choice->word, NULL);
  g_autoptr (AftPaletteItem) again = NULL;

  run (f, choice->title, action);
  if (!aft_record_list_has (f->result.follow_up, choice->field, choice->word))
    g_error ("“%s” was chosen, and noted is “%s”", choice->title, aft_record_get (f->result.follow_up, choice->field));
  again = find (f, choice->title, action);
  if (again != NULL)
    g_error ("“%s” is offered although it is chosen", choice->title);
}

static void
test_choices (Fixture       *f,
              gconstpointer  data)
{
  static const Choice hands[] = {
    { "I listened", "listened", AFT_FOLLOW_UP_IN_MY_HANDS },
    { "I thanked them", "thanked", AFT_FOLLOW_UP_IN_MY_HANDS },
    { "I left the decision alone", "left-decision", AFT_FOLLOW_UP_IN_MY_HANDS },
  };
  guint n;
  const AftOutcome *outcomes = aft_guide_get_outcomes (&n);
  g_autoptr (AftPaletteItem) elsewhere = NULL;

  go (f, AFT_GUIDE_STEP_TALK);
  elsewhere = find (f, hands[0].title, "guide.choose::listened");
  if (elsewhere != NULL)
    g_error ("“%s” is offered while they talk", hands[0].title);

  go (f, AFT_GUIDE_STEP_OUTCOME);
  for (guint i = 0; i < G_N_ELEMENTS (hands); i++)
    check_choice (f, &hands[i]);
  for (guint i = 0; i < n; i++)
    {
      Choice choice = { aft_guide_outcome_get_title (&outcomes[i]), outcomes[i].word, AFT_FOLLOW_UP_OUTCOME };

      check_choice (f, &choice);
    }
}

/* A mark goes where the cursor is as they talk, which isn't the notes pane. */
static void
test_marks (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *view;
  g_autofree char *text = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  go (f, AFT_GUIDE_STEP_TALK);
  /* The note comes with the first frame. */
  for (guint patience = 100; patience > 0 && !GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (f->window))); patience--)
    room_wait (100);
  view = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (GTK_IS_TEXT_VIEW (view));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  run (f, "their words", "editor.mark::quote");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (!g_str_has_prefix (text, "> "))
    g_error ("their words are marked as “%s”", text);
}

/* Looking again is offered to whom has found a job, until they do, and in one step of undo. */
static void
test_looking_again (Fixture       *f,
                    gconstpointer  data)
{
  AftBook *book = aft_session_get_book (f->room->session);
  g_autoptr (GDateTime) now = aft_session_now (f->room->session);
  static const struct { const char *after; gboolean offered; } cases[] = {
    { "nothing", FALSE }, { "a job was found", TRUE }, { "it was done", FALSE }, { "it was taken back", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftPaletteItem) item = NULL;
      AftKeepRules rules;

      if (i == 1)
        aft_keep_in_touch_found_job (book, NULL, now, NULL);
      else if (i == 2)
        run (f, "looking again", "win.look-again");
      else if (i == 3)
        gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
      item = find (f, "looking again", "win.look-again");
      if ((item != NULL) != cases[i].offered)
        g_error ("after %s looking again is %soffered", cases[i].after, cases[i].offered ? "not " : "");
      aft_keep_rules_read (book, &rules);
      if (rules.found != cases[i].offered)
        g_error ("after %s the rhythm is %sslow", cases[i].after, cases[i].offered ? "not " : "");
    }
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/palette/offered", Fixture, NULL, set_up, test_offered, tear_down);
  g_test_add ("/app/palette/done", Fixture, NULL, set_up, test_done, tear_down);
  g_test_add ("/app/palette/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/app/palette/marks", Fixture, NULL, set_up, test_marks, tear_down);
  g_test_add ("/app/palette/looking-again", Fixture, NULL, set_up, test_looking_again, tear_down);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-application.h"
#include "aft-follow-up.h"
#include "aft-turned-down-dialog.h"
#include "aft-ui.h"
#include "room.h"

/* The way in: the dialog of "I Was Turned Down". */

static GtkEditable *
get_field (GtkWidget  *dialog,
           const char *field)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, field));
}

/* Whatever is typed: one sentence and nothing in the book, or the person. Warnings are fatal. */
static void
test_turned_down (void)
{
  static const struct
  {
    const char *name;
    const char *company;
    const char *on;
    const char *says;           /* NULL: it is taken */
    const char *title;          /* of the person; NULL: any */
  } cases[] = {
    { "", "", "", "*name or a company*", NULL },
    { "   ", "\t ", "", "*name or a company*", NULL },
    { "\xc2\xa0\xe2\x80\x83", "", "", "*name or a company*", NULL },
    { "Ana Ortiz", "", "31 February", "*31 February*", NULL },
    { "Ana Ortiz", "", "2026-02-31", "*2026-02-31*", NULL },
    { "Ana Ortiz", "", "2999-01-01", "*", NULL },
    { "Ana Ortiz", "", "nonsense", "*nonsense*", NULL },
    { "Smith & Sons <b>", "<a href=\"x\">AT&amp;T</a>", "", NULL, "Smith & Sons <b>" },
    { "user\xe2\x80\xae" "fdp.exe", "", "", NULL, "user\xe2\x80\xae" "fdp.exe" },
    { "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81 z", "", "", NULL, NULL },
    { "%s%n%d {my-name}", "[Contact]", "", NULL, "%s%n%d {my-name}" },
    { "", "Northwind", "today", NULL, "Hiring manager at Northwind" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      GListModel *people = aft_book_get_contacts (aft_session_get_book (room->session));
      GtkWidget *dialog = aft_turned_down_dialog_new (room->session);
      GObject *problem = gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "problem");
      static const char * const fields[] = { "name", "company", "on" };
      static const char * const entries[] = { "name", "company", "others", "position", "on", "email", "phone", "agency" };
      const char *typed[] = { cases[i].name, cases[i].company, cases[i].on };
      const char *said;

      gtk_window_present (GTK_WINDOW (dialog));
      room_wait (10);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, fields[k])),
                               typed[k]);
      /* Return says the same in every field as the button does. */
      if (i % 2 == 0)
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "go"), "clicked");
      else
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, entries[i % G_N_ELEMENTS (entries)]),
                               "entry-activated");
      room_wait (30);

      said = gtk_widget_get_visible (GTK_WIDGET (problem)) ? gtk_label_get_label (GTK_LABEL (problem)) : NULL;
      if ((said != NULL) != (cases[i].says != NULL) || (said != NULL && !g_pattern_match_simple (cases[i].says, said)))
        g_error ("“%s”, “%s”, “%s”: says “%s”", cases[i].name, cases[i].company, cases[i].on, said != NULL ? said : "nothing");
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          GObject *row = gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, fields[k]);
          gboolean wrong = said != NULL && g_str_equal (fields[k], *cases[i].on != '\0' ? "on" : "name");

          if (gtk_widget_has_css_class (GTK_WIDGET (row), "error") != wrong)
            g_error ("“%s”, “%s”, “%s”: the field “%s” is marked as %s", cases[i].name, cases[i].company, cases[i].on, fields[k],
                     wrong ? "right" : "wrong");
        }
      if (said != NULL && strchr (said, '\n') != NULL)
        g_error ("“%s” is more than a sentence", said);
      g_assert_cmpuint (g_list_model_get_n_items (people), ==, said != NULL ? 0 : 1);
      if (cases[i].title != NULL)
        {
          g_autoptr (AftDocument) person = g_list_model_get_item (people, 0);

          g_assert_cmpstr (aft_document_get_summary (person)->title, ==, cases[i].title);
        }
      gtk_window_destroy (GTK_WINDOW (dialog));
      room_wait (10);
    }
}

/* The same of what was typed about a refusal; what is folded away is not taken unseen. The name is there to be typed over. */
static void
test_turned_down_left (void)
{
  static const char * const fields[] = { "name", "company", "position", "email" };
  static const struct { gboolean phone; const char *found[4]; const char *typed[4]; gboolean take; } cases[] = {
    { FALSE, { "", "", "", "" }, { "Ana", "Northwind", "Buyer", "" }, FALSE },
    { TRUE, { "", "", "", "" }, { "Ben", "", "", "" }, FALSE },
    { FALSE, { "Ana", "Northwind", "Buyer", "" }, { "", "", "", "" }, FALSE },
    { FALSE, { "", "", "", "" }, { "Ana Ortiz", "", "", "ana@example.org" }, FALSE },
    { TRUE, { "Ben", "", "", "" }, { "Ben", "", "", "" }, FALSE },
    { FALSE, { "Ana Ortiz", "", "", "ana@example.org" }, { "Ana Ortiz", "", "", "ana@example.org" }, TRUE },
    { FALSE, { "", "", "", "" }, { "", "", "", "" }, FALSE },
  };
  g_autoptr (Room) room = room_new ();
  GListModel *people = aft_book_get_contacts (aft_session_get_book (room->session));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = cases[i].phone ? aft_on_the_phone_dialog_new (room->session) : aft_turned_down_dialog_new (room->session);
      GtkWidget *folded = gtk_widget_get_ancestor (GTK_WIDGET (get_field (dialog, "position")), ADW_TYPE_EXPANDER_ROW);
      gboolean hidden = *cases[i].found[2] != '\0' || *cases[i].found[3] != '\0';
      int start = 0, end = 0;

      gtk_window_present (GTK_WINDOW (dialog));
      room_wait (10);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        if (!g_str_equal (gtk_editable_get_text (get_field (dialog, fields[k])), cases[i].found[k]))
          g_error ("the dialog %u has “%s” as %s", i, gtk_editable_get_text (get_field (dialog, fields[k])), fields[k]);
      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (folded)) != hidden)
        g_error ("the dialog %u %s what was typed", i, hidden ? "hides" : "unfolds more than");
      gtk_editable_get_selection_bounds (get_field (dialog, "name"), &start, &end);
      g_assert_cmpint (end - start, ==, g_utf8_strlen (cases[i].found[0], -1));
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        gtk_editable_set_text (get_field (dialog, fields[k]), cases[i].typed[k]);
      if (cases[i].take)
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "go"), "clicked");
      gtk_window_close (GTK_WINDOW (dialog));
      room_wait (20);
      g_assert_cmpuint (g_list_model_get_n_items (people), ==, i < 5 ? 0 : 1);
    }
}

static void
asked_cb (GSimpleAction *action,
          GVariant      *target,
          GString       *asked)
{
  g_string_append_printf (asked, "%s %.8s,", g_action_get_name (G_ACTION (action)), g_variant_get_string (target, NULL));
}

/* Whatever is pressed once it is noted, what was noted is shown behind it, once. */
static void
test_turned_down_noted (void)
{
  static const struct { const char *button; const char *asked; } cases[] = {
    { NULL, "show *," },        /* Escape */
    { "tomorrow", "message That*,show *," },
    { "ready", "guide *," },
  };
  static const char * const actions[] = { "show", "guide", "message" };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GString) asked = g_string_new (NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), asked);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_present (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = aft_turned_down_dialog_new (room->session);

      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
      gtk_window_present (GTK_WINDOW (dialog));
      gtk_editable_set_text (get_field (dialog, "name"), "Ana Ortiz");
      g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "go"), "clicked");
      room_wait (20);
      g_assert_cmpstr (asked->str, ==, "");

      if (cases[i].button != NULL)
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, cases[i].button), "clicked");
      else
        gtk_window_close (GTK_WINDOW (dialog));
      room_wait (20);
      if (!g_pattern_match_simple (cases[i].asked, asked->str))
        g_error ("%s: the window is asked for “%s”, not “%s”", cases[i].button, asked->str, cases[i].asked);
      g_string_truncate (asked, 0);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
}

/* From the page of somebody, or of a job, it begins with what is known: no second person, and no second job. */
static void
test_turned_down_about (void)
{
  static const char * const fields[] = { "name", "company", "position", "on" };
  static const struct
  {
    gboolean    from_job;
    const char *part;           /* Ana's */
    const char *found[4];
    const char *typed;
    const char *person;         /* who is asked */
  } cases[] = {
    { FALSE, NULL, { "Ana Ortiz", "Northwind", "", "" }, NULL, "Ana Ortiz" },
    { TRUE, NULL, { "", "Fjord", "Buyer", "2026-11-20" }, NULL, "Hiring manager at Fjord" },
    { TRUE, NULL, { "", "Fjord", "Buyer", "2026-11-20" }, "Ben Field", "Ben Field" },
    { TRUE, "interviewer", { "", "Fjord", "Buyer", "2026-11-20" }, NULL, "Hiring manager at Fjord" },
    { TRUE, "hiring-manager", { "Ana Ortiz", "Fjord", "Buyer", "2026-11-20" }, NULL, "Ana Ortiz" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint again = 0; again < 2; again++)
      {
        g_autoptr (Room) room = room_new ();
        AftBook *book = aft_session_get_book (room->session);
        AftDocument *person = room_add_person (room, "Ana Ortiz");
        g_autoptr (GDateTime) now = aft_session_now (room->session);
        g_autoptr (AftDocument) job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
        g_autoptr (AftRecord) position = aft_record_new (AFT_TYPE_POSITION, NULL);
        g_autoptr (AftRecord) part = aft_record_new (AFT_TYPE_PART, aft_record_get_id (AFT_RECORD (person)));
        g_autoptr (AftFollowUp) follow_up = NULL;
        GtkWidget *dialog;

        aft_record_set (position, AFT_POSITION_COMPANY, "Northwind");
        aft_document_add (person, position);
        aft_record_set (job, AFT_APPLICATION_COMPANY, "Fjord");
        aft_record_set (job, AFT_APPLICATION_POSITION, "Buyer");
        aft_record_set (job, AFT_APPLICATION_TURNED_DOWN, "2026-11-20");
        aft_record_list_put (part, AFT_PART_PARTS, cases[i].part != NULL ? cases[i].part : "other", TRUE);
        aft_document_add (job, part);
        aft_book_add (book, job);

        dialog = aft_turned_down_dialog_new_about (room->session, cases[i].from_job ? job : person);
        /* Left once, it is as it was. */
        if (again == 1)
          {
            gtk_window_present (GTK_WINDOW (dialog));
            room_wait (10);
            gtk_window_close (GTK_WINDOW (dialog));
            dialog = aft_turned_down_dialog_new_about (room->session, cases[i].from_job ? job : person);
          }
        gtk_window_present (GTK_WINDOW (dialog));
        room_wait (10);
        for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
          if (!g_str_equal (gtk_editable_get_text (get_field (dialog, fields[k])), cases[i].found[k]))
            g_error ("the dialog %u has “%s” as %s", i, gtk_editable_get_text (get_field (dialog, fields[k])), fields[k]);
        if (cases[i].typed != NULL)
          gtk_editable_set_text (get_field (dialog, "name"), cases[i].typed);
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "go"), "clicked");
        gtk_window_close (GTK_WINDOW (dialog));
        room_wait (20);

        g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_applications (book)), ==, cases[i].from_job ? 1 : 2);
        for (guint k = 0; k < g_list_model_get_n_items (aft_book_get_contacts (book)) && follow_up == NULL; k++)
          {
            g_autoptr (AftContact) contact = g_list_model_get_item (aft_book_get_contacts (book), k);

            if (aft_record_is (contact, AFT_CONTACT_FULL_NAME, cases[i].person))
              follow_up = g_list_model_get_item (aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_FOLLOW_UP), 0);
          }
        if (follow_up == NULL)
          g_error ("the dialog %u begins no follow-up with “%s”", i, cases[i].person);
        if (cases[i].from_job)
          {
            g_assert_cmpstr (aft_record_get (follow_up, AFT_FOLLOW_UP_APPLICATION), ==, aft_record_get_id (AFT_RECORD (job)));
            g_assert_cmpstr (aft_record_get (follow_up, AFT_FOLLOW_UP_TURNED_DOWN), ==, "2026-11-20");
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/turned-down/typed", test_turned_down);
  g_test_add_func ("/ui/turned-down/left", test_turned_down_left);
  g_test_add_func ("/ui/turned-down/noted", test_turned_down_noted);
  g_test_add_func ("/ui/turned-down/about", test_turned_down_about);

  return g_test_run ();
}

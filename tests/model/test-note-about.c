/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-note-about.h"

static const char * const people[] = { "Jane Müller", "Ana Ortiz", "Ana María Santos", "Édouard de la Tour" };

static void
test_about (void)
{
  static const struct { const char *text; const char *name; guint n; const char *person; const char *says; } cases[] = {
    { "no name here", NULL, 0, NULL, "no name here" },
    { "mail to a@b.example", NULL, 0, NULL, "mail to a@b.example" },
    { "@", NULL, 0, NULL, "@" },
    { "@ jane", NULL, 0, NULL, "@ jane" },
    { "@jane she liked it", "jane", 1, "Jane Müller", "she liked it" },
    { "  @JANE muller: she liked it", "JANE muller", 1, "Jane Müller", "she liked it" },
    { "@Jane Müller\nshe liked it\nand more", "Jane Müller", 1, "Jane Müller", "she liked it\nand more" },
    { "@jane", "jane", 1, "Jane Müller", "" },
    { "@jane, M is for mail", "jane", 1, "Jane Müller", "M is for mail" },
    /* A beginning of a word that isn't needed belongs to the text. */
    { "@jane mu", "jane", 1, "Jane Müller", "mu" },
    { "@edouard tour said so", "edouard tour", 1, "Édouard de la Tour", "said so" },
    /* Two fit, until a further word decides. */
    { "@ana called", "ana", 2, NULL, "called" },
    { "@ana", "ana", 2, NULL, "" },
    { "@ana: or not", "ana", 2, NULL, "or not" },
    { "@ana ort called", "ana ort", 1, "Ana Ortiz", "called" },
    { "@ana m sa called", "ana m", 1, "Ana María Santos", "sa called" },
    { "@ana maria santos called", "ana maria santos", 1, "Ana María Santos", "called" },
    { "@bob called", "bob", 0, NULL, "called" },
    /* The name of somebody who was merged into her. */
    { "@joan liked it", "joan", 1, "Jane Müller", "liked it" },
    { "@Joan Miller liked it", "Joan Miller", 1, "Jane Müller", "liked it" },
    /* What marks the line stays before what it says of them. */
    { "> @jane she liked it", "jane", 1, "Jane Müller", "> she liked it" },
    { "! @ana ort: send it on Friday", "ana ort", 1, "Ana Ortiz", "! send it on Friday" },
    { "? @jane muller\twhich team", "jane muller", 1, "Jane Müller", "? which team" },
    { "- [ ] @jane call her", "jane", 1, "Jane Müller", "- [ ] call her" },
    { "- [x] @jane call her", "jane", 1, "Jane Müller", "- [x] call her" },
    { "- @jane one\n- two", "jane", 1, "Jane Müller", "- one\n- two" },
    { "3. @jane one", "jane", 1, "Jane Müller", "3. one" },
    { "# @jane the talk\n> so", "jane", 1, "Jane Müller", "# the talk\n> so" },
    { "09:41 @jane called", "jane", 1, "Jane Müller", "09:41 called" },
    { "09:41 > @jane yes", "jane", 1, "Jane Müller", "09:41 > yes" },
    { " \n  > - @jane yes", "jane", 1, "Jane Müller", "> - yes" },
    { "> @ana called", "ana", 2, NULL, "> called" },
    { "> @bob called", "bob", 0, NULL, "> called" },
    /* A line that says nothing else goes, mark and all. */
    { "> @jane", "jane", 1, "Jane Müller", "" },
    { "> @jane, \n> so", "jane", 1, "Jane Müller", "> so" },
    { "@jane:\n> so", "jane", 1, "Jane Müller", "> so" },
    { "# @jane\nshe liked it", "jane", 1, "Jane Müller", "she liked it" },
    /* What is no mark begins a text. */
    { ">@jane yes", NULL, 0, NULL, ">@jane yes" },
    { "#@jane yes", NULL, 0, NULL, "#@jane yes" },
    { "*@jane* yes", NULL, 0, NULL, "*@jane* yes" },
    { "> yes\n> @jane", NULL, 0, NULL, "> yes\n> @jane" },
    { "> ", NULL, 0, NULL, "> " },
    { "> @", NULL, 0, NULL, "> @" },
  };
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);

      aft_record_set (person, AFT_CONTACT_FULL_NAME, people[i]);
      if (i == 0)
        aft_record_set (person, AFT_CONTACT_MERGED_NAMES, "Joan Miller");
      aft_book_add (book, person);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AftNoteAbout) about = { NULL };

      g_test_message ("“%s”", cases[i].text);
      aft_note_about_read (book, cases[i].text, &about);
      g_assert_cmpstr (about.name, ==, cases[i].name);
      g_assert_cmpuint (about.people->len, ==, cases[i].n);
      g_assert_cmpstr (about.says, ==, cases[i].says);
      if (cases[i].person != NULL)
        g_assert_cmpstr (aft_document_get_summary (g_ptr_array_index (about.people, 0))->title, ==, cases[i].person);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-about", test_about);

  return g_test_run ();
}

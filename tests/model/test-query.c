/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-query.h"
#include "aft-text.h"

/* A person as a file holds it. */
static const char file[] =
  "[Contact]\n"
  "Id=11111111-1111-4111-8111-111111111111\n"
  "Format=1\n"
  "Created=2026-10-01T09:00:00.000000Z\n"
  "Modified=2026-11-18T09:00:00.000000Z\n"
  "Full-Name=Édith Núñez-Straße\n"
  "Tags=vip;berlin;\n"
  "\n"
  "[Position 22222222-2222-4222-8222-222222222222]\n"
  "Company=Northwind Labs\n"
  "Title=Head of Design\n"
  "\n"
  "[Touch 33333333-3333-4333-8333-333333333333]\n"
  "When=2026-11-02\n"
  "Channel=call\n"
  "\n"
  "[Note 44444444-4444-4444-8444-444444444444]\n"
  "Created=2026-11-18T09:00:00.000000Z\n"
  "Text=> the story had no number\\n! send the article on Friday\\n- [x] call\\n"
  "mail to me@contoso.example, met @Ana Ortiz #fair\\nsee https://x.example/#frag\n";

static void
init_today (GDate *today)
{
  g_date_clear (today, 1);
  g_date_set_dmy (today, 25, G_DATE_NOVEMBER, 2026);    /* a Wednesday */
}

static void
test_match (void)
{
  static const struct { const char *query; guint rank; } cases[] = {
    { "edith", 4 },
    { "EDITH", 4 },
    { "nunez", 3 },
    { "strasse", 3 },
    { "unez", 2 },
    { "number", 1 },
    { "number edith", 4 },
    { "number edward", 0 },
    { "no number", 1 },
    { "\"no number\"", 1 },
    { "\"number no\"", 0 },
    { "\"had no", 1 },
    { "„had no“", 1 },
    { "\"company:north\"", 0 },
    { "#vip", 1 },
    { "#vip #berlin", 1 },
    { "#fair", 1 },
    { "#fai", 1 },
    { "#air", 0 },
    { "#frag", 0 },
    { "#", 1 },
    { "@edith", 1 },
    { "@dith", 0 },
    { "@ana", 1 },
    { "@\"Ana Ort\"", 1 },
    { "@contoso", 0 },
    { "company:northwind", 1 },
    { "company:\"northwind labs\"", 1 },
    { "company:contoso", 0 },
    { "company:north edith", 4 },
    { "company:", 1 },
    { "is:quote", 1 },
    { "is:promise", 1 },
    { "is:open", 0 },
    { "is:promise is:open", 1 },
    { "is:quote edward", 0 },
    { "after:2026-11-18", 1 },
    { "after:2026-11-19", 0 },
    { "after:monday", 0 },
    { "after:\"last wednesday\"", 1 },
    { "after:2026-11", 1 },
    { "after:2027", 0 },
    { "before:2026-10-01", 0 },
    { "before:2026-10-02", 1 },
    { "before:2026", 0 },
    { "before:2026-11-01 after:2026-11-19", 0 },
    { "http://x", 0 },
    { "https://x", 1 },
    { "   ", 1 },
    { "", 1 },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, sizeof file - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AftSummary) summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, NULL, &error);
  GDate today;

  g_assert_no_error (error);
  init_today (&today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftQuery) query = aft_query_new (cases[i].query, &today);
      guint rank = aft_query_match (query, summary);

      if (rank != cases[i].rank)
        {
          g_test_message ("“%s” ranks %u, not %u", cases[i].query, rank, cases[i].rank);
          g_test_fail ();
        }
    }
}

/* What is not understood (yet) is told, and looks for nothing. */
static void
test_unclear (void)
{
  static const struct { const char *query; const char *unclear; gboolean empty; } cases[] = {
    { "after:mo", NULL, FALSE },
    { "after:mx", "after:mx", TRUE },
    { "before:2026-02-31", "before:2026-02-31", TRUE },
    { "after:", NULL, TRUE },
    { "is:quo", "is:quo", TRUE },
    { "is:quo north", "is:quo", FALSE },
    { "after:\"3 days ago\"", NULL, FALSE },
    { "after:3", "after:3", TRUE },
    { "#", NULL, TRUE },
    { "\"\"", NULL, TRUE },
    { "AFTER:2026", NULL, FALSE },
    { ":", NULL, FALSE },
    { "\xff\xfe", NULL, FALSE },
  };
  GDate today;

  init_today (&today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftQuery) query = aft_query_new (cases[i].query, &today);

      if (g_strcmp0 (aft_query_get_unclear (query), cases[i].unclear) != 0 || aft_query_is_empty (query) != cases[i].empty)
        {
          g_test_message ("“%s”: unclear is %s, not %s; it is %s", cases[i].query, aft_query_get_unclear (query),
                          cases[i].unclear, aft_query_is_empty (query) ? "empty" : "not empty");
          g_test_fail ();
        }
    }
}

static void
test_text (void)
{
  static const struct { const char *query; const char *day; gboolean fits; } cases[] = {
    { "ortiz", NULL, TRUE },
    { "call number", NULL, TRUE },
    { "call nobody", NULL, FALSE },
    { "@ana", NULL, TRUE },
    { "@tiz", NULL, FALSE },
    { "#fair", NULL, TRUE },
    { "after:2026-11-01", NULL, FALSE },
    { "after:2026-11-01", "2026-11-01", TRUE },
    { "after:2026-11-01", "2026-11-01T09:00", TRUE },
    { "before:2026-11-01", "2026-11-01", FALSE },
    { "is:quote", NULL, FALSE },
  };
  GDate today;

  init_today (&today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftQuery) query = aft_query_new (cases[i].query, &today);

      if (aft_query_match_text (query, "Ana Ortiz", "call about the number #fair", cases[i].day) != cases[i].fits)
        {
          g_test_message ("“%s” on %s", cases[i].query, cases[i].day != NULL ? cases[i].day : "no day");
          g_test_fail ();
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/query/match", test_match);
  g_test_add_func ("/model/query/unclear", test_unclear);
  g_test_add_func ("/model/query/text", test_text);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text.h"

#include <string.h>

/* Where a word of the folded text stands in the text itself: between the brackets. */
static void
test_unfold (void)
{
  static const struct { const char *text; const char *word; const char *found; } cases[] = {
    { "Call Ana", "ana", "Ana" },
    { "N\303\272\303\261ez", "nez", "\303\261ez" },
    { "cafe\314\201 noir", "cafe", "cafe\314\201" },
    { "cafe\314\201 noir", "noir", "noir" },
    { "Stra\303\237e", "s", "S" },
    { "gro\303\237", "s", "\303\237" },
    { "gro\303\237", "oss", "o\303\237" },
    { "\357\254\201n", "f", "\357\254\201" },
    { "\357\254\201n", "in", "\357\254\201n" },
    { "\346\274\242\345\255\227", "\345\255\227", "\345\255\227" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = aft_text_fold (cases[i].text);
      const char *match = strstr (folded, cases[i].word);
      g_autofree char *found = NULL;
      gsize start, end;

      g_assert_nonnull (match);
      aft_text_unfold (cases[i].text, match - folded, match - folded + strlen (cases[i].word), &start, &end);
      found = g_strndup (cases[i].text + start, end - start);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* Nothing that stands in a text may be held back; what has a pair that the text hasn't must be. */
static void
test_sieve (void)
{
  static const struct { const char *text; const char *word; gboolean let_through; } cases[] = {
    { "", "", TRUE },
    { "", "a", TRUE },
    { "", "an", FALSE },
    { "ana", "a", TRUE },
    { "ana", "na", TRUE },
    { "ana", "naa", FALSE },
    { "ana ortiz", "a o", TRUE },
    { "ana\nortiz", "a o", FALSE },
    { "met at northwind", "northwind", TRUE },
    { "met at the north", "northwind", FALSE },
    { "\320\260\320\261", "\320\261", TRUE },
    { "\320\260\320\261", "\321\217", FALSE },
  };
  static const char letters[] = "abnorthwi \n\303\251";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftTextSieve text = { { 0 } }, word = { { 0 } };

      aft_text_sieve_add (&text, cases[i].text, strlen (cases[i].text));
      aft_text_sieve_add (&word, cases[i].word, strlen (cases[i].word));
      if (aft_text_sieve_may_hold (&text, &word) != cases[i].let_through)
        g_error ("“%s” in “%s”: %s", cases[i].word, cases[i].text, cases[i].let_through ? "held back" : "let through");
    }

  for (guint i = 0; i < 2000; i++)
    {
      AftTextSieve text = { { 0 } }, word = { { 0 } };
      char written[60];
      gsize start = (gsize) g_rand_int_range (random, 0, sizeof written);
      gsize end = (gsize) g_rand_int_range (random, (int) start, sizeof written + 1);

      for (gsize k = 0; k < sizeof written; k++)
        written[k] = letters[g_rand_int_range (random, 0, sizeof letters - 1)];
      aft_text_sieve_add (&text, written, sizeof written);
      aft_text_sieve_add (&word, written + start, end - start);
      if (!aft_text_sieve_may_hold (&text, &word))
        g_error ("“%.*s” in “%.*s”: held back", (int) (end - start), written + start, (int) sizeof written, written);
    }
}

static void
test_signed (void)
{
  static const struct { const char *text; const char *word; gboolean whole; int place; } cases[] = {
    { "#vip", "vip", TRUE, 0 },
    { "met #vip, early", "vip", TRUE, 4 },
    { "#vips", "vip", TRUE, -1 },
    { "#vips", "vip", FALSE, 0 },
    { "#vip-club", "vip", TRUE, -1 },
    { "#vips #vip", "vip", TRUE, 6 },
    { "x#vip", "vip", TRUE, -1 },
    { "\303\251#vip", "vip", TRUE, -1 },
    { "##vip", "vip", TRUE, -1 },
    { "http://a.example/#vip", "vip", TRUE, -1 },
    { "(#vip)", "vip", TRUE, 1 },
    { "\n#vip", "vip", TRUE, 1 },
    { "#", "vip", TRUE, -1 },
    { "#", "", FALSE, 0 },
    { "", "vip", FALSE, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *found = aft_text_find_signed (cases[i].text, '#', cases[i].word, cases[i].whole);
      int place = found != NULL ? (int) (found - cases[i].text) : -1;

      if (place != cases[i].place)
        {
          g_test_message ("“%s” in “%s”: at %d, not %d", cases[i].word, cases[i].text, place, cases[i].place);
          g_test_fail ();
        }
    }
}

static void
test_likeness (void)
{
  static const struct { const char *a, *b; gboolean alike; } cases[] = {
    { "send her the plan", "send her the plan", TRUE },
    { "send her the plan", "send her the plan on Friday", TRUE },
    { "send her the plan", "send him the plan", TRUE },
    { "send her the plan", "call Ben", FALSE },
    { "a", "b", FALSE },
    { "", "", FALSE },
    { "", "a", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double there = aft_text_measure_likeness (cases[i].a, cases[i].b);

      g_assert_cmpfloat (there, ==, aft_text_measure_likeness (cases[i].b, cases[i].a));
      if (there < 0 || there > 1 || (there >= AFT_TEXT_ALIKE) != cases[i].alike)
        g_error ("“%s” and “%s”: %g", cases[i].a, cases[i].b, there);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/unfold", test_unfold);
  g_test_add_func ("/base/text/sieve", test_sieve);
  g_test_add_func ("/base/text/signed", test_signed);
  g_test_add_func ("/base/text/likeness", test_likeness);
  return g_test_run ();
}

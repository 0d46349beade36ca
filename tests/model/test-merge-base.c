/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge-base.h"

#include <string.h>

#define HEAD "[Contact]\nId=886313e1-3b8a-5372-9b90-0c9aee199e5d\nFormat=1\nModified=2026-11-01T08:00:00.000000Z\nFull-Name=Anna\n"
#define A "\n[Note aaaaaaaa-2222-4333-8444-555555555555]\n"
#define B "\n[Note bbbbbbbb-2222-4333-8444-555555555555]\n"
#define OLD "Modified=2026-11-01T08:00:00.000000Z\n"
#define MID "Modified=2026-11-02T08:00:00.000000Z\n"
#define NEW "Modified=2026-11-03T08:00:00.000000Z\n"

/* What only one side changed is taken from it; only what both changed leaves a second text. */
static void
test_cases (void)
{
  static const struct
  {
    const char *name;
    const char *base, *ours, *theirs;
    const char *has, *has_too;    /* in the result */
    const char *lacks;            /* NULL: anything */
    guint n_notes;
  } cases[] = {
    { "we changed, they added a key", HEAD A OLD "Text=one\n", HEAD A NEW "Text=two\n", HEAD A OLD "Text=one\nX-K=v\n",
      "Text=two\n", "X-K=v\n", "Text=one\n", 1 },
    { "only we changed", HEAD A OLD "Text=one\n", HEAD A NEW "Text=two\n", HEAD A OLD "Text=one\n" B NEW "Text=b\n",
      "Text=two\n", "Text=b\n", "Text=one\n", 2 },
    { "only they changed", HEAD A OLD "Text=one\n", HEAD A OLD "Text=one\n" B NEW "Text=b\n", HEAD A NEW "Text=two\n",
      "Text=two\n", "Text=b\n", "Text=one\n", 2 },
    { "they changed by hand, without a time", HEAD A OLD "Text=one\n", HEAD A OLD "Text=one\n" B NEW "Text=b\n",
      HEAD A OLD "Text=by hand\n", "Text=by hand\n", "Text=b\n", "Text=one\n", 2 },
    { "both changed", HEAD A OLD "Text=one\n", HEAD A MID "Text=ours\n", HEAD A NEW "Text=theirs\n",
      "Text=ours\n", "Text=theirs\n", "Text=one\n", 2 },
    { "we deleted", HEAD A OLD "Text=one\n", HEAD "\n[Deleted]\naaaaaaaa-2222-4333-8444-555555555555=2026-11-03T08:00:00.000000Z\n",
      HEAD A OLD "Text=one\n" B NEW "Text=b\n", "Text=b\n", "[Deleted]", "Text=one\n", 1 },
    { "they removed it by hand", HEAD A OLD "Text=one\n" B OLD "Text=b\n", HEAD A NEW "Text=two\n" B OLD "Text=b\n",
      HEAD A OLD "Text=one\n", "Text=two\n", HEAD, "Text=b\n", 1 },
    { "both added", HEAD, HEAD A NEW "Text=a\n", HEAD B NEW "Text=b\n", "Text=a\n", "Text=b\n", NULL, 2 },
    { "both wrote the same", HEAD A OLD "Text=one\n", HEAD A NEW "Text=two\n", HEAD A NEW "Text=two\n", "Text=two\n", HEAD,
      "Text=one\n", 1 },
    { "each another key", HEAD A OLD "Text=one\nPinned=true\n", HEAD A NEW "Text=two\nPinned=true\n", HEAD A MID "Text=one\nX-K=v\n",
      "Text=two\n", "X-K=v\n", "Pinned", 1 },
    { "each another key of the first group", HEAD, HEAD "Nickname=An\n", HEAD "Language=de\n", "Nickname=An\n", "Language=de\n", NULL, 0 },
    { "groups that we don't know", HEAD "\n[X]\nk=1\n", HEAD "\n[X]\nk=1\n" A NEW "Text=a\n", HEAD "\n[X]\nk=2\n", "k=2\n",
      "Text=a\n", "k=1\n", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) base = g_bytes_new_static (cases[i].base, strlen (cases[i].base));
      g_autoptr (GBytes) ours = g_bytes_new_static (cases[i].ours, strlen (cases[i].ours));
      g_autoptr (GBytes) theirs = g_bytes_new_static (cases[i].theirs, strlen (cases[i].theirs));
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) merged = aft_merge_bytes_since (AFT_DOCUMENT_CONTACT, base, ours, theirs, NULL, &error);
      g_autofree char *text = NULL;
      guint n = 0;

      g_assert_no_error (error);
      text = g_strndup (g_bytes_get_data (merged, NULL), g_bytes_get_size (merged));
      for (const char *p = text; (p = strstr (p, "[Note ")); p++)
        n++;
      if (!strstr (text, cases[i].has) || !strstr (text, cases[i].has_too) || (cases[i].lacks && strstr (text, cases[i].lacks))
          || n != cases[i].n_notes)
        g_error ("%s: %s", cases[i].name, text);
    }
}

/* A change by hand counts from when the file was written: it is newer or older than ours, and than our deletion. */
static void
test_by_hand (void)
{
  static const struct { const char *name; const char *base, *ours, *theirs; const char *mtime; const char *has; const char *lacks; }
  cases[] = {
    { "the same key, later", HEAD A OLD "Text=x\nPinned=a\n", HEAD A MID "Text=x\nPinned=ours\n", HEAD A OLD "Text=x\nPinned=theirs\n",
      "2026-11-03T08:00:00Z", "Modified=2026-11-03T08:00:00.000000Z\nText=x\nPinned=theirs\n", "ours" },
    { "the same key, earlier", HEAD A OLD "Text=x\nPinned=a\n", HEAD A NEW "Text=x\nPinned=ours\n", HEAD A OLD "Text=x\nPinned=theirs\n",
      "2026-11-02T08:00:00Z", NEW "Text=x\nPinned=ours\n", "theirs" },
    { "what we deleted before", HEAD A OLD "Text=one\n",
      HEAD "\n[Deleted]\naaaaaaaa-2222-4333-8444-555555555555=2026-11-02T08:00:00.000000Z\n",
      HEAD A OLD "Text=theirs\n", "2026-11-03T08:00:00Z", "Text=theirs\n", "aaaaaaaa-2222-4333-8444-555555555555=" },
    { "what we deleted after", HEAD A OLD "Text=one\n",
      HEAD "\n[Deleted]\naaaaaaaa-2222-4333-8444-555555555555=2026-11-03T08:00:00.000000Z\n",
      HEAD A OLD "Text=theirs\n", "2026-11-02T08:00:00Z", "[Deleted]", "theirs" },
    { "beside what is as it was", HEAD A OLD "Text=one\n" B OLD "Text=b\n", HEAD A NEW "Text=two\n" B OLD "Text=b\n",
      HEAD A OLD "Text=one\n" B OLD "Text=theirs\n", "2026-11-02T08:00:00Z", NEW "Text=two\n", "Text=one\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) base = g_bytes_new_static (cases[i].base, strlen (cases[i].base));
      g_autoptr (GBytes) ours = g_bytes_new_static (cases[i].ours, strlen (cases[i].ours));
      g_autoptr (GBytes) theirs = g_bytes_new_static (cases[i].theirs, strlen (cases[i].theirs));
      g_autoptr (GDateTime) mtime = g_date_time_new_from_iso8601 (cases[i].mtime, NULL);
      g_autoptr (GBytes) merged = aft_merge_bytes_since (AFT_DOCUMENT_CONTACT, base, ours, theirs, mtime, NULL);
      g_autofree char *text = NULL;

      g_assert_nonnull (merged);
      text = g_strndup (g_bytes_get_data (merged, NULL), g_bytes_get_size (merged));
      if (!strstr (text, cases[i].has) || strstr (text, cases[i].lacks))
        g_error ("%s: %s", cases[i].name, text);
    }
}

/* What has something of both is later than either, and the same whoever merges; what one of them had already is as it was there. */
static void
test_times (void)
{
#define FIRST(time, rest) "[Contact]\nId=886313e1-3b8a-5372-9b90-0c9aee199e5d\nFormat=1\n" time "Full-Name=Anna\n" rest
  static const char base[] = FIRST (OLD, "");
  static const struct { const char *ours, *theirs, *time; } cases[] = {
    { FIRST (NEW, "Nickname=An\n"), FIRST (MID, "Language=de\n"), "Modified=2026-11-03T08:00:00.000001Z\n" },
    { FIRST (OLD, "Nickname=An\n"), FIRST (OLD, "Language=de\n"), "Modified=2026-11-01T08:00:00.000001Z\n" },
    { FIRST (NEW, "Nickname=An\nLanguage=de\n"), FIRST (MID, "Language=de\n"), NEW },
    { FIRST (MID, "Nickname=An\n"), FIRST (OLD, ""), MID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      const char *ours = i % 2 ? cases[i / 2].theirs : cases[i / 2].ours;
      const char *theirs = i % 2 ? cases[i / 2].ours : cases[i / 2].theirs;
      g_autoptr (GBytes) base_bytes = g_bytes_new_static (base, strlen (base));
      g_autoptr (GBytes) our_bytes = g_bytes_new_static (ours, strlen (ours));
      g_autoptr (GBytes) their_bytes = g_bytes_new_static (theirs, strlen (theirs));
      g_autoptr (GBytes) merged = aft_merge_bytes_since (AFT_DOCUMENT_CONTACT, base_bytes, our_bytes, their_bytes, NULL, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (merged, NULL), g_bytes_get_size (merged));

      if (strstr (text, cases[i / 2].time) == NULL)
        g_error ("%sinstead of %s", text, cases[i / 2].time);
    }
}

/* What can't be read is an error, never an empty document. */
static void
test_damaged (void)
{
  static const char * const damaged[] = { "", HEAD "cut", "[Story]\nId=x\n" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GBytes) good = g_bytes_new_static (HEAD, strlen (HEAD));
      g_autoptr (GBytes) bad = g_bytes_new_static (damaged[i], strlen (damaged[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (aft_merge_bytes_since (AFT_DOCUMENT_CONTACT, good, good, bad, NULL, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/merge-base/cases", test_cases);
  g_test_add_func ("/model/merge-base/by-hand", test_by_hand);
  g_test_add_func ("/model/merge-base/times", test_times);
  g_test_add_func ("/model/merge-base/damaged", test_damaged);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge-base.h"

#include <string.h>

#define HEAD "[Contact]\nId=886313e1-3b8a-5372-9b90-0c9aee199e5d\nFormat=1\nModified=2026-11-01T08:00:00.000000Z\nFull-Name=Anna\n"
#define A "\n[Note aaaaaaaa-2222-4333-8444-555555555555]\n"
#define B "\n[Note bbbbbbbb-2222-4333-8444-555555555555]\n"
#define OLD "Modified=2026-11-01T08:00:00.000000Z\n"
#define SOON "Modified=2026-11-01T08:00:01.000000Z\n"
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

/* Which of three versions others began with: B was added in the second, A was written again in the third. */
static void
test_find_base (void)
{
  static const char * const versions[] = {
    HEAD A NEW "Text=three\n" B MID "Text=b\n",
    HEAD A OLD "Text=one\n" B MID "Text=b\n",
    HEAD A OLD "Text=one\n",
  };
  static const struct { const char *name; const char *theirs; guint expected; } cases[] = {
    { "the newest, as it is", HEAD A NEW "Text=three\n" B MID "Text=b\n", 0 },
    { "the newest, by hand", HEAD A NEW "Text=by hand\n" B MID "Text=b\n", 0 },
    { "the newest, by a program", HEAD A NEW "Text=three\n" B NEW "Text=by a program\n", 0 },
    { "the newest, where a program deleted", HEAD A NEW "Text=three\n\n[Deleted]\n"
      "bbbbbbbb-2222-4333-8444-555555555555=2026-11-03T08:00:00.000000Z\n", 0 },
    { "the second, by hand", HEAD A OLD "Text=by hand\n" B MID "Text=b\n", 1 },
    { "the second, by a program", HEAD A OLD "Text=one\n" B NEW "Text=by a program\n", 1 },
    { "the oldest", HEAD A OLD "Text=by hand\n", 2 },
    { "the oldest, adding", HEAD A OLD "Text=one\n\n[X]\nk=1\n", 2 },
    { "none of them", HEAD "\n[X]\nk=1\n", 2 },
    { "nothing to tell by", "[Contact]\nId=886313e1-3b8a-5372-9b90-0c9aee199e5d\n" A "Text=one\n" B "Text=b\n", 0 },
    { "something older than all", HEAD A "Modified=2026-10-01T08:00:00.000000Z\nText=before\n", 3 },
    { "damaged", "no key file", 0 },
  };
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    g_ptr_array_add (known, g_bytes_new_static (versions[i], strlen (versions[i])));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) theirs = g_bytes_new_static (cases[i].theirs, strlen (cases[i].theirs));
      GBytes *base = aft_merge_find_base (known, theirs);
      guint found = G_N_ELEMENTS (versions);

      if (base != NULL)
        g_assert_true (g_ptr_array_find (known, base, &found));
      if (found != cases[i].expected)
        g_error ("%s: version %u instead of %u", cases[i].name, found, cases[i].expected);
    }

  /* The file went back to what it was before; who brings the later one is no less later for our having known it. */
  g_ptr_array_set_size (known, 0);
  g_ptr_array_add (known, g_bytes_new_static (HEAD A OLD "Text=one\n", strlen (HEAD A OLD "Text=one\n")));
  g_ptr_array_add (known, g_bytes_new_static (HEAD A SOON "Text=two\n", strlen (HEAD A SOON "Text=two\n")));
  g_assert_true (aft_merge_find_base (known, g_ptr_array_index (known, 1)) == g_ptr_array_index (known, 0));

  g_ptr_array_set_size (known, 0);
  {
    g_autoptr (GBytes) theirs = g_bytes_new_static (HEAD, strlen (HEAD));

    g_assert_null (aft_merge_find_base (known, theirs));
  }
}

/* Another program saved so soon after us that it may have begun without what we wrote. */
static void
test_soon_after (void)
{
#define SECOND(n) "Modified=2026-11-03T08:00:0" n "Z\n"
  static const char * const versions[] = {
    HEAD A SECOND ("1.000000") "Text=one two\nPinned=yes\n",
    HEAD A SECOND ("0.000000") "Text=one\nPinned=no\n",
    HEAD,
  };
  static const struct { const char *name; const char *theirs; guint expected; } cases[] = {
    { "with it", HEAD A SECOND ("2.000000") "Text=one two three\nPinned=yes\n", 0 },
    { "without it", HEAD A SECOND ("1.100000") "Text=one three\nPinned=no\n", 1 },
    { "another value", HEAD A SECOND ("1.100000") "Text=one two\nPinned=maybe\n", 0 },
    { "later, without it", HEAD A SECOND ("9.000000") "Text=one three\nPinned=no\n", 0 },
  };
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    g_ptr_array_add (known, g_bytes_new_static (versions[i], strlen (versions[i])));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) theirs = g_bytes_new_static (cases[i].theirs, strlen (cases[i].theirs));
      guint found;

      g_assert_true (g_ptr_array_find (known, aft_merge_find_base (known, theirs), &found));
      if (found != cases[i].expected)
        g_error ("%s: version %u instead of %u", cases[i].name, found, cases[i].expected);
    }
}

/* What two that differ were both made of; @ours is the first of the versions, as it stands in the file. */
static void
test_find_ancestor (void)
{
  static const char * const versions[] = {
    HEAD A OLD "Text=by hand\n" B MID "Text=b\n",
    HEAD A OLD "Text=one\n" B MID "Text=b\n",
    HEAD A OLD "Text=one\n",
  };
  static const struct { const char *name; const char *theirs; guint expected; } cases[] = {
    { "the second, adding", HEAD A OLD "Text=one\n" B MID "Text=b\n\n[X]\nk=1\n", 1 },
    { "the oldest, by a program", HEAD A NEW "Text=two\n", 2 },
    { "the second, which ours isn't by hand", HEAD A NEW "Text=one more\n" B MID "Text=b\n", 1 },
    { "ours, with more by hand that nobody saw", HEAD A OLD "Text=by hand\n" B MID "Text=by hand too\n", 2 },
    { "by hand, as nobody saw it", HEAD A OLD "Text=by hand too\n", 3 },
    { "made of what nobody saw", HEAD, 3 },
    { "damaged", "no key file", 3 },
  };
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    g_ptr_array_add (known, g_bytes_new_static (versions[i], strlen (versions[i])));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) theirs = g_bytes_new_static (cases[i].theirs, strlen (cases[i].theirs));
      GBytes *ancestor = aft_merge_find_ancestor (known, g_ptr_array_index (known, 0), theirs);
      guint found = G_N_ELEMENTS (versions);

      if (ancestor != NULL)
        g_assert_true (g_ptr_array_find (known, ancestor, &found));
      if (found != cases[i].expected)
        g_error ("%s: version %u instead of %u", cases[i].name, found, cases[i].expected);
    }

  /* The other way round: ours is older than what a hand made of it and is known. */
  {
    g_autoptr (GBytes) ours = g_bytes_new_static (HEAD A OLD "Text=one\n" B NEW "Text=b\n", strlen (HEAD A OLD "Text=one\n" B NEW "Text=b\n"));
    g_autoptr (GBytes) theirs = g_bytes_new_static (HEAD A NEW "Text=by hand and more\n" B MID "Text=b\n",
                                                    strlen (HEAD A NEW "Text=by hand and more\n" B MID "Text=b\n"));
    guint found;

    g_assert_true (g_ptr_array_find (known, aft_merge_find_ancestor (known, ours, theirs), &found));
    g_assert_cmpuint (found, ==, 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/merge-base/cases", test_cases);
  g_test_add_func ("/model/merge-base/by-hand", test_by_hand);
  g_test_add_func ("/model/merge-base/damaged", test_damaged);
  g_test_add_func ("/model/merge-base/find-base", test_find_base);
  g_test_add_func ("/model/merge-base/soon-after", test_soon_after);
  g_test_add_func ("/model/merge-base/find-ancestor", test_find_ancestor);
  return g_test_run ();
}

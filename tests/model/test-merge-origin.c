/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge-origin.h"

#include <string.h>

#define HEAD "[Contact]\nId=886313e1-3b8a-5372-9b90-0c9aee199e5d\nFormat=1\nModified=2026-11-01T08:00:00.000000Z\nFull-Name=Anna\n"
#define A "\n[Note aaaaaaaa-2222-4333-8444-555555555555]\n"
#define B "\n[Note bbbbbbbb-2222-4333-8444-555555555555]\n"
#define OLD "Modified=2026-11-01T08:00:00.000000Z\n"
#define SOON "Modified=2026-11-01T08:00:01.000000Z\n"
#define MID "Modified=2026-11-02T08:00:00.000000Z\n"
#define NEW "Modified=2026-11-03T08:00:00.000000Z\n"

/* Transfer full. */
static GPtrArray *
make_versions (const char * const *texts,
               guint               n)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (versions, g_bytes_new_static (texts[i], strlen (texts[i])));

  return versions;
}

typedef struct
{
  const char *name;
  const char *theirs;
  guint       expected;         /* the place in the versions of what it was made of; their number if it was none of them */
} Case;

/* What theirs was made of; with @ours, what both were. */
static void
check (GPtrArray  *known,
       GBytes     *ours,
       const Case *cases,
       guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) theirs = g_bytes_new_static (cases[i].theirs, strlen (cases[i].theirs));
      GBytes *base = ours != NULL ? aft_merge_find_ancestor (known, ours, theirs) : aft_merge_find_base (known, theirs);
      guint found = known->len;

      if (base != NULL)
        g_assert_true (g_ptr_array_find (known, base, &found));
      if (found != cases[i].expected)
        g_error ("%s: version %u instead of %u", cases[i].name, found, cases[i].expected);
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
  static const Case cases[] = {
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
  g_autoptr (GPtrArray) known = make_versions (versions, G_N_ELEMENTS (versions));

  check (known, NULL, cases, G_N_ELEMENTS (cases));

  /* What had been changed by hand isn't what it was made of, although it has more in common with that. */
  g_ptr_array_set_size (known, 0);
  {
    static const char * const by_hand[] = {
      HEAD A NEW "Text=three\n" B MID "Text=b\n", HEAD A OLD "Text=by hand\n" B MID "Text=b\n", HEAD A OLD "Text=one\n",
    };
    static const char before_it[] = HEAD A OLD "Text=one\n" B MID "Text=b\n\n[X]\nk=1\n";
    g_autoptr (GBytes) theirs = g_bytes_new_static (before_it, strlen (before_it));

    for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
      g_ptr_array_add (known, g_bytes_new_static (by_hand[i], strlen (by_hand[i])));
    g_assert_true (aft_merge_find_base (known, theirs) == g_ptr_array_index (known, 2));
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
  static const Case cases[] = {
    { "with it", HEAD A SECOND ("2.000000") "Text=one two three\nPinned=yes\n", 0 },
    { "without it", HEAD A SECOND ("1.100000") "Text=one three\nPinned=no\n", 1 },
    { "another value", HEAD A SECOND ("1.100000") "Text=one two\nPinned=maybe\n", 0 },
    { "later, without it", HEAD A SECOND ("9.000000") "Text=one three\nPinned=no\n", 0 },
  };
  g_autoptr (GPtrArray) known = make_versions (versions, G_N_ELEMENTS (versions));

  check (known, NULL, cases, G_N_ELEMENTS (cases));
}

/* A value that is in theirs what it was before ours, so soon after: they never saw ours if they changed something else, though we may have
 * that as well, and took it back if they didn't. */
static void
test_value_before (void)
{
  static const char * const versions[] = {
    HEAD A SECOND ("1.000000") "Pinned=yes\nX=1\n" B OLD "Text=b\n",
    HEAD A SECOND ("0.000000") "Pinned=no\nX=1\n",
    HEAD A SECOND ("0.000000") "Pinned=no\n" B OLD "Text=b\n",
    HEAD B OLD "Text=b\n",
  };
  static const Case cases[] = {
    { "never seen", HEAD A SECOND ("1.100000") "Pinned=no\nX=1\n" B OLD "Text=b\n", 2 },
    { "never seen, and another one", HEAD A SECOND ("1.100000") "Pinned=no\nX=2\n" B OLD "Text=b\n", 2 },
    { "taken back", HEAD A SECOND ("1.100000") "Pinned=no\n" B OLD "Text=b\n", 3 },
    { "seen, and another one", HEAD A SECOND ("1.100000") "Pinned=yes\nX=2\n" B OLD "Text=b\n", 0 },
    { "long after", HEAD A SECOND ("9.000000") "Pinned=no\nX=1\n" B OLD "Text=b\n", 0 },
  };
  g_autoptr (GPtrArray) known = make_versions (versions, G_N_ELEMENTS (versions));

  check (known, NULL, cases, G_N_ELEMENTS (cases));
}

/* A text that another program wrote so soon after ours isn't in theirs: theirs was made of none that has ours, whatever else both have. */
static void
test_without_text (void)
{
  static const char * const versions[] = {
    HEAD A SECOND ("1.000000") "Text=one two\n" B SECOND ("0.500000") "Text=b\n",
    HEAD A SECOND ("0.500000") "Text=one three\n",
    HEAD A OLD "Text=one\n",
  };
  static const char text[] = HEAD A SECOND ("1.100000") "Text=one four\n" B SECOND ("0.500000") "Text=b\n";
  g_autoptr (GPtrArray) known = make_versions (versions, G_N_ELEMENTS (versions));
  g_autoptr (GBytes) theirs = g_bytes_new_static (text, strlen (text));

  g_assert_true (aft_merge_find_base (known, theirs) == g_ptr_array_index (known, 2));
  g_assert_true (aft_merge_find_ancestor (known, g_ptr_array_index (known, 0), theirs) == g_ptr_array_index (known, 2));
}

/* Who deleted what was written again later has not seen that. */
static void
test_deleted_before (void)
{
#define GONE(time) HEAD "\n[Deleted]\naaaaaaaa-2222-4333-8444-555555555555=" time "\n"
  static const char * const versions[] = { HEAD A MID "Text=again\n", GONE ("2026-11-01T08:00:01.000000Z"), HEAD A OLD "Text=one\n" };
  static const Case cases[] = {
    { "deleted before", GONE ("2026-11-01T08:00:01.000000Z") "\n[X]\nk=1\n", 1 },
    { "deleted since", GONE ("2026-11-03T08:00:00.000000Z"), 0 },
  };
  g_autoptr (GPtrArray) known = make_versions (versions, G_N_ELEMENTS (versions));

  check (known, NULL, cases, G_N_ELEMENTS (cases));
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
  static const Case cases[] = {
    { "the second, adding", HEAD A OLD "Text=one\n" B MID "Text=b\n\n[X]\nk=1\n", 1 },
    { "the oldest, by a program", HEAD A NEW "Text=two\n", 2 },
    { "the second, which ours isn't by hand", HEAD A NEW "Text=one more\n" B MID "Text=b\n", 1 },
    { "ours, with more by hand that nobody saw", HEAD A OLD "Text=by hand\n" B MID "Text=by hand too\n", 2 },
    { "by hand, as nobody saw it", HEAD A OLD "Text=by hand too\n", 3 },
    { "made of what nobody saw", HEAD, 3 },
    { "damaged", "no key file", 3 },
  };
  g_autoptr (GPtrArray) known = make_versions (versions, G_N_ELEMENTS (versions));

  check (known, g_ptr_array_index (known, 0), cases, G_N_ELEMENTS (cases));

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
  g_test_add_func ("/model/merge-origin/find-base", test_find_base);
  g_test_add_func ("/model/merge-origin/soon-after", test_soon_after);
  g_test_add_func ("/model/merge-origin/value-before", test_value_before);
  g_test_add_func ("/model/merge-origin/without-text", test_without_text);
  g_test_add_func ("/model/merge-origin/deleted-before", test_deleted_before);
  g_test_add_func ("/model/merge-origin/find-ancestor", test_find_ancestor);
  return g_test_run ();
}

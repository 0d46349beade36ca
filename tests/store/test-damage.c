/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Damage stays where it is: whatever happens to a file, it is there byte for byte, it is listed or can be used, and all others
 * are as they were. */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-file.h"
#include "aft-note.h"
#include "aft-sample.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* How many mutations of each kind, and how many files are cut at every byte; both can come from the command line. */
static guint n_mutations = 300;
static guint n_cut = 3;

typedef void (*Damage) (GRand *rand, GString *text, const GString *other);

static gsize
pick (GRand   *rand,
      GString *text)
{
  return g_rand_int_range (rand, 0, text->len);
}

/* The beginning of a line that isn't the first. */
static gsize
pick_line (GRand   *rand,
           GString *text)
{
  for (;;)
    {
      const char *end = strchr (text->str + pick (rand, text), '\n');

      if (end[1] != '\0')
        return end + 1 - text->str;
    }
}

static void
cut (GRand *rand, GString *text, const GString *other)
{
  gsize length = pick (rand, text);

  while (length > 0 && text->str[length - 1] == '\n')
    length--;
  g_string_truncate (text, length);
}

static void
put_nul (GRand *rand, GString *text, const GString *other)
{
  text->str[pick (rand, text)] = '\0';
}

static void
end_in_nuls (GRand *rand, GString *text, const GString *other)
{
  gsize start = pick (rand, text);

  memset (text->str + start, 0, text->len - start);
}

static void
flip_bit (GRand *rand, GString *text, const GString *other)
{
  text->str[pick (rand, text)] ^= 1 << g_rand_int_range (rand, 0, 8);
}

static void
put_junk_line (GRand *rand, GString *text, const GString *other)
{
  g_string_insert (text, pick_line (rand, text), "what is this\n");
}

static void
put_mark_first (GRand *rand, GString *text, const GString *other)
{
  static const char * const marks[] = { "\357\273\277", "\377\376", "\376\377", "\032", "x", "=" };

  g_string_prepend (text, marks[g_rand_int_range (rand, 0, G_N_ELEMENTS (marks))]);
}

static void
use_returns (GRand *rand, GString *text, const GString *other)
{
  for (gsize i = strchr (text->str, '\n') - text->str; i < text->len; i++)
    if (text->str[i] == '\n')
      text->str[i] = '\r';
}

static void
put_conflict (GRand *rand, GString *text, const GString *other)
{
  gsize first = pick_line (rand, text);
  gsize second = pick_line (rand, text);

  g_string_insert (text, MAX (first, second), "=======\nFull-Name=Theirs\n>>>>>>> theirs\n");
  g_string_insert (text, MIN (first, second), "<<<<<<< HEAD\n");
}

static void
put_key_first (GRand *rand, GString *text, const GString *other)
{
  g_autofree char *line = g_strdup_printf ("Key-%u=value\n", g_rand_int_range (rand, 0, 1000));

  g_string_prepend (text, line);
}

static void
use_other_encoding (GRand *rand, GString *text, const GString *other)
{
  gsize start = pick_line (rand, text);

  g_string_insert_c (text, start + strcspn (text->str + start, "\n"), (char) g_rand_int_range (rand, 0xc0, 0x100));
}

static void
put_noise (GRand *rand, GString *text, const GString *other)
{
  gsize start = pick (rand, text);

  for (gsize i = start; i < MIN (text->len, start + 64); i++)
    text->str[i] = g_rand_int_range (rand, 0, 256);
}

/* As a disk does that lost the order of its blocks. */
static void
take_tail_of_other (GRand *rand, GString *text, const GString *other)
{
  gsize start = pick (rand, text);

  g_string_truncate (text, start);
  if (start < other->len)
    g_string_append_len (text, other->str + start, other->len - start);
}

static void
open_group (GRand *rand, GString *text, const GString *other)
{
  const char *bracket = strstr (text->str + pick (rand, text), "]\n");

  if (bracket == NULL)
    bracket = strstr (text->str, "]\n");
  g_string_erase (text, bracket - text->str, 1);
}

static const struct
{
  const char *name;
  Damage      damage;
  gboolean    sure;             /* never leaves a file that can be read */
} kinds[] = {
  { "cut within a line", cut, TRUE },
  { "a NUL", put_nul, TRUE },
  { "NULs to the end", end_in_nuls, TRUE },
  { "a flipped bit", flip_bit, FALSE },
  { "a junk line", put_junk_line, TRUE },
  { "something before the first group", put_mark_first, TRUE },
  { "line ends of CR only", use_returns, TRUE },
  { "conflict markers", put_conflict, TRUE },
  { "a key before the first group", put_key_first, TRUE },
  { "another encoding", use_other_encoding, TRUE },
  { "noise", put_noise, FALSE },
  { "the tail of another file", take_tail_of_other, FALSE },
  { "a group without its end", open_group, TRUE },
};

/* Up to @max documents of the sample book. */
static GPtrArray *
make_samples (StoreFixture *fixture,
              guint         max)
{
  g_autoptr (AftBook) book = aft_book_new ();
  GPtrArray *samples = g_ptr_array_new_with_free_func (g_object_unref);

  aft_sample_fill (book, fixture->now);
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_INBOX; kind++)
    {
      GListModel *documents = aft_book_get_documents (book, kind);

      for (guint i = 0; i < g_list_model_get_n_items (documents) && samples->len < max; i++)
        g_ptr_array_add (samples, g_list_model_get_item (documents, i));
    }

  return samples;
}

/* The file of @sample as it would be on disk, but for a person of its own: the id begins with @n. */
static GString *
make_text (StoreFixture *fixture,
           AftDocument  *sample,
           guint         n)
{
  g_autoptr (GBytes) bytes = aft_document_to_bytes (sample, fixture->now);
  GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *start = g_strdup_printf ("%08u", n);

  memcpy (strstr (text->str, "\nId=") + strlen ("\nId="), start, 8);
  return text;
}

static char *
make_path (AftDocument *sample,
           guint        n)
{
  AftDocumentKind kind = aft_document_get_kind (sample);

  return g_strdup_printf ("%s/%08u%s%s", aft_document_kind_folder (kind), n, aft_record_get_id (AFT_RECORD (sample)) + 8,
                          aft_document_kind_suffix (kind));
}

/* One file that was damaged. */
typedef struct
{
  const char *what;
  char       *path;
  GString    *text;
  gboolean    damaged;          /* it can't be read, for sure */
  gboolean    whole;            /* it can be read, for sure */
} Case;

static void
clear_case (gpointer data)
{
  Case *one = data;

  g_free (one->path);
  g_string_free (one->text, TRUE);
}

static guint
count_documents (AftBook *book)
{
  guint n = 0;

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    n += g_list_model_get_n_items (aft_book_get_documents (book, kind));
  return n;
}

/* Whatever could be read can be looked into, changed and written. */
static void
use_all (StoreFixture *fixture)
{
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (fixture->book, kind);

      for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          g_autoptr (GBytes) bytes = NULL;

          if (!aft_document_is_read_only (document))
            store_add_note (document, "still usable");
          bytes = aft_document_to_bytes (document, fixture->now);
          g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
        }
    }
}

/* Loads the book with the files of @cases (Case) and a healthy person in it, and takes the files away again. Returns how many
 * of them could be read. */
static guint
check (StoreFixture *fixture,
       GArray       *cases)
{
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  GListModel *problems;
  AftDocument *healthy;
  guint n_listed;

  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = &g_array_index (cases, Case, i);

      store_write_text (fixture, one->path, one->text->str, one->text->len);
    }
  store_reopen (fixture);
  store_rescan (fixture, &error);
  g_assert_no_error (error);

  problems = aft_store_get_problems (fixture->store);
  n_listed = g_list_model_get_n_items (problems);
  for (guint i = 0; i < n_listed; i++)
    {
      g_autoptr (AftProblem) problem = g_list_model_get_item (problems, i);

      g_assert_cmpstr (aft_problem_get_reason (problem), !=, "");
      g_hash_table_add (listed, g_strdup (aft_problem_get_path (problem)));
    }
  g_assert_cmpuint (n_listed + count_documents (fixture->book), ==, cases->len + 1);

  /* Saving somebody else leaves the others alone. */
  healthy = aft_book_lookup (fixture->book, "ffffffff-3b8a-4372-9b90-0c9aee199e5d");
  g_assert_nonnull (healthy);
  store_add_note (healthy, "another");
  store_save (fixture, healthy, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = &g_array_index (cases, Case, i);
      gboolean is_listed = g_hash_table_contains (listed, one->path);
      g_autofree char *file = store_dup_file (fixture, one->path);
      g_autofree char *there = NULL;
      gsize length = 0;

      if (!g_file_get_contents (file, &there, &length, NULL) || length != one->text->len
          || memcmp (there, one->text->str, length) != 0)
        g_error ("%s: %s isn't as it was:\n%s", one->what, one->path, one->text->str);
      if ((one->damaged && !is_listed) || (one->whole && is_listed))
        g_error ("%s: %s is %slisted:\n%s", one->what, one->path, is_listed ? "" : "not ", one->text->str);
      g_unlink (file);
    }

  use_all (fixture);
  return cases->len - n_listed;
}

static void
set_up_open (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (AftDocument) healthy = NULL;
  g_autoptr (GError) error = NULL;

  store_set_up (fixture, data);
  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  healthy = aft_document_new (AFT_DOCUMENT_CONTACT, "ffffffff-3b8a-4372-9b90-0c9aee199e5d", fixture->now);
  aft_record_set (healthy, AFT_CONTACT_FULL_NAME, "Bert Brown");
  aft_book_add (fixture->book, healthy);
  store_save (fixture, healthy, &error);
  g_assert_no_error (error);
}

static void
test_kinds (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) samples = make_samples (fixture, G_MAXUINT);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (Case));
      guint usable;

      g_array_set_clear_func (cases, clear_case);
      for (guint i = 0; i < n_mutations; i++)
        {
          AftDocument *sample = g_ptr_array_index (samples, i % samples->len);
          AftDocument *other_sample = g_ptr_array_index (samples, (i + 1) % samples->len);
          GString *other = make_text (fixture, other_sample, n_mutations + i);
          Case one = {
            .what = kinds[k].name,
            .path = make_path (sample, i),
            .text = make_text (fixture, sample, i),
            .damaged = kinds[k].sure,
          };

          kinds[k].damage (rand, one.text, other);
          g_array_append_val (cases, one);
          g_string_free (other, TRUE);
        }
      usable = check (fixture, cases);
      g_test_message ("%s: %u files, %u of them can be read", kinds[k].name, n_mutations, usable);
    }
}

/* A cut at every byte: whole lines with an id are a valid file, everything else is damage. */
static void
test_cuts (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) samples = make_samples (fixture, n_cut);

  g_assert_cmpuint (samples->len, ==, n_cut);
  for (guint i = 0; i < samples->len; i++)
    {
      AftDocument *sample = g_ptr_array_index (samples, i);
      g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (Case));
      GString *text = make_text (fixture, sample, 0);
      gsize id_end = strchr (strstr (text->str, "\nId=") + 1, '\n') - text->str;

      g_array_set_clear_func (cases, clear_case);
      for (gsize length = 0; length < text->len; length++)
        {
          Case one = { .what = "a cut", .path = make_path (sample, length), .text = make_text (fixture, sample, length) };

          g_string_truncate (one.text, length);
          one.whole = length > id_end && one.text->str[length - 1] == '\n';
          one.damaged = !one.whole;
          g_array_append_val (cases, one);
        }
      check (fixture, cases);
      g_test_message ("%" G_GSIZE_FORMAT " cuts of %s", text->len, aft_document_get_summary (sample)->title);
      g_string_free (text, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 3)
    {
      n_mutations = atoi (argv[1]);
      n_cut = atoi (argv[2]);
    }

  g_test_add ("/store/damage/kinds", StoreFixture, NULL, set_up_open, test_kinds, store_tear_down);
  g_test_add ("/store/damage/cuts", StoreFixture, NULL, set_up_open, test_cuts, store_tear_down);
  return g_test_run ();
}

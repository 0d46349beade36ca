/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing is changed that was not edited: random records of every kind are written, read and written again. */

#include "aft-kinds.h"

#include <stdlib.h>
#include <string.h>

#define RECORDS 9               /* in a document, besides itself */

/* How many records; can come from the command line. */
static guint n_records = 20000;

static const char * const pieces[] = {
  "a", "Ortiz", " ", "  ", "\t", "\n", "\n\n", "\\", "\\n", "\\s", "\\q", ";", "=", "#", "[", "]", "[Contact]\n", "\nId=x\n", "> ", "! ",
  "\303\244", "\314\201", "\342\200\256", "\342\200\213", "\360\237\221\251", "\357\273\277", "\f", "\001", "\r", "\377", "%s", "<b>", "&",
  "2026-11-23", "true", "",
};

static char *
make_value (GRand *rand)
{
  GString *value = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 7); n > 0; n--)
    g_string_append (value, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (value, FALSE);
}

static void
fill_field (GRand     *rand,
            AftRecord *record,
            guint      field)
{
  AftFieldKind kind = AFT_RECORD_GET_CLASS (record)->fields[field].kind;
  g_autofree char *value = make_value (rand);
  g_autofree char *word = g_strconcat ("x", value, NULL);
  const char *list[] = { word, "y", NULL };

  if (kind == AFT_FIELD_LIST)
    aft_record_set_list (record, field, list);
  else if (kind == AFT_FIELD_FLAG)
    aft_record_set_flag (record, field, g_rand_boolean (rand));
  else
    aft_record_set (record, field, value);
}

static void
fill (GRand     *rand,
      AftRecord *record)
{
  for (guint field = 0; field < AFT_RECORD_GET_CLASS (record)->n_fields; field++)
    if (g_rand_boolean (rand))
      fill_field (rand, record, field);
}

static GType
pick_type (GRand           *rand,
           AftDocumentKind  kind)
{
  static const char * const names[] = { "Position", "Address", "Follow-Up", "Draft", "Touch", "Feedback", "Use", "Note", "Reminder",
                                        "Card", "Interview" };

  for (;;)
    {
      const char *name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
      GType type = aft_kind_get_record_type (kind, name, strlen (name));

      if (type != G_TYPE_INVALID)
        return type;
    }
}

static AftDocument *
read_bytes (AftDocumentKind  kind,
            GBytes          *bytes)
{
  g_autoptr (GError) error = NULL;
  AftSummary *summary = aft_summary_scan (bytes, kind, NULL, &error);

  if (summary == NULL)
    g_error ("%s:\n%s", error->message, (const char *) g_bytes_get_data (bytes, NULL));
  return aft_document_new_for_bytes (bytes, summary);
}

static void
compare (AftRecord *one,
         AftRecord *two,
         GBytes    *bytes)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (one);

  g_assert_true (G_OBJECT_TYPE (one) == G_OBJECT_TYPE (two));
  for (guint field = 0; field < klass->n_fields; field++)
    if (g_strcmp0 (aft_record_get (one, field), aft_record_get (two, field)) != 0)
      g_error ("%s of %s: “%s” is read as “%s” from\n%s", klass->fields[field].key, klass->group, aft_record_get (one, field),
               aft_record_get (two, field), (const char *) g_bytes_get_data (bytes, NULL));
}

static void
compare_all (AftDocument *one,
             AftDocument *two,
             GPtrArray   *records,
             GBytes      *bytes)
{
  compare (AFT_RECORD (one), AFT_RECORD (two), bytes);
  for (guint i = 0; i < records->len; i++)
    {
      AftRecord *record = g_ptr_array_index (records, i);
      AftRecord *found = aft_document_lookup (two, aft_record_get_id (record));

      if (found == NULL)
        g_error ("a record is missing in\n%s", (const char *) g_bytes_get_data (bytes, NULL));
      compare (record, found, bytes);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 9, 39, 23);
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 1);

  for (guint n = 0; n < n_records; n += RECORDS + 1)
    {
      AftDocumentKind kind = g_rand_int_range (rand, AFT_DOCUMENT_CONTACT, AFT_DOCUMENT_INBOX);
      g_autoptr (AftDocument) document = aft_document_new (kind, NULL, now);
      g_autoptr (AftDocument) again = NULL;
      g_autoptr (AftDocument) third = NULL;
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) untouched = NULL;
      g_autoptr (GBytes) edited = NULL;
      AftRecord *victim;
      AftRecord *twin;
      guint field;

      fill (rand, AFT_RECORD (document));
      for (guint i = 0; i < RECORDS; i++)
        {
          AftRecord *record = aft_record_new (pick_type (rand, kind), NULL);

          fill (rand, record);
          aft_document_add (document, record);
          g_ptr_array_add (records, record);
        }
      bytes = aft_document_to_bytes (document, now);
      again = read_bytes (kind, bytes);
      compare_all (document, again, records, bytes);

      /* Looked into and not changed, it is the same file. */
      untouched = aft_document_to_bytes (again, later);
      g_assert_true (g_bytes_equal (bytes, untouched));

      /* One value changes, and nothing else. */
      victim = g_ptr_array_index (records, g_rand_int_range (rand, 0, RECORDS));
      twin = aft_document_lookup (again, aft_record_get_id (victim));
      field = g_rand_int_range (rand, 0, AFT_RECORD_GET_CLASS (victim)->n_fields);
      fill_field (rand, victim, field);
      aft_record_set (twin, field, aft_record_get (victim, field));
      edited = aft_document_to_bytes (again, later);
      third = read_bytes (kind, edited);
      compare_all (document, third, records, edited);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 2)
    n_records = atoi (argv[1]);
  g_test_add_func ("/model/round-trip", test_round_trip);
  return g_test_run ();
}

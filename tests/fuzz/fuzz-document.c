/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of the book, of each kind: scanned, opened, written, merged. What can be scanned can be opened and written, and what
 * was written reads as the same; merging never makes a file that can't be read. An input may hold two versions of a document,
 * with a record separator (RS) between them. */

#include "fuzz.h"

#include "aft-contact.h"
#include "aft-merge.h"
#include "aft-note.h"
#include "aft-touch.h"

#include <string.h>

#define SEPARATOR 0x1e

static AftDocument *
open_document (AftDocumentKind kind,
               GBytes         *bytes)
{
  g_autoptr (GError) error = NULL;
  AftSummary *summary = aft_summary_scan (bytes, kind, NULL, &error);

  g_assert_true ((summary == NULL) == (error != NULL));

  return summary != NULL ? aft_document_new_for_bytes (bytes, summary) : NULL;
}

static void
assert_same_records (AftDocument *one,
                     AftDocument *two,
                     GType        type)
{
  GListModel *ones = aft_document_get_records (one, type);
  GListModel *twos = aft_document_get_records (two, type);

  g_assert_cmpuint (g_list_model_get_n_items (ones), ==, g_list_model_get_n_items (twos));
  for (guint i = 0; i < g_list_model_get_n_items (ones); i++)
    {
      g_autoptr (AftRecord) a = g_list_model_get_item (ones, i);
      g_autoptr (AftRecord) b = g_list_model_get_item (twos, i);
      AftRecordClass *klass = AFT_RECORD_GET_CLASS (a);

      g_assert_cmpstr (aft_record_get_id (a), ==, aft_record_get_id (b));
      for (guint field = 0; field < klass->n_fields; field++)
        g_assert_cmpstr (aft_record_get (a, field), ==, aft_record_get (b, field));
    }
}

static void
check (AftDocumentKind  kind,
       GBytes          *bytes)
{
  g_autoptr (AftDocument) document = open_document (kind, bytes);
  g_autoptr (AftDocument) again = NULL;
  g_autoptr (GBytes) written = NULL;
  AftRecordClass *klass;
  GType types[] = { AFT_TYPE_ADDRESS, AFT_TYPE_NOTE, AFT_TYPE_TOUCH, AFT_TYPE_CARD };

  if (document == NULL)
    return;

  written = aft_document_to_bytes (document, fuzz_now);
  again = open_document (kind, written);
  g_assert_nonnull (again);
  g_assert_cmpstr (aft_record_get_id (AFT_RECORD (document)), ==, aft_record_get_id (AFT_RECORD (again)));

  klass = AFT_RECORD_GET_CLASS (document);
  for (guint i = 0; i < klass->n_fields; i++)
    g_assert_cmpstr (aft_record_get (document, i), ==, aft_record_get (again, i));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    assert_same_records (document, again, types[i]);
}

static void
check_merge (AftDocumentKind  kind,
             GBytes          *ours,
             GBytes          *theirs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) merged = aft_merge_bytes (kind, ours, theirs, fuzz_now, &error);
  g_autoptr (AftDocument) document = NULL;

  g_assert_true ((merged == NULL) == (error != NULL));
  if (merged == NULL)
    return;

  document = open_document (kind, merged);
  g_assert_nonnull (document);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        gsize          size)
{
  const uint8_t *separator = size > 0 ? memchr (data, SEPARATOR, size) : NULL;
  gsize length = separator != NULL ? (gsize) (separator - data) : size;
  g_autoptr (GBytes) ours = g_bytes_new (data, length);
  g_autoptr (GBytes) theirs = separator != NULL ? g_bytes_new (separator + 1, size - length - 1) : g_bytes_ref (ours);

  for (guint kind = 0; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      check (kind, ours);
      check_merge (kind, ours, theirs);
    }

  return 0;
}

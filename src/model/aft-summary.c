/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-summary-private.h"

#include "aft-record-private.h"
#include "aft-text.h"

#include <string.h>

G_DEFINE_QUARK (aft-model-error-quark, aft_model_error)

/* All but the id, which is set anew when a document is made from bytes that have another. */
static const glong strings[] = {
  G_STRUCT_OFFSET (AftSummary, title), G_STRUCT_OFFSET (AftSummary, subtitle),
  G_STRUCT_OFFSET (AftSummary, company), G_STRUCT_OFFSET (AftSummary, tags), G_STRUCT_OFFSET (AftSummary, state),
  G_STRUCT_OFFSET (AftSummary, merged_ids), G_STRUCT_OFFSET (AftSummary, merged_names),
  G_STRUCT_OFFSET (AftSummary, email), G_STRUCT_OFFSET (AftSummary, phone),
  G_STRUCT_OFFSET (AftSummary, photo), G_STRUCT_OFFSET (AftSummary, day), G_STRUCT_OFFSET (AftSummary, ends),
  G_STRUCT_OFFSET (AftSummary, created),
  G_STRUCT_OFFSET (AftSummary, modified), G_STRUCT_OFFSET (AftSummary, first_touch),
  G_STRUCT_OFFSET (AftSummary, last_touch),
  G_STRUCT_OFFSET (AftSummary, last_answer), G_STRUCT_OFFSET (AftSummary, keep_after),
  G_STRUCT_OFFSET (AftSummary, paused_until), G_STRUCT_OFFSET (AftSummary, first_due),
  G_STRUCT_OFFSET (AftSummary, collate), G_STRUCT_OFFSET (AftSummary, folded),
};

void
aft_summary_put (AftSummaryScan  *scan,
                 char           **place,
                 const char      *text,
                 gsize            length)
{
  /* The text begins with the empty one. */
  if (scan->text->len == 0)
    g_string_append_c (scan->text, '\0');

  *place = length > 0 ? GSIZE_TO_POINTER (scan->text->len) : NULL;
  if (length == 0)
    return;
  g_string_append_len (scan->text, text, length);
  g_string_append_c (scan->text, '\0');
}

const char *
aft_summary_peek (AftSummaryScan *scan,
                  char           *place)
{
  return place != NULL ? scan->text->str + GPOINTER_TO_SIZE (place) : "";
}

AftSummary *
aft_summary_pack (AftSummaryScan *scan)
{
  gsize length = MAX (scan->text->len, 1);
  AftSummary *self = g_malloc (sizeof (AftSummary) + length);
  char *text = (char *) (self + 1);

  *self = scan->parts;
  /* An empty text ends with a NUL as well. */
  memcpy (text, scan->text->str, length);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    G_STRUCT_MEMBER (char *, self, strings[i]) = text + GPOINTER_TO_SIZE (G_STRUCT_MEMBER (char *, self, strings[i]));

  return self;
}

void
aft_summary_free (AftSummary *self)
{
  g_free (self->id);
  g_free (self);
}

char *
aft_summary_dup_names (const AftSummary *self)
{
  g_auto (GStrv) merged = *self->merged_names != '\0' ? aft_record_split (self->merged_names) : g_new0 (char *, 1);
  g_autofree char *further = g_strjoinv ("\n", merged);
  g_autofree char *names = *further != '\0' ? g_strconcat (self->title, "\n", further, NULL) : g_strdup (self->title);

  return aft_text_fold (names);
}

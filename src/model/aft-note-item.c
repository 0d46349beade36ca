/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-note-item.h"

#include <string.h>

#include "aft-guide-marks.h"
#include "aft-keyfile.h"
#include "aft-markup.h"
#include "aft-text.h"

/* What is kept of a title, in code points: more is never shown. */
#define TITLE_MAX (2 * AFT_TEXT_SHOWN_MAX)

struct _AftNoteItem
{
  GObject       parent_instance;

  AftDocument  *document;
  AftNoteFacts *facts;
};

G_DEFINE_FINAL_TYPE (AftNoteItem, aft_note_item, G_TYPE_OBJECT)

static guint changed_signal;

void
aft_note_facts_free (AftNoteFacts *self)
{
  g_free (self->id);
  g_free (self->created);
  g_free (self->title);
  g_free (self->tags);
  g_free (self);
}

/* Where the words of a line begin: behind headings, quotes, marks, bullets and check boxes. "#tag" is a word. */
static const char *
skip_markup (const char *line)
{
  for (const char *p = line;; p++)
    {
      if (*p == '#' && g_unichar_isalpha (g_utf8_get_char (p + 1)))
        return p;
      if (g_str_has_prefix (p, "[ ] ") || g_str_has_prefix (p, "[x] "))
        p += 3;
      else if (*p == '\0' || strchr (" \t#>!?-*+", *p) == NULL)
        return p;
    }
}

static char *
dup_tags (const char *text)
{
  g_autoptr (GArray) spans = aft_markup_find_tags (text);
  g_autoptr (GString) tags = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const AftSpan *span = &g_array_index (spans, AftSpan, i);

      if (i > 0)
        g_string_append_c (tags, ' ');
      g_string_append_len (tags, text + span->start, span->end - span->start);
    }

  return g_strdup (tags->str);
}

static void
read_text (AftNoteFacts *self,
           const char   *text)
{
  AftFence fence = { 0 };

  self->tags = dup_tags (text != NULL ? text : "");
  while (text != NULL && *text != '\0')
    {
      const char *end = strchrnul (text, '\n');
      const char *words = text;
      AftFencePart part = aft_fence_pass (&fence, text);
      AftMark mark = part == AFT_FENCE_NONE ? aft_mark_of_line (text, &words, NULL) : AFT_MARK_NONE;

      self->quote |= mark == AFT_MARK_QUOTE;
      self->promise |= mark == AFT_MARK_PROMISE;
      self->open += mark == AFT_MARK_OPEN_POINT;
      if (part == AFT_FENCE_NONE)
        words = skip_markup (words);
      else
        words = part == AFT_FENCE_CODE ? text + strspn (text, " \t") : end;
      if (self->title == NULL && words < end)
        self->title = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, end - words), TITLE_MAX));
      text = *end == '\n' ? end + 1 : NULL;
    }

  if (self->title == NULL)
    self->title = g_strdup ("");
}

static AftNoteFacts *
read_note (AftNote *note)
{
  AftNoteFacts *self = g_new0 (AftNoteFacts, 1);
  const char *created = aft_record_get (note, AFT_NOTE_CREATED);

  self->id = g_strdup (aft_record_get_id (AFT_RECORD (note)));
  self->created = g_strdup (created != NULL ? created : "");
  self->pinned = aft_record_get_flag (note, AFT_NOTE_PINNED);
  read_text (self, aft_record_get (note, AFT_NOTE_TEXT));

  return self;
}

static gboolean
key_is (AftKeyReader *reader,
        const char   *key)
{
  return reader->key_length == strlen (key) && memcmp (reader->key, key, reader->key_length) == 0;
}

/* A note without a text is one too. */
static AftNoteFacts *
begin_note (AftKeyReader *reader)
{
  const gsize length = strlen ("Note ");
  AftNoteFacts *facts;

  if (reader->group_length <= length || memcmp (reader->group, "Note ", length) != 0)
    return NULL;

  facts = g_new0 (AftNoteFacts, 1);
  facts->id = g_strndup (reader->group + length, reader->group_length - length);

  return facts;
}

static void
end_note (GPtrArray    *all,
          AftNoteFacts *facts)
{
  if (facts == NULL)
    return;

  if (facts->created == NULL)
    facts->created = g_strdup ("");
  if (facts->title == NULL)
    read_text (facts, NULL);
  g_ptr_array_add (all, facts);
}

GPtrArray *
aft_note_facts_scan (GBytes *bytes)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) aft_note_facts_free);
  g_autoptr (GString) value = g_string_new (NULL);
  AftNoteFacts *facts = NULL;
  AftKeyReader reader;
  AftKeyEvent event;

  if (!aft_key_reader_init (&reader, bytes, NULL))
    return all;

  while ((event = aft_key_reader_next (&reader, NULL)) != AFT_KEY_END && event != AFT_KEY_DAMAGED)
    {
      if (event == AFT_KEY_GROUP)
        {
          end_note (all, facts);
          facts = begin_note (&reader);
          continue;
        }
      if (facts == NULL)
        continue;

      g_string_truncate (value, 0);
      aft_key_unescape (value, reader.value, reader.value_length);
      if (key_is (&reader, "Text") && facts->title == NULL)
        read_text (facts, value->str);
      else if (key_is (&reader, "Created") && facts->created == NULL)
        facts->created = g_strdup (value->str);
      else if (key_is (&reader, "Pinned"))
        facts->pinned = strcmp (value->str, "true") == 0;
    }
  end_note (all, facts);

  return all;
}

static void
aft_note_item_finalize (GObject *object)
{
  AftNoteItem *self = AFT_NOTE_ITEM (object);

  aft_note_facts_free (self->facts);
  g_object_unref (self->document);

  G_OBJECT_CLASS (aft_note_item_parent_class)->finalize (object);
}

static void
aft_note_item_class_init (AftNoteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_note_item_finalize;

  changed_signal = g_signal_new ("changed", AFT_TYPE_NOTE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_note_item_init (AftNoteItem *self)
{
}

AftNoteItem *
aft_note_item_new (AftDocument  *document,
                   AftNoteFacts *facts)
{
  AftNoteItem *self = g_object_new (AFT_TYPE_NOTE_ITEM, NULL);

  self->document = g_object_ref (document);
  self->facts = facts;

  return self;
}

AftNoteItem *
aft_note_item_new_for (AftNote *note)
{
  return aft_note_item_new (aft_record_get_document (note), read_note (note));
}

const AftNoteFacts *
aft_note_item_get_facts (AftNoteItem *self)
{
  return self->facts;
}

AftDocument *
aft_note_item_get_document (AftNoteItem *self)
{
  return self->document;
}

AftNote *
aft_note_item_get_note (AftNoteItem *self)
{
  gpointer note = aft_document_lookup (self->document, self->facts->id);

  return AFT_IS_NOTE (note) ? note : NULL;
}

gboolean
aft_note_item_update (AftNoteItem *self,
                      AftNote     *note)
{
  g_autoptr (AftNoteFacts) before = self->facts;

  self->facts = read_note (note);
  if (before->open == self->facts->open && before->pinned == self->facts->pinned && before->quote == self->facts->quote
      && before->promise == self->facts->promise && strcmp (before->title, self->facts->title) == 0
      && strcmp (before->tags, self->facts->tags) == 0 && strcmp (before->created, self->facts->created) == 0)
    return FALSE;

  g_signal_emit (self, changed_signal, 0);

  return (before->open > 0) != (self->facts->open > 0) || before->pinned != self->facts->pinned
         || before->quote != self->facts->quote || before->promise != self->facts->promise
         || strcmp (before->tags, self->facts->tags) != 0 || strcmp (before->created, self->facts->created) != 0;
}

gboolean
aft_note_item_has_tag (AftNoteItem *self,
                       const char  *tag)
{
  g_autofree char *folded = aft_text_fold (self->facts->tags);
  g_autofree char *wanted = aft_text_fold (tag);
  g_auto (GStrv) tags = g_strsplit (folded, " ", -1);

  for (guint i = 0; tags[i] != NULL; i++)
    if (*tags[i] == '#' && strcmp (tags[i] + 1, wanted) == 0)
      return TRUE;

  return FALSE;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-vcard-unfold.h"

#include "aft-vcard-private.h"

#include <string.h>

/* How far behind a soft break's equals sign blanks are looked for. */
#define PADDING_MAX 8

void
aft_vcard_unfold_init (AftVcardUnfold *self,
                       const char     *data,
                       gsize           length)
{
  *self = (AftVcardUnfold) { .data = data, .length = length, .line_number = 1, .line = g_string_new (NULL) };
}

void
aft_vcard_unfold_clear (AftVcardUnfold *self)
{
  g_string_free (self->line, TRUE);
  self->line = NULL;
}

/* The length of the line end at @at: LF, CR LF, CR, and CR CR LF, which comes from files that were converted twice. */
static gsize
measure_line_end (AftVcardUnfold *self,
                  gsize           at)
{
  gsize end = at;

  if (self->data[at] == '\n')
    return 1;
  if (at < self->plain_cr_until)
    return 1;

  while (end < self->length && self->data[end] == '\r')
    end++;
  if (end < self->length && self->data[end] == '\n')
    return end - at + 1;

  self->plain_cr_until = end;

  return 1;
}

static gboolean
peek (AftVcardUnfold *self)
{
  gsize end;

  if (self->has_next)
    return TRUE;
  if (self->at >= self->length)
    return FALSE;

  end = self->at;
  while (end < self->length && self->data[end] != '\n' && self->data[end] != '\r')
    end++;

  self->next = self->data + self->at;
  self->next_length = end - self->at;
  self->next_number = self->line_number;
  self->next_ended = end < self->length;
  self->at = self->next_ended ? end + measure_line_end (self, end) : end;
  self->line_number++;
  self->has_next = TRUE;

  /* Files that were put together keep each one's byte order mark. */
  if (self->next_length >= 3 && memcmp (self->next, "\357\273\277", 3) == 0)
    {
      self->next += 3;
      self->next_length -= 3;
    }

  return TRUE;
}

static void
append (AftVcardUnfold *self,
        gsize           skip,
        const char     *glue)
{
  gsize glue_length = strlen (glue);

  if (self->line->len + glue_length + self->next_length - skip > AFT_VCARD_MAX_VALUE)
    self->too_long = TRUE;
  if (!self->too_long)
    {
      g_string_append_len (self->line, glue, glue_length);
      g_string_append_len (self->line, self->next + skip, self->next_length - skip);
    }
  self->ended = self->next_ended;
  self->has_next = FALSE;
}

static gboolean
find_word (const char *text,
           gsize       length,
           const char *word)
{
  gsize word_length = strlen (word);

  for (gsize i = 0; i + word_length <= length; i++)
    if (g_ascii_toupper (text[i]) == word[0] && g_ascii_strncasecmp (text + i, word, word_length) == 0)
      return TRUE;

  return FALSE;
}

void
aft_vcard_unfold_classify (const char *line,
                           gsize       value,
                           gboolean   *quoted_printable,
                           gboolean   *base64)
{
  *quoted_printable = find_word (line, value, "QUOTED-PRINTABLE");
  *base64 = !*quoted_printable && (find_word (line, value, "BASE64") || find_word (line, value, "ENCODING=B;") ||
                                   find_word (line, value, "ENCODING=B:"));
}

/* What frames a card has no text that could go on. */
static gboolean
is_frame (const char *line)
{
  return g_ascii_strncasecmp (line, "BEGIN:", 6) == 0 || g_ascii_strncasecmp (line, "END:", 4) == 0 ||
         g_ascii_strncasecmp (line, "VERSION:", 8) == 0;
}

/* Looks for the colon in what was appended from @from on, knowing whether a quotation was open there. */
static void
scan_header (AftVcardUnfold *self,
             gsize           from,
             gboolean       *quoted)
{
  const char *line = self->line->str;

  for (gsize i = from; i < self->line->len && self->value == 0; i++)
    {
      if (line[i] == '"')
        *quoted = !*quoted;
      else if (line[i] == ':' && !*quoted)
        self->value = i + 1;
    }

  if (self->value == 0)
    return;

  self->is_property = aft_vcard_is_property (line, self->value, FALSE);
  aft_vcard_unfold_classify (line, self->value, &self->quoted_printable, &self->base64);
}

/* Takes away the equals sign of a soft break, and the blanks behind it. */
static gboolean
take_soft_break (AftVcardUnfold *self)
{
  gsize end = self->line->len;

  while (end > self->value && self->line->len - end < PADDING_MAX &&
         (self->line->str[end - 1] == ' ' || self->line->str[end - 1] == '\t'))
    end--;
  if (end <= self->value || self->line->str[end - 1] != '=')
    return FALSE;

  while (end > self->value && self->line->str[end - 1] == '=')
    end--;
  g_string_truncate (self->line, end);

  return TRUE;
}

static gboolean
next_begins_with (AftVcardUnfold *self,
                  const char     *word)
{
  gsize length = strlen (word);

  return self->next_length >= length && g_ascii_strncasecmp (self->next, word, length) == 0;
}

static gboolean
next_is_base64 (AftVcardUnfold *self)
{
  for (gsize i = 0; i < self->next_length; i++)
    {
      char c = self->next[i];

      if (!g_ascii_isalnum (c) && c != '+' && c != '/' && c != '=' && c != ' ' && c != '\t')
        return FALSE;
    }

  return self->next_length > 0;
}

static gboolean
next_is_blank (AftVcardUnfold *self)
{
  for (gsize i = 0; i < self->next_length; i++)
    if (!g_ascii_isspace (self->next[i]))
      return FALSE;

  return TRUE;
}

/* Whether a line is a property whose name goes on in a folded line. */
static gboolean
next_is_folded (AftVcardUnfold *self)
{
  return self->at < self->length && (self->data[self->at] == ' ' || self->data[self->at] == '\t');
}

static gboolean
take_continuation (AftVcardUnfold  *self,
                   AftVcardVersion  version,
                   gboolean         take_stray)
{
  gboolean after_blank = FALSE;

  if (!peek (self))
    return FALSE;

  if (self->quoted_printable && take_soft_break (self))
    {
      if (next_begins_with (self, "END:VCARD") || next_begins_with (self, "BEGIN:VCARD"))
        return FALSE;
      append (self, 0, "");
      return TRUE;
    }

  while (self->has_next && self->next_length == 0)
    {
      after_blank = TRUE;
      self->has_next = FALSE;
      peek (self);
    }
  if (!self->has_next)
    return FALSE;

  if (self->next[0] == ' ' || self->next[0] == '\t')
    {
      gsize skip = 1;

      if (self->base64)
        while (skip < self->next_length && (self->next[skip] == ' ' || self->next[skip] == '\t'))
          skip++;
      else if (version == AFT_VCARD_2_1 && self->value > 0 && !self->quoted_printable)
        skip = 0;
      append (self, skip, "");
      return TRUE;
    }

  if (self->base64 && !after_blank && next_is_base64 (self))
    {
      append (self, 0, "");
      return TRUE;
    }

  if (take_stray && self->is_property && !self->base64 && !is_frame (self->line->str) &&
      !aft_vcard_is_property (self->next, self->next_length, next_is_folded (self)))
    {
      if (self->stray == 0)
        self->stray = self->next_number;
      append (self, 0, self->quoted_printable ? "=0A" : version == AFT_VCARD_2_1 ? " " : "\\n");
      return TRUE;
    }

  return FALSE;
}

void
aft_vcard_unfold_trim (AftVcardUnfold *self)
{
  while (self->quoted_printable && take_soft_break (self))
    continue;
}

gboolean
aft_vcard_unfold_next (AftVcardUnfold  *self,
                       AftVcardVersion  version,
                       gboolean         take_stray)
{
  gboolean quoted = FALSE;
  gsize from = 0;

  while (peek (self) && next_is_blank (self))
    self->has_next = FALSE;
  if (!self->has_next)
    return FALSE;

  g_string_truncate (self->line, 0);
  self->number = self->next_number;
  self->value = 0;
  self->is_property = self->quoted_printable = self->base64 = self->too_long = FALSE;
  self->stray = 0;
  append (self, 0, "");

  do
    {
      if (self->value == 0)
        scan_header (self, from, &quoted);
      from = self->line->len;
    }
  while (take_continuation (self, version, take_stray));

  aft_vcard_unfold_trim (self);

  /* A quotation that never ends hides the colon. */
  if (self->value == 0)
    {
      self->value = aft_vcard_find_value (self->line->str, self->line->len);
      self->is_property = self->value > 0 && aft_vcard_is_property (self->line->str, self->value, FALSE);
    }

  return TRUE;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-vcard.h"

#include "aft-text.h"
#include "aft-vcard-charset.h"
#include "aft-vcard-private.h"
#include "aft-vcard-unfold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far from a property its label is looked for. */
#define LABEL_DISTANCE 64

/* How deep cards may be nested; what is deeper is a card of its own. */
#define DEPTH_MAX 16

typedef struct
{
  AftVcardUnfold  lines;
  GPtrArray      *cards;
  GPtrArray      *problems;
  AftVcard       *card;         /* the one that is open */
  guint           depth;        /* of cards nested in it */
  guint           n_properties; /* of all cards */
  gboolean        outside;      /* the line before belonged to no card either */
  gboolean        overfull;     /* lines of the open card are being left out */
  gboolean        full;         /* lines of the file are */
} Reader;

static void
problem (Reader     *self,
         guint       line,
         const char *reason)
{
  aft_exchange_problems_take (self->problems, line, g_strdup (reason));
}

static void
free_parameters (gpointer property)
{
  g_free (((AftVcardProperty *) property)->parameters);
}

void
aft_vcard_free (AftVcard *self)
{
  g_array_unref (self->properties);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* Whether @line, whose value begins at @value, is @name:VCARD. */
static gboolean
is_mark (const char *line,
         gsize       value,
         const char *name)
{
  gsize length = strlen (name);
  const char *word;

  if (value != length + 1 || g_ascii_strncasecmp (line, name, length) != 0)
    return FALSE;

  word = line + value + strspn (line + value, " \t");

  return g_ascii_strncasecmp (word, "VCARD", 5) == 0 && word[5 + strspn (word + 5, " \t")] == '\0';
}

/* Cards nested in one end with it. */
static void
close_nested (AftVcard *card)
{
  guint open = 0;

  for (guint i = 0; i < card->properties->len; i++)
    {
      const AftVcardProperty *property = aft_vcard_get (card, i);

      if (is_mark (property->text, property->value - property->text, "BEGIN"))
        open++;
      else if (is_mark (property->text, property->value - property->text, "END") && open > 0)
        open--;
    }

  for (; open > 0; open--)
    {
      AftVcardProperty end = { .line = card->line, .depth = open };

      aft_vcard_property_parse (&end, card->strings, "END:VCARD", strlen ("END:VCARD"), strlen ("END:"));
      g_array_append_val (card->properties, end);
    }
}

static void
close_card (Reader   *self,
            gboolean  complete)
{
  g_autoptr (AftVcard) card = g_steal_pointer (&self->card);
  guint depth = self->depth;

  self->depth = 0;
  if (card == NULL)
    return;

  card->complete = complete && depth == 0;
  close_nested (card);
  for (guint i = 0; i < card->properties->len; i++)
    aft_vcard_get (card, i)->version = card->version;

  if (!card->complete)
    problem (self, card->line, _("This card has no end; what was there of it was read."));
  if (card->properties->len == 0)
    problem (self, card->line, _("This card is empty and was left out."));
  else
    g_ptr_array_add (self->cards, g_steal_pointer (&card));
}

static void
open_card (Reader *self)
{
  close_card (self, FALSE);

  if (self->cards->len >= AFT_VCARD_MAX_CARDS)
    {
      char *reason = g_strdup_printf (_("A file may have %u cards; this one and those after it were left out."), AFT_VCARD_MAX_CARDS);

      aft_exchange_problems_take (self->problems, self->lines.number, reason);
      self->full = TRUE;
      return;
    }

  self->overfull = FALSE;
  self->card = g_new0 (AftVcard, 1);
  self->card->version = AFT_VCARD_3_0;
  self->card->line = self->lines.number;
  self->card->properties = g_array_new (FALSE, FALSE, sizeof (AftVcardProperty));
  self->card->strings = g_string_chunk_new (512);
  g_array_set_clear_func (self->card->properties, free_parameters);
}

static void
set_version (Reader *self)
{
  g_autofree char *value = g_strstrip (g_strndup (self->lines.line->str + self->lines.value, 16));

  if (strcmp (value, "2.1") == 0)
    self->card->version = AFT_VCARD_2_1;
  else if (strcmp (value, "3.0") == 0)
    self->card->version = AFT_VCARD_3_0;
  else
    {
      if (strcmp (value, "4.0") != 0)
        problem (self, self->lines.number, _("This version of the format isn’t known; the card was read as version 4.0."));
      self->card->version = AFT_VCARD_4_0;
    }
}

/* Where the character set stands that a line's header names; FALSE if it names none. */
static gboolean
find_charset (const char *line,
              gsize       value,
              gsize      *start,
              gsize      *length)
{
  static const char word[] = ";CHARSET=";

  for (gsize i = 0; i + strlen (word) < value; i++)
    if (line[i] == ';' && g_ascii_strncasecmp (line + i, word, strlen (word)) == 0)
      {
        gsize end = i + strlen (word);

        *start = end;
        while (end < value && line[end] != ';' && line[end] != ':')
          end++;
        *length = end - *start;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_plain (const GString *line)
{
  for (gsize i = 0; i < line->len; i++)
    {
      guchar c = line->str[i];

      if ((c < ' ' && c != '\t') || c >= 0x7f)
        return FALSE;
    }

  return TRUE;
}

/* Bytes that quoted-printable should have encoded belong to the same character set as those that it did. */
static void
encode_high_bytes (GString *line,
                   gsize    value)
{
  g_autofree char *rest = g_strndup (line->str + value, line->len - value);
  gsize length = line->len - value;

  g_string_truncate (line, value);
  for (gsize i = 0; i < length; i++)
    if ((guchar) rest[i] >= 0x80)
      g_string_append_printf (line, "=%02X", (guchar) rest[i]);
    else
      g_string_append_c (line, rest[i]);
}

/* The unfolded line as UTF-8 without control characters. A line whose bytes were converted must not go on saying what they
 * were; in quoted-printable they are still written out, and stay. */
static void
clean_line (Reader *self)
{
  AftVcardUnfold *lines = &self->lines;
  g_autofree char *charset = NULL;
  g_autofree char *says = NULL;
  g_autofree char *clean = NULL;
  g_autoptr (GString) text = NULL;
  AftVcardCharset result;
  gboolean says_charset;
  gboolean quoted_printable;
  gboolean base64;
  gsize start;
  gsize length;

  if (lines->quoted_printable && lines->value > 0)
    encode_high_bytes (lines->line, lines->value);
  if (is_plain (lines->line))
    return;

  says_charset = find_charset (lines->line->str, lines->value, &start, &length);
  if (says_charset && lines->quoted_printable)
    says = g_strndup (lines->line->str + start, length);
  else if (says_charset)
    {
      charset = g_strndup (lines->line->str + start, length);
      says = g_strdup ("UTF-8");
      g_string_erase (lines->line, start, length);
      g_string_insert (lines->line, start, "UTF-8");
      /* A line of UTF-16 inside a file of bytes can't be. */
      if (g_ascii_strncasecmp (charset, "UTF-16", 6) == 0)
        g_clear_pointer (&charset, g_free);
    }

  result = aft_vcard_charset_decode (lines->line->str, lines->line->len, charset, &text);
  if (result == AFT_VCARD_CHARSET_GUESSED)
    problem (self, lines->number, _("This line isn’t UTF-8; it was read as Windows-1252."));
  else if (result == AFT_VCARD_CHARSET_DAMAGED)
    problem (self, lines->number, _("Some characters of this line could not be read."));

  /* NULs end a string in C. */
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\0')
      text->str[i] = 1;

  clean = aft_text_dup_storable (text->str, FALSE);
  g_string_assign (lines->line, clean);
  lines->value = aft_vcard_find_value (lines->line->str, lines->line->len);
  aft_vcard_unfold_trim (lines);

  /* A header that only says how to read its line once something was taken out of it was made to deceive. */
  aft_vcard_unfold_classify (lines->line->str, lines->value, &quoted_printable, &base64);
  if (quoted_printable != lines->quoted_printable || base64 != lines->base64 ||
      find_charset (lines->line->str, lines->value, &start, &length) != says_charset ||
      (says_charset && (length != strlen (says) || strncmp (lines->line->str + start, says, length) != 0)))
    lines->is_property = FALSE;
}

static void
add_property (Reader *self)
{
  AftVcardUnfold *lines = &self->lines;
  AftVcardProperty property = { .line = lines->number, .depth = self->depth };

  if (self->n_properties >= AFT_VCARD_MAX_ALL_PROPERTIES)
    {
      problem (self, lines->number, _("The file has too many lines; this one and those after it were left out."));
      self->full = TRUE;
      return;
    }
  if (self->card->properties->len >= AFT_VCARD_MAX_PROPERTIES)
    {
      if (!self->overfull)
        problem (self, lines->number, _("The card has too many lines; this one and those after it were left out."));
      self->overfull = TRUE;
      return;
    }

  aft_vcard_property_parse (&property, self->card->strings, lines->line->str, lines->line->len, lines->value);
  g_array_append_val (self->card->properties, property);
  self->n_properties++;
}

/* Whether the card that begins here belongs to the property before it. */
static gboolean
begins_nested (Reader *self)
{
  const AftVcardProperty *last;

  if (self->card == NULL || self->card->properties->len == 0 || self->depth >= DEPTH_MAX)
    return FALSE;

  last = aft_vcard_get (self->card, self->card->properties->len - 1);

  return strcmp (last->name, "AGENT") == 0 && last->value[strspn (last->value, " \t")] == '\0';
}

static void
read_inside (Reader *self)
{
  AftVcardUnfold *lines = &self->lines;

  if (lines->too_long)
    {
      problem (self, lines->number, _("This line is too long and was left out."));
      return;
    }

  if (!lines->is_property || lines->value == 0 || !aft_vcard_is_property (lines->line->str, lines->value, FALSE))
    {
      problem (self, lines->number, _("This line makes no sense in a card and was left out."));
      return;
    }
  if (lines->stray > 0)
    problem (self, lines->stray, _("This line isn’t marked as a continuation; it was taken as part of the one before it."));

  if (self->depth == 0 && lines->value == strlen ("VERSION:") && g_ascii_strncasecmp (lines->line->str, "VERSION", 7) == 0)
    set_version (self);
  else
    add_property (self);
}

static void
read_line (Reader *self)
{
  AftVcardUnfold *lines = &self->lines;

  if (self->card != NULL && !lines->too_long)
    clean_line (self);

  if (is_mark (lines->line->str, lines->value, "BEGIN"))
    {
      self->outside = FALSE;
      if (!begins_nested (self))
        {
          open_card (self);
          return;
        }
      self->depth++;
      add_property (self);
    }
  else if (self->card == NULL)
    {
      if (!self->outside)
        problem (self, lines->number, _("What stands here is outside of any card and was left out."));
      self->outside = TRUE;
    }
  else if (is_mark (lines->line->str, lines->value, "END"))
    {
      if (self->depth == 0)
        close_card (self, TRUE);
      else
        {
          add_property (self);
          self->depth--;
        }
    }
  else if (!lines->ended)
    problem (self, lines->number, _("The file breaks off in this line; it was left out."));
  else
    read_inside (self);
}

GPtrArray *
aft_vcard_read (GBytes     *bytes,
                GPtrArray  *problems,
                GError    **error)
{
  Reader self = { .problems = problems };
  g_autoptr (GBytes) text = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!aft_exchange_check_size (g_bytes_get_size (bytes), AFT_VCARD_MAX_BYTES, error))
    return NULL;

  text = aft_vcard_charset_strip (bytes);
  data = g_bytes_get_data (text, &length);
  self.cards = g_ptr_array_new_with_free_func ((GDestroyNotify) aft_vcard_free);
  aft_vcard_unfold_init (&self.lines, data, length);

  while (!self.full && aft_vcard_unfold_next (&self.lines, self.card != NULL ? self.card->version : AFT_VCARD_3_0,
                                              self.card != NULL))
    read_line (&self);

  close_card (&self, self.full);
  aft_vcard_unfold_clear (&self.lines);

  if (self.cards->len == 0)
    {
      g_set_error (error, AFT_EXCHANGE_ERROR, AFT_EXCHANGE_ERROR_NOTHING, _("There is no vCard in this file."));
      g_clear_pointer (&self.cards, g_ptr_array_unref);
    }

  return self.cards;
}

char *
aft_vcard_dup_lines (const AftVcard *self)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < self->properties->len; i++)
    {
      if (i > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, aft_vcard_get (self, i)->text);
    }

  return g_string_free (lines, FALSE);
}

char *
aft_vcard_dup_digest (const AftVcard *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head = g_strdup_printf ("VERSION:%d.%d\n", self->version / 10, self->version % 10);

  g_checksum_update (checksum, (const guchar *) head, -1);
  for (guint i = 0; i < self->properties->len; i++)
    {
      g_checksum_update (checksum, (const guchar *) aft_vcard_get (self, i)->text, -1);
      g_checksum_update (checksum, (const guchar *) "\n", 1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

const AftVcardProperty *
aft_vcard_find (const AftVcard *self,
                const char     *name)
{
  for (guint i = 0; i < self->properties->len; i++)
    if (aft_vcard_get (self, i)->depth == 0 && strcmp (aft_vcard_get (self, i)->name, name) == 0)
      return aft_vcard_get (self, i);

  return NULL;
}

/* Apple writes its own words as _$!<Work>!$_. */
static char *
dup_plain_label (const AftVcardProperty *property)
{
  g_autofree char *text = aft_vcard_property_dup_text (property);
  gsize length = strlen (text);

  if (length > 8 && g_str_has_prefix (text, "_$!<") && g_str_has_suffix (text, ">!$_"))
    return g_strndup (text + 4, length - 8);

  return aft_text_dup_line (text);
}

char *
aft_vcard_dup_label (const AftVcard         *self,
                     const AftVcardProperty *property)
{
  guint place = property - aft_vcard_get (self, 0);
  guint first = place > LABEL_DISTANCE ? place - LABEL_DISTANCE : 0;
  guint last = MIN (place + LABEL_DISTANCE, self->properties->len);

  for (guint i = first; property->group != NULL && i < last; i++)
    {
      const AftVcardProperty *other = aft_vcard_get (self, i);

      if (other->group != NULL && strcmp (other->name, "X-ABLABEL") == 0 && strcmp (other->group, property->group) == 0)
        return dup_plain_label (other);
    }

  return NULL;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-query-private.h"

#include "aft-date.h"
#include "aft-guide-marks.h"
#include "aft-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  KEY_NONE,
  KEY_COMPANY,
  KEY_AFTER,
  KEY_BEFORE,
  KEY_IS,
} Key;

/* Translators: words that are typed in the search before a colon, as in "company:northwind"; small letters, no blanks. The
 * English ones work as well. */
static const struct { Key key; const char *word; } keys[] = {
  { KEY_COMPANY, NC_("search", "company") },
  { KEY_AFTER, NC_("search", "after") },
  { KEY_BEFORE, NC_("search", "before") },
  { KEY_IS, NC_("search", "is") },
};

/* Translators: what is typed in the search behind "is:": lines that are their words, my promises, open check boxes; small
 * letters, no blanks. The English ones work as well. */
static const struct { AftMark mark; const char *word; } marks[] = {
  { AFT_MARK_QUOTE, NC_("search", "quote") },
  { AFT_MARK_PROMISE, NC_("search", "promise") },
  { AFT_MARK_OPEN_POINT, NC_("search", "open") },
};

/* Whether @folded is @word, in English or in the user's language. */
static gboolean
is_word (const char *folded,
         const char *word)
{
  g_autofree char *own = NULL;

  if (strcmp (folded, word) == 0)
    return TRUE;
  own = aft_text_fold (g_dpgettext2 (GETTEXT_PACKAGE, "search", word));

  return strcmp (folded, own) == 0;
}

static Key
find_key (const char *piece,
          const char *colon)
{
  g_autofree char *before = g_strndup (piece, colon - piece);
  g_autofree char *folded = aft_text_fold (before);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (is_word (folded, keys[i].word))
      return keys[i].key;

  return KEY_NONE;
}

static void
add (GPtrArray  *list,
     const char *text)
{
  g_autofree char *folded = g_strstrip (aft_text_fold (text));

  if (*folded != '\0')
    g_ptr_array_add (list, g_steal_pointer (&folded));
}

/* "2026" and "2026-11" begin with their first day. Of a day in words that lies ahead, the one before is meant. */
static gboolean
read_day (const char  *text,
          const GDate *today,
          char        *day)
{
  static const char first[] = "0000-01-01";
  g_autofree char *last = g_strconcat ("last ", text, NULL);
  gsize length = strlen (text);
  GDate date;

  if ((length == 4 || length == 7) && g_ascii_isdigit (*text) && aft_day_is_storable (text))
    {
      g_strlcpy (day, first, sizeof first);
      memcpy (day, text, length);
      return TRUE;
    }
  if (!aft_day_parse_words (text, today, &date))
    return FALSE;
  if (g_date_compare (&date, today) > 0 && !aft_day_parse (text, &date))
    aft_day_parse_words (last, today, &date);

  return g_date_strftime (day, sizeof first, "%Y-%m-%d", &date) == sizeof first - 1;
}

static gboolean
read_mark (AftQuery   *self,
           const char *text)
{
  g_autofree char *folded = aft_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (is_word (folded, marks[i].word))
      {
        self->marks |= 1u << marks[i].mark;
        return TRUE;
      }

  return FALSE;
}

static void
add_word (AftQuery   *self,
          const char *piece)
{
  guint n = self->words->len;

  add (self->words, piece);
  if (self->words->len > n)
    aft_text_sieve_add (&self->sieve, self->words->pdata[n], strlen (self->words->pdata[n]));
}

static void
take_piece (AftQuery    *self,
            const char  *piece,
            gboolean     phrase,
            const GDate *today)
{
  const char *colon = phrase ? NULL : strchr (piece, ':');
  Key key = colon != NULL ? find_key (piece, colon) : KEY_NONE;
  gboolean clear = TRUE;

  if (self->words->len + self->tags->len + self->names->len + self->companies->len == AFT_QUERY_TERMS_MAX)
    return;

  if (phrase || (*piece != '#' && *piece != '@' && key == KEY_NONE))
    add_word (self, piece);
  else if (key == KEY_NONE)
    add (*piece == '#' ? self->tags : self->names, piece + 1);
  else if (colon[1] == '\0')
    return;
  else if (key == KEY_COMPANY)
    add (self->companies, colon + 1);
  else if (key == KEY_IS)
    clear = read_mark (self, colon + 1);
  else
    clear = read_day (colon + 1, today, key == KEY_AFTER ? self->after : self->before);

  if (!clear && self->unclear == NULL)
    self->unclear = g_strdup (piece);
}

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static AftQuery *
make (void)
{
  AftQuery *self = g_new0 (AftQuery, 1);

  g_ref_count_init (&self->references);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->companies = g_ptr_array_new_with_free_func (g_free);

  return self;
}

AftQuery *
aft_query_new (const char  *text,
               const GDate *today)
{
  AftQuery *self = make ();
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) piece = g_string_new (NULL);
  gboolean quoted = FALSE;
  gboolean phrase = FALSE;

  for (const char *p = valid; ; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\0' || (!quoted && g_unichar_isspace (c)))
        {
          if (piece->len > 0)
            take_piece (self, piece->str, phrase, today);
          g_string_truncate (piece, 0);
          phrase = FALSE;
          if (c == '\0')
            return self;
        }
      else if (is_quotation_mark (c))
        {
          phrase |= !quoted && piece->len == 0;
          quoted = !quoted;
        }
      else
        g_string_append_unichar (piece, c);
    }
}

AftQuery *
aft_query_new_mention (const char *names)
{
  AftQuery *self = make ();

  add (self->names, names);
  self->whole = TRUE;

  return self;
}

void
aft_query_add_names (AftQuery         *self,
                     guint             n,
                     const AftSummary *summary)
{
  g_autofree char *names = aft_summary_dup_names (summary);
  g_autofree char *typed = self->names->pdata[n];

  self->names->pdata[n] = g_strconcat (typed, "\n", names, NULL);
}

AftQuery *
aft_query_ref (AftQuery *self)
{
  g_ref_count_inc (&self->references);

  return self;
}

void
aft_query_unref (AftQuery *self)
{
  if (!g_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->companies);
  g_free (self->unclear);
  g_free (self);
}

gboolean
aft_query_is_empty (const AftQuery *self)
{
  return self->words->len == 0 && self->tags->len == 0 && self->names->len == 0 && self->companies->len == 0
         && self->marks == 0 && !aft_query_has_days (self);
}

const char *
aft_query_get_unclear (const AftQuery *self)
{
  return self->unclear;
}

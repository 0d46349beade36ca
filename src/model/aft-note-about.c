/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-note-about.h"

#include <string.h>

#include "aft-guide-marks.h"
#include "aft-markup.h"
#include "aft-search.h"
#include "aft-text.h"

/* A name has no more words than this. */
#define WORDS_MAX 6

/* Where the word at @word ends; @over tells whether the name ends with it. */
static const char *
find_end (const char *word,
          gboolean   *over)
{
  const char *end = word + strcspn (word, " \t\n,:;");

  *over = *end != ' ' && *end != '\t';

  return end;
}

static const char *
skip_blanks (const char *text)
{
  return text + strspn (text, " \t");
}

/* Where the words of @line begin: behind marks, time stamps, bullets, check boxes and the signs of a heading. */
static const char *
skip_signs (const char *line)
{
  const char *words = line;
  const char *before;

  do
    {
      AftListItem item;
      gsize level;

      before = words;
      aft_mark_of_line (before, &words, NULL);
      level = strspn (words, "#");
      if (level > 0 && words[level] == ' ')
        words += level + 1;
      else if (aft_list_item_parse (words, &item))
        words += item.indent + item.bullet + item.box;
    }
  while (words > before);

  return words;
}

/* What is said, behind what separates it from the name that ends at @end. @signs stand before the name, and stay before what
 * their line says. */
static char *
dup_says (const char *signs,
          gsize       length,
          const char *end)
{
  const char *text = skip_blanks (end);

  if (*text != '\0' && strchr (",:;", *text) != NULL)
    text = skip_blanks (text + 1);
  if (*text == '\0' || *text == '\n')
    length = 0;
  if (*text == '\n')
    text = skip_blanks (text + 1);

  return g_strdup_printf ("%.*s%s", (int) length, signs, text);
}

static gboolean
is_word_of (AftDocument *person,
            const char  *word,
            gsize        length)
{
  g_autofree char *copy = g_strndup (word, length);
  g_autofree char *folded = aft_text_fold (copy);
  g_autofree char *names = aft_summary_dup_names (aft_document_get_summary (person));
  g_auto (GStrv) words = g_strsplit_set (names, " \n", -1);

  return g_strv_contains ((const char * const *) words, folded);
}

/* Whole words of the name, after those that were enough. */
static const char *
skip_name (AftDocument *person,
           const char  *end,
           gboolean     over)
{
  while (!over)
    {
      const char *word = skip_blanks (end);
      gboolean last;
      const char *word_end = find_end (word, &last);

      if (word_end == word || !is_word_of (person, word, word_end - word))
        break;
      end = word_end;
      over = last;
    }

  return end;
}

void
aft_note_about_read (AftBook      *book,
                     const char   *text,
                     AftNoteAbout *about)
{
  const char *line = text + strspn (text, " \t\n");
  const char *start = skip_signs (line);
  const char *word = start + 1;
  const char *end = word;
  gboolean over = FALSE;

  *about = (AftNoteAbout) { NULL, g_ptr_array_new (), *start == '@', NULL };
  if (!about->begun)
    {
      about->says = g_strdup (text);
      return;
    }

  for (guint n = 0; n < WORDS_MAX && !over; n++)
    {
      gboolean last;
      const char *word_end = find_end (word, &last);
      g_autofree char *name = g_strndup (start + 1, word_end - start - 1);
      GPtrArray *people;

      if (word_end == word)
        break;
      people = aft_search_people (book, name);
      if (n > 0 && people->len == 0)
        {
          g_ptr_array_unref (people);
          break;
        }
      g_ptr_array_unref (about->people);
      about->people = people;
      end = word_end;
      over = last;
      if (people->len <= 1)
        break;
      word = skip_blanks (word_end);
    }
  if (end == start + 1)
    {
      about->says = g_strdup (text);
      return;
    }

  if (about->people->len == 1)
    end = skip_name (g_ptr_array_index (about->people, 0), end, over);
  about->name = g_strndup (start + 1, end - start - 1);
  about->says = dup_says (line, start - line, end);
}

void
aft_note_about_clear (AftNoteAbout *about)
{
  g_clear_pointer (&about->name, g_free);
  g_clear_pointer (&about->people, g_ptr_array_unref);
  g_clear_pointer (&about->says, g_free);
}

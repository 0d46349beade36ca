/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* Whom a note is about: "@ana she liked the plan" is about Ana Ortiz and says "she liked the plan". */
typedef struct
{
  char      *name;      /* as it was typed, without "@"; NULL: none stands there */
  GPtrArray *people;    /* AftContact whom it fits, not referenced; never NULL */
  gboolean   begun;     /* the text begins with "@" */
  char      *says;      /* the text without the name; without one, all of it */
} AftNoteAbout;

/* Reads the beginning of @text. Of the words after "@" so many count as are needed until only one person fits, by the beginnings
 * of the words of their name, without regard to case and accents; further words that are whole words of that name belong to it.
 * A comma, a colon or the line's end ends it. What marks the line may stand before: "> @ana she liked the plan" says "> she liked
 * the plan", of a line with the name alone nothing is left. @about must be cleared. */
void aft_note_about_read  (AftBook      *book,
                           const char   *text,
                           AftNoteAbout *about);
void aft_note_about_clear (AftNoteAbout *about);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftNoteAbout, aft_note_about_clear)

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* Whom a note is about: "@ana she liked the plan" is about Ana Ortiz and says "she liked the plan". */
typedef struct
{
  char        *name;            /* as it was typed, without "@"; NULL: the text doesn't begin with one */
  GPtrArray   *people;          /* AftContact whom it fits, not referenced; never NULL */
  const char  *rest;            /* points into the text, behind the name */
} AftNoteAbout;

/* Reads the beginning of @text. Of the words after "@" so many count as are needed until only one person fits, by the beginnings
 * of the words of their name, without regard to case and accents; further words that are whole words of that name belong to it.
 * A comma, a colon or the line's end ends it. @about must be cleared, and not outlive @text. */
void aft_note_about_read  (AftBook      *book,
                           const char   *text,
                           AftNoteAbout *about);
void aft_note_about_clear (AftNoteAbout *about);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftNoteAbout, aft_note_about_clear)

G_END_DECLS

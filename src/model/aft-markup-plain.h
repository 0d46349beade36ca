/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a heading begins with in a text that is to be printed. Nothing that somebody wrote does. */
#define AFT_PLAIN_HEADING "\002"

/* A note's text without its marks, as it is pasted into a letter: their words in quotation marks, a promise and a question in
 * words, boxes and bullets as signs, links as "words (address)". With @headings those begin with AFT_PLAIN_HEADING, for who shows
 * them otherwise. Translated. Transfer full. */
char *aft_markup_dup_plain (const char *text,
                            gboolean    headings);

G_END_DECLS

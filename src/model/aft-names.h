/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

#define AFT_TYPE_NAMES (aft_names_get_type ())
G_DECLARE_FINAL_TYPE (AftNames, aft_names, AFT, NAMES, GObject)

/* The names of the book's people in the order of their words, so that a name is found while it is typed, and found again in a
 * text, without a walk over all of them. Made when first asked for, and again after a name has changed. */
AftNames    *aft_names_get      (AftBook     *book);

/* People whose names have words that begin with those of @typed; accents and case don't count. Those whose name begins so come
 * first. At most @max. Elements are not referenced. Transfer container. */
GPtrArray   *aft_names_complete (AftNames    *self,
                                 const char  *typed,
                                 guint        max);

/* The person whose full name @text begins with, the longest such name; nobody if a word goes on behind it. @length: its bytes in
 * @text. Transfer none. */
AftDocument *aft_names_find     (AftNames    *self,
                                 const char  *text,
                                 gsize       *length);

G_END_DECLS

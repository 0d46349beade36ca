/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* All tags, those of people, jobs and stories and those that stand in notes as "#tag", each as it is first met, without the
 * "#", the most used first. One walk over the book's bytes: what isn't saved yet doesn't count. Strings. Transfer full. */
GPtrArray *aft_tag_list_new      (AftBook    *book);

/* Those of @tags that begin with @typed, accents and case ignored, at most @max. Elements belong to @tags. Transfer
 * container. */
GPtrArray *aft_tag_list_complete (GPtrArray  *tags,
                                  const char *typed,
                                  guint       max);

G_END_DECLS

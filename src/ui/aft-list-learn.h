/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* The rows of the view Learn: what was said and waits for an answer, the answers, then what needs none. */

/* Appends what fits @query (NULL: all) to @items: AftFeedback and AftStory. Transfer full. */
void        aft_list_learn_fill        (AftBook     *book,
                                        const char  *query,
                                        const GDate *today,
                                        GPtrArray   *items);

/* The heading of the section @item stands in, translated. */
const char *aft_list_learn_get_section (AftBook     *book,
                                        gpointer     item);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* Fills @book, which must be empty, with sample people: jobs, follow-ups in every stage, feedback of every kind, stories, a
 * gap card, events ahead, notes and an inbox, all relative to @now and made by the same commands a user's are. Texts are in
 * the user's language; names are invented, addresses lie under example.org. */
void aft_sample_fill (AftBook   *book,
                      GDateTime *now);

G_END_DECLS

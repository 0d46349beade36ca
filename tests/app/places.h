/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* The program with its window and a book, and every place in it. */
typedef struct _Places Places;

/* Puts people into the empty book, as aft_sample_fill () does. */
typedef void (*PlacesFill)  (AftBook    *book,
                             GDateTime  *now);
typedef void (*PlacesVisit) (const char *where);

Places  *places_new       (PlacesFill   fill);
void     places_free      (Places      *self);

/* Goes everywhere, and calls @visit where things stand still. */
void     places_visit     (Places      *self,
                           PlacesVisit  visit);

/* Whether a widget of the type named @type was seen anywhere so far. */
gboolean places_has_shown (Places      *self,
                           const char  *type);

G_END_DECLS

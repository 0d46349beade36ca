/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-window.h"
#include "room.h"

G_BEGIN_DECLS

/* The program with its window and a book, and every place in it. */
typedef struct _Places Places;

/* Puts people into the empty book, as aft_sample_fill () does. */
typedef void (*PlacesFill)  (AftBook    *book,
                             GDateTime  *now);
typedef void (*PlacesVisit) (const char *where);

Places    *places_new        (PlacesFill   fill);
/* With @room's session, which may have a book with something in it already; takes @room over. */
Places    *places_new_for    (Room        *room);
void       places_free       (Places      *self);

AftWindow *places_get_window (Places      *self);

/* Goes everywhere, and calls @visit where things stand still. */
void       places_visit      (Places      *self,
                              PlacesVisit  visit);

/* Whether a widget of the type named @type was seen anywhere so far. */
gboolean   places_has_shown  (Places      *self,
                              const char  *type);

/* Looks at what is shown now, and calls @callback for it. */
void       places_look       (Places      *self,
                              PlacesVisit  callback,
                              const char  *where);
/* Does @action of the window, a detailed name; fails if nothing does. */
void       places_act        (Places      *self,
                              const char  *action);
/* Closes all windows but the main one. */
void       places_close      (Places      *self);

G_END_DECLS

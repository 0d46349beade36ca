/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-app-private.h"
#include "places.h"

G_BEGIN_DECLS

struct _Places
{
  Room        *room;
  AftApp      *app;
  AftWindow   *window;
  PlacesFill   fill;
  PlacesVisit  visit;
  GHashTable  *shown;           /* names of types */
};

/* Stands still at @where. What is shown is told to screen readers in an idle moment. */
void  places_stop          (Places     *self,
                            const char *where);

/* Opens each window that comes over the main one. */
void  places_visit_windows (Places     *self);

G_END_DECLS

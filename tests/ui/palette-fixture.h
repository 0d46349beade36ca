/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "room.h"

G_BEGIN_DECLS

/* Longer than the entry takes to tell of a key, in milliseconds. */
#define TOLD 100

/* What is pressed, after the text was typed and without a moment in between: */
typedef enum
{
  NOTHING,
  DOWN,
  UP,
  WAIT,                         /* for what the entry tells late */
  RETURN,
  CLICK,                        /* on the second line */
  ESCAPE,
} Press;

/* The palette over a window that knows whom it is to show, with Ben Field, Ana Ortiz and Bea Ortiz in the book. */
typedef struct
{
  Room           *room;
  GtkApplication *app;
  GtkWidget      *window;
  GtkWidget      *palette;      /* NULL when it is closed */
  GtkWidget      *entry;
  GtkWidget      *list;
  char           *shown;        /* the name of who was gone to since it was opened */
} PaletteFixture;

void        palette_set_up           (PaletteFixture *self,
                                      gconstpointer   data);
void        palette_tear_down        (PaletteFixture *self,
                                      gconstpointer   data);

void        palette_open             (PaletteFixture *self);

/* The lines it shows: AftPaletteItem. Transfer none. */
GListModel *palette_get_found        (PaletteFixture *self);

void        palette_type             (PaletteFixture *self,
                                      const char     *text);
void        palette_press            (PaletteFixture *self,
                                      Press           what);

/* Until the search has come to its end, however many slices it takes. */
void        palette_wait_for_other   (PaletteFixture *self,
                                      GListModel     *before);

/* Adds people until a search of the book takes more than one slice. */
void        palette_add_until_slices (PaletteFixture *self);

G_END_DECLS

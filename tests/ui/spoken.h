/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One thing on the display as a screen reader is told of it. */
typedef struct
{
  const char *type;         /* of the widget */
  gpointer    window;       /* or popover; only to be compared */
  gboolean    focusable;    /* takes the focus itself, or would if it were sensitive */
  char       *name;
} Spoken;

void       spoken_free (Spoken *self);

/* All that the windows of this program show, as Spoken. It is asked over the accessibility bus, by a thread, since the program
 * that is asked is this one and has to answer. Fails if there is no such bus. Transfer full. */
GPtrArray *spoken_read (void);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Finds and replaces in a note. Hidden until opened; Escape closes it and gives the focus back to the note. */
#define AFT_TYPE_FIND_BAR (aft_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AftFindBar, aft_find_bar, AFT, FIND_BAR, GtkWidget)

/* The view it searches; not owned. */
void      aft_find_bar_set_view  (AftFindBar    *self,
                                  GtkSourceView *view);

/* Shows it, with what is selected in the note as what to look for, and takes the focus; with @replace also the second entry. */
void      aft_find_bar_open      (AftFindBar    *self,
                                  gboolean       replace);
void      aft_find_bar_close     (AftFindBar    *self);

/* Goes to the next match (or the one before), round the end. */
void      aft_find_bar_next      (AftFindBar    *self,
                                  gboolean       back);

G_END_DECLS

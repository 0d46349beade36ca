/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-split-layout.h"

G_BEGIN_DECLS

/* Three panes that fold: list | page | notes. With room for all, all are shown; with room for two, the notes take the list's
 * room; narrower, there is one pane at a time. Which one follows from two wishes, "show-content" (the page rather than the
 * list) and "show-aside" (the notes), and where there is room for more, "show-sidebar" (the list beside the page).
 * "show-aside" holds for as much room as there is now: when the window gets narrower, notes nobody is typing in fold away.
 *
 * Properties: "sidebar", "content", "aside" (GtkWidget); "show-sidebar", "show-content", "show-aside" (gboolean);
 * "folded" (gboolean, read only): one pane at a time; "show-aside-wide" (gboolean, read only): the wish where there is room for
 * all, to be remembered.
 * Signal "layout-changed" (): what is shown changed; never emitted while sizes are being allocated. */
#define AFT_TYPE_SPLIT_VIEW (aft_split_view_get_type ())
G_DECLARE_FINAL_TYPE (AftSplitView, aft_split_view, AFT, SPLIT_VIEW, GtkWidget)

GtkWidget *aft_split_view_new        (void);

void       aft_split_view_set_pane   (AftSplitView *self,
                                      AftPane       pane,
                                      GtkWidget    *child);

/* Where in @pane the focus goes the first time; otherwise it returns to where it was. @start must live as long as the pane. */
void       aft_split_view_set_start  (AftSplitView *self,
                                      AftPane       pane,
                                      GtkWidget    *start);

/* One pane at a time. */
gboolean   aft_split_view_get_folded (AftSplitView *self);

/* Whether @pane has a place in the window now. */
gboolean   aft_split_view_get_shown  (AftSplitView *self,
                                      AftPane       pane);

/* Makes sure @pane is shown, folding others away if it must be, and moves the keyboard's focus into it. */
void       aft_split_view_go         (AftSplitView *self,
                                      AftPane       pane);

/* The same, but the focus goes to where @pane starts, as if for the first time: what it shows is another thing. */
void       aft_split_view_restart    (AftSplitView *self,
                                      AftPane       pane);

/* The pane the keyboard's focus is in; @fallback if in none. */
AftPane    aft_split_view_get_focus  (AftSplitView *self,
                                      AftPane       fallback);

/* One level back: notes over a page, then the page over the list. FALSE if there is nowhere to go back to. */
gboolean   aft_split_view_back       (AftSplitView *self);

G_END_DECLS

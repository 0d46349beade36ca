/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-list-model.h"

G_BEGIN_DECLS

/* The left pane: the five views, the search, what narrows the list, the list.
 *
 * Property "view-word": the view's word, as in the action win.view; "" while everything is searched.
 * Signals: "selected" (GObject *item): the user moved the selection there; "activated" (GObject *item): they want to go on
 * with it; "view-changed" (); "ready" (), once. */
#define AFT_TYPE_LIST_PANE (aft_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (AftListPane, aft_list_pane, AFT, LIST_PANE, GtkBox)

GtkWidget    *aft_list_pane_new             (AftSession    *session);

/* Whether the list shows what is due in the opened book. Until then nobody needs to hear that nothing is. */
gboolean      aft_list_pane_is_ready        (AftListPane   *self);

void          aft_list_pane_set_view        (AftListPane   *self,
                                             AftView        view);
AftView       aft_list_pane_get_view        (AftListPane   *self);

/* Moves the focus to the search, of the view or of everything. */
void          aft_list_pane_search          (AftListPane   *self,
                                             gboolean       everything);
/* Ends a search. FALSE if there was none. */
gboolean      aft_list_pane_end_search      (AftListPane   *self);

/* Moves the focus to the list's selected row, or its first. */
void          aft_list_pane_focus           (AftListPane   *self);

/* The selected item: AftDocument, AftAgendaItem, AftFeedback or AftPlace; NULL if none. Transfer none. */
gpointer      aft_list_pane_get_selected    (AftListPane   *self);
/* Selects the row of @document without telling; unselects if it isn't in the list, or NULL. */
void          aft_list_pane_select_document (AftListPane   *self,
                                             AftDocument   *document);
/* Selects the first row, if there is one. TRUE if so. */
gboolean      aft_list_pane_select_first    (AftListPane   *self);

/* What was shown is in the book no more: its neighbour is selected when its row goes. */
void          aft_list_pane_move_on         (AftListPane   *self);

/* Moves the selection one row down, if there is one. */
void          aft_list_pane_select_next     (AftListPane   *self);

/* Narrows the list of people; NULL as @value takes it away. */
void          aft_list_pane_set_filter      (AftListPane   *self,
                                             AftFilterKind  kind,
                                             const char    *value);

/* In narrow windows a click goes on to the page at once. */
void          aft_list_pane_set_folded      (AftListPane   *self,
                                             gboolean       folded);

/* The menu of what is selected. */
void          aft_list_pane_popup           (AftListPane   *self);

G_END_DECLS

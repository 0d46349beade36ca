/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-actions.h"
#include "aft-place.h"
#include "aft-search.h"
#include "aft-session.h"
#include "aft-uses.h"

G_BEGIN_DECLS

/* One line of the palette. Immutable. */
#define AFT_TYPE_PALETTE_ITEM (aft_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (AftPaletteItem, aft_palette_item, AFT, PALETTE_ITEM, GObject)

/* Does @action, a detailed name. @label and @detail (or NULL) are as they may be shown. Transfer full. */
AftPaletteItem *aft_palette_item_new_action   (const char     *action,
                                               const char     *label,
                                               const char     *detail);
/* Shows @document. Transfer full. */
AftPaletteItem *aft_palette_item_new_document (AftDocument    *document);
/* Goes to @place. Transfer full. */
AftPaletteItem *aft_palette_item_new_place    (AftPlace       *place);

const char     *aft_palette_item_get_title    (AftPaletteItem *self);
const char     *aft_palette_item_get_subtitle (AftPaletteItem *self);
const char     *aft_palette_item_get_icon     (AftPaletteItem *self);
/* The place it goes to, whose marks belong to the title; NULL if it is none. */
AftPlace       *aft_palette_item_get_place    (AftPaletteItem *self);
/* What its use is counted by: an id, or the action. */
const char     *aft_palette_item_get_what     (AftPaletteItem *self);

void            aft_palette_item_run          (AftPaletteItem *self,
                                               GtkWidget      *window);

/* What fits @query, best first, what is used often sooner: AftPaletteItem. Of the book it is what @search found for it, at most
 * @max. Without a query (then @search is NULL) it is what is used often, and all actions. Actions that @window can't do now are left
 * out. Transfer full. */
GListModel     *aft_palette_find              (AftSession     *session,
                                               GtkWidget      *window,
                                               AftUses        *uses,
                                               const char     *query,
                                               AftSearch      *search,
                                               guint           max);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-actions.h"
#include "aft-session.h"

G_BEGIN_DECLS

/* One line of the palette. Immutable. */
#define AFT_TYPE_PALETTE_ITEM (aft_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (AftPaletteItem, aft_palette_item, AFT, PALETTE_ITEM, GObject)

const char *aft_palette_item_get_title    (AftPaletteItem *self);
const char *aft_palette_item_get_subtitle (AftPaletteItem *self);
const char *aft_palette_item_get_icon     (AftPaletteItem *self);
/* What choosing it does: a detailed action name, or win.show of an id. */
void        aft_palette_item_run          (AftPaletteItem *self,
                                           GtkWidget      *window);

/* What fits @query, best first, at most @max of each: AftPaletteItem. Actions that @window can't do now are left out.
 * Transfer full. */
GListModel *aft_palette_find              (AftSession     *session,
                                           GtkWidget      *window,
                                           const char     *query,
                                           guint           max);

G_END_DECLS

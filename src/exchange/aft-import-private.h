/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-import.h"
#include "aft-import-index.h"

G_BEGIN_DECLS

/* A card that describes nobody; @reason says why. Transfer full. */
AftImportItem *aft_import_item_new_unreadable (guint           line,
                                               const char     *reason);

/* A card that became @contact, whose pictures are @photos. @match and @marks are what the index found; @again is set if the
 * same card stands in this plan already. Transfer full. */
AftImportItem *aft_import_item_new            (guint           line,
                                               AftContact     *contact,
                                               GPtrArray      *photos,
                                               AftContact     *match,
                                               AftImportMarks  marks,
                                               gboolean        again);

/* AftVcardPhoto. Transfer none. */
GPtrArray     *aft_import_item_get_photos     (AftImportItem  *self);

/* Adds to @contact what @other has and it lacks: empty fields, addresses, positions, notes, tags, and the card. Nothing that
 * is there is changed, but a name that only stands for one gives way to a real one. */
void           aft_import_merge               (AftContact     *contact,
                                               AftContact     *other);

/* Whether the names of two people share a word that is no title or initial, or one of them has none yet. */
gboolean       aft_import_names_agree         (AftContact     *contact,
                                               AftContact     *other);

G_END_DECLS

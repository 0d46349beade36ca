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

G_END_DECLS

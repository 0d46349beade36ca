/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* Makes one of two versions of a document, without knowing what both came from (sync tools leave no ancestor): the union of the
 * groups; a deletion in [Deleted] wins over an older Modified; of a group in both the one with the later Modified wins whole,
 * but two different texts of a note, feedback or draft are both kept, the older one as a group of its own. What we don't know
 * is kept from both. A group of @theirs with an older Modified than the file (a change by hand) counts as modified at
 * @theirs_mtime, if it differs; NULL: no file time is known.
 *
 * Pure; safe in any thread; the same two versions give the same bytes on every machine. NULL with AFT_MODEL_ERROR_DAMAGED or a
 * G_KEY_FILE_ERROR if one of them can't be read. Transfer full. */
GBytes *aft_merge_bytes (AftDocumentKind   kind,
                         GBytes           *ours,
                         GBytes           *theirs,
                         GDateTime        *theirs_mtime,
                         GError          **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-merge.h"

G_BEGIN_DECLS

/* As aft_merge_bytes (), where it is known what both versions came from: a group that only one side changed, added or removed
 * is taken from that side as it is, and so is a key of a group that both changed. Only what both changed is decided by Modified,
 * and only then a second text is kept. A group of @theirs that differs from @base but for its Modified was changed by hand, at
 * @theirs_mtime. @base NULL: nothing is known. Pure; safe in any thread. Transfer full. */
GBytes *aft_merge_bytes_since (AftDocumentKind   kind,
                               GBytes           *base,
                               GBytes           *ours,
                               GBytes           *theirs,
                               GDateTime        *theirs_mtime,
                               GError          **error);

/* Whether @merged lacks something that @version says other than @base (NULL: that it says at all): a value that gave way to another one,
 * or to a deletion by somebody who knew what @base says. Pure; safe in any thread. */
gboolean aft_merge_drops      (GBytes            *base,
                               GBytes            *version,
                               GBytes            *merged);

G_END_DECLS

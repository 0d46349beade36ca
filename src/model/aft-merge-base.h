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

/* Which of @versions (GBytes, the newest first; each stood in the file once, the first until now) others had read when they made
 * @theirs: the newest that knows of nothing @theirs doesn't know of. Each change by a program moves the Modified of its group, and
 * an edit by hand leaves it, so that this is seen from the groups. A group that is only a little later in @theirs may have been written
 * without knowing of ours: then it is seen from what it says. The first if nothing can be told. Pure; safe in any thread.
 * Transfer none; NULL if there are no versions, or all have something later than @theirs have it. */
GBytes *aft_merge_find_base   (GPtrArray         *versions,
                               GBytes            *theirs);

/* What of @versions both @ours and @theirs were made of, each in its own way: none of the two itself, nothing that one of them doesn't
 * know of, and of those the one they have most in common with. Pure; safe in any thread. Transfer none; NULL if there is none. */
GBytes *aft_merge_find_ancestor
                              (GPtrArray         *versions,
                               GBytes            *ours,
                               GBytes            *theirs);

/* Whether @merged lacks something that @version says other than @base (NULL: that it says at all) and that nobody deleted: a value that
 * gave way to another one. Pure; safe in any thread. */
gboolean aft_merge_drops      (GBytes            *base,
                               GBytes            *version,
                               GBytes            *merged);

G_END_DECLS

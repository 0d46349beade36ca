/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody began with who wrote a version of a document, as far as that can be told from what it says. */

/* Which of @versions (GBytes, the newest first; each stood in the file once, the first until now) others had read when they made
 * @theirs: the newest that knows of nothing @theirs doesn't know of. Each change by a program moves the Modified of its group, and
 * an edit by hand leaves it, so that this is seen from the groups. A group that is only a little later in @theirs may have been written
 * without knowing of ours: then it is seen from what it says. The first if nothing can be told. Pure; safe in any thread.
 * Transfer none; NULL if there are no versions, or all have something later than @theirs have it. */
GBytes *aft_merge_find_base     (GPtrArray *versions,
                                 GBytes    *theirs);

/* What of @versions both @ours and @theirs were made of, each in its own way: none of the two itself, nothing that one of them doesn't
 * know of, and of those the one they have most in common with. Pure; safe in any thread. Transfer none; NULL if there is none. */
GBytes *aft_merge_find_ancestor (GPtrArray *versions,
                                 GBytes    *ours,
                                 GBytes    *theirs);

G_END_DECLS

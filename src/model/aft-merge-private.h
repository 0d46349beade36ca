/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the files about versions of a document share. */

gboolean  aft_merge_same_key    (GKeyFile   *a,
                                 GKeyFile   *b,
                                 const char *group,
                                 const char *key);

/* Whether @group is the same in both, or missing in both. */
gboolean  aft_merge_same_group  (GKeyFile   *a,
                                 GKeyFile   *b,
                                 const char *group);

/* Whether @group, which both have, says the same in both, whenever that was. */
gboolean  aft_merge_says_the_same
                                (GKeyFile   *a,
                                 GKeyFile   *b,
                                 const char *group);

/* Whether @id is in [Deleted]. */
gboolean  aft_merge_has_deleted (GKeyFile   *file,
                                 const char *id);

G_END_DECLS

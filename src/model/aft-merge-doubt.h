/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can't be told for sure of two versions of a document: whether who wrote the later one had seen the other. */

/* Whether @theirs holds what @key of @group is in @version; a text that was added to does. */
gboolean aft_merge_holds (GKeyFile   *theirs,
                          GKeyFile   *version,
                          const char *group,
                          const char *key);

/* Whether @version says something in groups that are a little later in @theirs, which @theirs don't say: maybe they changed it, maybe
 * they never saw it. @texts: whether one of its texts is such. */
gboolean aft_merge_is_doubtful (GKeyFile *version,
                                GKeyFile *theirs,
                                gboolean  texts);

/* Whether @theirs has a group a little later than the @n-th of @files, and in it a value that it had before that version: maybe they
 * never saw the one that came between, maybe they took it back. */
gboolean aft_merge_may_lack_value (GPtrArray *files,
                                   guint      n,
                                   GKeyFile  *theirs);

/* Whether a group says in @theirs what it says in the @n-th of @files, at a later time and though it said something else between: that is
 * what whoever took a change back leaves, and they did see it. */
gboolean aft_merge_was_taken_back (GPtrArray *files,
                                   guint      n,
                                   GKeyFile  *theirs);

G_END_DECLS

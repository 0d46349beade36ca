/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-private.h"
#include "aft-trash.h"

G_BEGIN_DECLS

/* What says in each folder of the trash what is in it. */
#define AFT_TRASH_MANIFEST "manifest.ini"

/* Work on the trash of a book that is locked, in any thread. @folder is the book's; paths are inside it. */

/* Makes trash/<time>-<what>/ with a manifest of @paths, @titles and @results (or NULL), durably, before anything is moved there:
 * an interruption then leaves nothing unexplained. Returns the folder's name. Transfer full. */
char     *aft_trash_begin        (const char         *folder,
                                  const char         *what,
                                  const char * const *paths,
                                  const char * const *titles,
                                  const char * const *results,
                                  GDateTime          *now,
                                  GError            **error);

/* Moves @path there. */
gboolean  aft_trash_take         (const char         *folder,
                                  const char         *entry,
                                  const char         *path,
                                  GError            **error);

/* Moves the file or folder @path to an entry of its own. */
gboolean  aft_trash_take_one     (const char         *folder,
                                  const char         *path,
                                  const char         *what,
                                  GDateTime          *now,
                                  GError            **error);

/* Keeps @version of @path if @merged, which both sides made of @base (or NULL), lacks something of it. */
gboolean  aft_trash_keep_dropped (const char         *folder,
                                  const char         *path,
                                  GBytes             *base,
                                  GBytes             *version,
                                  GBytes             *merged,
                                  GDateTime          *now,
                                  GError            **error);

/* The file's absolute name in @entry; its folder is made. NULL with @error. Transfer full. */
char     *aft_trash_make_place   (const char         *folder,
                                  const char         *entry,
                                  const char         *path,
                                  GError            **error);

/* NULL if @entry has no manifest that can be read. Transfer full. */
AftTrashEntry *
          aft_trash_read_entry   (const char         *folder,
                                  const char         *entry);

/* The paths that the manifest of @self names. */
const char * const *
          aft_trash_entry_get_paths (AftTrashEntry *self);

/* What was made of those, a checksum each; NULL if @self notes neither an import nor a merge. */
const char * const *
          aft_trash_entry_get_results (AftTrashEntry *self);

/* Whether what @entry notes still is as it was left: something of an import, all of a merge. */
gboolean  aft_trash_note_stands    (const char        *folder,
                                    AftTrashEntry     *entry);

/* Whether @other holds nothing but what the merge that @entry notes took out of the book. */
gboolean  aft_trash_note_holds     (AftTrashEntry     *entry,
                                    AftTrashEntry     *other);

/* Takes back what nobody changed since: new files go to the trash, the former ones to their places. The paths that were touched
 * are added to @written, as aft_store_new_written () makes it. */
gboolean  aft_trash_note_undo      (AftStore          *store,
                                    AftTrashEntry     *entry,
                                    GDateTime         *now,
                                    GHashTable        *written,
                                    GError           **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store.h"

G_BEGIN_DECLS

/* What was deleted, imported over or merged, as it was: trash/<time>-<what>/ with a manifest.ini, until it is emptied. */

/* One folder of the trash. */
#define AFT_TYPE_TRASH_ENTRY (aft_trash_entry_get_type ())
G_DECLARE_FINAL_TYPE (AftTrashEntry, aft_trash_entry, AFT, TRASH_ENTRY, GObject)

/* The folder's name, "20261123T093923Z-deleted". */
const char  *aft_trash_entry_get_name      (AftTrashEntry        *self);

/* Why: "deleted", "imported", "merged", "undone", "conflict", "damaged", "moved", "replaced", "interrupted", or what an import gave. */
const char  *aft_trash_entry_get_what      (AftTrashEntry        *self);

/* Transfer none. */
GDateTime   *aft_trash_entry_get_when      (AftTrashEntry        *self);

/* The titles of what is in it, in order. Transfer none. */
const char * const *
             aft_trash_entry_get_titles    (AftTrashEntry        *self);

/* @document is in the book no more and its file is on its way to the trash: until it is let go, the file that still lies there
 * brings nobody back into the book. */
void         aft_store_hold                (AftStore             *self,
                                            AftDocument          *document);
void         aft_store_let_go              (AftStore             *self,
                                            AftDocument          *document);

/* Takes @documents (AftDocument) out of the book at once and moves their files to the trash. What wasn't saved yet is written
 * first, so that restoring brings back every byte. If that fails the documents come back into the book. @entry of finish
 * is what to restore. */
void         aft_store_trash_async         (AftStore             *self,
                                            GPtrArray            *documents,
                                            GDateTime            *now,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
gboolean     aft_store_trash_finish        (AftStore             *self,
                                            GAsyncResult         *result,
                                            char                **entry,
                                            GError              **error);

/* What something does to many documents, noted so that it can be taken back after a restart too: an import, of which what nobody
 * changed since is taken back, or a merge, taken back as a whole. */
typedef struct _AftTrashNote AftTrashNote;

#define AFT_TRASH_IMPORTED "imported"
#define AFT_TRASH_MERGED "merged"

/* @what is one of these. Transfer full. */
AftTrashNote *aft_trash_note_new           (AftStore             *store,
                                            const char           *what);
void         aft_trash_note_free           (AftTrashNote         *self);

/* Notes how @document is on the disk, before it is changed or leaves the book; a @fresh one wasn't there before. */
void         aft_trash_note_add            (AftTrashNote         *self,
                                            AftDocument          *document,
                                            gboolean              fresh);

/* Writes @note (taken), when all that was changed is saved. */
void         aft_store_note_async          (AftStore             *self,
                                            AftTrashNote         *note,
                                            GDateTime            *now,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
gboolean     aft_store_note_finish         (AftStore             *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftTrashNote, aft_trash_note_free)

/* Moves everything of @entry back to where it was and into the book. A file that has come to stand there meanwhile is
 * replaced if it was written over by an import that is being undone (@over), else merged. Of an "imported" entry it takes back
 * what nobody changed since, of a "merged" one all or nothing. */
void         aft_store_restore_async       (AftStore             *self,
                                            const char           *entry,
                                            gboolean              over,
                                            GDateTime            *now,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
gboolean     aft_store_restore_finish      (AftStore             *self,
                                            GAsyncResult         *result,
                                            GError              **error);

/* What is in the trash, the newest first: AftTrashEntry objects, without imports of which nothing is left as it was,
 * merges of which not all is, and what a merge that is listed took out of the book. Transfer full. */
void         aft_store_list_trash_async    (AftStore             *self,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
GListModel  *aft_store_list_trash_finish   (AftStore             *self,
                                            GAsyncResult         *result,
                                            GError              **error);

/* Removes for good what came into the trash before @before (NULL: everything). */
void         aft_store_empty_trash_async   (AftStore             *self,
                                            GDateTime            *before,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
gboolean     aft_store_empty_trash_finish  (AftStore             *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "aft-book.h"
#include "aft-problem.h"

G_BEGIN_DECLS

/* What users can act on. Every message is one sentence that names the folder or file. */
#define AFT_STORE_ERROR (aft_store_error_quark ())
typedef enum
{
  AFT_STORE_ERROR_NOT_A_FOLDER,   /* the path is a file */
  AFT_STORE_ERROR_NOT_A_BOOK,     /* the folder has other things in it and no book.ini */
  AFT_STORE_ERROR_PERMISSION,     /* not allowed */
  AFT_STORE_ERROR_READ_ONLY,      /* the book is open for reading only */
  AFT_STORE_ERROR_FULL,           /* no room on the disk */
  AFT_STORE_ERROR_GONE,           /* the folder disappeared: unmounted, moved or deleted */
  AFT_STORE_ERROR_BUSY,           /* another program holds the book's lock for too long */
  AFT_STORE_ERROR_UNKNOWN,        /* no such thing in the trash */
  AFT_STORE_ERROR_FAILED,         /* anything else the system says */
} AftStoreError;
GQuark aft_store_error_quark (void);

typedef enum
{
  AFT_STORE_NONE = 0,
  AFT_STORE_READ_ONLY = 1 << 0,   /* nothing is written, not even tidied up */
  AFT_STORE_WINDOW = 1 << 1,      /* read only if another store that was opened with this flag has the book open */
} AftStoreFlags;

#define AFT_TYPE_STORE (aft_store_get_type ())
G_DECLARE_FINAL_TYPE (AftStore, aft_store, AFT, STORE, GObject)

/* A book's folder. Fills a book from it, writes what changed, hears of changes by others. All functions are for the thread of
 * the GMainContext that was the thread's default when it was made; callbacks and signals come there.
 *
 * Property: "read-only". Signal: "trouble" (const GError *): while looking at the folder by itself, it could not be read;
 * nothing is taken out of the book then. "kept-both" (AftDocument *): saving it met a text that
 * somebody else had changed at the same time; the older of both stands beside the newer now. "kept-newer" (AftDocument *): others
 * had written over it what they made of an older version; what came since is in the file again, and so is what they changed. */
AftStore    *aft_store_new                (AftBook              *book);

/* What the store does by itself, because the folder changed, it dates by @clock, which returns now (transfer full). Unless one
 * is set, that is the machine's. */
typedef GDateTime *(*AftStoreClock) (gpointer data);
void         aft_store_set_clock          (AftStore             *self,
                                           AftStoreClock         clock,
                                           gpointer              data);

/* Opens the book in @folder, which is made (0700) if it is missing or empty: reads book.ini, removes old temporary files,
 * finishes imports that were complete when they were interrupted and moves the other ones to the trash. Short work. What can't
 * be written (no permission, a read-only file system, a newer format) is opened read only. Documents come with
 * aft_store_load_async (). */
gboolean     aft_store_open               (AftStore             *self,
                                           const char           *folder,
                                           AftStoreFlags         flags,
                                           GDateTime            *now,
                                           GError              **error);

/* Stops watching. What is being saved is saved; nothing new can be. */
void         aft_store_close              (AftStore             *self);

/* Waits until nothing of what was asked for is under way. What stood in a file before it was saved goes only after the save has
 * returned. Always TRUE. */
void         aft_store_settle_async       (AftStore             *self,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
gboolean     aft_store_settle_finish      (AftStore             *self,
                                           GAsyncResult         *result,
                                           GError              **error);

const char  *aft_store_get_folder         (AftStore             *self);
gboolean     aft_store_is_read_only       (AftStore             *self);

/* Why, as a sentence; NULL if it is not. */
const char  *aft_store_get_read_only_why  (AftStore             *self);

/* Whether the book is just taking over what others did to its files: what changes or leaves it now, no user changed or took
 * out. */
gboolean     aft_store_is_following       (AftStore             *self);

/* "Needs a look": the AftProblem objects, live. Transfer none. */
GListModel  *aft_store_get_problems       (AftStore             *self);

/* Reads all documents into the book, in slices of a few milliseconds, and watches the folder from then on. Conflict copies of
 * sync tools are merged into their documents and moved to the trash; notes that were moved out of the inbox and still
 * stand there too are tidied up. Damaged files become problems. @now dates what goes to the trash. */
void         aft_store_load_async         (AftStore             *self,
                                           GDateTime            *now,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
gboolean     aft_store_load_finish        (AftStore             *self,
                                           GAsyncResult         *result,
                                           GError              **error);

/* Looks at all files again and brings into the book what others changed. Done by itself when the folder says that something
 * changed; call it on focus, on resume and from time to time, because changes can go by without a signal. Documents with
 * changes of ours are left as they are: saving them merges. Fails with AFT_STORE_ERROR_GONE, touching nothing, if the
 * folder isn't there. */
void         aft_store_rescan_async       (AftStore             *self,
                                           GDateTime            *now,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
gboolean     aft_store_rescan_finish      (AftStore             *self,
                                           GAsyncResult         *result,
                                           GError              **error);

/* Writes @document durably; TRUE from finish means that it survives a power cut. If the file is another than was last read,
 * both are merged and the document takes over what the merge brought. Edits made while it is being written stay and leave it
 * dirty. On failure the document stays dirty and the file whole: save again later. A document that isn't dirty is done at
 * once. */
void         aft_store_save_async         (AftStore             *self,
                                           AftDocument          *document,
                                           GDateTime            *now,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
gboolean     aft_store_save_finish        (AftStore             *self,
                                           GAsyncResult         *result,
                                           GError              **error);

/* The same for several, each durable before the next begins, jobs, stories and events before the persons that refer to them.
 * Stops at the first that fails. @documents: AftDocument, any order. Finish with aft_store_save_finish (). */
void         aft_store_save_many_async    (AftStore             *self,
                                           GPtrArray            *documents,
                                           GDateTime            *now,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);

/* All or nothing, for imports and merges of many documents: they are written to staging/, made durable together, and moved to
 * their places. What is replaced is kept in the trash under @what. A kill in between is finished or taken back when the book
 * is opened next. Cancelling has an effect until the bytes are made. @documents may be in the book or not yet; they are added. @entry is the trash's folder that holds the
 * former versions (NULL if nothing was replaced). */
void         aft_store_import_async       (AftStore             *self,
                                           GPtrArray            *documents,
                                           const char           *what,
                                           GDateTime            *now,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
gboolean     aft_store_import_finish      (AftStore             *self,
                                           GAsyncResult         *result,
                                           char                **entry,
                                           GError              **error);

G_END_DECLS

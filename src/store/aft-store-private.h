/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-file.h"
#include "aft-store.h"

G_BEGIN_DECLS

/* What the files of the store share. Paths are inside the book's folder ("contacts/x.contact") unless said. */

#define AFT_STORE_FILE_MAX (64 * 1024 * 1024)     /* bytes; more is no document */
#define AFT_STORE_PATIENCE 10000                  /* ms that a save waits for another program's lock */
#define AFT_STORE_SWEEP_AGE 600                   /* seconds, from when on an interrupted save is swept; a save takes milliseconds */
#define AFT_STORE_SLICE 4000                      /* µs of work on the main thread at a time */

/* What is known of one file. */
typedef struct
{
  char            *path;
  char            *id;          /* of the document; NULL if it can't be read */
  AftFileState     state;       /* when it was last read or written */
  AftDocumentKind  kind;
  gboolean         unsure;      /* written so lately that another change may look the same: is read again */
  guint            generation;  /* counts our writes: what was read before one is out of date */
  guint            busy;        /* we are writing or moving it */
  guint            seen;        /* number of the last look at the whole folder that found it */
  GBytes          *attempted;   /* what a failed save may have left there */
  GBytes          *damaged;     /* what was last found there and can't be read; NULL: nothing */
} AftStoreFile;

/* One thing at a time is written. @step is called on the main thread when its turn comes; it ends with aft_store_next (). */
typedef struct _AftStoreTurn AftStoreTurn;
typedef void (*AftStoreStep) (AftStore *self,
                              GTask    *task);

typedef struct _AftScan AftScan;

struct _AftStore
{
  GObject       parent_instance;

  AftBook      *book;
  GMainContext *context;
  char         *folder;
  char         *read_only_why;
  GListStore   *problems;
  gboolean      read_only;
  gboolean      open;
  gboolean      following;      /* the book takes over what others did */
  int           window_lock;    /* or -1 */

  AftStoreClock clock;
  gpointer      clock_data;

  GMutex        mutex;          /* guards files and what is in them; the main thread alone changes them */
  GHashTable   *files;          /* path → AftStoreFile */
  GHashTable   *by_id;          /* id → AftStoreFile; main thread only */

  GThreadPool  *readers;
  GThreadPool  *writer;
  GQueue        turns;          /* AftStoreTurn; the head is at work */
  GQueue        versions;       /* what stood in files before, the newest first; main thread only */
  gsize         versions_size;  /* bytes */
  GHashTable   *put_back;       /* path → GBytes: what we brought back from before and nobody looked at yet; guarded by the mutex */
  GPtrArray    *gone;           /* AftGone: whose files were found to be gone since they were last looked for elsewhere */
  GQueue        scans;          /* AftScan; the head is at work */
  guint         scan_number;
  gboolean      loaded;
  GError       *trouble;        /* why the last look at the folder failed; NULL: it didn't */

  GPtrArray    *monitors;
  GHashTable   *changed;        /* paths that were heard of */
  gboolean      changed_all;
  GSource      *changed_timer;
};

/* aft-store.c */

/* @path may be absolute as well. Transfer full. */
char          *aft_store_dup_path      (AftStore        *self,
                                        const char      *path);

AftStoreFile  *aft_store_get_file      (AftStore        *self,
                                        const char      *path,
                                        AftDocumentKind  kind);
void           aft_store_forget_file   (AftStore        *self,
                                        AftStoreFile    *file);
/* @id may be NULL. */
void           aft_store_file_set_id   (AftStore        *self,
                                        AftStoreFile    *file,
                                        const char      *id);

/* The file of @document; a new one is made (not on disk). */
AftStoreFile  *aft_store_get_file_of   (AftStore        *self,
                                        AftDocument     *document);

/* The document that was read from @file, NULL if there is none. */
AftDocument   *aft_store_get_document  (AftStore        *self,
                                        AftStoreFile    *file);

/* After we wrote @file: @state is what it is now. */
void           aft_store_file_written  (AftStore           *self,
                                        AftStoreFile       *file,
                                        const AftFileState *state);

/* @reason NULL: there is none any more. TRUE if there was another one. */
gboolean       aft_store_set_problem   (AftStore        *self,
                                        const char      *path,
                                        const char      *reason);

/* FALSE with @error if nothing may be written. */
gboolean       aft_store_check_write   (AftStore        *self,
                                        GError         **error);

/* Locks the book in @folder for a short while and sees that it is there. -1 with AFT_STORE_ERROR. Any thread. */
int            aft_store_lock          (const char      *folder,
                                        GError         **error);

/* The kind of document that @name in @folder ("contacts", or "" for book.ini) is; AFT_DOCUMENT_KINDS if none. Any thread. */
AftDocumentKind
               aft_store_kind_of       (const char      *path);

/* "name.sync-conflict-20261123-093923-ABCDEF.contact", "name (conflicted copy 2026-11-23).contact": the path without
 * that; NULL if @path isn't one. Any thread. Transfer full. */
char          *aft_store_dup_original  (const char      *path);

/* When a file was written, to the microsecond; NULL if that is no time. Any thread. Transfer full. */
GDateTime     *aft_store_dup_time      (const AftFileState *state);

/* aft-store-versions.c; main thread */

/* @bytes stood in the file of @path and doesn't any more. */
void           aft_store_remember      (AftStore        *self,
                                        const char      *path,
                                        GBytes          *bytes);

/* The same, and others took the file away then. */
void           aft_store_remember_last (AftStore        *self,
                                        const char      *path,
                                        GBytes          *bytes);

/* What others may have read from it: @newest, which stands there as far as we know (NULL: nothing does), then what did before. Transfer
 * full. */
GPtrArray     *aft_store_dup_versions  (AftStore        *self,
                                        const char      *path,
                                        GBytes          *newest);
/* What stood in the file of @path when others took it away, if nothing did since it was last asked for; otherwise NULL. Transfer
 * none. */
GBytes        *aft_store_take_last     (AftStore        *self,
                                        const char      *path);

/* Whether @found, which stands in the file of @path now, was made of something older than @known, which did. */
gboolean       aft_store_is_outdated   (AftStore        *self,
                                        const char      *path,
                                        GBytes          *known,
                                        GBytes          *found);

/* What was written into files beside their documents: path → GBytes, or NULL where nobody need know. Transfer full. */
GHashTable    *aft_store_new_written   (void);
/* The documents hear of it at once: whoever overwrites it before it is read is merged with it. */
void           aft_store_take_written  (AftStore        *self,
                                        GHashTable      *written);
/* @bytes, of which is known how old it is, comes to @path: it is what shall stand there. Any thread. */
void           aft_store_put_back      (AftStore        *self,
                                        const char      *path,
                                        GBytes          *bytes);
/* Whether @found is what was put back there; asked once. */
gboolean       aft_store_was_put_back  (AftStore        *self,
                                        const char      *path,
                                        GBytes          *found);

void           aft_store_clear_versions
                                       (AftStore        *self);

/* aft-store-turn.c */

/* Gives @task its turn among all that writes. */
void           aft_store_queue         (AftStore        *self,
                                        GTask           *task,
                                        AftStoreStep     step);
void           aft_store_next          (AftStore        *self);

/* Runs @work in the writer's thread, then @callback (as that of a GTask) on the main thread. @work returns by the task it
 * is given, whose data is @data. */
void           aft_store_work          (AftStore            *self,
                                        GTaskThreadFunc      work,
                                        gpointer             data,
                                        GDestroyNotify       free_data,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

/* Like aft_store_work () for what needs the book: it is locked while @locked works on @data, and what went wrong becomes one of
 * AFT_STORE_ERROR. The task returns a boolean. */
typedef gboolean (*AftStoreLocked)     (gpointer             data,
                                        GError             **error);
void           aft_store_work_locked   (AftStore            *self,
                                        AftStoreLocked       locked,
                                        gpointer             data,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

/* Whether something may be written; otherwise @task returns why not, and its turn is over. */
gboolean       aft_store_may_write     (AftStore            *self,
                                        GTask               *task);

/* What the writer's pool runs. */
void           aft_store_run_work      (gpointer             work,
                                        gpointer             user_data);

/* aft-store-watch.c */
void           aft_store_watch         (AftStore        *self);
void           aft_store_unwatch       (AftStore        *self);
/* Looks at @path again soon. */
void           aft_store_look_later    (AftStore        *self,
                                        const char      *path);

G_END_DECLS

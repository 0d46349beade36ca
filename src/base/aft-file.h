/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* All work on the book's files goes through one table of system calls, so that a test can make the n-th one fail. */
typedef struct
{
  int     (*open)     (const char *path, int flags, mode_t mode);
  ssize_t (*read)     (int fd, void *data, size_t size);
  ssize_t (*write)    (int fd, const void *data, size_t size);
  int     (*fsync)    (int fd);
  int     (*syncfs)   (int fd);
  int     (*close)    (int fd);
  int     (*rename)   (const char *from, const char *to);
  int     (*link)     (const char *from, const char *to);
  int     (*unlink)   (const char *path);
  int     (*mkdir)    (const char *path, mode_t mode);
  int     (*rmdir)    (const char *path);
  int     (*fstat)    (int fd, struct stat *info);
  int     (*flock)    (int fd, int operation);
} AftFileCalls;

/* Replaces the table for tests; NULL brings the real one back. Not for use while other threads work on files. */
void      aft_file_set_calls      (const AftFileCalls *calls);

/* What tells one content of a file from another: compared are inode, size, modification time in ns and SHA-256. */
typedef struct
{
  ino_t   inode;
  goffset size;             /* bytes */
  gint64  modified;         /* ns since 1970, UTC */
  guint8  hash[32];
  gboolean exists;
} AftFileState;

gboolean  aft_file_state_equal    (const AftFileState *a,
                                   const AftFileState *b);

/* Reads the whole of @path. @state (or NULL) is filled. A missing file is G_FILE_ERROR_NOENT; over @max bytes is
 * G_FILE_ERROR_FBIG... codes are those of G_FILE_ERROR or, for what it has no code for, G_IO_ERROR. Transfer full. */
GBytes   *aft_file_read           (const char         *path,
                                   gsize               max,
                                   AftFileState       *state,
                                   GError            **error);

/* Replaces @path durably: a temporary file beside it (0600, ".NAME.XXXXXX.afterword-tmp"), fsync, rename, fsync of the
 * folder with its result checked. Only when it returns TRUE may anything say "saved". On failure the old content is whole and
 * the temporary file is gone. @state (or NULL) is that of the new file. */
gboolean  aft_file_replace        (const char         *path,
                                   GBytes             *bytes,
                                   AftFileState       *state,
                                   GError            **error);

/* Writes many files of one folder durably: all temporary files, one syncfs, all renames, one fsync of the folder.
 * @paths and @contents have @n entries. On failure every file has either its old or its new content. */
gboolean  aft_file_replace_many   (const char * const *paths,
                                   GBytes * const     *contents,
                                   gsize               n,
                                   GError            **error);

/* rename () and fsync of both folders. */
gboolean  aft_file_move           (const char         *from,
                                   const char         *to,
                                   GError            **error);

gboolean  aft_file_remove         (const char         *path,
                                   GError            **error);

/* Makes @path and its missing parents, 0700, durably. Modes of what exists stay. */
gboolean  aft_file_make_folder    (const char         *path,
                                   GError            **error);

/* Removes our own temporary files (by their pattern) in @folder that are older than @age seconds at @now (seconds since 1970).
 * Returns how many. */
guint     aft_file_sweep          (const char         *folder,
                                   gint64              now,
                                   gint64              age);

/* Takes an exclusive flock on @folder itself, waiting for at most @patience milliseconds (-1: as long as it takes; 0: at once).
 * Returns a descriptor to close with aft_file_unlock (), or -1 with @error (G_IO_ERROR_BUSY if another holds it). */
int       aft_file_lock_folder    (const char         *folder,
                                   gint                patience,
                                   GError            **error);
void      aft_file_unlock         (int                 lock);

G_END_DECLS

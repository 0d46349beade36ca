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
  int     (*fchmod)   (int fd, mode_t mode);
  int     (*fsync)    (int fd);
  int     (*syncfs)   (int fd);
  int     (*close)    (int fd);
  int     (*rename)   (const char *from, const char *to);
  int     (*rename2)  (const char *from, const char *to, unsigned int flags);   /* renameat2 () */
  int     (*unlink)   (const char *path);
  int     (*mkdir)    (const char *path, mode_t mode);
  int     (*chmod)    (const char *path, mode_t mode);
  int     (*rmdir)    (const char *path);
  int     (*fstat)    (int fd, struct stat *info);
  int     (*stat)     (int folder, const char *path, struct stat *info);   /* fstatat () that follows no link */
  int     (*flock)    (int fd, int operation);
} AftFileCalls;

/* The system's own calls, for a test that replaces some of them. */
extern const AftFileCalls aft_file_real_calls;

/* Replaces the table for tests; NULL brings the real one back. Not for use while other threads work on files. */
void      aft_file_set_calls      (const AftFileCalls *calls);

/* What tells one version of a file from another without reading it. It is not enough to be sure: two quick rewrites may look
 * the same. Whoever is about to overwrite a file compares the bytes themselves with those that were read before. */
typedef struct
{
  ino_t    inode;
  goffset  size;            /* bytes */
  gint64   modified;        /* ns since 1970, UTC */
  gboolean exists;
} AftFileState;

gboolean  aft_file_state_equal    (const AftFileState *a,
                                   const AftFileState *b);

/* Looks at @path without opening it. A missing file is no error. */
gboolean  aft_file_get_state      (const char         *path,
                                   AftFileState       *state,
                                   GError            **error);

/* The same of @name in @folder, an aft_file_open_folder (). The way to a folder takes as long as the look at one of its files. */
gboolean  aft_file_get_state_in   (int                 folder,
                                   const char         *name,
                                   AftFileState       *state,
                                   GError            **error);

/* Opens @path to look at what is in it. -1 with @error; otherwise to be closed with aft_file_close_folder (). */
int       aft_file_open_folder    (const char         *path,
                                   GError            **error);
void      aft_file_close_folder   (int                 folder);

/* Reads the whole of @path, which must be a regular file of at most @max bytes (0: no limit). @state (or NULL) is what it was
 * before the first byte was read. Errors are those of G_FILE_ERROR (NOENT if it is missing, ISDIR, ACCES, ...); where that
 * has no code, of G_IO_ERROR (MESSAGE_TOO_LARGE over @max, NOT_REGULAR_FILE for a pipe or socket). Transfer full. */
GBytes   *aft_file_read           (const char         *path,
                                   gsize               max,
                                   AftFileState       *state,
                                   GError            **error);

/* Has the system begin to read @path, without waiting until it has. */
void      aft_file_foresee        (const char         *path);

/* Replaces @path durably: a temporary file beside it (0600, ".NAME.k3Zq8a.afterword-tmp", six letters and digits at random),
 * fsync, rename, fsync of the folder with its result checked. Only when it returns TRUE may anything say "saved". On failure @path
 * holds its old or its new content whole, and the temporary file is gone. @state (or NULL) is that of the new file. A file system
 * that has no fsync for folders (EINVAL, ENOTSUP) counts as saved; this is logged once. */
gboolean  aft_file_replace        (const char         *path,
                                   GBytes             *bytes,
                                   AftFileState       *state,
                                   GError            **error);

/* As aft_file_replace (), unless @path is another file than that of @seen (or NULL) when ours takes its place: then it stays,
 * G_IO_ERROR_WRONG_ETAG. Both change places, so that what was there is known; where the file system can't do that, who takes no lock
 * can still write in the last moment, between the look at the file and the renaming. What was there is removed; with @former it
 * stays as a temporary file of that name (transfer full, NULL if there is none) for the caller to discard when nobody waits any
 * more: that takes as long as a fifth of all the rest. */
gboolean  aft_file_replace_seen   (const char         *path,
                                   GBytes             *bytes,
                                   const AftFileState *seen,
                                   AftFileState       *state,
                                   char              **former,
                                   GError            **error);

/* unlink () of a temporary file. That it comes back after a power cut, or stays, does no harm: it is swept in the end. */
void      aft_file_discard        (const char         *path);

/* Writes many files of one folder durably: all temporary files, one syncfs, all renames, one fsync of the folder.
 * @paths, @contents and @states (or NULL) have @n entries. On failure every file has either its old or its new content. */
gboolean  aft_file_replace_many   (const char * const *paths,
                                   GBytes * const     *contents,
                                   AftFileState       *states,
                                   gsize               n,
                                   GError            **error);

/* rename () and fsync of both folders. Something at @to is replaced. */
gboolean  aft_file_move           (const char         *from,
                                   const char         *to,
                                   GError            **error);

/* As aft_file_move (), unless something is at @to: then it stays, G_IO_ERROR_WRONG_ETAG. Where the file system can't tell, it is
 * replaced. */
gboolean  aft_file_move_new       (const char         *from,
                                   const char         *to,
                                   GError            **error);

/* As aft_file_move (); what is at @to goes to @kept. Where the file system lets files change places, @to is never away. */
gboolean  aft_file_move_over      (const char         *from,
                                   const char         *to,
                                   const char         *kept,
                                   GError            **error);

/* rename () of everything in @from to the folder @to, and fsync of both. What has the same name there is replaced. */
gboolean  aft_file_move_all       (const char         *from,
                                   const char         *to,
                                   GError            **error);

/* unlink () and fsync of the folder. */
gboolean  aft_file_remove         (const char         *path,
                                   GError            **error);

/* Makes @path and its missing parents, 0700, durably. Modes of what exists stay. */
gboolean  aft_file_make_folder    (const char         *path,
                                   GError            **error);

/* Removes @path and everything in it, without following symbolic links. A missing one is no error. */
gboolean  aft_file_remove_folder  (const char         *path,
                                   GError            **error);

/* Whether a file that is called so is one of our own temporary files. */
gboolean  aft_file_is_temporary   (const char         *name);

/* Removes our own temporary files (by their pattern) in @folder that are older than @age seconds at @now (seconds since 1970).
 * Returns how many. */
guint     aft_file_sweep          (const char         *folder,
                                   gint64              now,
                                   gint64              age);

/* Takes an exclusive flock on @folder itself, waiting for at most @patience milliseconds (-1: as long as it takes; 0: at once).
 * Returns a descriptor to close with aft_file_unlock (), or -1 with @error (G_IO_ERROR_BUSY if another holds it). Where the
 * file system knows no locks on folders, it is as if nobody else were there. */
int       aft_file_lock_folder    (const char         *folder,
                                   gint                patience,
                                   GError            **error);
void      aft_file_unlock         (int                 lock);

G_END_DECLS

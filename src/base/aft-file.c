/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#define FORESEEN (64 * 1024)      /* bytes: nearly all files are smaller, and who isn't may be far too big to be read at all */

static int
open_really (const char *path,
             int         flags,
             mode_t      mode)
{
  return open (path, flags, mode);
}

static int
stat_really (int          folder,
             const char  *path,
             struct stat *info)
{
  return fstatat (folder, path, info, AT_SYMLINK_NOFOLLOW);
}

static int
rename2_really (const char   *from,
                const char   *to,
                unsigned int  flags)
{
  return renameat2 (AT_FDCWD, from, AT_FDCWD, to, flags);
}

const AftFileCalls aft_file_real_calls = {
  .open = open_really,
  .read = read,
  .write = write,
  .fchmod = fchmod,
  .fsync = fsync,
  .syncfs = syncfs,
  .close = close,
  .rename = rename,
  .rename2 = rename2_really,
  .unlink = unlink,
  .mkdir = mkdir,
  .chmod = chmod,
  .rmdir = rmdir,
  .fstat = fstat,
  .stat = stat_really,
  .flock = flock,
};

const AftFileCalls *aft_file_calls = &aft_file_real_calls;

void
aft_file_set_calls (const AftFileCalls *calls)
{
  aft_file_calls = calls ? calls : &aft_file_real_calls;
}

gboolean
aft_file_fail (AftFileAct   act,
               const char  *path,
               GError     **error)
{
  int code = errno;
  const char *why = g_strerror (code);
  /* A quota that is used up is a full disk to its user. */
  GFileError file_code = g_file_error_from_errno (code == EDQUOT ? ENOSPC : code);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *message = NULL;

  switch (act)
    {
    case AFT_FILE_READ:
      /* Translators: a file or folder, and the system's reason: “No such file or directory”. */
      message = g_strdup_printf (_("“%s” could not be read: %s"), shown, why);
      break;
    case AFT_FILE_WRITE:
      /* Translators: a file or folder, and the system's reason: “No space left on device”. */
      message = g_strdup_printf (_("“%s” could not be written: %s"), shown, why);
      break;
    case AFT_FILE_MOVE:
      /* Translators: a file or folder, and the system's reason: “Permission denied”. */
      message = g_strdup_printf (_("“%s” could not be moved: %s"), shown, why);
      break;
    case AFT_FILE_REMOVE:
      /* Translators: a file or folder, and the system's reason: “Permission denied”. */
      message = g_strdup_printf (_("“%s” could not be removed: %s"), shown, why);
      break;
    case AFT_FILE_LOCK:
      /* Translators: a folder, and the system's reason: “Permission denied”. */
      message = g_strdup_printf (_("“%s” could not be locked: %s"), shown, why);
      break;
    default:
      g_assert_not_reached ();
    }

  if (file_code != G_FILE_ERROR_FAILED)
    g_set_error_literal (error, G_FILE_ERROR, file_code, message);
  else
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), message);

  return FALSE;
}

int
aft_file_open (const char *path,
               int         flags,
               mode_t      mode)
{
  int fd;

  do
    fd = aft_file_calls->open (path, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);

  return fd;
}

/* On Linux the descriptor is gone after EINTR as well. */
int
aft_file_close (int fd)
{
  int result = aft_file_calls->close (fd);

  return result < 0 && errno == EINTR ? 0 : result;
}

/* Closes without losing the errno of what went wrong before. */
void
aft_file_close_quietly (int fd)
{
  int code = errno;

  aft_file_calls->close (fd);
  errno = code;
}

int
aft_file_sync (int fd)
{
  int result;

  do
    result = aft_file_calls->fsync (fd);
  while (result < 0 && errno == EINTR);

  return result;
}

int
aft_file_sync_folder_fd (int fd)
{
  static gsize said = 0;

  if (aft_file_sync (fd) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOTSUP)
    return -1;

  if (g_once_init_enter (&said))
    {
      g_message ("This file system cannot be asked to keep a folder's entries durably; saving goes on without");
      g_once_init_leave (&said, 1);
    }

  return 0;
}

gboolean
aft_file_sync_folder (const char  *folder,
                      AftFileAct   act,
                      GError     **error)
{
  int fd = aft_file_open (folder, O_RDONLY | O_DIRECTORY, 0);

  if (fd < 0)
    return aft_file_fail (act, folder, error);
  if (aft_file_sync_folder_fd (fd) < 0)
    {
      aft_file_close_quietly (fd);
      return aft_file_fail (act, folder, error);
    }
  aft_file_close (fd);

  return TRUE;
}

gboolean
aft_file_is_unknown_way (int code)
{
  return code == EINVAL || code == ENOSYS || code == ENOTSUP;
}

void
aft_file_fill_state (AftFileState      *state,
                     const struct stat *info)
{
  state->inode = info->st_ino;
  state->size = info->st_size;
  state->modified = (gint64) info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec;
  state->exists = TRUE;
}

gboolean
aft_file_state_equal (const AftFileState *a,
                      const AftFileState *b)
{
  if (!a->exists || !b->exists)
    return a->exists == b->exists;

  return a->inode == b->inode && a->size == b->size && a->modified == b->modified;
}

gboolean
aft_file_get_state_in (int            folder,
                       const char    *name,
                       AftFileState  *state,
                       GError       **error)
{
  struct stat info;

  *state = (AftFileState) { 0 };

  if (aft_file_calls->stat (folder, name, &info) < 0)
    return errno == ENOENT || errno == ENOTDIR ? TRUE : aft_file_fail (AFT_FILE_READ, name, error);
  aft_file_fill_state (state, &info);

  return TRUE;
}

gboolean
aft_file_get_state (const char    *path,
                    AftFileState  *state,
                    GError       **error)
{
  return aft_file_get_state_in (AT_FDCWD, path, state, error);
}

static gboolean
fail_too_big (const char  *path,
              GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  /* Translators: a file. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _("“%s” is too big"), shown);
  return FALSE;
}

static gboolean
fail_not_a_file (const char  *path,
                 GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  /* Translators: something in a folder, such as a pipe. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("“%s” is not a file that can be read"), shown);
  return FALSE;
}

static GBytes *
read_all (int           fd,
          const char   *path,
          gsize         max,
          AftFileState *state,
          GError      **error)
{
  struct stat info;
  g_autofree char *data = NULL;
  gsize room, length = 0;

  if (aft_file_calls->fstat (fd, &info) < 0)
    return aft_file_fail (AFT_FILE_READ, path, error), NULL;
  if (S_ISDIR (info.st_mode))
    return errno = EISDIR, aft_file_fail (AFT_FILE_READ, path, error), NULL;
  if (!S_ISREG (info.st_mode))
    return fail_not_a_file (path, error), NULL;
  if (max > 0 && info.st_size > (goffset) max)
    return fail_too_big (path, error), NULL;

  /* One byte more than the file has, so that its end is seen without growing. */
  room = info.st_size + 1;
  data = g_try_malloc (room);
  if (data == NULL)
    return fail_too_big (path, error), NULL;

  while (TRUE)
    {
      ssize_t n = aft_file_calls->read (fd, data + length, room - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return aft_file_fail (AFT_FILE_READ, path, error), NULL;
      length += n;
      /* The usual case needs no second call to see the end: more was asked for than there was. */
      if (n == 0 || (length == (gsize) info.st_size && length < room))
        break;
      if (max > 0 && length > max)
        return fail_too_big (path, error), NULL;
      if (length == room)
        data = g_realloc (data, room *= 2);
    }

  if (state)
    aft_file_fill_state (state, &info);

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/* Opening a pipe must not wait for somebody to write into it. */
static int
open_to_read (const char *path)
{
  return aft_file_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
}

GBytes *
aft_file_read (const char    *path,
               gsize          max,
               AftFileState  *state,
               GError       **error)
{
  GBytes *bytes;
  int fd = open_to_read (path);

  if (state)
    *state = (AftFileState) { 0 };
  if (fd < 0)
    return aft_file_fail (AFT_FILE_READ, path, error), NULL;

  bytes = read_all (fd, path, max, state, error);
  aft_file_close (fd);

  return bytes;
}

void
aft_file_foresee (const char *path)
{
  int fd = open_to_read (path);

  if (fd < 0)
    return;
  posix_fadvise (fd, 0, FORESEEN, POSIX_FADV_WILLNEED);
  aft_file_close (fd);
}

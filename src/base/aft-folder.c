/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>

#define LOCK_PAUSE_MIN 1000     /* µs between two tries */
#define LOCK_PAUSE_MAX 20000

int
aft_file_open_folder (const char  *path,
                      GError     **error)
{
  int fd = aft_file_open (path, O_PATH | O_DIRECTORY, 0);

  if (fd < 0)
    aft_file_fail (AFT_FILE_READ, path, error);

  return fd;
}

void
aft_file_close_folder (int folder)
{
  aft_file_close (folder);
}

/* After the renaming. */
static gboolean
sync_both (const char  *from,
           const char  *to,
           GError     **error)
{
  g_autofree char *from_folder = g_path_get_dirname (from);
  g_autofree char *to_folder = g_path_get_dirname (to);

  /* Where it went first: after a power cut it may stand in both folders, but never in none. */
  if (!aft_file_sync_folder (to_folder, AFT_FILE_MOVE, error))
    return FALSE;

  return strcmp (from_folder, to_folder) == 0 || aft_file_sync_folder (from_folder, AFT_FILE_MOVE, error);
}

gboolean
aft_file_move (const char  *from,
               const char  *to,
               GError     **error)
{
  if (aft_file_calls->rename (from, to) < 0)
    return aft_file_fail (AFT_FILE_MOVE, from, error);

  return sync_both (from, to, error);
}

gboolean
aft_file_move_new (const char  *from,
                   const char  *to,
                   GError     **error)
{
  if (aft_file_calls->rename2 (from, to, RENAME_NOREPLACE) == 0)
    return sync_both (from, to, error);

  if (errno == EEXIST)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "somebody else wrote %s", to);
      return FALSE;
    }
  if (!aft_file_is_unknown_way (errno))
    return aft_file_fail (AFT_FILE_MOVE, from, error);

  return aft_file_move (from, to, error);
}

gboolean
aft_file_move_over (const char  *from,
                    const char  *to,
                    const char  *kept,
                    GError     **error)
{
  if (aft_file_calls->rename2 (from, to, RENAME_EXCHANGE) == 0)
    return sync_both (from, to, error) && aft_file_move (from, kept, error);
  if (!aft_file_is_unknown_way (errno))
    return aft_file_fail (AFT_FILE_MOVE, from, error);

  return aft_file_move (to, kept, error) && aft_file_move (from, to, error);
}

gboolean
aft_file_move_all (const char  *from,
                   const char  *to,
                   GError     **error)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *old = g_build_filename (from, name, NULL);
      g_autofree char *new = g_build_filename (to, name, NULL);

      if (aft_file_calls->rename (old, new) < 0)
        return aft_file_fail (AFT_FILE_MOVE, old, error);
    }

  return aft_file_sync_folder (to, AFT_FILE_MOVE, error) && aft_file_sync_folder (from, AFT_FILE_MOVE, error);
}

gboolean
aft_file_remove (const char  *path,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (aft_file_calls->unlink (path) < 0)
    return aft_file_fail (AFT_FILE_REMOVE, path, error);

  return aft_file_sync_folder (folder, AFT_FILE_REMOVE, error);
}

gboolean
aft_file_make_folder (const char  *path,
                      GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (strcmp (parent, path) != 0 && !aft_file_make_folder (parent, error))
    return FALSE;

  if (aft_file_calls->mkdir (path, 0700) < 0)
    {
      int code = errno;

      /* Another process may have been quicker. */
      if (code == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR))
        return TRUE;
      errno = code == EEXIST ? ENOTDIR : code;
      return aft_file_fail (AFT_FILE_WRITE, path, error);
    }
  if (aft_file_calls->chmod (path, 0700) < 0)
    {
      int code = errno;

      aft_file_calls->rmdir (path);
      errno = code;
      return aft_file_fail (AFT_FILE_WRITE, path, error);
    }

  return aft_file_sync_folder (parent, AFT_FILE_WRITE, error);
}

gboolean
aft_file_remove_folder (const char  *path,
                        GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GDir) dir = NULL;
  struct stat info;
  const char *name;

  if (aft_file_calls->stat (AT_FDCWD, path, &info) < 0)
    return errno == ENOENT ? TRUE : aft_file_fail (AFT_FILE_REMOVE, path, error);
  if (!S_ISDIR (info.st_mode))
    return errno = ENOTDIR, aft_file_fail (AFT_FILE_REMOVE, path, error);

  dir = g_dir_open (path, 0, error);
  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (aft_file_calls->stat (AT_FDCWD, child, &info) < 0)
        return aft_file_fail (AFT_FILE_REMOVE, child, error);
      if (S_ISDIR (info.st_mode))
        {
          if (!aft_file_remove_folder (child, error))
            return FALSE;
        }
      else if (aft_file_calls->unlink (child) < 0)
        {
          return aft_file_fail (AFT_FILE_REMOVE, child, error);
        }
    }

  if (aft_file_calls->rmdir (path) < 0)
    return aft_file_fail (AFT_FILE_REMOVE, path, error);

  return aft_file_sync_folder (parent, AFT_FILE_REMOVE, error);
}

/* ".NAME.k3Zq8a.afterword-tmp" */
gboolean
aft_file_is_temporary (const char *name)
{
  gsize length = strlen (name);
  gsize tail = strlen (AFT_FILE_TEMPORARY_SUFFIX);
  const char *random;

  if (length < 2 + 1 + AFT_FILE_RANDOM_LENGTH + tail || name[0] != '.' || !g_str_has_suffix (name, AFT_FILE_TEMPORARY_SUFFIX))
    return FALSE;

  random = name + length - tail - AFT_FILE_RANDOM_LENGTH;
  for (guint i = 0; i < AFT_FILE_RANDOM_LENGTH; i++)
    if (!g_ascii_isalnum (random[i]))
      return FALSE;

  return random[-1] == '.' && random - name > 2;
}

guint
aft_file_sweep (const char *folder,
                gint64      now,
                gint64      age)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = NULL;
      struct stat info;

      if (!aft_file_is_temporary (name))
        continue;

      path = g_build_filename (folder, name, NULL);
      if (aft_file_calls->stat (AT_FDCWD, path, &info) == 0 && S_ISREG (info.st_mode) && now - info.st_mtim.tv_sec > age
          && aft_file_calls->unlink (path) == 0)
        n++;
    }

  return n;
}

int
aft_file_lock_folder (const char  *folder,
                      gint         patience,
                      GError     **error)
{
  gint64 deadline = g_get_monotonic_time () + patience * G_GINT64_CONSTANT (1000);
  gulong pause = LOCK_PAUSE_MIN;
  int fd = aft_file_open (folder, O_RDONLY | O_DIRECTORY, 0);

  if (fd < 0)
    return aft_file_fail (AFT_FILE_LOCK, folder, error), -1;

  while (aft_file_calls->flock (fd, patience < 0 ? LOCK_EX : LOCK_EX | LOCK_NB) < 0)
    {
      int code = errno;

      if (code == EINTR)
        continue;
      if (code == ENOTSUP || code == ENOLCK || code == ENOSYS || code == EINVAL || code == EBADF)
        break;
      if (code == EWOULDBLOCK && g_get_monotonic_time () < deadline)
        {
          g_usleep (pause);
          pause = MIN (pause * 2, LOCK_PAUSE_MAX);
          continue;
        }

      aft_file_close (fd);
      if (code == EWOULDBLOCK)
        {
          g_autofree char *shown = g_filename_display_name (folder);

          /* Translators: a folder. */
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, _("“%s” is being written by another program"), shown);
          return -1;
        }
      errno = code;
      return aft_file_fail (AFT_FILE_LOCK, folder, error), -1;
    }

  return fd;
}

void
aft_file_unlock (int lock)
{
  aft_file_close (lock);
}

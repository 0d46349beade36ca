/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdio.h>

static void
unlink_quietly (const char *path)
{
  int code = errno;

  aft_file_calls->unlink (path);
  errno = code;
}

static int
write_all (int     fd,
           GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      ssize_t n = aft_file_calls->write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      data += n;
      size -= n;
    }

  return 0;
}

/* Whatever the umask took away. Most take nothing, and a new mode is something more to write. */
static int
make_private (int fd)
{
  struct stat info;

  if (aft_file_calls->fstat (fd, &info) < 0)
    return -1;

  return (info.st_mode & 07777) == 0600 ? 0 : aft_file_calls->fchmod (fd, 0600);
}

/* Makes the temporary file beside @path. Returns its name, or NULL with errno. */
static char *
write_temporary (const char   *path,
                 GBytes       *bytes,
                 gboolean      sync,
                 AftFileState *state)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = NULL;
  char random[AFT_FILE_RANDOM_LENGTH + 1] = "";
  struct stat info;
  int fd = -1;

  for (guint try = 0; try < 100 && fd < 0; try++)
    {
      for (guint i = 0; i < AFT_FILE_RANDOM_LENGTH; i++)
        random[i] = letters[g_random_int_range (0, sizeof letters - 1)];
      g_free (temporary);
      temporary = g_strconcat (folder, "/.", name, ".", random, AFT_FILE_TEMPORARY_SUFFIX, NULL);
      fd = aft_file_open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
      if (fd < 0 && errno != EEXIST)
        return NULL;
    }
  if (fd < 0)
    return NULL;

  if (make_private (fd) < 0 || write_all (fd, bytes) < 0 || (sync && aft_file_sync (fd) < 0)
      || (state && aft_file_calls->fstat (fd, &info) < 0))
    {
      aft_file_close_quietly (fd);
      unlink_quietly (temporary);
      return NULL;
    }
  if (aft_file_close (fd) < 0)
    {
      unlink_quietly (temporary);
      return NULL;
    }
  if (state)
    aft_file_fill_state (state, &info);

  return g_steal_pointer (&temporary);
}

/* FALSE if @path isn't what it was. */
static gboolean
check_seen (const char          *path,
            const AftFileState  *seen)
{
  AftFileState now;

  if (!aft_file_get_state (path, &now, NULL))
    return FALSE;
  if (aft_file_state_equal (&now, seen))
    return TRUE;

  errno = ESTALE;
  return FALSE;
}

/* @temporary, which is @ours, and @path change places; and back again if what is in @temporary then isn't @seen. FALSE with errno. */
static gboolean
exchange (const char         *temporary,
          const char         *path,
          const AftFileState *ours,
          const AftFileState *seen)
{
  int code;

  if (aft_file_calls->rename2 (temporary, path, RENAME_EXCHANGE) < 0)
    {
      errno = errno == ENOENT ? ESTALE : errno;
      return FALSE;
    }
  if (check_seen (temporary, seen))
    return TRUE;

  code = errno;
  if (aft_file_calls->rename2 (temporary, path, RENAME_EXCHANGE) < 0)
    return FALSE;
  /* Whoever replaced ours in between has the last word. */
  if (!check_seen (temporary, ours))
    aft_file_calls->rename2 (temporary, path, RENAME_EXCHANGE);
  errno = code;

  return FALSE;
}

/* Puts @temporary, which is @ours, in the place of @path if that is @seen. @exchanged: what stood there is in @temporary now. FALSE
 * with errno, ESTALE if it isn't @seen. */
static gboolean
take_place (const char         *temporary,
            const char         *path,
            const AftFileState *ours,
            const AftFileState *seen,
            gboolean           *exchanged)
{
  if (!check_seen (path, seen))
    return FALSE;

  *exchanged = seen->exists && exchange (temporary, path, ours, seen);
  if (*exchanged)
    return TRUE;
  if (!seen->exists && aft_file_calls->rename2 (temporary, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno == EEXIST)
    errno = ESTALE;
  if (!aft_file_is_unknown_way (errno))
    return FALSE;

  /* A file system that knows none of this. */
  return aft_file_calls->rename (temporary, path) == 0;
}

gboolean
aft_file_replace_seen (const char          *path,
                       GBytes              *bytes,
                       const AftFileState  *seen,
                       AftFileState        *state,
                       char               **former,
                       GError             **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  AftFileState ours;
  g_autofree char *temporary = write_temporary (path, bytes, TRUE, &ours);
  gboolean exchanged = FALSE;

  if (former != NULL)
    *former = NULL;
  if (temporary == NULL)
    return aft_file_fail (AFT_FILE_WRITE, path, error);

  if (seen != NULL ? !take_place (temporary, path, &ours, seen, &exchanged) : aft_file_calls->rename (temporary, path) < 0)
    {
      unlink_quietly (temporary);
      if (errno != ESTALE)
        return aft_file_fail (AFT_FILE_WRITE, path, error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "somebody else wrote %s", path);
      return FALSE;
    }
  if (state != NULL)
    *state = ours;

  if (exchanged && former == NULL && aft_file_calls->unlink (temporary) < 0)
    {
      unlink_quietly (temporary);
      return aft_file_fail (AFT_FILE_WRITE, path, error);
    }
  if (!aft_file_sync_folder (folder, AFT_FILE_WRITE, error))
    {
      if (exchanged && former != NULL)
        unlink_quietly (temporary);
      return FALSE;
    }
  if (exchanged && former != NULL)
    *former = g_steal_pointer (&temporary);

  return TRUE;
}

gboolean
aft_file_replace (const char    *path,
                  GBytes        *bytes,
                  AftFileState  *state,
                  GError       **error)
{
  return aft_file_replace_seen (path, bytes, NULL, state, NULL, error);
}

void
aft_file_discard (const char *path)
{
  unlink_quietly (path);
}

/* The folder is opened before anything is written: its descriptor then hears of every write error of the file system. */
static gboolean
replace_many_in (int                  folder_fd,
                 const char          *folder,
                 const char * const  *paths,
                 GBytes * const      *contents,
                 AftFileState        *states,
                 char               **temporaries,
                 gsize                n,
                 GError             **error)
{
  for (gsize i = 0; i < n; i++)
    {
      temporaries[i] = write_temporary (paths[i], contents[i], FALSE, states ? &states[i] : NULL);
      if (temporaries[i] == NULL)
        return aft_file_fail (AFT_FILE_WRITE, paths[i], error);
    }

  if (aft_file_calls->syncfs (folder_fd) < 0)
    return aft_file_fail (AFT_FILE_WRITE, folder, error);

  for (gsize i = 0; i < n; i++)
    {
      if (aft_file_calls->rename (temporaries[i], paths[i]) < 0)
        return aft_file_fail (AFT_FILE_WRITE, paths[i], error);
      g_clear_pointer (&temporaries[i], g_free);
    }

  if (aft_file_sync_folder_fd (folder_fd) < 0)
    return aft_file_fail (AFT_FILE_WRITE, folder, error);

  return TRUE;
}

gboolean
aft_file_replace_many (const char * const  *paths,
                       GBytes * const      *contents,
                       AftFileState        *states,
                       gsize                n,
                       GError             **error)
{
  g_autofree char *folder = NULL;
  g_autofree char **temporaries = NULL;
  gboolean done;
  int fd;

  if (n == 0)
    return TRUE;

  folder = g_path_get_dirname (paths[0]);
  fd = aft_file_open (folder, O_RDONLY | O_DIRECTORY, 0);
  if (fd < 0)
    return aft_file_fail (AFT_FILE_WRITE, folder, error);

  temporaries = g_new0 (char *, n);
  done = replace_many_in (fd, folder, paths, contents, states, temporaries, n, error);
  aft_file_close_quietly (fd);

  for (gsize i = 0; i < n; i++)
    if (temporaries[i])
      {
        unlink_quietly (temporaries[i]);
        g_free (temporaries[i]);
      }

  return done;
}

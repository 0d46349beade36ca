/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "faulty.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

AftFaulty aft_faulty;

static char *names[4096];   /* by descriptor */

static gboolean
fails (void)
{
  if (++aft_faulty.n != aft_faulty.fail_at)
    return FALSE;
  errno = aft_faulty.code;
  return TRUE;
}

static void
note (const char *what,
      const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *end = g_strrstr (name, ".afterword-tmp");

  if (end)
    strcpy (name + strlen (name) - strlen (".XXXXXX.afterword-tmp"), "~");
  g_string_append_printf (aft_faulty.trace, "%s %s\n", what, name);
}

static int
faulty_open (const char *path, int flags, mode_t mode)
{
  int fd;

  if (fails ())
    return -1;
  fd = aft_file_real_calls.open (path, flags, mode);
  if (fd >= 0)
    {
      g_free (names[fd]);
      names[fd] = g_strdup (path);
    }
  return fd;
}

static ssize_t
faulty_read (int fd, void *data, size_t size)
{
  static gboolean interrupt = FALSE;

  if (aft_faulty.crumbs && (interrupt = !interrupt))
    return errno = EINTR, -1;
  return fails () ? -1 : read (fd, data, aft_faulty.crumbs ? MIN (size, 7) : size);
}

static ssize_t
faulty_write (int fd, const void *data, size_t size)
{
  static gboolean interrupt = FALSE;

  if (aft_faulty.crumbs && (interrupt = !interrupt))
    return errno = EINTR, -1;
  return fails () ? -1 : write (fd, data, aft_faulty.crumbs ? MIN (size, 7) : size);
}

static int
faulty_fchmod (int fd, mode_t mode)
{
  return fails () ? -1 : fchmod (fd, mode);
}

static int
faulty_fsync (int fd)
{
  struct stat info;

  note ("fsync", names[fd]);
  if (aft_faulty.folder_code && fstat (fd, &info) == 0 && S_ISDIR (info.st_mode))
    return errno = aft_faulty.folder_code, -1;
  return fails () ? -1 : fsync (fd);
}

static int
faulty_syncfs (int fd)
{
  note ("syncfs", names[fd]);
  return fails () ? -1 : syncfs (fd);
}

/* Like the system's, it is closed even if it says that something went wrong. */
static int
faulty_close (int fd)
{
  close (fd);
  return fails () ? -1 : 0;
}

static int
faulty_rename (const char *from, const char *to)
{
  if (fails ())
    return -1;
  note ("rename to", to);
  return rename (from, to);
}

static int
faulty_rename2 (const char *from, const char *to, unsigned int flags)
{
  if (fails ())
    return -1;
  note ("rename to", to);
  return aft_file_real_calls.rename2 (from, to, flags);
}

static int
faulty_unlink (const char *path)
{
  return fails () ? -1 : unlink (path);
}

static int
faulty_mkdir (const char *path, mode_t mode)
{
  return fails () ? -1 : mkdir (path, mode);
}

static int
faulty_chmod (const char *path, mode_t mode)
{
  return fails () ? -1 : chmod (path, mode);
}

static int
faulty_rmdir (const char *path)
{
  return fails () ? -1 : rmdir (path);
}

static int
faulty_fstat (int fd, struct stat *info)
{
  return fails () ? -1 : fstat (fd, info);
}

static int
faulty_stat (int folder, const char *path, struct stat *info)
{
  return fails () ? -1 : aft_file_real_calls.stat (folder, path, info);
}

static int
faulty_flock (int fd, int operation)
{
  return fails () ? -1 : flock (fd, operation);
}

static const AftFileCalls faulty_calls = {
  faulty_open, faulty_read, faulty_write, faulty_fchmod, faulty_fsync, faulty_syncfs, faulty_close, faulty_rename,
  faulty_rename2, faulty_unlink, faulty_mkdir, faulty_chmod, faulty_rmdir, faulty_fstat, faulty_stat, faulty_flock,
};

void
aft_faulty_begin (int fail_at,
                  int code)
{
  if (aft_faulty.trace == NULL)
    aft_faulty.trace = g_string_new (NULL);
  g_string_truncate (aft_faulty.trace, 0);
  aft_faulty.fail_at = fail_at;
  aft_faulty.code = code;
  aft_faulty.n = 0;
  aft_faulty.folder_code = 0;
  aft_faulty.crumbs = FALSE;
  aft_file_set_calls (&faulty_calls);
}

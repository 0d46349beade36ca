/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "history.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "aft-file.h"
#include "aft-id.h"

static char *folder;
static const char *name;

void
history_add (const char *what,
             const char *path)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *id = g_strndup (file, AFT_ID_LENGTH);
  g_autofree char *log = g_build_filename (folder, id, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%H:%M:%S.%f");
  g_autofree char *text = NULL;
  g_autofree char *entry = NULL;
  int fd;

  if (!aft_id_is_valid (id))
    return;

  g_file_get_contents (path, &text, NULL, NULL);
  entry = g_strdup_printf ("==== %s: %s %s %s\n%s\n", moment, name, what, path, text != NULL ? text : "(it isn't there)");
  fd = open (log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, entry, strlen (entry)), ==, strlen (entry));
  close (fd);
}

static int
rename_and_tell (const char *from,
                 const char *to)
{
  int result = aft_file_real_calls.rename (from, to);

  history_add (result == 0 ? "wrote" : "couldn't write", to);

  return result;
}

static int
rename2_and_tell (const char   *from,
                  const char   *to,
                  unsigned int  flags)
{
  int result;

  history_add ("is about to replace", to);
  result = aft_file_real_calls.rename2 (from, to, flags);
  history_add (result == 0 ? "wrote" : "couldn't write", to);

  return result;
}

static int
unlink_and_tell (const char *path)
{
  history_add ("removes", path);

  return aft_file_real_calls.unlink (path);
}

void
history_begin (const char *book,
               const char *who)
{
  static AftFileCalls calls;

  folder = g_strconcat (book, "-history", NULL);
  name = who;
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  calls = aft_file_real_calls;
  calls.rename = rename_and_tell;
  calls.rename2 = rename2_and_tell;
  calls.unlink = unlink_and_tell;
  aft_file_set_calls (&calls);
}

void
history_clear (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *id;

  while ((id = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *log = g_build_filename (folder, id, NULL);

      g_unlink (log);
    }
}

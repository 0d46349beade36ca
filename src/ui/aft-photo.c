/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-photo.h"

#include <string.h>

/* In pixels: the largest avatar at twice the scale. */
#define PHOTO_SIZE 256

static void
read_photo (GTask        *task,
            gpointer      source,
            gpointer      path,
            GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GdkPixbuf *picture = gdk_pixbuf_new_from_file_at_scale (path, PHOTO_SIZE, PHOTO_SIZE, TRUE, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
photo_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  AdwAvatar *avatar = ADW_AVATAR (source);
  g_autoptr (GdkPixbuf) picture = g_task_propagate_pointer (G_TASK (result), NULL);
  const char *path = g_task_get_task_data (G_TASK (result));

  /* The avatar may show somebody else by now. */
  if (picture != NULL && g_strcmp0 (g_object_get_data (source, "aft-photo"), path) == 0)
    {
      g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (picture);

      adw_avatar_set_custom_image (avatar, GDK_PAINTABLE (texture));
    }
}

void
aft_photo_show (AdwAvatar  *avatar,
                const char *photos,
                const char *name)
{
  g_autoptr (GTask) task = NULL;
  char *path;

  adw_avatar_set_custom_image (avatar, NULL);
  g_object_set_data (G_OBJECT (avatar), "aft-photo", NULL);
  /* The name comes from a file: nothing outside the folder is read. */
  if (photos == NULL || name == NULL || *name == '\0' || *name == '.' || strchr (name, G_DIR_SEPARATOR) != NULL)
    return;

  path = g_build_filename (photos, name, NULL);
  g_object_set_data_full (G_OBJECT (avatar), "aft-photo", g_strdup (path), g_free);
  task = g_task_new (avatar, NULL, photo_read_cb, NULL);
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, read_photo);
}

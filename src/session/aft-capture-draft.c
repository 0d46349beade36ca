/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-capture-draft.h"

#include <string.h>

#include "aft-file.h"
#include "aft-id.h"
#include "aft-text.h"

#define GROUP "Draft"

/* Milliseconds from the last change until it is kept, and from the first one if they go on. */
#define QUIET 400
#define LONGEST 1500

/* Bytes. */
#define READ_MAX (16 * 1024 * 1024)

struct _AftCaptureDraft
{
  char   *path;
  char   *id;
  char   *text;
  guint   timer;
  gint64  first_change;         /* monotonic; 0: all is kept */
};

static void
load (AftCaptureDraft *self)
{
  g_autoptr (GBytes) bytes = aft_file_read (self->path, READ_MAX, NULL, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return;

  text = g_key_file_get_string (file, GROUP, "Text", NULL);
  id = g_key_file_get_string (file, GROUP, "Id", NULL);
  if (text == NULL || id == NULL || !aft_id_is_valid (id))
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  g_free (self->id);
  self->id = g_steal_pointer (&id);
}

AftCaptureDraft *
aft_capture_draft_new (void)
{
  AftCaptureDraft *self = g_new0 (AftCaptureDraft, 1);

  self->path = g_build_filename (g_get_user_state_dir (), "afterword", "capture.draft", NULL);
  self->id = aft_id_new ();
  self->text = g_strdup ("");
  load (self);

  return self;
}

void
aft_capture_draft_free (AftCaptureDraft *self)
{
  if (self->first_change != 0)
    aft_capture_draft_keep (self, NULL);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_free (self->path);
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

const char *
aft_capture_draft_get_text (AftCaptureDraft *self)
{
  return self->text;
}

const char *
aft_capture_draft_get_id (AftCaptureDraft *self)
{
  return self->id;
}

static gboolean
keep_cb (gpointer data)
{
  AftCaptureDraft *self = data;
  g_autoptr (GError) error = NULL;

  self->timer = 0;
  /* Tried again with the next key, and when the window closes: there it is told. */
  if (!aft_capture_draft_keep (self, &error))
    g_debug ("the draft can’t be kept: %s", error->message);

  return G_SOURCE_REMOVE;
}

static void
keep_later (AftCaptureDraft *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 latest;

  if (self->first_change == 0)
    self->first_change = now;
  latest = self->first_change + LONGEST * G_TIME_SPAN_MILLISECOND;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (CLAMP ((latest - now) / G_TIME_SPAN_MILLISECOND, 0, QUIET), keep_cb, self);
}

void
aft_capture_draft_set_text (AftCaptureDraft *self,
                            const char      *text)
{
  if (g_str_equal (self->text, text))
    return;

  g_free (self->text);
  self->text = aft_text_dup_storable (text, TRUE);
  keep_later (self);
}

gboolean
aft_capture_draft_keep (AftCaptureDraft  *self,
                        GError          **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *data = NULL;
  gsize length;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->text[strspn (self->text, " \t\n")] == '\0')
    {
      aft_file_remove (self->path, NULL);
      self->first_change = 0;
      return TRUE;
    }

  g_key_file_set_string (file, GROUP, "Id", self->id);
  g_key_file_set_string (file, GROUP, "Text", self->text);
  data = g_key_file_to_data (file, &length, NULL);
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  if (!aft_file_make_folder (folder, error) || !aft_file_replace (self->path, bytes, NULL, error))
    return FALSE;

  self->first_change = 0;

  return TRUE;
}

void
aft_capture_draft_renew (AftCaptureDraft *self)
{
  g_free (self->id);
  self->id = aft_id_new ();
  keep_later (self);
}

void
aft_capture_draft_clear (AftCaptureDraft *self)
{
  g_free (self->text);
  self->text = g_strdup ("");
  aft_capture_draft_renew (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->first_change = 0;
  aft_file_remove (self->path, NULL);
}

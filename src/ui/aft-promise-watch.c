/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-promise-watch.h"

#include "aft-code-lines.h"
#include "aft-guide-marks.h"
#include "aft-promise.h"
#include "aft-text-break.h"

struct _AftPromiseWatch
{
  GObject        parent_instance;

  AftSession    *session;       /* not owned, as by the buffer */
  AftTextBuffer *buffer;        /* not owned: it owns this */
  int            line;          /* the cursor's */
  gboolean       changed;       /* since the promises were looked at last */
};

G_DEFINE_FINAL_TYPE (AftPromiseWatch, aft_promise_watch, G_TYPE_OBJECT)

static void
look (AftPromiseWatch *self,
      guint            writing)
{
  AftRecord *note = aft_text_buffer_get_record (self->buffer);

  if (self->session != NULL && note != NULL && AFT_IS_NOTE (note) && aft_record_get_document (note) != NULL)
    aft_session_keep_promises (self->session, AFT_NOTE (note), writing);
}

/* Lines of the buffer may be parts of one of the text: its number counts the line feeds of the text before the cursor. */
static guint
count_text_line (AftPromiseWatch *self,
                 GtkTextIter     *cursor)
{
  GtkTextIter start;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;
  guint line = 0;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  shown = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, cursor, TRUE);
  text = aft_text_join_lines (shown);
  for (const char *p = text; *p != '\0'; p++)
    line += *p == '\n';

  return line;
}

static gboolean
is_promise (AftPromiseWatch *self,
            int              line)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (!gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->buffer), &start, line))
    return FALSE;
  end = start;
  gtk_text_iter_forward_chars (&end, 20);
  text = gtk_text_iter_get_text (&start, &end);

  return aft_mark_of_line (text, NULL, NULL) == AFT_MARK_PROMISE && !aft_code_lines_has (&start);
}

static void
cursor_cb (AftPromiseWatch *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter cursor;
  int line, left = self->line;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  line = gtk_text_iter_get_line (&cursor);
  if (line == left)
    return;

  self->line = line;
  if (!self->changed || !is_promise (self, left))
    return;

  aft_text_buffer_push (self->buffer);
  look (self, count_text_line (self, &cursor));
}

static void
changed_cb (AftPromiseWatch *self)
{
  self->changed = TRUE;
}

void
aft_promise_watch_left (AftPromiseWatch *self)
{
  g_return_if_fail (AFT_IS_PROMISE_WATCH (self));

  if (!self->changed)
    return;

  self->changed = FALSE;
  look (self, AFT_PROMISE_NO_LINE);
}

static void
aft_promise_watch_dispose (GObject *object)
{
  g_clear_weak_pointer (&AFT_PROMISE_WATCH (object)->session);

  G_OBJECT_CLASS (aft_promise_watch_parent_class)->dispose (object);
}

static void
aft_promise_watch_class_init (AftPromiseWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_promise_watch_dispose;
}

static void
aft_promise_watch_init (AftPromiseWatch *self)
{
}

AftPromiseWatch *
aft_promise_watch_new (AftSession    *session,
                       AftTextBuffer *buffer)
{
  AftPromiseWatch *self = g_object_new (AFT_TYPE_PROMISE_WATCH, NULL);

  g_set_weak_pointer (&self->session, session);
  self->buffer = buffer;
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

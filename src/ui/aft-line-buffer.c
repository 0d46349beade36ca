/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-line-buffer.h"

#include "aft-line-tags.h"
#include "aft-text-break.h"

#include <string.h>

typedef struct
{
  AftLineTags *tags;            /* NULL: it isn't shown as Markdown */
} AftLineBufferPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (AftLineBuffer, aft_line_buffer, GTK_SOURCE_TYPE_BUFFER)

static AftLineTags *
get_tags (gpointer self)
{
  AftLineBufferPrivate *priv = aft_line_buffer_get_instance_private (self);

  return priv->tags;
}

/* A line over AFT_LINE_MAX, as it comes by pasting, gets its soft breaks before the toolkit sees it. */
static void
aft_line_buffer_insert_text (GtkTextBuffer *buffer,
                             GtkTextIter   *location,
                             const char    *text,
                             int            length)
{
  g_autofree char *broken = aft_text_break_lines (text, length, gtk_text_iter_get_line_offset (location));
  int first = gtk_text_iter_get_line (location);

  GTK_TEXT_BUFFER_CLASS (aft_line_buffer_parent_class)->insert_text (buffer, location, broken, strlen (broken));

  if (get_tags (buffer) != NULL)
    aft_line_tags_update (get_tags (buffer), first, gtk_text_iter_get_line (location), FALSE);
}

static void
aft_line_buffer_delete_range (GtkTextBuffer *buffer,
                              GtkTextIter   *start,
                              GtkTextIter   *end)
{
  int line = gtk_text_iter_get_line (start);
  gboolean joined = line != gtk_text_iter_get_line (end);

  GTK_TEXT_BUFFER_CLASS (aft_line_buffer_parent_class)->delete_range (buffer, start, end);

  if (get_tags (buffer) != NULL)
    aft_line_tags_update (get_tags (buffer), line, line, joined);
}

static void
aft_line_buffer_dispose (GObject *object)
{
  AftLineBufferPrivate *priv = aft_line_buffer_get_instance_private (AFT_LINE_BUFFER (object));

  g_clear_object (&priv->tags);

  G_OBJECT_CLASS (aft_line_buffer_parent_class)->dispose (object);
}

static void
aft_line_buffer_class_init (AftLineBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_line_buffer_dispose;
  buffer_class->insert_text = aft_line_buffer_insert_text;
  buffer_class->delete_range = aft_line_buffer_delete_range;
}

static void
aft_line_buffer_init (AftLineBuffer *self)
{
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (GTK_SOURCE_BUFFER (self), FALSE);
}

AftLineBuffer *
aft_line_buffer_new (void)
{
  return g_object_new (AFT_TYPE_LINE_BUFFER, NULL);
}

void
aft_line_buffer_set_text (AftLineBuffer *self,
                          const char    *text)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (AFT_IS_LINE_BUFFER (self));

  buffer = GTK_TEXT_BUFFER (self);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

char *
aft_line_buffer_dup_text (AftLineBuffer *self)
{
  GtkTextIter start, end;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (AFT_IS_LINE_BUFFER (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  shown = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self), &start, &end, TRUE);

  return aft_text_join_lines (shown);
}

void
aft_line_buffer_set_markdown (AftLineBuffer *self,
                              AftNames      *names)
{
  AftLineBufferPrivate *priv;

  g_return_if_fail (AFT_IS_LINE_BUFFER (self));

  priv = aft_line_buffer_get_instance_private (self);
  if (priv->tags == NULL)
    priv->tags = aft_line_tags_new (GTK_SOURCE_BUFFER (self), names);
  else
    aft_line_tags_set_names (priv->tags, names);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-line-tags.h"

#include <adwaita.h>

#include "aft-guide-marks.h"

/* Only the beginning of a line says what it is: a time stamp, a mark and a letter. */
#define BEGINNING 24

struct _AftLineTags
{
  GObject          parent_instance;

  GtkSourceBuffer *buffer;  /* not owned */
  GtkTextTag      *tags[AFT_MARK_OPEN_POINT];
};

G_DEFINE_FINAL_TYPE (AftLineTags, aft_line_tags, G_TYPE_OBJECT)

/* Backgrounds behind the text of both schemes; the mark at the line's beginning says the same without colour. */
static const struct
{
  const char *light;
  const char *dark;
} colors[AFT_MARK_OPEN_POINT] = {
  [AFT_MARK_QUOTE] = { "rgba(53,132,228,0.13)", "rgba(120,174,237,0.22)" },
  [AFT_MARK_PROMISE] = { "rgba(46,194,126,0.17)", "rgba(87,227,137,0.20)" },
  [AFT_MARK_QUESTION] = { "rgba(229,165,10,0.17)", "rgba(248,228,92,0.18)" },
};

static void
dark_cb (AftLineTags *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark" : "Adwaita"));
  for (guint mark = AFT_MARK_QUOTE; mark < G_N_ELEMENTS (self->tags); mark++)
    g_object_set (self->tags[mark], "paragraph-background", dark ? colors[mark].dark : colors[mark].light, NULL);
}

static void
aft_line_tags_class_init (AftLineTagsClass *klass)
{
}

static void
aft_line_tags_init (AftLineTags *self)
{
}

AftLineTags *
aft_line_tags_new (GtkSourceBuffer *buffer)
{
  AftLineTags *self = g_object_new (AFT_TYPE_LINE_TAGS, NULL);
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  self->buffer = buffer;
  for (guint mark = AFT_MARK_QUOTE; mark < G_N_ELEMENTS (self->tags); mark++)
    self->tags[mark] = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), NULL, NULL);
  gtk_source_buffer_set_language (buffer, gtk_source_language_manager_get_language (languages, "markdown"));
  gtk_source_buffer_set_highlight_syntax (buffer, TRUE);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb), self, G_CONNECT_SWAPPED);
  dark_cb (self);

  return self;
}

void
aft_line_tags_update (AftLineTags *self,
                      int          first,
                      int          last)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  for (int line = first; line <= last; line++)
    {
      g_autofree char *beginning = NULL;
      GtkTextIter start, end, line_end;
      AftMark mark;

      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      end = line_end = start;
      gtk_text_iter_forward_line (&line_end);
      gtk_text_iter_forward_chars (&end, BEGINNING);
      if (gtk_text_iter_compare (&end, &line_end) > 0)
        end = line_end;

      beginning = gtk_text_iter_get_text (&start, &end);
      mark = aft_mark_of_line (beginning, NULL, NULL);
      for (guint other = AFT_MARK_QUOTE; other < G_N_ELEMENTS (self->tags); other++)
        {
          if (other == mark)
            gtk_text_buffer_apply_tag (buffer, self->tags[other], &start, &line_end);
          else
            gtk_text_buffer_remove_tag (buffer, self->tags[other], &start, &line_end);
        }
    }
}

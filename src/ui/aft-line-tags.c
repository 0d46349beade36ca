/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-line-tags.h"

#include <adwaita.h>
#include <string.h>

#include "aft-code-lines.h"
#include "aft-guide-marks.h"
#include "aft-markup.h"

/* So many lines are looked at before the first frame, at the text's end, where its cursor is; the others in slices. */
#define LINES_AT_ONCE 200
#define SLICE (4 * G_TIME_SPAN_MILLISECOND)

/* The tags of marked lines stand behind those of spans, and then those of the parts of code. */
#define MARKS (AFT_MARK_OPEN_POINT - AFT_MARK_QUOTE)
#define CODE_TAGS (AFT_SPANS + MARKS)
#define TAGS (CODE_TAGS + AFT_FENCE_CLOSING)

struct _AftLineTags
{
  GObject          parent_instance;

  GtkSourceBuffer *buffer;  /* not owned */
  AftNames        *names;
  GtkTextTag      *tags[TAGS];
  GtkTextMark     *swept;   /* up to here lines were looked at */
  GtkTextMark     *until;   /* and up to here all are, whatever they are */
  guint            sweep_id;
};

G_DEFINE_FINAL_TYPE (AftLineTags, aft_line_tags, G_TYPE_OBJECT)

typedef enum
{
  SCHEME_LIGHT,
  SCHEME_DARK,
  SCHEME_LIGHT_CONTRAST,
  SCHEME_DARK_CONTRAST,
} Scheme;

#define CODE_COLORS { "rgba(0,0,0,0.06)", "rgba(255,255,255,0.08)", "rgba(0,0,0,0.12)", "rgba(255,255,255,0.16)" }

/* The colours of text, of lines their backgrounds. Nothing is said by colour alone: the signs stay in the text. */
static const struct
{
  const char *property;
  const char *colors[4];
} looks[TAGS] = {
  [AFT_SPAN_HEADING] = { NULL },
  [AFT_SPAN_BULLET] = { "foreground", { "#1a5fb4", "#78aeed", "#0b3a75", "#b9d7fa" } },
  [AFT_SPAN_BOX] = { "foreground", { "#1a5fb4", "#78aeed", "#0b3a75", "#b9d7fa" } },
  [AFT_SPAN_TICKED] = { "foreground", { "#5e5c64", "#a8a6ad", "#3d3846", "#d0ced4" } },
  [AFT_SPAN_LINK] = { "foreground", { "#1a5fb4", "#78aeed", "#0b3a75", "#b9d7fa" } },
  [AFT_SPAN_TAG] = { "foreground", { "#813d9c", "#dc9ee6", "#4f1d65", "#f3cdf7" } },
  [AFT_SPAN_PERSON] = { "foreground", { "#1c6b4a", "#85d9ac", "#0a4029", "#c4f5d9" } },
  [AFT_SPANS] = { "paragraph-background",
                  { "rgba(53,132,228,0.13)", "rgba(120,174,237,0.22)", "rgba(53,132,228,0.24)", "rgba(120,174,237,0.34)" } },
  [AFT_SPANS + 1] = { "paragraph-background",
                      { "rgba(46,194,126,0.17)", "rgba(87,227,137,0.20)", "rgba(46,194,126,0.30)", "rgba(87,227,137,0.30)" } },
  [AFT_SPANS + 2] = { "paragraph-background",
                      { "rgba(229,165,10,0.17)", "rgba(248,228,92,0.18)", "rgba(229,165,10,0.30)", "rgba(248,228,92,0.28)" } },
  [CODE_TAGS] = { "paragraph-background", CODE_COLORS },
  [CODE_TAGS + 1] = { "paragraph-background", CODE_COLORS },
  [CODE_TAGS + 2] = { "paragraph-background", CODE_COLORS },
};

static void
scheme_cb (AftLineTags *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  Scheme scheme = (dark ? SCHEME_DARK : SCHEME_LIGHT) + (adw_style_manager_get_high_contrast (style) ? 2 : 0);
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark" : "Adwaita"));
  for (guint i = 0; i < TAGS; i++)
    if (looks[i].property != NULL)
      g_object_set (self->tags[i], looks[i].property, looks[i].colors[scheme], NULL);
}

static void
make_tags (AftLineTags *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  for (guint i = 0; i < CODE_TAGS; i++)
    self->tags[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  for (guint i = CODE_TAGS; i < TAGS; i++)
    {
      self->tags[i] = aft_code_lines_make_tag (buffer, AFT_FENCE_OPENING + i - CODE_TAGS);
      g_object_set (self->tags[i], "family", "Monospace", NULL);
    }
  g_object_set (self->tags[AFT_SPAN_HEADING], "weight", PANGO_WEIGHT_BOLD, "scale", 1.15, NULL);
  g_object_set (self->tags[AFT_SPAN_BULLET], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[AFT_SPAN_BOX], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[AFT_SPAN_TICKED], "strikethrough", TRUE, NULL);
  g_object_set (self->tags[AFT_SPAN_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->tags[AFT_SPAN_PERSON], "weight", PANGO_WEIGHT_SEMIBOLD, NULL);
  g_object_set (self->tags[AFT_SPAN_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->tags[AFT_SPAN_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[AFT_SPAN_CODE], "family", "Monospace", NULL);
}

static gboolean
has_tag (GtkTextTag        *tag,
         const GtkTextIter *start,
         const GtkTextIter *end)
{
  GtkTextIter iter = *start;

  return gtk_text_iter_has_tag (&iter, tag)
         || (gtk_text_iter_forward_to_tag_toggle (&iter, tag) && gtk_text_iter_compare (&iter, end) < 0);
}

static void
tag_line (AftLineTags       *self,
          const GtkTextIter *start,
          const GtkTextIter *end,
          const char        *line,
          AftFencePart       part)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  int number = gtk_text_iter_get_line (start);
  g_autoptr (GArray) spans = part == AFT_FENCE_NONE ? aft_markup_scan (line, self->names) : NULL;
  AftMark mark = part == AFT_FENCE_NONE ? aft_mark_of_line (line, NULL, NULL) : AFT_MARK_NONE;

  for (guint i = 0; i < TAGS; i++)
    if (has_tag (self->tags[i], start, end))
      gtk_text_buffer_remove_tag (buffer, self->tags[i], start, end);

  if (part != AFT_FENCE_NONE)
    gtk_text_buffer_apply_tag (buffer, self->tags[CODE_TAGS + part - AFT_FENCE_OPENING], start, end);
  if (mark >= AFT_MARK_QUOTE && mark < AFT_MARK_OPEN_POINT)
    gtk_text_buffer_apply_tag (buffer, self->tags[AFT_SPANS + mark - AFT_MARK_QUOTE], start, end);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const AftSpan *span = &g_array_index (spans, AftSpan, i);
      GtkTextIter from, to;

      gtk_text_buffer_get_iter_at_line_index (buffer, &from, number, span->start);
      gtk_text_buffer_get_iter_at_line_index (buffer, &to, number, span->end);
      gtk_text_buffer_apply_tag (buffer, self->tags[span->kind], &from, &to);
    }
}

/* Looks at the line that starts at @start, and moves @fence behind it. With @always it is tagged even if it is code or not as it
 * was. FALSE if it is as it was, so that those behind it are, too. */
static gboolean
look_at_line (AftLineTags       *self,
              const GtkTextIter *start,
              AftFence          *fence,
              gboolean           always)
{
  GtkTextIter end = *start;
  g_autofree char *line = NULL;
  AftFencePart before = aft_code_lines_get_part (start);
  AftFencePart part;

  gtk_text_iter_forward_line (&end);
  line = gtk_text_iter_get_text (start, &end);
  part = aft_code_lines_pass (fence, start, line);
  if (always || part != before)
    tag_line (self, start, &end, line, part);

  return part != before;
}

static void
forget_sweep (AftLineTags *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  gtk_text_buffer_delete_mark (buffer, self->swept);
  gtk_text_buffer_delete_mark (buffer, self->until);
  self->swept = self->until = NULL;
  self->sweep_id = 0;
}

static gboolean
sweep_cb (gpointer data)
{
  AftLineTags *self = data;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  gint64 over = g_get_monotonic_time () + SLICE;
  GtkTextIter iter, until;
  AftFence fence;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->swept);
  gtk_text_iter_set_line_offset (&iter, 0);
  aft_code_lines_get_fence (&iter, &fence);
  do
    {
      gboolean always, changed;

      gtk_text_buffer_get_iter_at_mark (buffer, &until, self->until);
      always = gtk_text_iter_compare (&iter, &until) < 0;
      changed = look_at_line (self, &iter, &fence, always);
      if ((!always && !changed && fence.sign == 0) || !gtk_text_iter_forward_line (&iter))
        {
          forget_sweep (self);
          return G_SOURCE_REMOVE;
        }
    }
  while (g_get_monotonic_time () < over);
  gtk_text_buffer_move_mark (buffer, self->swept, &iter);

  return G_SOURCE_CONTINUE;
}

/* The lines from @from to @until are to be looked at, and those behind them as long as that changes anything. */
static void
queue_sweep (AftLineTags       *self,
             const GtkTextIter *from,
             const GtkTextIter *until)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;

  if (self->sweep_id == 0)
    {
      self->swept = gtk_text_buffer_create_mark (buffer, NULL, from, TRUE);
      self->until = gtk_text_buffer_create_mark (buffer, NULL, until, FALSE);
      self->sweep_id = g_idle_add_full (G_PRIORITY_LOW, sweep_cb, self, NULL);
      return;
    }

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->swept);
  if (gtk_text_iter_compare (from, &iter) < 0)
    gtk_text_buffer_move_mark (buffer, self->swept, from);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->until);
  if (gtk_text_iter_compare (until, &iter) > 0)
    gtk_text_buffer_move_mark (buffer, self->until, until);
}

/* What became code, or is none any more, goes on below the lines that were changed. With @other_fence also the code that they are
 * in may end elsewhere. */
static void
follow (AftLineTags *self,
        GtkTextIter *iter,
        AftFence    *fence,
        gboolean     other_fence)
{
  for (guint i = 0; i < LINES_AT_ONCE; i++)
    if ((!look_at_line (self, iter, fence, FALSE) && (!other_fence || fence->sign == 0)) || !gtk_text_iter_forward_line (iter))
      return;

  queue_sweep (self, iter, iter);
}

void
aft_line_tags_update (AftLineTags *self,
                      int          first,
                      int          last,
                      gboolean     joined)
{
  gboolean only_code;
  GtkTextIter iter;
  AftFence fence;

  g_return_if_fail (AFT_IS_LINE_TAGS (self));

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->buffer), &iter, first);
  aft_code_lines_get_fence (&iter, &fence);
  only_code = fence.sign != 0 && aft_code_lines_get_part (&iter) == AFT_FENCE_CODE && !joined;
  for (int line = first; line <= last; line++)
    {
      look_at_line (self, &iter, &fence, TRUE);
      only_code &= aft_code_lines_get_part (&iter) == AFT_FENCE_CODE;
      if (!gtk_text_iter_forward_line (&iter))
        return;
    }
  follow (self, &iter, &fence, !only_code);
}

/* The end is looked at first, which needs to know whether code begins before it. */
static void
begin (AftLineTags *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  int first = MAX (0, gtk_text_buffer_get_line_count (buffer) - LINES_AT_ONCE);
  AftFence fence = { 0 };
  GtkTextIter start, iter;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, first);
  text = gtk_text_iter_get_text (&start, &iter);
  aft_fence_pass_all (&fence, text, text + strlen (text));
  do
    look_at_line (self, &iter, &fence, TRUE);
  while (gtk_text_iter_forward_line (&iter));
  if (first > 0)
    queue_sweep (self, &start, &iter);
}

void
aft_line_tags_set_names (AftLineTags *self,
                         AftNames    *names)
{
  GtkTextIter start, end;

  g_return_if_fail (AFT_IS_LINE_TAGS (self));

  if (!g_set_object (&self->names, names))
    return;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  queue_sweep (self, &start, &end);
}

static void
aft_line_tags_dispose (GObject *object)
{
  AftLineTags *self = AFT_LINE_TAGS (object);

  g_clear_handle_id (&self->sweep_id, g_source_remove);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (aft_line_tags_parent_class)->dispose (object);
}

static void
aft_line_tags_class_init (AftLineTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_line_tags_dispose;
}

static void
aft_line_tags_init (AftLineTags *self)
{
}

AftLineTags *
aft_line_tags_new (GtkSourceBuffer *buffer,
                   AftNames        *names)
{
  AftLineTags *self = g_object_new (AFT_TYPE_LINE_TAGS, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->buffer = buffer;
  g_set_object (&self->names, names);
  make_tags (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (scheme_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (scheme_cb), self, G_CONNECT_SWAPPED);
  scheme_cb (self);
  begin (self);

  return self;
}

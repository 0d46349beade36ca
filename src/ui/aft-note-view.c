/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-note-view.h"

#include <string.h>

#include "aft-code-lines.h"
#include "aft-list-indenter.h"
#include "aft-text-break.h"
#include "aft-text-growth.h"

struct _AftNoteView
{
  GtkSourceView parent_instance;
};

G_DEFINE_FINAL_TYPE (AftNoteView, aft_note_view, GTK_SOURCE_TYPE_VIEW)

/* FALSE if what is selected is stored as it stands there. */
static gboolean
copy_joined (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *shown = NULL;
  g_autofree char *joined = NULL;
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return FALSE;
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (strstr (shown, AFT_SOFT_BREAK) == NULL)
    return FALSE;

  joined = aft_text_join_lines (shown);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), joined);

  return TRUE;
}

static void
aft_note_view_copy_clipboard (GtkTextView *view)
{
  if (!copy_joined (view))
    GTK_TEXT_VIEW_CLASS (aft_note_view_parent_class)->copy_clipboard (view);
}

static void
aft_note_view_cut_clipboard (GtkTextView *view)
{
  if (copy_joined (view))
    gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE, gtk_text_view_get_editable (view));
  else
    GTK_TEXT_VIEW_CLASS (aft_note_view_parent_class)->cut_clipboard (view);
}

static void
aft_note_view_snapshot_layer (GtkTextView      *view,
                              GtkTextViewLayer  layer,
                              GtkSnapshot      *snapshot)
{
  GTK_TEXT_VIEW_CLASS (aft_note_view_parent_class)->snapshot_layer (view, layer, snapshot);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    aft_code_lines_snapshot (view, snapshot);
}

static void
aft_note_view_class_init (AftNoteViewClass *klass)
{
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = aft_note_view_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = aft_note_view_copy_clipboard;
  GTK_TEXT_VIEW_CLASS (klass)->cut_clipboard = aft_note_view_cut_clipboard;
}

static void
aft_note_view_init (AftNoteView *self)
{
  g_autoptr (GtkSourceIndenter) indenter = aft_list_indenter_new ();
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_above_lines (view, 2);
  gtk_text_view_set_pixels_below_lines (view, 2);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_SPELLCHECK);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_indenter (GTK_SOURCE_VIEW (view), indenter);
  gtk_widget_add_css_class (GTK_WIDGET (view), "note-text");
  aft_text_growth_watch (view);
}

GtkTextView *
aft_note_view_new (void)
{
  return g_object_new (AFT_TYPE_NOTE_VIEW, NULL);
}

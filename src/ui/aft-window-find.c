/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

/* Going to where something was found, and back to where the search began. */

/* A row takes less to unfold, in microseconds. */
#define FOLLOW_TIME (400 * 1000)
/* So much room is left above and below what has the focus, in pixels. */
#define FOLLOW_ROOM 48

void
aft_window_clear_search (AftWindow *self)
{
  AftWindowPlace *before = &self->before_search;

  g_clear_object (&before->document);
  g_clear_pointer (&before->note, g_free);
  g_clear_weak_pointer (&before->focus);
  if (before->text != NULL)
    {
      gtk_text_buffer_delete_mark (before->text, before->insert);
      gtk_text_buffer_delete_mark (before->text, before->bound);
    }
  g_clear_object (&before->text);
}

/* What is found in the same text is selected there while one looks around. */
static void
remember_text (AftWindowPlace *before)
{
  GtkTextIter insert, bound;

  if (before->focus == NULL || !GTK_IS_TEXT_VIEW (before->focus))
    return;
  before->text = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (before->focus)));
  gtk_text_buffer_get_iter_at_mark (before->text, &insert, gtk_text_buffer_get_insert (before->text));
  gtk_text_buffer_get_iter_at_mark (before->text, &bound, gtk_text_buffer_get_selection_bound (before->text));
  before->insert = gtk_text_buffer_create_mark (before->text, NULL, &insert, FALSE);
  before->bound = gtk_text_buffer_create_mark (before->text, NULL, &bound, FALSE);
}

static void
return_in_text (AftWindow *self)
{
  AftWindowPlace *before = &self->before_search;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkTextIter insert, bound;

  if (before->text == NULL)
    return;
  gtk_text_buffer_get_iter_at_mark (before->text, &insert, before->insert);
  gtk_text_buffer_get_iter_at_mark (before->text, &bound, before->bound);
  gtk_text_buffer_select_range (before->text, &insert, &bound);
  if (focus != NULL && GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)) == before->text)
    gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (focus), gtk_text_buffer_get_insert (before->text));
}

void
aft_window_begin_search (AftWindow *self)
{
  AftNote *note = self->notes != NULL ? aft_notes_pane_get_note (self->notes) : NULL;

  if (aft_list_pane_get_view (self->list) != AFT_VIEW_EVERYTHING)
    {
      aft_window_clear_search (self);
      g_set_object (&self->before_search.document, self->document);
      self->before_search.note = note != NULL ? g_strdup (aft_record_get_id (AFT_RECORD (note))) : NULL;
      self->before_search.scope = self->notes != NULL ? aft_notes_pane_get_scope (self->notes) : AFT_NOTES_HERE;
      self->before_search.mode = self->mode;
      self->before_search.pane = aft_split_view_get_focus (self->split, AFT_PANE_SIDEBAR);
      g_set_weak_pointer (&self->before_search.focus, gtk_window_get_focus (GTK_WINDOW (self)));
      remember_text (&self->before_search);
    }
  aft_split_view_go (self->split, AFT_PANE_SIDEBAR);
  aft_list_pane_search (self->list, TRUE);
}

void
aft_window_leave_search (AftWindow *self)
{
  AftWindowPlace *before = &self->before_search;

  aft_list_pane_end_search (self->list);
  /* It may have gone meanwhile. */
  if (before->document != NULL && aft_book_lookup (aft_session_get_book (self->session),
                                                   aft_record_get_id (AFT_RECORD (before->document))) == NULL)
    g_clear_object (&before->document);
  if (self->document != before->document || self->mode != before->mode)
    {
      aft_window_set_document (self, before->document);
      if (before->mode != AFT_MODE_DOCUMENT)
        aft_window_set_mode (self, before->mode);
    }
  aft_list_pane_select_document (self->list, before->document);
  if (self->notes != NULL)
    aft_notes_pane_show_scope (self->notes, before->scope);
  /* All notes of a book come later. */
  if (self->notes != NULL && before->note != NULL && before->scope != AFT_NOTES_ALL)
    aft_notes_pane_show_note (self->notes, before->note);

  if (before->pane == AFT_PANE_SIDEBAR)
    aft_list_pane_focus (self->list);
  else
    {
      aft_split_view_go (self->split, before->pane);
      if (before->focus != NULL && gtk_widget_get_mapped (before->focus))
        gtk_widget_grab_focus (before->focus);
      else if (before->pane == AFT_PANE_ASIDE && before->note != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (aft_notes_pane_get_editor (self->notes)));
      return_in_text (self);
    }
  aft_window_clear_search (self);
}

/* The widgets that show a value, and what they lie in, are made by the page as it likes; what is looked for is the one that can
 * be typed in and has just that text. */
typedef struct
{
  AftRecord  *record;
  const char *value;            /* NULL: the record as a whole */
  guint       from;
  guint       to;
} Wanted;

static gboolean
select_in_editable (GtkEditable  *editable,
                    const Wanted *wanted)
{
  if (g_strcmp0 (gtk_editable_get_text (editable), wanted->value) != 0)
    return FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (editable));
  gtk_editable_select_region (editable, (int) wanted->from, (int) wanted->to);

  return TRUE;
}

static gboolean
select_in_text (GtkTextView  *view,
                const Wanted *wanted)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (g_strcmp0 (text, wanted->value) != 0)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) wanted->from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) wanted->to);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_widget_grab_focus (GTK_WIDGET (view));

  return TRUE;
}

static gboolean
select_in (GtkWidget    *widget,
           const Wanted *wanted)
{
  gboolean unfolded = FALSE;

  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_TEXT (widget) && select_in_editable (GTK_EDITABLE (widget), wanted))
    return TRUE;
  if (GTK_IS_TEXT_VIEW (widget) && select_in_text (GTK_TEXT_VIEW (widget), wanted))
    return TRUE;

  /* Its fields are made when a row is unfolded. */
  if (ADW_IS_EXPANDER_ROW (widget) && g_object_get_data (G_OBJECT (widget), "aft-record") == wanted->record)
    {
      unfolded = wanted->value == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget));
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (select_in (child, wanted))
      return TRUE;
  if (unfolded)
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  return unfolded;
}

/* The widget with the focus, in a row that is still being unfolded, has no place yet that could be scrolled to. */
static gboolean
follow_cb (GtkWidget     *pages,
           GdkFrameClock *clock,
           gpointer       data)
{
  gint64 *end = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (pages));
  GtkWidget *scrolled = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  graphene_rect_t bounds;

  if (*end == 0)
    *end = gdk_frame_clock_get_frame_time (clock) + FOLLOW_TIME;
  if (scrolled != NULL && gtk_widget_is_ancestor (focus, pages) && gtk_widget_compute_bounds (focus, scrolled, &bounds))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
      double top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;

      gtk_adjustment_clamp_page (adjustment, top - FOLLOW_ROOM, top + bounds.size.height + FOLLOW_ROOM);
    }

  return gdk_frame_clock_get_frame_time (clock) < *end ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
show_note (AftWindow *self,
           AftPlace  *place,
           gboolean   go)
{
  AftNotesPane *notes = aft_window_ensure_notes (self);
  AftNoteEditor *editor = aft_notes_pane_get_editor (notes);
  guint from, to;

  if (!aft_notes_pane_show_note (notes, aft_place_get_id (place)))
    return;
  if (go)
    {
      aft_split_view_go (self->split, AFT_PANE_ASIDE);
      gtk_widget_grab_focus (GTK_WIDGET (editor));
    }
  if (aft_place_get_selection (place, &from, &to))
    aft_note_editor_select_range (editor, from, to);
}

static void
go_to_field (AftWindow *self,
             AftPlace  *place)
{
  AftRecord *record = aft_book_lookup (aft_session_get_book (self->session), aft_place_get_id (place));
  Wanted wanted = { 0 };

  aft_split_view_go (self->split, AFT_PANE_CONTENT);
  if (record == NULL)
    record = aft_document_lookup (aft_place_get_document (place), aft_place_get_id (place));
  if (record == NULL || !aft_place_get_selection (place, &wanted.from, &wanted.to))
    return;

  wanted.record = record;
  wanted.value = aft_record_get (record, (guint) aft_place_get_field (place));
  if (wanted.value != NULL && select_in (GTK_WIDGET (self->pages), &wanted))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->pages), follow_cb, g_new0 (gint64, 1), g_free);
}

void
aft_window_show_record (AftWindow  *self,
                        const char *id)
{
  Wanted wanted = { 0 };

  aft_window_show (self, id, TRUE);
  if (self->document != NULL)
    wanted.record = aft_document_lookup (self->document, id);
  if (wanted.record != NULL && select_in (GTK_WIDGET (self->pages), &wanted))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->pages), follow_cb, g_new0 (gint64, 1), g_free);
}

void
aft_window_show_place (AftWindow *self,
                       AftPlace  *place,
                       gboolean   go)
{
  AftDocument *document = aft_place_get_document (place);

  /* Somebody else may have taken it out since it was found. */
  if (aft_book_lookup (aft_session_get_book (self->session), aft_document_get_summary (document)->id) != document)
    {
      aft_window_say (self, _("That isn’t in the book any more."));
      return;
    }
  if (self->document != document || self->mode != AFT_MODE_DOCUMENT)
    aft_window_set_document (self, document);
  if (go)
    aft_list_pane_select_document (self->list, document);
  if (aft_place_get_holder (place) == AFT_TYPE_NOTE)
    show_note (self, place, go);
  else if (go)
    go_to_field (self, place);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-completion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-completion-begin.h"
#include "aft-names.h"
#include "aft-tags.h"
#include "aft-template.h"
#include "aft-text.h"

/* How many people or tags are offered. */
#define CHOICES 8

/* How much of a longer list is seen at once, in pixels. */
#define LIST_HEIGHT 320

struct _AftCompletion
{
  GObject        parent_instance;

  AftSession    *session;       /* NULL: it completes the fields of templates */
  GtkTextView   *view;          /* not owned */
  GtkTextBuffer *buffer;
  GtkWidget     *popover;
  GtkWidget     *scrolled;
  GtkListBox    *list;
  GPtrArray     *choices;       /* char * */
  GPtrArray     *tags;          /* while tags are being chosen from */
  guint          idle_id;
  int            begin;         /* offset of the "@" or "#"; -1: none */
  int            refused;       /* one at which no choice is wanted; -1: none */
  gboolean       typed;         /* rather than only moved about */
  gboolean       open;
};

G_DEFINE_FINAL_TYPE (AftCompletion, aft_completion, G_TYPE_OBJECT)

void
aft_completion_close (AftCompletion *self)
{
  g_return_if_fail (AFT_IS_COMPLETION (self));

  if (!self->open)
    return;

  self->open = FALSE;
  g_ptr_array_set_size (self->choices, 0);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (self->view != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
tell_choice (AftCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  g_autofree char *shown = NULL;
  g_autofree char *told = NULL;
  int at = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  shown = aft_text_dup_shown (g_ptr_array_index (self->choices, at), 120);
  /* Translators: what is offered to complete a name or a tag: its words, its number, how many there are. */
  told = g_strdup_printf (_("%s, choice %d of %u"), shown, at + 1, self->choices->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
}

static GtkWidget *
make_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 24);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
add_choice (AftCompletion *self,
            const char    *choice,
            const char    *detail)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->choices->len);
  GtkWidget *name;
  g_autofree char *shown = aft_text_dup_shown (choice, 60);
  g_autofree char *more = aft_text_dup_shown (detail, 60);

  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (make_row ());
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
  name = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
  g_ptr_array_add (self->choices, g_strdup (choice));
  gtk_label_set_label (GTK_LABEL (name), shown);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

static void
show_choices (AftCompletion *self,
              gunichar       sign,
              const char    *typed)
{
  AftBook *book = self->session != NULL ? aft_session_get_book (self->session) : NULL;
  g_autoptr (GPtrArray) found = NULL;
  GtkListBoxRow *row;

  if (sign == '#' && self->tags == NULL)
    self->tags = aft_tags_list (book);
  found = sign == '@' ? aft_names_complete (aft_names_get (book), typed, CHOICES)
          : sign == '#' ? aft_tags_complete (self->tags, typed, CHOICES) : aft_template_complete_field (typed);

  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < found->len; i++)
    {
      gpointer one = g_ptr_array_index (found, i);

      if (sign == '@')
        add_choice (self, aft_document_get_summary (one)->title, aft_document_get_summary (one)->subtitle);
      else
        add_choice (self, one, sign == '{' ? aft_template_field_get_title (one) : NULL);
    }
  for (int i = (int) found->len; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
}

/* The keyboard never comes to the list, so that it doesn't scroll by itself. */
static void
select_choice (AftCompletion *self,
               int            at)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, at);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  gtk_list_box_select_row (self->list, row);
  if (at == 0)
    gtk_adjustment_set_value (place, 0);
  else if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (place, bounds.origin.y, bounds.origin.y + bounds.size.height);
  tell_choice (self);
}

static void
popup (AftCompletion     *self,
       const GtkTextIter *begin)
{
  GtkWidget *parent = gtk_widget_get_parent (self->popover);
  GdkRectangle place;
  double x, y;

  gtk_text_view_get_iter_location (self->view, begin, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), parent, place.x, place.y, &x, &y);
  place.x = x;
  place.y = y;
  place.width = MAX (place.width, 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  self->open = TRUE;
  select_choice (self, 0);
}

static void
update (AftCompletion *self)
{
  g_autofree char *typed = NULL;
  GtkTextIter begin;
  int offset;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->view == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)) || !aft_completion_find_begin (self->buffer, self->session == NULL, &begin, &typed))
    {
      self->refused = -1;
      aft_completion_close (self);
      return;
    }

  offset = gtk_text_iter_get_offset (&begin);
  if (offset == self->refused || (!self->typed && offset != self->begin))
    {
      aft_completion_close (self);
      return;
    }
  if (offset != self->begin)
    g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->begin = offset;
  self->refused = -1;

  /* What is written out already, or over by a blank, needs no choice: then Return is a line break. The next letter of a name brings
   * the choice back. A field wants to be closed. */
  show_choices (self, gtk_text_iter_get_char (&begin), typed);
  if (self->choices->len > 0
      && (self->session == NULL || !(g_str_has_suffix (typed, " ") || g_str_equal (g_ptr_array_index (self->choices, 0), typed))))
    popup (self, &begin);
  else
    aft_completion_close (self);
}

static gboolean
idle_cb (gpointer data)
{
  AftCompletion *self = data;

  self->idle_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
look_later (AftCompletion *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (idle_cb, self);
}

static void
changed_cb (AftCompletion *self)
{
  self->typed = TRUE;
  look_later (self);
}

static void
mark_set_cb (AftCompletion *self,
             GtkTextIter   *iter,
             GtkTextMark   *mark)
{
  if (mark != gtk_text_buffer_get_insert (self->buffer) || self->idle_id != 0)
    return;
  self->typed = FALSE;
  if (self->open)
    look_later (self);
}

/* What ends the word: a blank, or a field's closing brace if that isn't there. */
static void
end_word (AftCompletion *self,
          GtkTextIter   *at)
{
  gunichar next = gtk_text_iter_get_char (at);

  if (self->session == NULL)
    {
      if (next != '}' && next != '!' && next != '?' && next != '|')
        gtk_text_buffer_insert (self->buffer, at, "}", 1);
      else if (next == '}' && gtk_text_iter_forward_char (at))
        gtk_text_buffer_place_cursor (self->buffer, at);
    }
  else if (next == 0 || g_unichar_isalnum (next) || next == '\n')
    {
      gtk_text_buffer_insert (self->buffer, at, " ", 1);
    }
}

static void
take (AftCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  g_autofree char *choice = g_strdup (g_ptr_array_index (self->choices, row != NULL ? gtk_list_box_row_get_index (row) : 0));
  GtkTextIter start, end;

  aft_completion_close (self);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, self->begin + 1);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, gtk_text_buffer_get_insert (self->buffer));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, choice, -1);
  end_word (self, &start);
  gtk_text_buffer_end_user_action (self->buffer);
  self->refused = self->begin;
}

static void
move (AftCompletion *self,
      int            by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  select_choice (self, (at + by + (int) self->choices->len) % (int) self->choices->len);
}

gboolean
aft_completion_key (AftCompletion   *self,
                    guint            keyval,
                    GdkModifierType  state)
{
  g_return_val_if_fail (AFT_IS_COMPLETION (self), FALSE);

  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Escape:
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      break;
    default:
      return FALSE;
    }

  if (self->idle_id != 0)
    update (self);
  if (!self->open)
    return FALSE;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    move (self, keyval == GDK_KEY_Down ? 1 : -1);
  else if (keyval == GDK_KEY_Escape)
    {
      self->refused = self->begin;
      aft_completion_close (self);
    }
  else
    take (self);

  return TRUE;
}

void
aft_completion_set_view (AftCompletion *self,
                         GtkTextView   *view)
{
  g_return_if_fail (AFT_IS_COMPLETION (self));

  aft_completion_close (self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  self->begin = self->refused = -1;
  self->view = view;
  if (view == NULL)
    return;

  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self, G_CONNECT_SWAPPED);
}

static void
aft_completion_dispose (GObject *object)
{
  AftCompletion *self = AFT_COMPLETION (object);

  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_completion_parent_class)->dispose (object);
}

static void
aft_completion_finalize (GObject *object)
{
  g_ptr_array_unref (AFT_COMPLETION (object)->choices);

  G_OBJECT_CLASS (aft_completion_parent_class)->finalize (object);
}

static void
aft_completion_class_init (AftCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_completion_dispose;
  G_OBJECT_CLASS (klass)->finalize = aft_completion_finalize;
}

static void
aft_completion_init (AftCompletion *self)
{
  self->begin = self->refused = -1;
  self->choices = g_ptr_array_new_with_free_func (g_free);
}

AftCompletion *
aft_completion_new (GtkWidget  *parent,
                    AftSession *session)
{
  AftCompletion *self = g_object_new (AFT_TYPE_COMPLETION, NULL);

  g_set_object (&self->session, session);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choices"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (take), self, G_CONNECT_SWAPPED);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_can_focus (self->scrolled, FALSE);

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->scrolled);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "completion");
  gtk_widget_set_parent (self->popover, parent);

  return self;
}

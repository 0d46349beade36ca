/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-find-bar.h"

#include <glib/gi18n-lib.h>

#include "aft-spoken.h"
#include "aft-text-break.h"

struct _AftFindBar
{
  GtkWidget               parent_instance;

  GtkRevealer            *revealer;
  GtkEditable            *find;
  GtkLabel               *count;
  GtkWidget              *replace_row;
  GtkEditable            *replace;
  GtkWidget              *replace_all;

  GtkSourceView          *view;     /* not owned: its ancestor owns both */
  GtkSourceSearchContext *context;
  GtkSourceSearchSettings *settings;
  GtkTextMark            *from;     /* where the match stands that was shown last; NULL: none was */
  GtkTextMark            *to;
};

G_DEFINE_FINAL_TYPE (AftFindBar, aft_find_bar, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (AftFindBar *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
update_count (AftFindBar *self)
{
  g_autofree char *text = NULL;
  int count = self->context != NULL ? gtk_source_search_context_get_occurrences_count (self->context) : 0;

  if (*gtk_editable_get_text (self->find) != '\0' && count == 0)
    text = g_strdup (_("Not found"));
  else if (count > 0)
    /* Translators: how often the text was found in the note. */
    text = g_strdup_printf (ngettext ("%d match", "%d matches", count), count);
  gtk_label_set_label (self->count, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

static void
clear_mark (GtkTextMark **mark)
{
  if (*mark != NULL && !gtk_text_mark_get_deleted (*mark))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (*mark), *mark);
  g_clear_object (mark);
}

static void
set_mark (GtkTextMark       **mark,
          const GtkTextIter  *iter)
{
  clear_mark (mark);
  *mark = g_object_ref (gtk_text_buffer_create_mark (gtk_text_iter_get_buffer (iter), NULL, iter, FALSE));
}

static void
clear_context (AftFindBar *self)
{
  clear_mark (&self->from);
  clear_mark (&self->to);
  if (self->context != NULL)
    {
      gtk_source_search_context_set_highlight (self->context, FALSE);
      g_signal_handlers_disconnect_by_data (self->context, self);
    }
  g_clear_object (&self->context);
}

static gboolean
is_broken (AftFindBar *self)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (get_buffer (self), &start);

  return gtk_text_iter_forward_search (&start, AFT_SOFT_BREAK, 0, NULL, NULL, NULL);
}

/* @text as a regular expression that finds it across a soft break, too. */
static char *
dup_pattern (const char *text)
{
  GString *pattern = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *escaped = g_regex_escape_string (p, g_utf8_next_char (p) - p);

      g_string_append_printf (pattern, "%s%s", p > text ? "(?:" AFT_SOFT_BREAK ")?" : "", escaped);
    }

  return g_string_free (pattern, FALSE);
}

static void
set_search (AftFindBar *self)
{
  gboolean broken = is_broken (self);
  const char *text = gtk_editable_get_text (self->find);
  g_autofree char *pattern = broken ? dup_pattern (text) : g_strdup (text);

  gtk_source_search_settings_set_regex_enabled (self->settings, broken);
  gtk_source_search_settings_set_search_text (self->settings, pattern);
}

static void
make_context (AftFindBar *self)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (get_buffer (self));

  if (self->context != NULL && gtk_source_search_context_get_buffer (self->context) == buffer)
    return;

  clear_context (self);
  set_search (self);
  self->context = gtk_source_search_context_new (buffer, self->settings);
  g_signal_connect_object (self->context, "notify::occurrences-count", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
}

static void
show_match (AftFindBar  *self,
            GtkTextIter *start,
            GtkTextIter *end)
{
  set_mark (&self->from, start);
  set_mark (&self->to, end);
  gtk_text_buffer_select_range (get_buffer (self), start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (get_buffer (self)), 0.1, FALSE, 0, 0);
}

/* What is selected in the note. A field that selects its own text takes the selection from the note: then it is the match that
 * the cursor was left at. */
static void
get_match (AftFindBar  *self,
           GtkTextIter *start,
           GtkTextIter *end)
{
  GtkTextIter from;

  if (gtk_text_buffer_get_selection_bounds (get_buffer (self), start, end) || self->from == NULL
      || gtk_text_mark_get_buffer (self->from) != get_buffer (self))
    return;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &from, self->from);
  if (gtk_text_iter_equal (&from, start))
    gtk_text_buffer_get_iter_at_mark (get_buffer (self), end, self->to);
}

void
aft_find_bar_next (AftFindBar *self,
                   gboolean    back)
{
  GtkTextIter start, end, match_start, match_end;
  gboolean found;

  gboolean shown;

  g_return_if_fail (AFT_IS_FIND_BAR (self));

  /* What was looked for is found again without it, if it is there at all. */
  shown = gtk_widget_get_visible (GTK_WIDGET (self));
  if (!shown && *gtk_editable_get_text (self->find) == '\0')
    {
      aft_find_bar_open (self, FALSE);
      return;
    }

  make_context (self);
  gtk_source_search_context_set_highlight (self->context, shown);
  get_match (self, &start, &end);
  found = back ? gtk_source_search_context_backward (self->context, &start, &match_start, &match_end, NULL)
               : gtk_source_search_context_forward (self->context, &end, &match_start, &match_end, NULL);
  if (found)
    show_match (self, &match_start, &match_end);
  else if (!shown)
    aft_find_bar_open (self, FALSE);
}

/* Transfer full. */
static char *
dup_replacement (AftFindBar *self)
{
  g_auto (GStrv) parts = NULL;

  if (!gtk_source_search_settings_get_regex_enabled (self->settings))
    return g_strdup (gtk_editable_get_text (self->replace));

  parts = g_strsplit (gtk_editable_get_text (self->replace), "\\", -1);

  return g_strjoinv ("\\\\", parts);
}

static void
find_changed_cb (AftFindBar *self)
{
  GtkTextIter start, match_start, match_end;

  set_search (self);
  make_context (self);
  gtk_source_search_context_set_highlight (self->context, TRUE);
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, NULL);
  if (gtk_source_search_context_forward (self->context, &start, &match_start, &match_end, NULL))
    show_match (self, &match_start, &match_end);
  update_count (self);
}

static void
next_cb (AftFindBar *self)
{
  aft_find_bar_next (self, FALSE);
}

static void
previous_cb (AftFindBar *self)
{
  aft_find_bar_next (self, TRUE);
}

static void
replace_cb (AftFindBar *self)
{
  g_autofree char *replacement = dup_replacement (self);
  GtkTextIter start, end;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return;

  make_context (self);
  get_match (self, &start, &end);
  gtk_source_search_context_replace (self->context, &start, &end, replacement, -1, NULL);
  aft_find_bar_next (self, FALSE);
}

static void
replace_all_cb (AftFindBar *self)
{
  g_autofree char *replacement = dup_replacement (self);

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return;

  make_context (self);
  gtk_source_search_context_replace_all (self->context, replacement, -1, NULL);
}

void
aft_find_bar_close (AftFindBar *self)
{
  g_return_if_fail (AFT_IS_FIND_BAR (self));

  clear_context (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
aft_find_bar_open (AftFindBar *self,
                   gboolean    replace)
{
  GtkTextIter start, end;

  g_return_if_fail (AFT_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->replace_row, replace);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end)
      && gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      g_autofree char *selected = gtk_text_iter_get_text (&start, &end);

      gtk_editable_set_text (self->find, selected);
    }
  find_changed_cb (self);
  /* GTK 4.8 complains of a cursor that blinks in a field that has one and is selected before it is mapped. */
  gtk_editable_select_region (self->find, 0, -1);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->find));
}

void
aft_find_bar_set_view (AftFindBar    *self,
                       GtkSourceView *view)
{
  g_return_if_fail (AFT_IS_FIND_BAR (self));

  self->view = view;
}

static gboolean
key_cb (AftFindBar      *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_find = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find));

  /* From what is looked for to what comes in its place, past the buttons. */
  if (keyval == GDK_KEY_Tab && (state & GDK_CONTROL_MASK) == 0 && in_find && gtk_widget_get_visible (self->replace_row))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->replace));
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK) != 0 && in_find)
    {
      aft_find_bar_next (self, TRUE);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  aft_find_bar_close (self);

  return GDK_EVENT_STOP;
}

static void
aft_find_bar_dispose (GObject *object)
{
  AftFindBar *self = AFT_FIND_BAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  clear_context (self);
  g_clear_object (&self->settings);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (aft_find_bar_parent_class)->dispose (object);
}

static void
aft_find_bar_class_init (AftFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_find_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AftFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AftFindBar, find);
  gtk_widget_class_bind_template_child (widget_class, AftFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, AftFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, AftFindBar, replace);
  gtk_widget_class_bind_template_child (widget_class, AftFindBar, replace_all);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, aft_find_bar_close);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
aft_find_bar_init (AftFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_spoken_set_name (self->replace_all, _("Replace All"));
  self->settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (self->settings, TRUE);
}

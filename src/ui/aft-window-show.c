/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-problems-page.h"
#include "aft-text.h"
#include "aft-welcome.h"

/* What the middle pane shows, and what follows it. */

AftContact *
aft_window_get_person (AftWindow *self)
{
  gpointer selected;
  AftDocument *document = self->document;

  if (document == NULL)
    {
      selected = aft_list_pane_get_selected (self->list);
      document = selected != NULL ? aft_list_item_get_document (selected) : NULL;
    }

  return document != NULL && AFT_IS_CONTACT (document) ? AFT_CONTACT (document) : NULL;
}

/* A second window on the book, sample people, files that can't be read: said as long as it lasts. */
void
aft_window_update_lasting (AftWindow *self)
{
  guint n_problems = g_list_model_get_n_items (aft_session_get_problems (self->session));
  g_autofree char *told = NULL;
  const char *words = NULL;
  const char *label = NULL;
  const char *action = NULL;

  if (aft_session_is_read_only (self->session))
    words = aft_session_get_read_only_why (self->session);
  else if (aft_session_is_sample (self->session))
    {
      words = _("These are sample people. Change whatever you like.");
      label = _("Back to My _Own");
      action = "app.own-book";
    }
  else if (n_problems > 0 && self->mode != AFT_MODE_PROBLEMS)
    {
      words = told = g_strdup_printf (ngettext ("%u file in this book needs a look.", "%u files in this book need a look.", n_problems),
                                      n_problems);
      label = _("What Needs a _Look");
      action = "win.problems";
    }

  gtk_widget_set_visible (self->lasting, words != NULL);
  gtk_label_set_label (self->lasting_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lasting_button), label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (self->lasting_button, label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lasting_button), action);
    }
}

static void
show_named (AftWindow  *self,
            const char *name,
            GtkWidget  *(*make) (AftWindow *self))
{
  if (gtk_stack_get_child_by_name (self->pages, name) == NULL)
    gtk_stack_add_named (self->pages, make (self), name);
  gtk_stack_set_visible_child_name (self->pages, name);
}

static GtkWidget *
make_welcome (AftWindow *self)
{
  return aft_welcome_new ();
}

static GtkWidget *
make_problems (AftWindow *self)
{
  return aft_problems_page_new (self->session);
}

static void
show_document (AftWindow *self)
{
  const AftPageKind *kind = self->document != NULL ? aft_pages_find (aft_document_get_kind (self->document)) : NULL;
  g_autofree char *name = NULL;
  GtkWidget *page;

  if (kind == NULL)
    {
      if (aft_session_get_state (self->session) != AFT_SESSION_OPEN)
        gtk_stack_set_visible_child_name (self->pages, "blank");
      else if (aft_book_has_nobody (aft_session_get_book (self->session)))
        show_named (self, "welcome", make_welcome);
      else if (self->document == NULL && (self->list_first || !aft_list_pane_is_ready (self->list)))
        gtk_stack_set_visible_child_name (self->pages, "blank");
      else
        gtk_stack_set_visible_child_name (self->pages, "nobody");
      return;
    }

  name = g_strdup_printf ("kind-%d", kind->kind);
  page = gtk_stack_get_child_by_name (self->pages, name);
  if (page == NULL)
    {
      page = kind->make (self->session);
      gtk_stack_add_named (self->pages, page, name);
    }
  kind->set_document (page, self->document);
  gtk_stack_set_visible_child (self->pages, page);
}

void
aft_window_update_page (AftWindow *self)
{
  const char *title = "";

  if (self->mode != AFT_MODE_GUIDE)
    aft_window_leave_guide (self);
  switch (self->mode)
    {
    case AFT_MODE_GUIDE:
      title = _("Guide");
      aft_window_show_guide (self);
      break;
    case AFT_MODE_PROBLEMS:
      show_named (self, "problems", make_problems);
      title = _("Needs a Look");
      break;
    case AFT_MODE_FAILURE:
      gtk_stack_set_visible_child_name (self->pages, "failure");
      break;
    case AFT_MODE_DOCUMENT:
    default:
      show_document (self);
      break;
    }
  adw_window_title_set_title (self->page_title, title);
  aft_window_update_lasting (self);
}

void
aft_window_set_mode (AftWindow     *self,
                     AftWindowMode  mode)
{
  self->mode = mode;
  aft_window_update_page (self);
}

AftNotesPane *
aft_window_ensure_notes (AftWindow *self)
{
  g_clear_handle_id (&self->late_id, g_source_remove);
  if (self->notes == NULL)
    {
      self->notes = AFT_NOTES_PANE (aft_notes_pane_new (self->session));
      gtk_widget_set_vexpand (GTK_WIDGET (self->notes), TRUE);
      gtk_box_append (self->notes_pane, GTK_WIDGET (self->notes));
      aft_split_view_set_start (self->split, AFT_PANE_ASIDE, GTK_WIDGET (self->notes));
      aft_notes_pane_set_document (self->notes, self->document);
    }

  return self->notes;
}

void
aft_window_set_document (AftWindow   *self,
                         AftDocument *document)
{
  g_set_object (&self->document, document);
  /* Whose page comes first comes in one frame with the notes. */
  if (self->late_id != 0)
    aft_window_ensure_notes (self);
  else if (self->notes != NULL)
    aft_notes_pane_set_document (self->notes, document);
  self->started = TRUE;
  self->mode = AFT_MODE_DOCUMENT;
  aft_window_update_page (self);
}

static void
show_item (AftWindow *self,
           gpointer   item)
{
  aft_window_set_document (self, aft_list_item_get_document (item));
  aft_window_show_line (self, item);
}

static void
list_painted_cb (AftWindow     *self,
                 GdkFrameClock *clock)
{
  gpointer item = aft_list_pane_get_selected (self->list);

  g_signal_handlers_disconnect_by_func (clock, list_painted_cb, self);
  self->list_first = FALSE;
  if (!self->started && item != NULL)
    show_item (self, item);
  else if (!self->started)
    aft_window_update_page (self);
}

/* A page takes as long to make as the list: whoever starts Afterword sees the list as soon as it is there, and the page next. FALSE if
 * nothing is seen yet. */
static gboolean
let_list_be_first (AftWindow *self)
{
  if (self->started || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  if (!self->list_first)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

      g_signal_connect_object (clock, "after-paint", G_CALLBACK (list_painted_cb), self, G_CONNECT_SWAPPED);
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
    }
  self->list_first = TRUE;

  return TRUE;
}

void
aft_window_show_selected (AftWindow *self,
                          gpointer   item)
{
  if (!let_list_be_first (self))
    show_item (self, item);
}

void
aft_window_show (AftWindow  *self,
                 const char *id,
                 gboolean    focus)
{
  AftDocument *document = NULL;
  gboolean there = FALSE;

  g_return_if_fail (AFT_IS_WINDOW (self));

  if (id != NULL && *id != '\0')
    {
      AftBook *book = aft_session_get_book (self->session);

      document = aft_book_lookup (book, id);
      if (document == NULL)
        aft_book_find_record (book, id, &document);
      if (document == NULL)
        {
          aft_window_say (self, _("That isn’t in the book any more."));
          return;
        }
    }
  there = document == self->document && self->mode == AFT_MODE_DOCUMENT
          && aft_split_view_get_focus (self->split, AFT_PANE_SIDEBAR) == AFT_PANE_CONTENT;
  aft_window_set_document (self, document);
  aft_list_pane_select_document (self->list, document);
  if (id != NULL && aft_notes_pane_show_note (aft_window_ensure_notes (self), id))
    {
      aft_split_view_go (self->split, AFT_PANE_ASIDE);
      return;
    }
  /* Whoever comes from elsewhere, and from another page, begins with what is next: not with what had the focus there, nor with the
   * name, which the next key would write over. */
  if (focus && document != NULL && !there)
    aft_split_view_restart (self->split, AFT_PANE_CONTENT);
  else if (focus)
    aft_split_view_go (self->split, document != NULL ? AFT_PANE_CONTENT : AFT_PANE_SIDEBAR);
}

void
aft_window_show_failure (AftWindow  *self,
                         const char *why)
{
  g_autofree char *shown = aft_text_dup_shown (why, AFT_TEXT_SHOWN_MAX);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  g_return_if_fail (AFT_IS_WINDOW (self));

  adw_status_page_set_description (self->failure, escaped);
  self->mode = AFT_MODE_FAILURE;
  aft_window_update_page (self);
  aft_split_view_go (self->split, AFT_PANE_CONTENT);
}

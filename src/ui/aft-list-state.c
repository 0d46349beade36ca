/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-pane-private.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-text.h"

/* The words around the list's rows: headings of sections, and what stands there instead of rows. */

void
aft_list_pane_update_headings (AftListPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      AftListRow *row = g_ptr_array_index (self->rows, i);
      guint position = gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), "aft-list-item"));
      g_autoptr (GObject) before = NULL;
      const char *section = aft_list_model_get_section (self->model, aft_list_row_get_item (row));
      const char *section_before = NULL;

      if (position > 0)
        before = g_list_model_get_item (G_LIST_MODEL (self->model), position - 1);
      if (before != NULL)
        section_before = aft_list_model_get_section (self->model, before);
      aft_list_row_set_heading (row, g_strcmp0 (section, section_before) != 0 ? section : NULL);
    }
}

/* A row, or one that went while a dialog stood before the window: GTK hands its focus to no other then, and leaves it without a
 * parent. */
static gboolean
is_row (AftListPane *self,
        GtkWidget   *focus)
{
  return focus != NULL
         && (gtk_widget_get_parent (focus) == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));
}

void
aft_list_pane_take_neighbour (AftListPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (!self->move_on || n == 0 || gtk_single_selection_get_selected_item (self->selection) != NULL)
    return;

  gtk_single_selection_set_selected (self->selection, MIN (self->stood, n - 1));
  if (is_row (self, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))))
    aft_list_pane_focus (self);
}

void
aft_list_pane_move_on (AftListPane *self)
{
  g_return_if_fail (AFT_IS_LIST_PANE (self));

  g_clear_object (&self->shown);
  self->move_on = TRUE;
}

static char *
dup_search_help (void)
{
  /* Translators: help for the search of everything. What stands before a colon may be translated as the words of the
   * context "search" are; the examples may be any. */
  return g_strdup (_("Type what you look for: people, jobs, notes, what they said, stories, events.\n\n"
                     "“two words”: just so\n"
                     "#tag   @name   company:northwind\n"
                     "after:monday   before:2026-11-01\n"
                     "is:quote   is:promise   is:open"));
}

/* Words instead of an empty list: why it is empty, and what would fill it. Transfer full. */
static char *
dup_empty_words (AftListPane *self)
{
  const char *query = aft_list_model_get_query (self->model);
  const char *unclear = aft_find_model_get_unclear (aft_list_model_get_find (self->model));

  if (query != NULL && aft_find_model_is_busy (aft_list_model_get_find (self->model)))
    return g_strdup (_("Searching…"));
  if (unclear != NULL)
    {
      g_autofree char *shown = aft_text_dup_shown (unclear, 60);

      /* Translators: %s is a part of what was typed into the search, such as "after:mo". */
      return g_strdup_printf (_("“%s” isn’t understood yet."), shown);
    }
  /* A sign whose word is still to come. */
  if (query != NULL && aft_find_model_asks_nothing (aft_list_model_get_find (self->model)))
    return dup_search_help ();
  if (query != NULL)
    {
      g_autofree char *shown = aft_text_dup_shown (query, 60);

      /* Translators: a search found nothing. */
      return g_strdup_printf (_("Nothing fits “%s”."), shown);
    }
  if (aft_session_get_state (self->session) == AFT_SESSION_OPENING
      || (aft_list_model_get_view (self->model) == AFT_VIEW_TODAY && !self->looked))
    return g_strdup (_("Opening the book…"));
  if (aft_list_model_is_narrowed (self->model))
    return g_strdup (_("Nobody fits all of this."));

  switch (aft_list_model_get_view (self->model))
    {
    case AFT_VIEW_TODAY:
      {
        char *words = aft_agenda_dup_words (self->agenda, NULL);

        if (*words != '\0')
          return words;
        g_free (words);
        return g_strdup (_("Nothing is due."));
      }
    case AFT_VIEW_PEOPLE:
      return g_strdup (_("Nobody is in the book yet."));
    case AFT_VIEW_JOBS:
      return g_strdup (_("No job is in the book yet. Jobs come with “I Was Turned Down”, or by hand."));
    case AFT_VIEW_LEARN:
      return g_strdup (_("What people tell you is collected here, with the stories that answer it."));
    case AFT_VIEW_EVENTS:
      return g_strdup (_("No event is in the book yet: an association evening, a fair, a place where you’ll meet people again."));
    case AFT_VIEW_EVERYTHING:
    default:
      return dup_search_help ();
    }
}

/* Who searches everything hears how much there is where they type. */
static void
tell_found (AftListPane *self,
            guint        n)
{
  AftFindModel *find = aft_list_model_get_find (self->model);
  g_autofree char *told = NULL;

  if (aft_list_model_get_view (self->model) != AFT_VIEW_EVERYTHING || aft_list_model_get_query (self->model) == NULL)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  if (n == 0)
    told = dup_empty_words (self);
  else if (aft_find_model_is_over (find))
    told = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
  else
    /* Translators: of a search that still goes on. */
    told = g_strdup_printf (ngettext ("At least %u result", "At least %u results", n), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
}

void
aft_list_pane_update_state (AftListPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *name = n > 0 ? "list" : "empty";
  gboolean turned = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  if (n == 0)
    {
      g_autofree char *words = dup_empty_words (self);

      gtk_label_set_label (self->empty, words);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
  tell_found (self, n);
  /* Keys stay where they were, whether there are rows or words. */
  if (turned && self->had_focus)
    aft_list_pane_focus (self);
  self->had_focus = FALSE;
}

/* Where GTK puts the focus of a new window, on the first button, nobody meant to be; where somebody types, they did. */
static void
greet (AftListPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->greeted = TRUE;
  if (root != NULL && !aft_actions_is_typing (focus))
    aft_list_pane_focus (self);
}

/* There is nothing to focus before rows are made. An empty book begins with what there is to do, which isn't here, and goes on
 * there. */
static void
greet_once (AftListPane *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  if (self->greeted)
    return;

  if (none && aft_book_is_empty (aft_session_get_book (self->session)))
    self->greeted = TRUE;
  else if (none ? gtk_widget_get_mapped (self->no_rows) : self->rows->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    greet (self);
}

void
aft_list_pane_begin (AftListPane *self)
{
  if (!self->looked)
    return;

  if (self->shown == NULL && !self->begun && !self->folded)
    self->begun = aft_list_pane_select_first (self);
  aft_list_pane_tell_ready (self);
  greet_once (self);
}

gboolean
aft_list_pane_is_ready (AftListPane *self)
{
  g_return_val_if_fail (AFT_IS_LIST_PANE (self), FALSE);

  return self->ready;
}

void
aft_list_pane_update_context (AftListPane *self)
{
  const char *folder = aft_session_get_folder (self->session);

  g_free (self->context.photos);
  self->context.photos = folder != NULL ? g_build_filename (folder, "photos", NULL) : NULL;
  aft_session_today (self->session, &self->context.today);
  aft_keep_rules_read (aft_session_get_book (self->session), &self->context.rules);
  for (guint i = 0; i < self->rows->len; i++)
    aft_list_row_refresh (g_ptr_array_index (self->rows, i));
}

void
aft_list_pane_select_next (AftListPane *self)
{
  guint position;

  g_return_if_fail (AFT_IS_LIST_PANE (self));

  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION && position + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    gtk_single_selection_set_selected (self->selection, position + 1);
}

void
aft_list_pane_set_folded (AftListPane *self,
                          gboolean     folded)
{
  g_return_if_fail (AFT_IS_LIST_PANE (self));

  self->folded = folded;
}

gpointer
aft_list_pane_get_selected (AftListPane *self)
{
  g_return_val_if_fail (AFT_IS_LIST_PANE (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

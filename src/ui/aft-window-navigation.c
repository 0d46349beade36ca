/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-alert.h"
#include "aft-palette.h"
#include "aft-spoken.h"

#define ACTION_CB(name) static void name##_cb (GSimpleAction *action, GVariant *parameter, gpointer data)

ACTION_CB (show)
{
  aft_window_show (data, g_variant_get_string (parameter, NULL), TRUE);
}

/* Something that belongs to what is shown, in its row. */
ACTION_CB (show_record)
{
  aft_window_show_record (data, g_variant_get_string (parameter, NULL));
}

/* A note, and in it the words: what is one there became something here. */
ACTION_CB (show_words)
{
  AftWindow *self = data;
  const char *id, *words;

  g_variant_get (parameter, "(&s&s)", &id, &words);
  aft_window_show (self, id, TRUE);
  if (self->notes != NULL)
    aft_note_editor_show_words (aft_notes_pane_get_editor (self->notes), words);
}

ACTION_CB (guide)
{
  aft_window_guide (data, g_variant_get_string (parameter, NULL));
}

/* The guide at one of its steps: a follow-up's id and the step's word. */
ACTION_CB (guide_step)
{
  AftWindow *self = data;
  const char *id, *step;

  g_variant_get (parameter, "(&s&s)", &id, &step);
  aft_window_guide (self, id);
  gtk_widget_activate_action (gtk_stack_get_visible_child (self->pages), "guide.step", "s", step);
}

ACTION_CB (message)
{
  aft_window_say (data, g_variant_get_string (parameter, NULL));
}

ACTION_CB (message_undo)
{
  aft_window_say_with (data, g_variant_get_string (parameter, NULL), _("_Undo"), "win.undo", NULL);
}

ACTION_CB (explain)
{
  const char *what;
  const char *why;

  g_variant_get (parameter, "(&s&s)", &what, &why);
  aft_alert_tell (data, what, why);
}

static void
view_state_cb (GSimpleAction *action,
               GVariant      *value,
               gpointer       data)
{
  AftWindow *self = data;
  AftView view = aft_view_parse (g_variant_get_string (value, NULL));
  gpointer item;

  if (view == AFT_VIEW_EVERYTHING)
    return;
  g_simple_action_set_state (action, value);
  aft_list_pane_end_search (self->list);
  aft_list_pane_set_view (self->list, view);
  item = aft_list_pane_get_selected (self->list);
  if (item != NULL)
    aft_window_show_line (self, item);
  aft_split_view_go (self->split, AFT_PANE_SIDEBAR);
  aft_list_pane_focus (self->list);
}

ACTION_CB (go_list)
{
  AftWindow *self = data;

  aft_split_view_go (self->split, AFT_PANE_SIDEBAR);
  aft_list_pane_focus (self->list);
}

ACTION_CB (search)
{
  AftWindow *self = data;

  aft_split_view_go (self->split, AFT_PANE_SIDEBAR);
  aft_list_pane_search (self->list, FALSE);
}

ACTION_CB (search_all)
{
  aft_window_begin_search (data);
}

ACTION_CB (palette)
{
  AftWindow *self = data;
  GtkWidget *palette = aft_palette_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (palette), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (palette));
}

/* F9: the pane comes with the focus, and goes leaving it to the page. */
ACTION_CB (notes)
{
  AftWindow *self = data;

  if (aft_split_view_get_shown (self->split, AFT_PANE_ASIDE))
    {
      gboolean had_focus = aft_split_view_get_focus (self->split, AFT_PANE_SIDEBAR) == AFT_PANE_ASIDE;

      g_object_set (self->split, "show-aside", FALSE, NULL);
      if (had_focus)
        aft_split_view_go (self->split, AFT_PANE_CONTENT);
    }
  else
    aft_split_view_go (self->split, AFT_PANE_ASIDE);
}

static void
show_scope (AftWindow     *self,
            AftNotesScope  scope)
{
  AftNotesPane *notes = aft_window_ensure_notes (self);

  aft_notes_pane_show_scope (notes, scope);
  aft_split_view_restart (self->split, AFT_PANE_ASIDE);
}

ACTION_CB (inbox)
{
  show_scope (data, AFT_NOTES_INBOX);
}

ACTION_CB (all_notes)
{
  show_scope (data, AFT_NOTES_ALL);
}

static void
cycle (AftWindow *self,
       int        step)
{
  AftPane pane = aft_split_view_get_focus (self->split, AFT_PANE_CONTENT);

  for (int i = 0; i < AFT_PANES; i++)
    {
      pane = (AftPane) (((int) pane + step + AFT_PANES) % AFT_PANES);
      if (aft_split_view_get_shown (self->split, pane))
        break;
    }
  /* Whoever is faster than the window must not be left beside the notes that come. */
  if (pane == AFT_PANE_ASIDE)
    aft_window_ensure_notes (self);
  aft_split_view_go (self->split, pane);
}

ACTION_CB (next_pane)
{
  cycle (data, 1);
}

ACTION_CB (previous_pane)
{
  cycle (data, -1);
}

/* Out of the search, the guide, the notes, the page: one level each time. Text stays as it is. */
ACTION_CB (back)
{
  AftWindow *self = data;
  AftPane pane = aft_split_view_get_focus (self->split, AFT_PANE_SIDEBAR);

  if (pane == AFT_PANE_SIDEBAR && aft_list_pane_get_view (self->list) == AFT_VIEW_EVERYTHING)
    aft_window_leave_search (self);
  else if (pane == AFT_PANE_SIDEBAR && aft_list_pane_end_search (self->list))
    aft_list_pane_focus (self->list);
  else if (pane == AFT_PANE_ASIDE && aft_split_view_get_folded (self->split))
    aft_split_view_back (self->split);
  else if (pane == AFT_PANE_ASIDE)
    aft_split_view_go (self->split, AFT_PANE_CONTENT);
  else if (pane == AFT_PANE_CONTENT && self->mode != AFT_MODE_DOCUMENT)
    {
      aft_window_set_mode (self, AFT_MODE_DOCUMENT);
      aft_split_view_restart (self->split, AFT_PANE_CONTENT);
    }
  else if (pane == AFT_PANE_CONTENT)
    {
      aft_split_view_go (self->split, AFT_PANE_SIDEBAR);
      aft_list_pane_focus (self->list);
    }
}

ACTION_CB (filter)
{
  AftWindow *self = data;
  guint kind;
  const char *value;

  g_variant_get (parameter, "(u&s)", &kind, &value);
  if (kind < AFT_FILTERS)
    aft_list_pane_set_filter (self->list, kind, *value != '\0' ? value : NULL);
  aft_split_view_restart (self->split, AFT_PANE_SIDEBAR);
}

ACTION_CB (context_menu)
{
  AftWindow *self = data;

  if (aft_split_view_get_focus (self->split, AFT_PANE_CONTENT) == AFT_PANE_SIDEBAR)
    aft_list_pane_popup (self->list);
}

/* The toolkit would have this window made before it is asked for, which takes as long as all of the others. */
ACTION_CB (help_overlay)
{
  GtkWidget *help = aft_actions_help_new ();

  gtk_window_set_transient_for (GTK_WINDOW (help), GTK_WINDOW (data));
  gtk_window_present (GTK_WINDOW (help));
}

ACTION_CB (problems)
{
  AftWindow *self = data;

  aft_window_set_mode (self, AFT_MODE_PROBLEMS);
  aft_split_view_go (self->split, AFT_PANE_CONTENT);
}

/* The focus returns to where it was: the menu's button would keep it. */
static void
menu_closed_cb (AftWindow *self)
{
  if (self->focus_before_menu == NULL)
    return;
  if (gtk_widget_get_mapped (self->focus_before_menu))
    gtk_widget_grab_focus (self->focus_before_menu);
  g_clear_weak_pointer (&self->focus_before_menu);
}

ACTION_CB (main_menu)
{
  AftWindow *self = data;
  GtkPopover *popover;

  g_set_weak_pointer (&self->focus_before_menu, gtk_window_get_focus (GTK_WINDOW (self)));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->menu_button)))
    aft_split_view_go (self->split, AFT_PANE_SIDEBAR);
  gtk_menu_button_popup (self->menu_button);
  popover = gtk_menu_button_get_popover (self->menu_button);
  g_signal_handlers_disconnect_by_func (popover, menu_closed_cb, self);
  g_signal_connect_object (popover, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
view_changed_cb (AftWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "view");
  const char *word = aft_view_get_word (aft_list_pane_get_view (self->list));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (word != NULL ? word : ""));
}

void
aft_window_add_navigation (AftWindow *self)
{
  const GActionEntry entries[] = {
    { "show", show_cb, "s" },
    { "show-record", show_record_cb, "s" },
    { "show-words", show_words_cb, "(ss)" },
    { "guide", guide_cb, "s" },
    { "guide-step", guide_step_cb, "(ss)" },
    { "message", message_cb, "s" },
    { "message-undo", message_undo_cb, "s" },
    { "explain", explain_cb, "(ss)" },
    { "view", NULL, "s", "'today'", view_state_cb },
    { "go-list", go_list_cb },
    { "search", search_cb },
    { "search-all", search_all_cb },
    { "palette", palette_cb },
    { "notes", notes_cb },
    { "inbox", inbox_cb },
    { "all-notes", all_notes_cb },
    { "next-pane", next_pane_cb },
    { "previous-pane", previous_pane_cb },
    { "back", back_cb },
    { "filter", filter_cb, "(us)" },
    { "context-menu", context_menu_cb },
    { "problems", problems_cb },
    { "show-help-overlay", help_overlay_cb },
    { "main-menu", main_menu_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->list, "view-changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
append_section (GMenu              *menu,
                const char * const *actions)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; actions[i] != NULL; i++)
    aft_actions_append (section, actions[i]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
aft_window_make_menus (AftWindow *self)
{
  static const char * const begin[] = { "win.turned-down", "win.on-the-phone", NULL };
  static const char * const add[] = { "win.new-person", "win.new-note", "win.new-job", "win.new-event", "win.new-story", NULL };
  static const char * const undo[] = { "win.undo", "win.redo", NULL };
  static const char * const go[] = { "win.palette", "win.search-all", "win.print-sheet", "win.problems", NULL };
  static const char * const book[] = { "win.import", "win.spread", "win.found-a-job", "win.look-again", "app.sample", "app.own-book",
                                        NULL };
  static const char * const program[] = { "app.preferences", "win.show-help-overlay", "app.help", "app.about", NULL };
  g_autoptr (GMenu) add_menu = g_menu_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  append_section (add_menu, begin);
  append_section (add_menu, add);
  aft_spoken_set_menu (self->add_button, G_MENU_MODEL (add_menu));
  append_section (menu, undo);
  append_section (menu, go);
  append_section (menu, book);
  append_section (menu, program);
  aft_spoken_set_menu (self->menu_button, G_MENU_MODEL (menu));
}

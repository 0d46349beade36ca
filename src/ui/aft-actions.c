/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-actions.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const AftActionRow table[] = {
  /* The way in. */
  { "win.turned-down", N_("I Was _Turned Down"), "<Ctrl><Shift>t", AFT_SCOPE_APP, AFT_HELP_GENERAL, TRUE },
  { "win.on-the-phone", N_("They’re on the _Phone"), "<Ctrl><Shift>j", AFT_SCOPE_APP, AFT_HELP_GENERAL, TRUE },
  { "win.new-person", N_("New P_erson"), "<Ctrl>n", AFT_SCOPE_APP, AFT_HELP_GENERAL, TRUE },
  { "win.new-note", N_("New _Note"), "<Ctrl><Shift>n", AFT_SCOPE_APP, AFT_HELP_GENERAL, TRUE },
  { "app.new-note", N_("_Capture a Note in a Small Window"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.new-job", N_("New _Job"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.new-event", N_("New E_vent"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.new-story", N_("New _Story"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },

  /* Going somewhere. */
  { "win.palette", N_("_Go to or Do Anything"), "<Ctrl>k", AFT_SCOPE_APP, AFT_HELP_GO, FALSE },
  { "win.search-all", N_("Search _Everything"), "<Ctrl><Shift>f", AFT_SCOPE_APP, AFT_HELP_GO, TRUE },
  { "win.search", N_("Search _Here"), "<Ctrl>f", AFT_SCOPE_LIST, AFT_HELP_GO, TRUE, TRUE },
  { "win.view::today", N_("Go to _Today"), "<Ctrl>1", AFT_SCOPE_APP, AFT_HELP_GO, TRUE },
  { "win.view::people", N_("Go to _People"), "<Ctrl>2", AFT_SCOPE_APP, AFT_HELP_GO, TRUE },
  { "win.view::jobs", N_("Go to _Jobs"), "<Ctrl>3", AFT_SCOPE_APP, AFT_HELP_GO, TRUE },
  { "win.view::learn", N_("Go to _Learn"), "<Ctrl>4", AFT_SCOPE_APP, AFT_HELP_GO, TRUE },
  { "win.view::events", N_("Go to _Events"), "<Ctrl>5", AFT_SCOPE_APP, AFT_HELP_GO, TRUE },
  { "win.go-list", N_("Go to the _List"), "<Ctrl>l", AFT_SCOPE_APP, AFT_HELP_GO, TRUE },
  { "win.notes", N_("Show or Hide the _Notes"), "F9", AFT_SCOPE_APP, AFT_HELP_GO, TRUE },
  { "win.inbox", N_("Go to the _Inbox"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.all-notes", N_("Go to _All Notes"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.next-pane", N_("Next Pane"), "F6", AFT_SCOPE_APP, AFT_HELP_GO, FALSE },
  { "win.previous-pane", N_("Previous Pane"), "<Shift>F6", AFT_SCOPE_APP, AFT_HELP_GO, FALSE },
  { "win.back", N_("Back out One Level"), "Escape", AFT_SCOPE_LIST, AFT_HELP_GO, FALSE, TRUE },

  /* The person shown, the reminder selected. */
  { "win.continue-guide", N_("Open or Resume Their _Guide"), "<Ctrl><Shift>g", AFT_SCOPE_APP, AFT_HELP_PEOPLE, TRUE },
  { "win.write-here", N_("_Write to Them"), "<Ctrl>e", AFT_SCOPE_APP, AFT_HELP_PEOPLE, TRUE },
  { "win.outbox", N_("Mail on Its Wa_y"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.log-line", N_("_Log a Contact in One Line"), "<Ctrl>j", AFT_SCOPE_APP, AFT_HELP_PEOPLE, TRUE },
  { "win.reminder-done", N_("Reminder _Done"), "<Ctrl>d", AFT_SCOPE_LIST, AFT_HELP_PEOPLE, TRUE },
  { "win.reminder-move", N_("_Move the Reminder"), "<Ctrl>r", AFT_SCOPE_LIST, AFT_HELP_PEOPLE, TRUE },
  { "win.reminder-skip", N_("_Skip the Reminder"), "<Ctrl><Shift>r", AFT_SCOPE_LIST, AFT_HELP_PEOPLE, TRUE },
  { "win.done-next", N_("Log It, and on to the Next"), "<Ctrl>Return <Ctrl>KP_Enter", AFT_SCOPE_LIST, AFT_HELP_PEOPLE, FALSE },
  { "win.merge::", N_("Mer_ge with Another Person…"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.delete-selected", N_("_Delete What Is Selected"), "<Ctrl>Delete <Ctrl>KP_Delete", AFT_SCOPE_LIST, AFT_HELP_PEOPLE, TRUE },
  { "win.context-menu", N_("Menu of What Is Selected"), "<Shift>F10 Menu", AFT_SCOPE_LIST, AFT_HELP_PEOPLE, FALSE },

  /* The guide. */
  { "guide.done", N_("Done Here, Next"), "<Ctrl>Return <Ctrl>KP_Enter", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  { "guide.next", N_("Next Step"), "<Alt>Page_Down", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  { "guide.previous", N_("Previous Step"), "<Alt>Page_Up", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  { "guide.skip", N_("Skip This Step"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.send", N_("Send the E-mail"), "<Ctrl><Shift>Return <Ctrl><Shift>KP_Enter", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  { "guide.question(1)", N_("Question 1 of the Conversation"), "<Alt>1", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  { "guide.question(2)", N_("Question 2 of the Conversation"), "<Alt>2", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  { "guide.question(3)", N_("Question 3 of the Conversation"), "<Alt>3", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  { "guide.question(4)", N_("Question 4 of the Conversation"), "<Alt>4", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  { "guide.question(5)", N_("Question 5 of the Conversation"), "<Alt>5", AFT_SCOPE_GUIDE, AFT_HELP_GUIDE, TRUE },
  /* How it went, in the words of that step. */
  { "guide.choose::listened", N_("I listened"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::thanked", N_("I thanked them"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::left-decision", N_("I left the decision alone"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::talked", N_("We talked"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::voicemail", N_("I left a voicemail"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::no-answer", N_("No answer, no message"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::waiting", N_("I wrote and am waiting"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::replied", N_("They replied in writing"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::no-comment", N_("They prefer not to comment"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::declined", N_("They don’t wish any contact"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },
  { "guide.choose::asked-twice", N_("I asked twice, no answer"), NULL, AFT_SCOPE_GUIDE, AFT_HELP_NONE, TRUE },

  /* The notes editor. */
  { "editor.mark::quote", N_("Their Words"), "F2", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.mark::promise", N_("My Promise"), "F3", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.mark::ask", N_("Something to Ask"), "F4", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.stamp", N_("Time Stamp"), "F5", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.bold", N_("Bold"), "<Ctrl>b", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.italic", N_("Italic"), "<Ctrl>i", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.checkbox", N_("Check Box"), "<Ctrl><Shift>c", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.move-up", N_("Move Lines Up"), "<Alt>Up", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.move-down", N_("Move Lines Down"), "<Alt>Down", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.open-link", N_("Open the Link"), "<Ctrl>o", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.find", N_("Find in the Note"), "<Ctrl>f", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.replace", N_("Find and Replace in the Note"), "<Ctrl>h", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.find-next", N_("Next Match"), "<Ctrl>g", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "win.count-words", N_("Count the _Words"), "F8", AFT_SCOPE_APP, AFT_HELP_NOTES, TRUE },
  { "win.copy-markdown", N_("_Copy the Note as Markdown"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.copy-plain", N_("Copy the Note as Plain _Text"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.print-note", N_("_Print the Note…"), "<Ctrl>p", AFT_SCOPE_APP, AFT_HELP_NOTES, TRUE },
  { "win.print-notes", N_("Print _All Notes Shown…"), "<Ctrl><Shift>p", AFT_SCOPE_APP, AFT_HELP_NOTES, TRUE },
  { "editor.previous-note", N_("Previous Note"), "<Ctrl>Page_Up", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.next-note", N_("Next Note"), "<Ctrl>Page_Down", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.show-made", N_("Show What the Line Became"), "<Ctrl><Shift>o", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },
  { "editor.file-note", N_("File the Note Elsewhere"), "<Ctrl>m", AFT_SCOPE_EDITOR, AFT_HELP_NOTES, TRUE },

  /* The capture window. */
  { "capture.file", N_("File the Captured Note"), "<Ctrl>Return <Ctrl>KP_Enter", AFT_SCOPE_CAPTURE, AFT_HELP_NOTES, FALSE },

  /* The program. */
  { "win.undo", N_("_Undo"), "<Ctrl>z", AFT_SCOPE_LIST, AFT_HELP_GENERAL, TRUE },
  { "win.redo", N_("_Redo"), "<Ctrl><Shift>z", AFT_SCOPE_LIST, AFT_HELP_GENERAL, TRUE },
  { "win.found-a-job", N_("I _Found a Job"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.look-again", N_("I’m Looking Agai_n"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE, FALSE, TRUE },
  { "win.spread", N_("Sp_read Who Is Due over Two Weeks"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.print-sheet", N_("_Print for the Next Interview"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.import", N_("_Import People…"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "app.sample", N_("Look Around with _Sample People"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "app.own-book", N_("Back to My _Own"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.rename-tag::", N_("Rename a Ta_g…"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "win.problems", N_("What Needs a _Look"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "app.preferences", N_("_Preferences"), "<Ctrl>comma", AFT_SCOPE_APP, AFT_HELP_GENERAL, TRUE },
  { "win.main-menu", N_("Main _Menu"), "F10", AFT_SCOPE_APP, AFT_HELP_GENERAL, FALSE },
  { "win.show-help-overlay", N_("_Keyboard Shortcuts"), "<Ctrl>question", AFT_SCOPE_APP, AFT_HELP_GENERAL, TRUE },
  { "app.help", N_("_Help"), "F1", AFT_SCOPE_APP, AFT_HELP_GENERAL, TRUE },
  { "app.about", N_("_About Afterword"), NULL, AFT_SCOPE_APP, AFT_HELP_NONE, TRUE },
  { "window.close", N_("_Close"), "<Ctrl>w", AFT_SCOPE_APP, AFT_HELP_GENERAL, FALSE },
  { "app.quit", N_("_Quit"), "<Ctrl>q", AFT_SCOPE_APP, AFT_HELP_GENERAL, TRUE },
};

const AftActionRow *
aft_actions_get_table (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (table);
  return table;
}

const AftActionRow *
aft_actions_find (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].action, action))
      return &table[i];

  return NULL;
}

const char *
aft_actions_help_title (AftHelpGroup help)
{
  switch (help)
    {
    case AFT_HELP_GENERAL:
      return C_("shortcut window", "General");
    case AFT_HELP_GO:
      return C_("shortcut window", "Going Somewhere");
    case AFT_HELP_PEOPLE:
      return C_("shortcut window", "People and Reminders");
    case AFT_HELP_GUIDE:
      return C_("shortcut window", "Guide");
    case AFT_HELP_NOTES:
      return C_("shortcut window", "Notes");
    case AFT_HELP_NONE:
    default:
      return NULL;
    }
}

/* Vim keys are Ctrl with a letter, without Shift or Alt. */
static gboolean
is_ctrl_letter (const char *key)
{
  guint value = 0;
  GdkModifierType modifiers = 0;

  return gtk_accelerator_parse (key, &value, &modifiers)
         && modifiers == GDK_CONTROL_MASK && g_ascii_isalpha (gdk_keyval_to_unicode (value));
}

/* Whether an editor with Vim keys has the focus. */
static gboolean vim_typing;

void
aft_actions_set_accels (GtkApplication *app,
                        gboolean        vim)
{
  vim_typing = vim;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) keys = NULL;
      g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();
      g_auto (GStrv) accels = NULL;

      if (table[i].scope != AFT_SCOPE_APP || table[i].keys == NULL)
        continue;

      keys = g_strsplit (table[i].keys, " ", -1);
      for (guint k = 0; keys[k] != NULL; k++)
        if (!vim || !is_ctrl_letter (keys[k]))
          g_strv_builder_add (wanted, keys[k]);
      accels = g_strv_builder_end (wanted);
      gtk_application_set_accels_for_action (app, table[i].action, (const char * const *) accels);
    }
}

gboolean
aft_actions_is_typing (GtkWidget *widget)
{
  return widget != NULL
         && ((GTK_IS_EDITABLE (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)))
             || (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))));
}

static gboolean
run_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   data)
{
  const AftActionRow *row = data;
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (vim_typing && is_ctrl_letter (row->keys))
    return FALSE;
  if (row->scope == AFT_SCOPE_LIST && !row->typing && root != NULL && aft_actions_is_typing (gtk_root_get_focus (root)))
    return FALSE;
  if (!g_action_parse_detailed_name (row->action, &name, &target, NULL))
    return FALSE;

  return gtk_widget_activate_action_variant (widget, name, target);
}

static void
add_keys (GtkEventController *controller,
          const AftActionRow *row,
          GtkShortcutFunc     function,
          gpointer            data)
{
  g_auto (GStrv) keys = g_strsplit (row->keys, " ", -1);

  for (guint k = 0; keys[k] != NULL; k++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[k]),
                                                            gtk_callback_action_new (function, data, NULL)));
}

void
aft_actions_add_controller (GtkWidget *widget,
                            AftScope   scope)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_name (controller, "aft-actions");
  gtk_event_controller_set_propagation_phase (controller, scope == AFT_SCOPE_LIST ? GTK_PHASE_BUBBLE : GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].scope == scope && table[i].keys != NULL)
      add_keys (controller, &table[i], run_cb, (gpointer) &table[i]);
  gtk_widget_add_controller (widget, controller);
}

void
aft_actions_add_keys (GtkWidget       *widget,
                      const char      *action,
                      GtkShortcutFunc  function,
                      gpointer         data)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  const AftActionRow *row = aft_actions_find (action);

  g_return_if_fail (row != NULL && row->keys != NULL);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  add_keys (controller, row, function, data);
  gtk_widget_add_controller (widget, controller);
}

/* The others are its twins of the number pad. NULL if there is none. Transfer full. */
static char *
dup_first_key (const AftActionRow *row)
{
  return row->keys != NULL ? g_strndup (row->keys, strcspn (row->keys, " ")) : NULL;
}

/* The toolkit knows the keys of the application alone: what is pressed elsewhere has to be said. */
void
aft_actions_append (GMenu      *menu,
                    const char *action)
{
  const AftActionRow *row = aft_actions_find (action);
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *key = NULL;

  g_return_if_fail (row != NULL);

  item = g_menu_item_new (_(row->label), row->action);
  key = dup_first_key (row);
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  if (row->rare)
    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

char *
aft_actions_dup_keys_label (const AftActionRow *row)
{
  g_autofree char *key = dup_first_key (row);
  guint value = 0;
  GdkModifierType modifiers = 0;

  if (key == NULL || !gtk_accelerator_parse (key, &value, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (value, modifiers);
}

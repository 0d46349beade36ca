/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include <string.h>

#include "aft-actions.h"
#include "aft-app-private.h"
#include "aft-capture.h"
#include "aft-guide-view.h"
#include "aft-note-editor.h"
#include "aft-ui.h"
#include "find-widget.h"
#include "room.h"

/* A key without the order its modifiers are written in. Transfer full. */
static char *
dup_key (const char *action,
         const char *written)
{
  guint value = 0;
  GdkModifierType modifiers = 0;

  if (!gtk_accelerator_parse (written, &value, &modifiers))
    {
      g_test_message ("%s: “%s” is no key", action, written);
      g_test_fail ();
      return g_strdup (written);
    }

  return gtk_accelerator_name (value, modifiers);
}

/* No key stands twice in one scope; and none of the application's elsewhere, since those run before any widget sees the key. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) keys = g_strsplit (rows[i].keys != NULL ? rows[i].keys : "", " ", -1);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *key = dup_key (rows[i].action, keys[k]);

          for (guint scope = AFT_SCOPE_APP; scope <= AFT_SCOPE_CAPTURE; scope++)
            {
              g_autofree char *place = g_strdup_printf ("%u %s", scope, key);
              const AftActionRow *other = g_hash_table_lookup (seen, place);

              if (other == NULL || (scope != rows[i].scope && scope != AFT_SCOPE_APP && rows[i].scope != AFT_SCOPE_APP))
                continue;
              g_test_message ("%s belongs to %s and to %s", key, other->action, rows[i].action);
              g_test_fail ();
            }
          g_hash_table_insert (seen, g_strdup_printf ("%u %s", rows[i].scope, key), (gpointer) &rows[i]);
        }
    }
}

/* What the toolkit, its editor or an input method does with a key in a text field stays so: no accelerator may take it, nor any
 * bare key. */
static void
test_text_keys (void)
{
  static const char * const taken[] = {
    "<Control>a", "<Control>c", "<Control>v", "<Control>x", "<Control>z", "<Control><Shift>z", "<Control>y", "<Control>period",
    "<Control>semicolon", "<Control>slash", "<Control>backslash", "<Control>space", "<Control><Shift>u", "<Control><Shift>e",
    "<Control>Left", "<Control>Right", "<Control>Up", "<Control>Down", "<Control>Home", "<Control>End", "<Control>BackSpace",
    "<Control>Delete", "<Control>Insert", "<Shift>Insert", "<Shift>Delete", "<Control>Page_Up", "<Control>Page_Down",
    "Escape", "Delete", "Return", "Tab", "Menu", "<Shift>F10",
  };
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) keys = g_strsplit (rows[i].keys != NULL && rows[i].scope == AFT_SCOPE_APP ? rows[i].keys : "", " ", -1);

      for (guint k = 0; keys[k] != NULL; k++)
        for (guint t = 0; t < G_N_ELEMENTS (taken); t++)
          {
            g_autofree char *key = dup_key (rows[i].action, keys[k]);
            g_autofree char *other = dup_key ("the table", taken[t]);

            if (!g_str_equal (key, other))
              continue;
            g_test_message ("%s takes %s away from text fields", rows[i].action, key);
            g_test_fail ();
          }
    }
}

/* Asked as a button in @widget would: one whose action isn't there can't be pressed. */
static gboolean
has_action (GtkWidget  *widget,
            const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean found;

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, widget);
  found = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return found;
}


static gboolean
is_in_map (GActionMap         *map,
           const AftActionRow *row)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GAction *action;

  g_assert_true (g_action_parse_detailed_name (row->action, &name, &target, NULL));
  action = g_action_map_lookup_action (map, strchr (name, '.') + 1);
  if (action == NULL)
    return FALSE;
  if (target == NULL)
    return g_action_get_parameter_type (action) == NULL;

  return g_action_get_parameter_type (action) != NULL
         && g_variant_is_of_type (target, g_action_get_parameter_type (action));
}

/* Where its keys are looked for, a row's action is there: in the window, in the guide's middle, in an editor, and in the window a note
 * is captured in. What editors and the guide do is asked for there only. */
static gboolean
is_done (const AftActionRow *row,
         AftApp             *app,
         GtkWidget          *window,
         GtkWidget          *guide,
         GtkWidget          *editor,
         GtkWidget          *capture)
{
  if (row->scope == AFT_SCOPE_GUIDE)
    return has_action (guide, row->action);
  if (row->scope == AFT_SCOPE_EDITOR)
    return has_action (editor, row->action);
  if (row->scope == AFT_SCOPE_CAPTURE)
    return has_action (capture, row->action);
  if (g_str_has_prefix (row->action, "app."))
    return is_in_map (G_ACTION_MAP (app), row);
  if (g_str_has_prefix (row->action, "win."))
    return is_in_map (G_ACTION_MAP (window), row);

  return has_action (window, row->action);
}

static void
test_exist (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (AftApp) app = g_object_new (aft_app_get_type (), "application-id", "app.afterword.Test",
                                         "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_autoptr (GError) error = NULL;
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);
  GtkWidget *window, *guide, *capture;
  GtkWidget *editor = NULL;

  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);
  window = GTK_WIDGET (aft_window_new (GTK_APPLICATION (app), room->session));
  gtk_window_present (GTK_WINDOW (window));
  guide = g_object_ref_sink (aft_guide_view_new (room->session));
  capture = aft_capture_new (GTK_APPLICATION (app));
  aft_capture_set_session (AFT_CAPTURE (capture), room->session);
  /* The editor is built after the first frame. */
  for (guint i = 0; i < 200 && (editor = find_widget (window, AFT_TYPE_NOTE_EDITOR)) == NULL; i++)
    room_wait (50);
  g_assert_nonnull (editor);

  for (guint i = 0; i < n_rows; i++)
    if (!is_done (&rows[i], app, window, guide, editor, capture))
      {
        g_test_message ("Nothing does %s", rows[i].action);
        g_test_fail ();
      }

  g_object_unref (guide);
  gtk_window_destroy (GTK_WINDOW (capture));
  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (50);
}

/* How many lines of the groups below @widget say @shown; @n_lines: how many there are. The window has all of them again, without
 * groups, for its search. */
static guint
count_in_help (GtkWidget  *widget,
               const char *shown,
               guint      *n_lines)
{
  guint found = 0;

  if (GTK_IS_SHORTCUTS_SHORTCUT (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUTS_GROUP) != NULL)
    {
      g_autofree char *title = NULL;
      g_autofree char *keys = NULL;
      g_autofree char *line = NULL;

      g_object_get (widget, "title", &title, "accelerator", &keys, NULL);
      line = g_strdup_printf ("%s: %s", title, keys);
      *n_lines += 1;
      return g_str_equal (line, shown);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    found += count_in_help (child, shown, n_lines);

  return found;
}

/* A row as the help is to show it: without those of its keys that are another of them on the number pad. Transfer full. */
static char *
dup_in_help (const AftActionRow *row)
{
  static const struct { guint pad; guint key; } twins[] = {
    { GDK_KEY_KP_Enter, GDK_KEY_Return },
    { GDK_KEY_KP_Delete, GDK_KEY_Delete },
  };
  g_auto (GStrv) label = g_strsplit (row->label, "_", -1);
  g_autofree char *name = g_strjoinv ("", label);
  g_auto (GStrv) keys = g_strsplit (row->keys, " ", -1);
  g_autoptr (GString) shown = g_string_new (name);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean again = FALSE;

      for (guint k = 0; k < i; k++)
        for (guint t = 0; t < G_N_ELEMENTS (twins); t++)
          {
            guint first, value;
            GdkModifierType first_modifiers, modifiers;

            gtk_accelerator_parse (keys[k], &first, &first_modifiers);
            gtk_accelerator_parse (keys[i], &value, &modifiers);
            again |= first == twins[t].key && value == twins[t].pad && first_modifiers == modifiers;
          }
      if (!again)
        g_string_append_printf (shown, "%s%s", i == 0 ? ": " : " ", keys[i]);
    }

  return g_strdup (shown->str);
}

/* The help shows each row that has a heading once, and nothing else; and a key without a heading there is none. */
static void
test_help (void)
{
  GtkWidget *help = aft_actions_help_new ();
  guint n_rows, n_lines = 0, n_listed = 0;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_nonnull (rows[i].label);
      if (rows[i].keys != NULL && rows[i].help == AFT_HELP_NONE)
        {
          g_test_message ("%s has keys, but the help doesn’t say so", rows[i].action);
          g_test_fail ();
        }
      if (rows[i].help != AFT_HELP_NONE && rows[i].keys == NULL)
        {
          g_test_message ("%s is to be in the help, but has no key", rows[i].action);
          g_test_fail ();
        }
      else if (rows[i].help != AFT_HELP_NONE)
        {
          g_autofree char *shown = dup_in_help (&rows[i]);

          n_lines = 0;
          n_listed++;
          if (count_in_help (help, shown, &n_lines) == 1)
            continue;
          g_test_message ("The help doesn’t say “%s” once", shown);
          g_test_fail ();
        }
    }
  g_assert_cmpuint (n_lines, ==, n_listed);

  gtk_window_destroy (GTK_WINDOW (help));
}

static GtkWidget *
find_seen (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SHORTCUTS_SHORTCUT (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_seen (child);

  return found;
}

/* It opens at its beginning. */
static void
test_help_begins (void)
{
  GtkWidget *help = aft_actions_help_new ();
  GtkWidget *first;
  guint n_rows;
  g_autofree char *shown = dup_in_help (aft_actions_get_table (&n_rows));
  g_autofree char *title = NULL;

  gtk_window_present (GTK_WINDOW (help));
  while ((first = find_seen (help)) == NULL || gtk_widget_get_height (first) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (first, "title", &title, NULL);
  if (!g_str_has_prefix (shown, title))
    g_error ("the first that is seen is “%s”, not “%s”", title, shown);
  gtk_window_destroy (GTK_WINDOW (help));
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/actions/keys", test_keys);
  g_test_add_func ("/app/actions/text-keys", test_text_keys);
  g_test_add_func ("/app/actions/exist", test_exist);
  g_test_add_func ("/app/actions/help", test_help);
  g_test_add_func ("/app/actions/help-begins", test_help_begins);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include <string.h>

#include "aft-actions.h"
#include "aft-app-private.h"
#include "aft-guide-view.h"
#include "aft-note-editor.h"
#include "aft-ui.h"
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

          for (guint scope = AFT_SCOPE_APP; scope <= AFT_SCOPE_GUIDE; scope++)
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

static void
check_actions (AftScope    scope,
               const char *group,
               GtkWidget  *widget)
{
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (rows[i].scope == scope && g_str_has_prefix (rows[i].action, group) && !has_action (widget, rows[i].action))
      {
        g_test_message ("Nothing does %s", rows[i].action);
        g_test_fail ();
      }
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

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

/* Every row's action is there, in the window, in the guide's middle and in an editor. */
static void
test_exist (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (AftApp) app = g_object_new (aft_app_get_type (), "application-id", "app.afterword.Test",
                                         "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_autoptr (GError) error = NULL;
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);
  AftWindow *window;
  GtkWidget *guide;
  GtkWidget *editor = NULL;

  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);
  window = aft_window_new (GTK_APPLICATION (app), room->session);
  gtk_window_present (GTK_WINDOW (window));
  room_wait (300);

  for (guint i = 0; i < n_rows; i++)
    {
      gboolean found = TRUE;

      if (g_str_has_prefix (rows[i].action, "win."))
        found = is_in_map (G_ACTION_MAP (window), &rows[i]);
      else if (g_str_has_prefix (rows[i].action, "app."))
        found = is_in_map (G_ACTION_MAP (app), &rows[i]);
      else if (g_str_has_prefix (rows[i].action, "window."))
        found = has_action (GTK_WIDGET (window), rows[i].action);
      if (found)
        continue;
      g_test_message ("Nothing does %s", rows[i].action);
      g_test_fail ();
    }

  guide = aft_guide_view_new (room->session);
  g_object_ref_sink (guide);
  check_actions (AFT_SCOPE_GUIDE, "guide.", guide);
  g_object_unref (guide);

  /* The editor is built after the first frame. */
  for (guint i = 0; i < 200 && (editor = find_widget (GTK_WIDGET (window), AFT_TYPE_NOTE_EDITOR)) == NULL; i++)
    room_wait (50);
  g_assert_nonnull (editor);
  check_actions (AFT_SCOPE_EDITOR, "editor.", editor);

  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (50);
}

static gboolean
is_in_help (GtkWidget          *widget,
            const AftActionRow *row)
{
  g_autofree char *title = NULL;
  g_autofree char *keys = NULL;
  g_auto (GStrv) label = g_strsplit (row->label, "_", -1);
  g_autofree char *expected = g_strjoinv ("", label);
  g_autofree char *first = row->keys != NULL ? g_strndup (row->keys, strcspn (row->keys, " ")) : NULL;

  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_object_get (widget, "title", &title, "accelerator", &keys, NULL);
      return g_strcmp0 (title, expected) == 0 && g_strcmp0 (keys, first) == 0;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_in_help (child, row))
      return TRUE;

  return FALSE;
}

/* The help shows each row that has a heading, under its name and with the first of its keys; and a key without a heading there is none. */
static void
test_help (void)
{
  GtkWidget *help = aft_actions_help_new ();
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_nonnull (rows[i].label);
      if (rows[i].keys != NULL && rows[i].help == AFT_HELP_NONE)
        {
          g_test_message ("%s has keys, but the help doesn’t say so", rows[i].action);
          g_test_fail ();
        }
      if (rows[i].help != AFT_HELP_NONE && !is_in_help (help, &rows[i]))
        {
          g_test_message ("The help lacks %s", rows[i].action);
          g_test_fail ();
        }
    }

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

  return g_test_run ();
}

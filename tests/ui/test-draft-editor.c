/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-draft-editor.h"
#include "aft-ui.h"
#include "room.h"

static void
type (GtkWidget  *editor,
      const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_widget_get_template_child (editor, AFT_TYPE_DRAFT_EDITOR, "view"));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_buffer_insert (gtk_text_view_get_buffer (view), &end, text, -1);
}

/* Another device or an editor works on the letter that is open here: it is seen here, and stays when somebody types on. */
static void
test_outside (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autoptr (GtkWidget) editor = g_object_ref_sink (aft_draft_editor_new (room->session));
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GString) text = NULL;

  aft_draft_editor_set_contact (AFT_DRAFT_EDITOR (editor), AFT_CONTACT (person), AFT_SCRIPT_LETTER, NULL);
  type (editor, "ours");
  room_flush (room);
  path = room_path (room, person);
  before = room_read (room, person);
  text = g_string_new (before);
  g_assert_cmpuint (g_string_replace (text, "ours", "theirs", 1), ==, 1);
  room_wait (20);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  aft_session_rescan (room->session);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *shown = aft_draft_editor_dup_text (AFT_DRAFT_EDITOR (editor));

      if (strstr (shown, "theirs") != NULL)
        break;
      room_wait (10);
    }

  type (editor, " and more");
  room_flush (room);
  after = room_read (room, person);
  if (strstr (after, "theirs and more") == NULL)
    g_error ("what others wrote was written over: %s", after);
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/draft-editor/outside", test_outside);

  return g_test_run ();
}

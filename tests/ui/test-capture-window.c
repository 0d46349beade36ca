/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "aft-capture.h"
#include "aft-capture-draft.h"
#include "aft-note.h"
#include "aft-ui.h"
#include "room.h"

static GtkTextBuffer *
find_buffer (GtkWidget *widget)
{
  GtkTextBuffer *found = GTK_IS_TEXT_VIEW (widget) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_buffer (child);

  return found;
}

/* A draft that was filed before it could be thrown away goes once the book is open; not a word that is nowhere else goes with it. */
static void
test_filed_draft (void)
{
  static const struct {
    const char *name;
    const char *draft;
    const char *note;           /* NULL: it wasn't filed */
    const char *typed;          /* before the book was open */
    gboolean    first;          /* before the draft rather than behind it */
    const char *left;
  } cases[] = {
    { "filed", "a thought", "a thought", "", FALSE, "" },
    { "filed under somebody", "@ana a thought ", "a thought", "", FALSE, "" },
    { "filed in the inbox with the name", "@zoe a thought", "@zoe a thought", "", FALSE, "" },
    { "not filed", "a thought", NULL, " more", FALSE, "a thought more" },
    { "filed, and gone on with", "a thought", "a thought", "\nand more", FALSE, "and more" },
    { "filed, and written before", "a thought", "a thought", "first ", TRUE, "first a thought" },
    { "other words than were filed", "a thought, longer", "a thought", "", FALSE, "a thought, longer" },
  };

  /* Here, because before the test the folders are others, whose names GTK would have asked for. */
  adw_init ();
  aft_ui_init ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      AftDocument *ana = room_add_person (room, "Ana Ortiz");
      AftCaptureDraft *draft = aft_capture_draft_new ();
      g_autofree char *id = NULL;
      g_autofree char *text = NULL;
      GtkTextIter start, end;
      GtkTextBuffer *buffer;
      GtkWidget *capture;

      aft_capture_draft_clear (draft);
      aft_capture_draft_set_text (draft, cases[i].draft);
      id = g_strdup (aft_capture_draft_get_id (draft));
      aft_capture_draft_free (draft);
      if (cases[i].note != NULL)
        aft_session_add_note_with_id (room->session, *cases[i].draft == '@' ? ana : NULL, id, cases[i].note);

      capture = aft_capture_new (NULL);
      buffer = find_buffer (capture);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, cases[i].first ? &start : &end, cases[i].typed, -1);
      aft_capture_set_session (AFT_CAPTURE (capture), room->session);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      if (!g_str_equal (text, cases[i].left))
        g_error ("%s: “%s” is left rather than “%s”", cases[i].name, text, cases[i].left);
      gtk_window_destroy (GTK_WINDOW (capture));
      room_wait (10);

      draft = aft_capture_draft_new ();
      if (!g_str_equal (aft_capture_draft_get_text (draft), cases[i].left))
        g_error ("%s: “%s” is kept rather than “%s”", cases[i].name, aft_capture_draft_get_text (draft), cases[i].left);
      if ((*cases[i].left != '\0') && (cases[i].note != NULL) == g_str_equal (aft_capture_draft_get_id (draft), id))
        g_error ("%s: it becomes %s note", cases[i].name, cases[i].note != NULL ? "that" : "another");
      aft_capture_draft_clear (draft);
      aft_capture_draft_free (draft);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/capture-window/filed-draft", test_filed_draft);

  return g_test_run ();
}

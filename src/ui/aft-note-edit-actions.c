/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-note-edit-actions.h"

#include "aft-note-edit.h"

void
aft_note_edit_actions_install (GtkWidgetClass              *widget_class,
                               GtkWidgetActionActivateFunc  activate)
{
  static const char * const edits[] = {
    "editor.stamp", "editor.bold", "editor.italic", "editor.checkbox", "editor.move-up", "editor.move-down",
  };

  gtk_widget_class_install_action (widget_class, "editor.mark", "s", activate);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (widget_class, edits[i], NULL, activate);
}

static void
mark (GtkTextBuffer *buffer,
      const char    *name)
{
  if (g_str_equal (name, "quote"))
    aft_note_edit_mark (buffer, AFT_MARK_QUOTE);
  else if (g_str_equal (name, "promise"))
    aft_note_edit_mark (buffer, AFT_MARK_PROMISE);
  else if (g_str_equal (name, "ask"))
    aft_note_edit_mark (buffer, AFT_MARK_QUESTION);
}

void
aft_note_edit_actions_run (GtkTextBuffer *buffer,
                           const char    *name,
                           GVariant      *target,
                           GDateTime     *now)
{
  if (g_str_equal (name, "editor.mark"))
    mark (buffer, g_variant_get_string (target, NULL));
  else if (g_str_equal (name, "editor.bold"))
    aft_note_edit_wrap (buffer, "**");
  else if (g_str_equal (name, "editor.italic"))
    aft_note_edit_wrap (buffer, "*");
  else if (g_str_equal (name, "editor.checkbox"))
    aft_note_edit_check_box (buffer);
  else if (g_str_equal (name, "editor.stamp"))
    {
      g_autofree char *stamp = aft_guide_dup_time_stamp (now);

      aft_note_edit_stamp (buffer, stamp);
    }
  else
    aft_note_edit_move_lines (buffer, g_str_equal (name, "editor.move-down"));
}

gboolean
aft_note_edit_actions_key (GtkTextBuffer   *buffer,
                           guint            keyval,
                           GdkModifierType  state)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0);

  if ((keyval != GDK_KEY_Tab && !back) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  return aft_note_edit_indent (buffer, !back);
}

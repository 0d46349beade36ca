/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-guide-marks.h"
#include "aft-names.h"

G_BEGIN_DECLS

/* What the notes editor's keys do to a text. Each is one user action, so one step of the text's undo. Lines
 * of code have no marks, boxes and lists: they stay as they are. A line that is broken softly is one line. */

/* Puts @with ("**", "*") around what is selected of the words of each line, or around the word at the cursor; takes it away if it
 * is there everywhere. */
void      aft_note_edit_wrap           (GtkTextBuffer *buffer,
                                        const char    *with);

/* Marks the lines of the selection (or the cursor's) as quote, promise or question instead of what they were marked as; if all
 * are marked so already, takes the mark away. */
void      aft_note_edit_mark           (GtkTextBuffer *buffer,
                                        AftMark        mark);

/* Ticks or unticks the check boxes of these lines; a line without one gets one. */
void      aft_note_edit_check_box      (GtkTextBuffer *buffer);

/* Writes @stamp ("09:41 ") at the cursor if its line has no words yet, else on a new line after it. */
void      aft_note_edit_stamp          (GtkTextBuffer *buffer,
                                        const char    *stamp);

/* Moves the list items of these lines a level in (or out). FALSE, and nothing is done, if none of them is a list item. */
gboolean  aft_note_edit_indent         (GtkTextBuffer *buffer,
                                        gboolean       in);

/* Moves these lines below the next line (or above the one before); cursor and selection go with them. */
void      aft_note_edit_move_lines     (GtkTextBuffer *buffer,
                                        gboolean       down);

/* Called right after a line break was typed, with @iter behind it: begins the next item if the line before is a list item; an
 * item without words ends the list. @iter stays valid, where the cursor belongs. */
void      aft_note_edit_continue_list  (GtkTextBuffer *buffer,
                                        GtkTextIter   *iter);

/* The uri of the link or address at @iter. NULL if there is none: then @person is whom "@Full Name" there names, or NULL.
 * Transfer full. */
char     *aft_note_edit_dup_link       (GtkTextBuffer *buffer,
                                        GtkTextIter   *iter,
                                        AftNames      *names,
                                        AftDocument  **person);

G_END_DECLS

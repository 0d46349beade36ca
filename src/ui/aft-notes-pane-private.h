/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-notes-bar.h"
#include "aft-notes-pane.h"

G_BEGIN_DECLS

struct _AftNotesPane
{
  GtkWidget           parent_instance;

  AftNotesBar        *bar;
  GtkWidget          *box;
  GtkStack           *stack;
  GtkBox             *notes;
  GtkListView        *list;
  GtkWidget          *first;
  GtkToggleButton    *pin;
  GtkMenuButton      *marks;
  AftNoteEditor      *editor;

  GtkLabel           *many;

  AftSession         *session;
  AftDocument        *document;
  GtkSelectionModel  *selection;    /* GtkMultiSelection */
  GtkFilter          *filter;
  GtkSortListModel   *sorted;
  AftNoteItem        *item;         /* being edited */
  gboolean            item_fitted;  /* it stood in the list since that was narrowed last */
  guint               let_go_id;
  guint               first_note_id;
  guint               focus_id;         /* until the row that is selected can have the focus */
  guint               focus_frames;
  gboolean            had_focus;        /* before what is listed changed */
  gboolean            showing_pin;
};

/* Pins what is selected, or unpins it, as the button says. */
void     aft_notes_pane_pin          (AftNotesPane   *self);

/* The actions that are about what is selected: filing it, and going to what it became. */
void     aft_notes_pane_install_commands
                                     (GtkWidgetClass *widget_class);

/* Selects the note at @position, and no other. */
void     aft_notes_pane_select       (AftNotesPane   *self,
                                      guint           position);

/* The same with the note of that id, and brings it into sight; FALSE if it isn't listed. */
gboolean aft_notes_pane_select_note  (AftNotesPane   *self,
                                      const char     *id);

/* Moves the keyboard's focus to what is selected in the list, or to what stands there instead of one. */
gboolean aft_notes_pane_focus_list   (AftNotesPane   *self);

/* The actions that go to the next note, and to the one before. */
void     aft_notes_pane_install_moves
                                     (GtkWidgetClass *widget_class);

/* Whether nothing may be added to what is shown; it says so then. */
gboolean aft_notes_pane_refuses      (AftNotesPane   *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-completion.h"
#include "aft-find-bar.h"
#include "aft-note-editor.h"
#include "aft-text-buffer.h"

G_BEGIN_DECLS

struct _AftNoteEditor
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  AftFindBar        *find_bar;
  GtkWidget         *locked;
  GtkScrolledWindow *scrolled;
  GtkSourceView     *view;
  GtkLabel          *command;   /* what is being typed with Vim keys */
  char              *label;     /* for screen readers; NULL: "Note" */

  AftSession        *session;
  AftNote           *note;
  AftTextBuffer     *buffer;
  AftCompletion     *completion;
  GQueue             recent;    /* AftTextBuffer, owned */
  gboolean           large_type;
  gboolean           in_preedit;
};

GtkTextBuffer *aft_note_editor_get_buffer      (AftNoteEditor  *self);
gboolean       aft_note_editor_can_edit        (AftNoteEditor  *self);
void           aft_note_editor_show_cursor     (AftNoteEditor  *self);

/* The actions of the scope, in aft-note-editor-actions.c. */
void           aft_note_editor_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS

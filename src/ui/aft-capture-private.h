/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-capture.h"
#include "aft-capture-draft.h"
#include "aft-completion.h"
#include "aft-line-buffer.h"

G_BEGIN_DECLS

struct _AftCapture
{
  GtkWindow         parent_instance;

  GtkWidget        *box;
  GtkTextView      *view;
  GtkWidget        *choices_box;
  GtkListBox       *choices;
  GtkLabel         *hint;

  AftSession       *session;    /* NULL until it is known */
  AftCaptureDraft  *draft;
  AftLineBuffer    *buffer;
  AftCompletion    *completion; /* NULL until the book is open */
  gboolean          in_preedit;
  char             *left;       /* the draft it began with; NULL: none, or it has been looked for in the book */
  char             *filed;      /* the note as it is in the book, while it couldn't be saved */
  gboolean          waiting;    /* to be filed once the book is open */
  gboolean          filing;     /* being saved */
  gboolean          discarded;  /* the draft couldn't be kept, and a user was told */
};

/* Says @text below the note. */
void      aft_capture_say            (AftCapture     *self,
                                      const char     *text);
/* What is written. Transfer full. */
char     *aft_capture_dup_text       (AftCapture     *self);
gboolean  aft_capture_is_open        (AftCapture     *self);
/* Says whom the note would be filed under as it is now. */
void      aft_capture_update_hint    (AftCapture     *self);

/* In aft-capture-file.c. It is filed at once if one person fits or nobody is named, else it asks. */
void      aft_capture_file           (AftCapture     *self);
void      aft_capture_hide_choices   (AftCapture     *self);
void      aft_capture_install_filing (GtkWidgetClass *widget_class);

G_END_DECLS

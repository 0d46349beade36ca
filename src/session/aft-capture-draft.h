/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody writes down in a hurry, before any book is open: a text in the state folder of this device, until it is filed.
 * It belongs to no book, so that it can be kept while the book still loads or can't be read at all. */
typedef struct _AftCaptureDraft AftCaptureDraft;

/* What was left there the last time; an empty one if there is none or it can't be read. */
AftCaptureDraft *aft_capture_draft_new      (void);

/* Keeps what isn't kept yet. */
void             aft_capture_draft_free     (AftCaptureDraft  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftCaptureDraft, aft_capture_draft_free)

const char      *aft_capture_draft_get_text (AftCaptureDraft  *self);
/* The id the note will have: one that is in the book already was filed before the draft could be thrown away. */
const char      *aft_capture_draft_get_id   (AftCaptureDraft  *self);

/* Kept 400 ms after the last change, at least every 1.5 s. */
void             aft_capture_draft_set_text (AftCaptureDraft  *self,
                                             const char       *text);
/* Keeps it now, durably; an empty one leaves no file. Errors are those of aft_file_replace (). */
gboolean         aft_capture_draft_keep     (AftCaptureDraft  *self,
                                             GError          **error);
/* What is written in it becomes another note than the one that has its id. */
void             aft_capture_draft_renew    (AftCaptureDraft  *self);
/* It is filed, or not wanted: the next one is another. */
void             aft_capture_draft_clear    (AftCaptureDraft  *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-language.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_DRAFT_EDITOR (aft_draft_editor_get_type ())
G_DECLARE_FINAL_TYPE (AftDraftEditor, aft_draft_editor, AFT, DRAFT_EDITOR, AdwBin)

/* A text meant for somebody: filled from a script of the person's language, edited, measured, and looked over by the tone check.
 * It becomes an AftDraft of the person as soon as somebody changes it, and is saved as it is typed; until then it follows the
 * book.
 *
 * Property "has-gaps": whether something is still missing in it. */

/* Puts one at the end of @box. As long as something is missing in it, the buttons @mail and @copy can't be pressed: it isn't
 * sent then. Transfer none. */
AftDraftEditor *
             aft_draft_editor_add_to      (GtkBox         *box,
                                           AftSession     *session,
                                           GtkWidget      *mail,
                                           GtkWidget      *copy);

/* Shows the draft of @follow_up for @script, or the script filled in. @feedback and @fix (or NULL) are what the thank-you names. */
void         aft_draft_editor_set         (AftDraftEditor *self,
                                           AftFollowUp    *follow_up,
                                           AftScript       script,
                                           AftFeedback    *feedback,
                                           const char     *fix);

/* Fills an unchanged text in anew, as the book may have changed. */
void         aft_draft_editor_refresh     (AftDraftEditor *self);

/* Pushes what was typed to the model at once. */
void         aft_draft_editor_commit      (AftDraftEditor *self);

AftScript    aft_draft_editor_get_script  (AftDraftEditor *self);
const char  *aft_draft_editor_get_to      (AftDraftEditor *self);
const char  *aft_draft_editor_get_subject (AftDraftEditor *self);
/* Transfer full. */
char        *aft_draft_editor_dup_text    (AftDraftEditor *self);
/* The language of the draft; NULL if there is none at all. Transfer none. */
const AftLanguage *
             aft_draft_editor_get_language (AftDraftEditor *self);

/* Copies the text; the subject isn't part of it. */
void         aft_draft_editor_copy        (AftDraftEditor *self);

/* Hands it to the mail program (mailto, RFC 6068). Calls back with whether one was opened. */
void         aft_draft_editor_mail        (AftDraftEditor      *self,
                                           GAsyncReadyCallback  callback,
                                           gpointer             data);
gboolean     aft_draft_editor_mail_finish (AftDraftEditor      *self,
                                           GAsyncResult        *result,
                                           GError             **error);

/* The draft was sent or said: it is no longer one. */
void         aft_draft_editor_discard     (AftDraftEditor *self);

G_END_DECLS

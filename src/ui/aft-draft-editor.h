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
 * Signal "edited" (): the text or the envelope is another one. */
GtkWidget   *aft_draft_editor_new         (AftSession     *session);

/* Shows the draft of @follow_up for @script, or the script filled in; a mail can be filled in from a template of the user's own
 * instead, which is kept with the draft. @feedback and @fix (or NULL) are what the thank-you names. */
void         aft_draft_editor_set         (AftDraftEditor *self,
                                           AftFollowUp    *follow_up,
                                           AftScript       script,
                                           AftFeedback    *feedback,
                                           const char     *fix);

/* The same for a mail to @contact that belongs to no follow-up. @word names its draft: the script's, or that of a template of the
 * user's own, which is filled in instead; NULL: a blank letter. */
void         aft_draft_editor_set_contact (AftDraftEditor *self,
                                           AftContact     *contact,
                                           AftScript       script,
                                           const char     *word);

/* Fills an unchanged text in anew, as the book may have changed. */
void         aft_draft_editor_refresh     (AftDraftEditor *self);

/* Pushes what was typed to the model at once. */
void         aft_draft_editor_commit      (AftDraftEditor *self);

/* Whether something is still missing in it: then it isn't sent. */
gboolean     aft_draft_editor_has_gaps    (AftDraftEditor *self);

/* NULL until it shows something. Transfer none. */
AftContact  *aft_draft_editor_get_contact (AftDraftEditor *self);
const char  *aft_draft_editor_get_to      (AftDraftEditor *self);
const char  *aft_draft_editor_get_subject (AftDraftEditor *self);
/* Transfer full. */
char        *aft_draft_editor_dup_text    (AftDraftEditor *self);
/* The language of the draft; NULL if there is none at all. Transfer none. */
const AftLanguage *
             aft_draft_editor_get_language (AftDraftEditor *self);

/* What is to be sent, as it stands; @letter's strings are valid until the next change, its text is @text (transfer full). */
void         aft_draft_editor_fill_letter (AftDraftEditor  *self,
                                           AftMailerLetter *letter,
                                           char           **text);

/* The draft was sent or said: it is no longer one. */
void         aft_draft_editor_discard     (AftDraftEditor *self);

G_END_DECLS

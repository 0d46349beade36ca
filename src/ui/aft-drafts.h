/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-contact.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-language.h"
#include "aft-session.h"
#include "aft-template.h"

G_BEGIN_DECLS

/* The language of drafts to @contact: theirs, else that of the rules, else the interface's; English if there are no scripts in
 * it. NULL if there are none at all. Transfer none. */
const AftLanguage *aft_draft_language    (AftBook              *book,
                                          AftContact           *contact);

/* Whether @script is written to somebody, with an address and a subject. */
gboolean           aft_draft_is_mail     (AftScript             script);

/* Fills @script, or with @own the text of a template of the user's own, for @contact and @follow_up (or NULL) from the book, in the draft's language and form. @feedback and @fix (or NULL) are what a thank-you
 * names. @result must be cleared; it stays empty if there is no language at all. */
void               aft_draft_fill        (AftSession           *session,
                                          AftContact           *contact,
                                          AftFollowUp          *follow_up,
                                          AftScript             script,
                                          const char           *own,
                                          AftFeedback          *feedback,
                                          const char           *fix,
                                          AftTemplateResult    *result);

/* The fields of templates by their titles; each gives its name to @action. Transfer full. */
GMenuModel        *aft_draft_make_fields_menu
                                         (const char           *action);

/* How long @text is for @script, in words; its signature isn't part of what they have to read. NULL if nothing is to be said.
 * Transfer full. */
char              *aft_draft_dup_measure (const AftLanguage    *language,
                                          AftScript             script,
                                          const char           *text);

/* Hands a mail to the user's mail program (the portal, else mailto, RFC 6068). FALSE with G_IO_ERROR_NOT_FOUND if none could be opened. */
void               aft_draft_mail_async  (GtkWidget            *widget,
                                          const char           *to,
                                          const char           *subject,
                                          const char           *text,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
gboolean           aft_draft_mail_finish (GtkWidget            *widget,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-draft-editor.h"

G_BEGIN_DECLS

#define AFT_TYPE_SEND_BAR (aft_send_bar_get_type ())
G_DECLARE_FINAL_TYPE (AftSendBar, aft_send_bar, AFT, SEND_BAR, AdwBin)

/* The ways out for a text in a draft editor: sending it by the user's own account, opening it in the mail program, copying,
 * printing. After opening or copying it asks whether it was sent; nobody but the user knows. Nothing with a gap in it leaves.
 *
 * Signals: "queued" (): it is in the outbox now. "sent" (): the user says it was sent by another way. "print" (): print it. */
GtkWidget *aft_send_bar_new       (AftSession     *session,
                                   AftDraftEditor *editor);

/* What the text is: a mail can be sent and opened in the mail program; of what is spoken nobody is asked whether it was sent.
 * @print: what the button says, translated, with a mnemonic. */
void       aft_send_bar_set_kind  (AftSendBar     *self,
                                   gboolean        mail,
                                   gboolean        written,
                                   const char     *print);

/* The question is answered, or the text is another one. */
void       aft_send_bar_reset     (AftSendBar     *self);

/* Puts it into the outbox. FALSE if it can't be sent from here, just now; what is wrong with it is said. */
gboolean   aft_send_bar_send      (AftSendBar     *self);
/* Whether it can. */
gboolean   aft_send_bar_can_send  (AftSendBar     *self);

G_END_DECLS

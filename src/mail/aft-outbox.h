/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "aft-outbox-item.h"
#include "aft-transport.h"

G_BEGIN_DECLS

#define AFT_TYPE_OUTBOX (aft_outbox_get_type ())
G_DECLARE_FINAL_TYPE (AftOutbox, aft_outbox, AFT, OUTBOX, GObject)

/* Mail that isn't in the book yet as sent: a folder of this device with a file for each. A file is replaced in one step that
 * survives a power cut; nothing is said before it is on disk. A GListModel of AftOutboxItem; items-changed also when one's state
 * changes. Knows no time and sends nothing by itself. */
AftOutbox     *aft_outbox_new            (const char     *folder);

/* Makes the folder if there is none, reads it, and keeps others out of it. What was being sent when the program ended waits
 * again: the final dot wasn't said. What can't be read is left alone. AFT_MAIL_ERROR_DISK, also if another Afterword has it. */
gboolean       aft_outbox_open           (AftOutbox      *self,
                                          GError        **error);
/* A sentence about a mail that could not be read when the outbox was opened; NULL if there was none. Transfer none. */
const char    *aft_outbox_get_problem    (AftOutbox      *self);

/* A new one, which waits. What is in @mail is taken over. NULL with AFT_MAIL_ERROR_DISK. Transfer none. */
AftOutboxItem *aft_outbox_add            (AftOutbox      *self,
                                          AftOutboxMail  *mail,
                                          GError        **error);
/* FALSE with AFT_MAIL_ERROR_DISK: then it is where it was. @problem (or NULL): why. */
gboolean       aft_outbox_set_state      (AftOutbox      *self,
                                          AftOutboxItem  *item,
                                          AftOutboxState  state,
                                          const char     *problem,
                                          GError        **error);
gboolean       aft_outbox_remove         (AftOutbox      *self,
                                          AftOutboxItem  *item,
                                          GError        **error);

/* Sends @item, which waits or failed (or is unsure, if the user says so): sending, then unsure before the final dot is said, then
 * accepted or failed, each on disk before what follows. TRUE if it was accepted. Errors as of aft_transport_send_finish ();
 * cancelled before the final dot it waits again. */
void           aft_outbox_send_async     (AftOutbox                *self,
                                          AftOutboxItem            *item,
                                          const AftTransportServer *server,
                                          GCancellable             *cancellable,
                                          GAsyncReadyCallback       callback,
                                          gpointer                  data);
gboolean       aft_outbox_send_finish    (AftOutbox                *self,
                                          GAsyncResult             *result,
                                          GError                  **error);

G_END_DECLS

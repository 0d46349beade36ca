/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Hands a mail to the user's mail program by the desktop's portal (org.freedesktop.portal.Email), which a sandboxed program has to
 * ask. @to may be blank. TRUE if the portal took it; nobody knows what became of it then. An error, whichever, means that there is no
 * such portal: then a mailto address (aft_mailto_dup_uri ()) is the way. */
void      aft_mail_portal_compose_async  (const char          *to,
                                          const char          *subject,
                                          const char          *text,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
gboolean  aft_mail_portal_compose_finish (GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS

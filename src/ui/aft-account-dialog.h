/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_ACCOUNT_DIALOG (aft_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftAccountDialog, aft_account_dialog, AFT, ACCOUNT_DIALOG, AdwWindow)

/* One mail account: NULL is a new one. Server, port and user name follow the address until they are typed; a test says exactly what
 * fails. The password goes to the keyring and nowhere else. */
GtkWidget *aft_account_dialog_new (AftSession           *session,
                                   const AftMailAccount *account);

G_END_DECLS

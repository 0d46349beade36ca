/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-contact.h"
#include "aft-session.h"

G_BEGIN_DECLS

/* Logs a contact with a person in one line, and shows what was understood while it is typed. */
#define AFT_TYPE_LOG_DIALOG (aft_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftLogDialog, aft_log_dialog, AFT, LOG_DIALOG, AdwWindow)

GtkWidget *aft_log_dialog_new (AftSession *session,
                               AftContact *contact);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_OUTBOX_DIALOG (aft_outbox_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftOutboxDialog, aft_outbox_dialog, AFT, OUTBOX_DIALOG, AdwWindow)

/* The mail that is on its way: where each stands and why, and what can be done about it. */
GtkWidget *aft_outbox_dialog_new (AftSession *session);

G_END_DECLS

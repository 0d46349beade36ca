/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_TURNED_DOWN_DIALOG (aft_turned_down_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftTurnedDownDialog, aft_turned_down_dialog, AFT, TURNED_DOWN_DIALOG, AdwWindow)

/* The way in: a name or a company, nothing else; then one page that says that nothing has to be done today. It leads on by
 * "win.show", "win.guide" and "win.message" of the window it is transient for. */
GtkWidget *aft_turned_down_dialog_new (AftSession *session);

/* The same, by @about, a person or a job: what is known of that, or was left there about it, stands there already. */
GtkWidget *aft_turned_down_dialog_new_about (AftSession  *session,
                                             AftDocument *about);

/* They're on the phone: name, Return, and the cursor stands in a time-stamped note of the conversation. */
GtkWidget *aft_on_the_phone_dialog_new (AftSession *session);

G_END_DECLS

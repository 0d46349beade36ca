/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-contact.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_COMPOSE_DIALOG (aft_compose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftComposeDialog, aft_compose_dialog, AFT, COMPOSE_DIALOG, AdwWindow)

/* A mail to @contact: what their follow-up asks for now, or any other script. It is kept as it is typed; closing loses nothing. */
GtkWidget *aft_compose_dialog_new (AftSession *session,
                                   AftContact *contact);

G_END_DECLS

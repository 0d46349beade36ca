/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Adds a person, job, event or story by a few words; only the first of them is needed. Shows it afterwards (win.show of the
 * window it stands over). */
#define AFT_TYPE_NEW_DIALOG (aft_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftNewDialog, aft_new_dialog, AFT, NEW_DIALOG, AdwWindow)

GtkWidget *aft_new_dialog_new (AftSession      *session,
                               AftDocumentKind  kind);

G_END_DECLS

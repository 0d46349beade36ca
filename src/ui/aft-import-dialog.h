/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Shows what an import would do, card by card, with a choice for each, before anything happens. */
#define AFT_TYPE_IMPORT_DIALOG (aft_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftImportDialog, aft_import_dialog, AFT, IMPORT_DIALOG, AdwWindow)

GtkWidget *aft_import_dialog_new (AftSession *session,
                                  AftImport  *import);

/* Asks for files, reads them and shows the dialog over @widget's window; what goes wrong is said there. */
void       aft_import_ask        (GtkWidget  *widget,
                                  AftSession *session);

G_END_DECLS

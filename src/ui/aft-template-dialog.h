/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_TEMPLATE_DIALOG (aft_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftTemplateDialog, aft_template_dialog, AFT, TEMPLATE_DIALOG, AdwWindow)

/* The scripts and letters that drafts are filled from: each can be changed for this book, with a look at what it becomes for
 * somebody, and be as it was again; and the user's own ones beside them. Saved as it is typed. */
GtkWidget *aft_template_dialog_new (AftSession *session);

G_END_DECLS

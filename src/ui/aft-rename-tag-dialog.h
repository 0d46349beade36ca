/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Renames a tag everywhere. Says what came of it by "win.message-undo" of the window it is transient for. */
#define AFT_TYPE_RENAME_TAG_DIALOG (aft_rename_tag_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftRenameTagDialog, aft_rename_tag_dialog, AFT, RENAME_TAG_DIALOG, AdwWindow)

/* @tag is the one that is chosen at first; NULL or one that isn't there: the most frequent. */
GtkWidget *aft_rename_tag_dialog_new (AftSession *session,
                                      const char *tag);

G_END_DECLS

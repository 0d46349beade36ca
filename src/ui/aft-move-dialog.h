/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Moves a reminder (also a computed one) to another day: one of a few, or any in words. Signal "moved" (). */
#define AFT_TYPE_MOVE_DIALOG (aft_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AftMoveDialog, aft_move_dialog, AFT, MOVE_DIALOG, AdwWindow)

GtkWidget *aft_move_dialog_new (AftSession *session,
                                const char *id);

G_END_DECLS

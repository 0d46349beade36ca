/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Goes to any person, job, note, story or event and runs any action, by a few letters. What is chosen is done by the window
 * it stands over, by its actions. */
#define AFT_TYPE_PALETTE (aft_palette_get_type ())
G_DECLARE_FINAL_TYPE (AftPalette, aft_palette, AFT, PALETTE, AdwWindow)

GtkWidget *aft_palette_new (AftSession *session);

G_END_DECLS

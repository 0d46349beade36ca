/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_OUTBOX_BAR (aft_outbox_bar_get_type ())
G_DECLARE_FINAL_TYPE (AftOutboxBar, aft_outbox_bar, AFT, OUTBOX_BAR, AdwBin)

/* One line over the window as long as mail is on its way: how long it can still be taken back, with a button that does; that it is
 * being sent; that it wasn't, and why. Hidden when the outbox is empty. The button for more is the action "win.outbox". */
GtkWidget *aft_outbox_bar_new (AftSession *session);

G_END_DECLS

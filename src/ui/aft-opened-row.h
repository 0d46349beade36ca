/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-guide-page.h"

G_BEGIN_DECLS

#define AFT_TYPE_OPENED_ROW (aft_opened_row_get_type ())
G_DECLARE_FINAL_TYPE (AftOpenedRow, aft_opened_row, AFT, OPENED_ROW, AdwExpanderRow)

/* One thing that opened up: a switch, and for an opening, somebody to talk to and an event the fields that make them. @what is
 * a word of Opened. */
GtkWidget *aft_opened_row_new     (AftGuidePage *page,
                                   const char   *what);
void       aft_opened_row_refresh (AftOpenedRow *self);

G_END_DECLS

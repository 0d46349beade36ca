/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define AFT_TYPE_LIST_FRAME (aft_list_frame_get_type ())
G_DECLARE_FINAL_TYPE (AftListFrame, aft_list_frame, AFT, LIST_FRAME, AdwBin)

/* Stands around the scrolled window of a GtkListView, for templates. Tab goes through what takes the focus in the row where it
 * is, and then on to what comes after the list; Shift+Tab back likewise, and both come to the row that is selected. From row to row
 * it is the arrow keys. */

G_END_DECLS

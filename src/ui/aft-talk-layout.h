/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a widget with two children, the notes of a conversation and what helps with it: the second stands beside the first when
 * there is room, else below it. Transfer full. */
GtkLayoutManager *aft_talk_layout_new (void);

G_END_DECLS

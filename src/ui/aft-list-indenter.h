/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Lists continue on Return. An indenter rather than a key of our own: GtkSourceView asks it only after the input method has
 * declined the key. */
#define AFT_TYPE_LIST_INDENTER (aft_list_indenter_get_type ())
G_DECLARE_FINAL_TYPE (AftListIndenter, aft_list_indenter, AFT, LIST_INDENTER, GObject)

GtkSourceIndenter *aft_list_indenter_new (void);

G_END_DECLS

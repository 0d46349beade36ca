/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Puts @words (floating) before the suffixes of @row, and below the line where both find no room beside each other. */
void aft_field_layout_add_words (AdwEntryRow *row,
                                 GtkWidget   *words);

G_END_DECLS

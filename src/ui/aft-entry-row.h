/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row to write in that screen readers hear: in AdwEntryRow the focus is on a text that isn't in what they are told of.
 * Property "spoken" (string, write only): what it is called where its title alone isn't unique in the window or says too little. */
#define AFT_TYPE_ENTRY_ROW (aft_entry_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (AftEntryRow, aft_entry_row, AFT, ENTRY_ROW, AdwEntryRow)

struct _AftEntryRowClass
{
  AdwEntryRowClass parent_class;
};

/* @spoken may be NULL. */
GtkWidget *aft_entry_row_new        (const char  *title,
                                     const char  *spoken);

void       aft_entry_row_set_spoken (AftEntryRow *self,
                                     const char  *spoken);

G_END_DECLS

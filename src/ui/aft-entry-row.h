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

/* The same for what can't be an AftEntryRow, a row for a password: the first before it is shown, which also lets it be narrow, then what
 * it is called. */
void       aft_entry_row_tell       (AdwEntryRow *row);
void       aft_entry_row_set_name   (AdwEntryRow *row,
                                     const char  *name);

/* Shows @text, which is so already: a row that offers to apply what is typed doesn't offer that. */
void       aft_entry_row_show       (AdwEntryRow *row,
                                     const char  *text);

G_END_DECLS

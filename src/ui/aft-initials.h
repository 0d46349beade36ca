/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The initials of a name on a disc, in the letters and the colour that AdwAvatar gives that name, for lists. AdwAvatar lays its
 * letters out each time it is told a name, which is four fifths of what a row takes; here letters have one size, and are laid out when
 * they are drawn. */
#define AFT_TYPE_INITIALS (aft_initials_get_type ())
G_DECLARE_FINAL_TYPE (AftInitials, aft_initials, AFT, INITIALS, GtkWidget)

/* @size: pixels. Nothing for a screen reader: the name stands beside it. */
GtkWidget  *aft_initials_new         (int          size);
/* @name: valid UTF-8, not empty. */
void        aft_initials_set_name    (AftInitials *self,
                                      const char  *name);
/* What is written on the disc. */
const char *aft_initials_get_letters (AftInitials *self);

/* "AO" for "ana de Ortiz": the first letter of the first and of the last word. Transfer full. */
char       *aft_initials_of          (const char  *name);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes @name what a screen reader calls @widget, a row of libadwaita's or whatever has a label, instead of its title or label:
 * GTK 4.8 would say both, later ones only the label. Of a row that opens it is what takes the focus that is called so, its head. */
void aft_spoken_set_name  (GtkWidget  *widget,
                           const char *name);

/* Lets every button of the program whose label has a mnemonic be called by its label alone. GTK 4.8 says it twice, and the first time
 * with the underscore: "_Write Write". */
void aft_spoken_init (void);

/* Has the items of @menu, one that is made of a model, called by their words whenever it opens: in GTK 4.18 they have no names. */
void aft_spoken_name_items (GtkPopoverMenu *menu);

/* Makes @model the menu of @button, with items that have names. It is made when it opens for the first time: a menu of a row has eighty
 * widgets, the row itself has twenty. */
void aft_spoken_set_menu (GtkMenuButton *button,
                          GMenuModel    *model);
/* The same at once, for a menu that is made anew whenever it opens. */
void aft_spoken_make_menu (GtkMenuButton *button,
                           GMenuModel    *model);

/* Says that what was typed in @row is wrong, and that @why (a widget with the words) tells why; or with NULL that it isn't. Not
 * by colour alone: the row's text is marked, and refers to the words. */
void aft_spoken_set_wrong (GtkEditable *row,
                           GtkWidget   *why);

/* Adds @child, which is no row, to what unfolds below @row. The focus goes to what is in it, never to the frame that GTK puts
 * around it, which nothing can be said of. */
void aft_spoken_add_child (AdwExpanderRow *row,
                           GtkWidget      *child);

/* Gives @widget a tooltip. GTK asks the display where the pointer is, and waits for the answer, for each tooltip of a widget that
 * counts as visible, as all do from the start: a page of rows has dozens of them. */
void aft_spoken_set_tooltip (GtkWidget *widget,
                             const char *text);

G_END_DECLS

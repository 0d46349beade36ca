/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was typed into a dialog that was closed before it was taken: it stands there the next time, as long as the program runs.
 * Escape takes no words. */

/* Puts what was left in the dialog @form about @owner back into @fields (each a GtkEditable or an AdwComboRow), unfolds the rows that
 * hide one of them, and keeps what is typed or chosen there from now on, with @owner. FALSE if nothing was left. */
gboolean aft_typed_keep   (gpointer            owner,
                           const char         *form,
                           GtkWidget * const  *fields,
                           guint               n_fields);

/* It was taken: the next dialog begins anew. */
void     aft_typed_forget (gpointer            owner,
                           const char         *form);

G_END_DECLS

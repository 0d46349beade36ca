/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one door to the platform's file chooser, which may be a portal's. */

/* Asks for files to open (a GListModel of GFile) or for a folder (a list of one). @patterns ("*.vcf") end with NULL; NULL for
 * a folder. */
void        aft_file_dialog_open_async  (GtkWidget            *widget,
                                         const char           *title,
                                         const char           *accept_label,
                                         const char           *filter_name,
                                         const char * const   *patterns,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);
/* NULL without @error being more than G_IO_ERROR_CANCELLED if nothing was chosen. Transfer full. */
GListModel *aft_file_dialog_open_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS

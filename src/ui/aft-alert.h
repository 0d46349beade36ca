/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one door for what a user must be told or asked in a dialog. Texts may hold anything; they are never read as markup. */

/* One sentence and its reason, with a button to close. Anything in @widget's window waits for it. */
void aft_alert_tell (GtkWidget  *widget,
                     const char *what,
                     const char *why);

typedef void (*AftAlertFunc) (gpointer data);

/* Asks whether to do what @verb says; @yes is called if so. @data is freed by @free_data (or NULL) in any case. Returns the dialog,
 * for what makes the question needless; transfer none. */
GtkWindow *aft_alert_ask (GtkWidget      *widget,
                          const char     *question,
                          const char     *explanation,
                          const char     *verb,
                          gboolean        destructive,
                          AftAlertFunc    yes,
                          gpointer        data,
                          GDestroyNotify  free_data);

/* Puts @verb in the place of "Cancel": what becomes of things if the answer is no. */
void       aft_alert_set_no (GtkWindow  *dialog,
                             const char *verb);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-mailer.h"

G_BEGIN_DECLS

/* Shows @letter as its recipient will see it, over @widget's window. @account (or NULL) is whom it comes from. */
void aft_mail_preview_show (GtkWidget             *widget,
                            const AftMailAccount  *account,
                            const AftMailerLetter *letter);

G_END_DECLS

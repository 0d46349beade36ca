/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page of an empty book: the question everybody has, and three ways to begin. */
#define AFT_TYPE_WELCOME (aft_welcome_get_type ())
G_DECLARE_FINAL_TYPE (AftWelcome, aft_welcome, AFT, WELCOME, GtkWidget)

GtkWidget *aft_welcome_new (void);

G_END_DECLS

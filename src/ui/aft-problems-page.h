/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* "Needs a look": the book's files that can't be read, with the reason and where they are. They are left alone. */
#define AFT_TYPE_PROBLEMS_PAGE (aft_problems_page_get_type ())
G_DECLARE_FINAL_TYPE (AftProblemsPage, aft_problems_page, AFT, PROBLEMS_PAGE, GtkWidget)

GtkWidget *aft_problems_page_new (AftSession *session);

G_END_DECLS

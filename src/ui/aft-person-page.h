/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_PERSON_PAGE (aft_person_page_get_type ())
G_DECLARE_FINAL_TYPE (AftPersonPage, aft_person_page, AFT, PERSON_PAGE, GtkWidget)

/* The page of one person (a contact), edited in place. */
GtkWidget   *aft_person_page_new          (AftSession    *session);

/* NULL shows nothing and lets go of what was shown. */
void         aft_person_page_set_document (AftPersonPage *self,
                                           AftDocument   *document);

G_END_DECLS

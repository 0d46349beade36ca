/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_EVENT_PAGE (aft_event_page_get_type ())
G_DECLARE_FINAL_TYPE (AftEventPage, aft_event_page, AFT, EVENT_PAGE, GtkWidget)

/* The page of one event, edited in place. */
GtkWidget   *aft_event_page_new          (AftSession   *session);

/* NULL shows nothing and lets go of what was shown. */
void         aft_event_page_set_document (AftEventPage *self,
                                          AftDocument  *document);

G_END_DECLS

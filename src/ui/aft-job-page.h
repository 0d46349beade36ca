/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_JOB_PAGE (aft_job_page_get_type ())
G_DECLARE_FINAL_TYPE (AftJobPage, aft_job_page, AFT, JOB_PAGE, GtkWidget)

/* The page of one job (an application), edited in place. */
GtkWidget   *aft_job_page_new          (AftSession  *session);

/* NULL shows nothing and lets go of what was shown. */
void         aft_job_page_set_document (AftJobPage  *self,
                                        AftDocument *document);

G_END_DECLS

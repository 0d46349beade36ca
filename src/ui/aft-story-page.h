/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_STORY_PAGE (aft_story_page_get_type ())
G_DECLARE_FINAL_TYPE (AftStoryPage, aft_story_page, AFT, STORY_PAGE, GtkWidget)

/* The page of one story or gap card, edited in place. */
GtkWidget   *aft_story_page_new          (AftSession   *session);

/* NULL shows nothing and lets go of what was shown. */
void         aft_story_page_set_document (AftStoryPage *self,
                                          AftDocument  *document);

G_END_DECLS

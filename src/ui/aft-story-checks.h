/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"
#include "aft-story.h"

G_BEGIN_DECLS

/* What could be better in a story or gap card, said while it is written, and how long telling it takes. Advice; it never
 * stands in the way. */
#define AFT_TYPE_STORY_CHECKS (aft_story_checks_get_type ())
G_DECLARE_FINAL_TYPE (AftStoryChecks, aft_story_checks, AFT, STORY_CHECKS, GtkWidget)

GtkWidget *aft_story_checks_new       (AftSession     *session);

/* NULL checks nothing. */
void       aft_story_checks_set_story (AftStoryChecks *self,
                                       AftStory       *story);

G_END_DECLS

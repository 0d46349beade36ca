/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* What is next with a person: the one blue button that goes on with the guide, and each follow-up as three groups of steps,
 * the current one unfolded. Without a follow-up it says so and offers to begin. */
#define AFT_TYPE_FOLLOW_UP_BOX (aft_follow_up_box_get_type ())
G_DECLARE_FINAL_TYPE (AftFollowUpBox, aft_follow_up_box, AFT, FOLLOW_UP_BOX, GtkWidget)

GtkWidget *aft_follow_up_box_new         (AftSession     *session);

/* NULL shows nothing. */
void       aft_follow_up_box_set_contact (AftFollowUpBox *self,
                                          AftDocument    *contact);

G_END_DECLS

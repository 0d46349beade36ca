/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-feedback.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_LEARN_CARD (aft_learn_card_get_type ())
G_DECLARE_FINAL_TYPE (AftLearnCard, aft_learn_card, AFT, LEARN_CARD, AdwBin)

/* One feedback and what is done with it: the story or gap card it becomes, what to practise, and whether it helped. */
GtkWidget *aft_learn_card_new     (AftSession   *session,
                                   AftFeedback  *feedback);
void       aft_learn_card_refresh (AftLearnCard *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-guide.h"

G_BEGIN_DECLS

#define AFT_TYPE_GUIDE_STRIP (aft_guide_strip_get_type ())
G_DECLARE_FINAL_TYPE (AftGuideStrip, aft_guide_strip, AFT, GUIDE_STRIP, AdwBin)

/* The steps of the guide as a strip: three groups, of which only the current one is unfolded. Choosing a step is the action
 * "guide.step" (s: its word). */
void aft_guide_strip_refresh (AftGuideStrip *self,
                              AftFollowUp   *follow_up,
                              AftGuideStep   step);

G_END_DECLS

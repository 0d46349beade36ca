/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-guide-page.h"

G_BEGIN_DECLS

/* The eight steps, each in a file of its own. They are made by aft_guide_page_new () and used as AftGuidePage. */
G_DECLARE_FINAL_TYPE (AftGuideReady, aft_guide_ready, AFT, GUIDE_READY, AftGuidePage)
G_DECLARE_FINAL_TYPE (AftGuideWho, aft_guide_who, AFT, GUIDE_WHO, AftGuidePage)
G_DECLARE_FINAL_TYPE (AftGuideSay, aft_guide_say, AFT, GUIDE_SAY, AftGuidePage)
G_DECLARE_FINAL_TYPE (AftGuideTalk, aft_guide_talk, AFT, GUIDE_TALK, AftGuidePage)
G_DECLARE_FINAL_TYPE (AftGuideOutcomePage, aft_guide_outcome_page, AFT, GUIDE_OUTCOME_PAGE, AftGuidePage)
G_DECLARE_FINAL_TYPE (AftGuideThanks, aft_guide_thanks, AFT, GUIDE_THANKS, AftGuidePage)
G_DECLARE_FINAL_TYPE (AftGuideLearn, aft_guide_learn, AFT, GUIDE_LEARN, AftGuidePage)
G_DECLARE_FINAL_TYPE (AftGuideKeep, aft_guide_keep, AFT, GUIDE_KEEP, AftGuidePage)

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-guide-page.h"
#include "aft-language.h"

G_BEGIN_DECLS

/* The script that fits @channel of @follow_up: the recruiter's if one was in between, the one question if they never
 * answered, the one more try after a wait. @channel: call, mail, message, letter, meeting. */
AftScript  aft_guide_script_for      (AftBook            *book,
                                      AftFollowUp        *follow_up,
                                      const char         *channel);

/* The text of @script for @follow_up: the draft if there is one, else filled in. "" without any language. Transfer full. */
char      *aft_guide_script_dup_text (AftSession         *session,
                                      AftFollowUp        *follow_up,
                                      AftScript           script);

/* The call sheet: who, number, script, questions, replies; for aft_print_text (). Transfer full. */
char      *aft_guide_script_dup_sheet (AftSession        *session,
                                       AftFollowUp       *follow_up,
                                       AftScript          script,
                                       const char        *text);

G_END_DECLS

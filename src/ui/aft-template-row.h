/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-language.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_TEMPLATE_ROW (aft_template_row_get_type ())
G_DECLARE_FINAL_TYPE (AftTemplateRow, aft_template_row, AFT, TEMPLATE_ROW, AdwComboRow)

/* What a mail of the guide is filled in from: the step's script, or a template of the user's own. Without any of these it isn't shown.
 *
 * Signal "chosen" (word, asked): the user wants another one, that of @word, NULL: the script; with @asked also what was written to be
 * replaced by it. */

/* Offers @script and the user's own in @language; NULL: nothing. */
void aft_template_row_list (AftTemplateRow    *self,
                            AftSession        *session,
                            const AftLanguage *language,
                            AftScript          script);

/* Shows the one of @word (aft_own_template_dup_word ()), the script for NULL and what isn't offered; nobody chose it. */
void aft_template_row_show (AftTemplateRow    *self,
                            const char        *word);

/* What was chosen would replace what somebody wrote: shows the one before again, and asks whether to. */
void aft_template_row_ask  (AftTemplateRow    *self,
                            const char        *word);

G_END_DECLS

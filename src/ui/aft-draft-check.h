/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-language.h"

G_BEGIN_DECLS

#define AFT_TYPE_DRAFT_CHECK (aft_draft_check_get_type ())
G_DECLARE_FINAL_TYPE (AftDraftCheck, aft_draft_check, AFT, DRAFT_CHECK, AdwBin)

/* What is to be said about a text that is being written: what is missing in it, and what the tone check found. Both are marked in the
 * text; choosing a finding selects its words there. */

/* Where the text is; once. Not owned. */
void     aft_draft_check_set_view  (AftDraftCheck     *self,
                                    GtkTextView       *view);

/* Looks the text over as @script in @language. Whether something is missing in it, or in @subject (or NULL). */
gboolean aft_draft_check_look_over (AftDraftCheck     *self,
                                    const AftLanguage *language,
                                    AftScript          script,
                                    const char        *subject);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-feedback.h"
#include "aft-guide-page.h"

G_BEGIN_DECLS

#define AFT_TYPE_SAID_ROW (aft_said_row_get_type ())
G_DECLARE_FINAL_TYPE (AftSaidRow, aft_said_row, AFT, SAID_ROW, AdwComboRow)

/* Something they said, with its kind to choose: a marked line of the notes (@line) or feedback that was typed (@feedback; one
 * of the two may be NULL). Choosing a kind makes the line feedback. */
GtkWidget *aft_said_row_new  (AftGuidePage  *page,
                              AftMarkedLine *line,
                              AftFeedback   *feedback);

/* The same words, as they are sorted now. */
void       aft_said_row_show (AftSaidRow    *self,
                              AftMarkedLine *line,
                              AftFeedback   *feedback);

G_END_DECLS

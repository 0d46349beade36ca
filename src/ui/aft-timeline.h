/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Everything that passed between the user and a person, in one list: AftTouch, AftFeedback and AftNote, newest first. Live;
 * transfer full. */
GListModel *aft_timeline_list     (AftSession  *session,
                                   AftDocument *contact);

/* "2026-11-23T09:41" in local time, shortened where the time isn't known; "" if nothing is. Transfer full. */
char       *aft_timeline_dup_when (AftRecord   *record);

/* One entry as a row: what it was, when; contacts and feedback unfold to be edited, a note opens in the notes pane. */
GtkWidget  *aft_timeline_row_new  (AftSession  *session,
                                   AftDocument *contact,
                                   gpointer     record);

G_END_DECLS

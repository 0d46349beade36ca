/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-session.h"

G_BEGIN_DECLS

/* What refers to a document from elsewhere in the book. References are ids; a document that was never opened is opened only
 * if its file's bytes hold the id. All lists are live; transfer full. */

/* What @contact is in the jobs of the book: AftPart. */
GListModel *aft_links_parts        (AftSession  *session,
                                    AftDocument *contact);

/* The events that are not over where @contact will be met: AftEvent, the next one first. */
GListModel *aft_links_events       (AftSession  *session,
                                    AftDocument *contact);

/* The follow-ups of any person for the job @application: AftFollowUp. */
GListModel *aft_links_follow_ups   (AftSession  *session,
                                    AftDocument *application);

/* The feedback of any person that @story answers: AftFeedback. */
GListModel *aft_links_feedback     (AftSession  *session,
                                    AftDocument *story);

G_END_DECLS

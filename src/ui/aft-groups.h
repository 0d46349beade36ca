/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-row-group.h"

G_BEGIN_DECLS

/* The groups of rows that pages are made of, for aft_row_group_new (). */

/* Of a person. */
extern const AftRowGroupKind aft_address_group;         /* how to reach them: call, write, copy */
extern const AftRowGroupKind aft_position_group;        /* job history */
extern const AftRowGroupKind aft_part_group;            /* what they are in which job */
extern const AftRowGroupKind aft_reminder_group;        /* open reminders */
extern const AftRowGroupKind aft_timeline_group;        /* contacts, feedback and notes */
extern const AftRowGroupKind aft_event_group;           /* events ahead */
extern const AftRowGroupKind aft_mention_group;         /* notes that name them */

/* Of a job. */
extern const AftRowGroupKind aft_people_group;          /* people with their roles */
extern const AftRowGroupKind aft_interview_group;
extern const AftRowGroupKind aft_job_follow_up_group;

/* Of an event and a story. */
extern const AftRowGroupKind aft_guest_group;           /* people who will be met */
extern const AftRowGroupKind aft_answered_group;        /* the feedback a story answers */

G_END_DECLS

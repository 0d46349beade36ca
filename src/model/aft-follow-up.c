/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-follow-up.h"

static const AftField follow_up_fields[] = {
  [AFT_FOLLOW_UP_APPLICATION] = { "Application", AFT_FIELD_ID },
  [AFT_FOLLOW_UP_POSITION] = { "Position", AFT_FIELD_LINE, TRUE },
  [AFT_FOLLOW_UP_COMPANY] = { "Company", AFT_FIELD_LINE, TRUE },
  [AFT_FOLLOW_UP_TURNED_DOWN] = { "Turned-Down", AFT_FIELD_DAY },
  [AFT_FOLLOW_UP_STEP_READY] = { "Step-Ready", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_STEP_WHO] = { "Step-Who", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_STEP_SAY] = { "Step-Say", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_STEP_TALK] = { "Step-Talk", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_STEP_OUTCOME] = { "Step-Outcome", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_STEP_THANKS] = { "Step-Thanks", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_STEP_LEARN] = { "Step-Learn", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_STEP_KEEP] = { "Step-Keep", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_MET] = { "Met", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_PLANNED] = { "Planned", AFT_FIELD_DAY },
  [AFT_FOLLOW_UP_CHANNEL] = { "Channel", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_OUTCOME] = { "Outcome", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_IN_MY_HANDS] = { "In-My-Hands", AFT_FIELD_LIST },
  [AFT_FOLLOW_UP_OPENED] = { "Opened", AFT_FIELD_LIST },
  [AFT_FOLLOW_UP_THANKS] = { "Thanks", AFT_FIELD_CHOICE },
  [AFT_FOLLOW_UP_CLOSED] = { "Closed", AFT_FIELD_DAY },
  [AFT_FOLLOW_UP_RHYTHM_BEFORE] = { "Rhythm-Before", AFT_FIELD_CHOICE },
};

AFT_DEFINE_RECORD (AftFollowUp, aft_follow_up, "Follow-Up", follow_up_fields)

static const AftField draft_fields[] = {
  [AFT_DRAFT_FOLLOW_UP] = { "Follow-Up", AFT_FIELD_ID },
  [AFT_DRAFT_KIND] = { "Kind", AFT_FIELD_CHOICE },
  [AFT_DRAFT_TEMPLATE] = { "Template", AFT_FIELD_CHOICE },
  [AFT_DRAFT_TO] = { "To", AFT_FIELD_LINE },
  [AFT_DRAFT_SUBJECT] = { "Subject", AFT_FIELD_LINE, TRUE },
  [AFT_DRAFT_TEXT] = { "Text", AFT_FIELD_TEXT, TRUE },
};

AFT_DEFINE_RECORD (AftDraft, aft_draft, "Draft", draft_fields)

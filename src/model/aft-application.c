/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-application.h"

static const AftField application_fields[] = {
  [AFT_APPLICATION_POSITION] = { "Position", AFT_FIELD_LINE, TRUE },
  [AFT_APPLICATION_COMPANY] = { "Company", AFT_FIELD_LINE, TRUE },
  [AFT_APPLICATION_AGENCY] = { "Agency", AFT_FIELD_LINE, TRUE },
  [AFT_APPLICATION_LOCATION] = { "Location", AFT_FIELD_LINE, TRUE },
  [AFT_APPLICATION_URL] = { "Url", AFT_FIELD_LINE },
  [AFT_APPLICATION_SOURCE] = { "Source", AFT_FIELD_LINE },
  [AFT_APPLICATION_APPLIED] = { "Applied", AFT_FIELD_DAY },
  [AFT_APPLICATION_TURNED_DOWN] = { "Turned-Down", AFT_FIELD_DAY },
  [AFT_APPLICATION_STATE] = { "State", AFT_FIELD_CHOICE },
};

AFT_DEFINE_DOCUMENT (AftApplication, aft_application, AFT_DOCUMENT_APPLICATION, application_fields, G_N_ELEMENTS (application_fields))

static const AftField part_fields[] = {
  [AFT_PART_PARTS] = { "Parts", AFT_FIELD_LIST },
};

AFT_DEFINE_RECORD (AftPart, aft_part, "Part", part_fields)

static const AftField interview_fields[] = {
  [AFT_INTERVIEW_WHEN] = { "When", AFT_FIELD_DAY },
  [AFT_INTERVIEW_KIND] = { "Kind", AFT_FIELD_CHOICE },
  [AFT_INTERVIEW_DETAIL] = { "Detail", AFT_FIELD_TEXT, TRUE },
};

AFT_DEFINE_RECORD (AftInterview, aft_interview, "Interview", interview_fields)

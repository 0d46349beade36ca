/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* A job applied for at one company, with the people in it. */

/* One job ("job" in the interface). */
#define AFT_TYPE_APPLICATION (aft_application_get_type ())
G_DECLARE_FINAL_TYPE (AftApplication, aft_application, AFT, APPLICATION, AftDocument)

enum
{
  AFT_APPLICATION_POSITION,
  AFT_APPLICATION_COMPANY,
  AFT_APPLICATION_AGENCY,
  AFT_APPLICATION_LOCATION,
  AFT_APPLICATION_URL,
  AFT_APPLICATION_SOURCE,      /* text, or a person's id */
  AFT_APPLICATION_APPLIED,
  AFT_APPLICATION_TURNED_DOWN,
  AFT_APPLICATION_STATE,       /* applied, interview, turned-down, no-answer, withdrawn, accepted */
};

/* What a person is in this job; the record's id is the person's. */
#define AFT_TYPE_PART (aft_part_get_type ())
G_DECLARE_FINAL_TYPE (AftPart, aft_part, AFT, PART, AftRecord)

enum
{
  AFT_PART_PARTS, /* hiring-manager, recruiter, interviewer, hr, referrer, decision-maker, other */
};

/* One interview. */
#define AFT_TYPE_INTERVIEW (aft_interview_get_type ())
G_DECLARE_FINAL_TYPE (AftInterview, aft_interview, AFT, INTERVIEW, AftRecord)

enum
{
  AFT_INTERVIEW_WHEN,
  AFT_INTERVIEW_KIND,   /* in-person, video, phone, writing */
  AFT_INTERVIEW_DETAIL,
};

G_END_DECLS

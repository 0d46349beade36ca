/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* The book itself: book.ini. */

/* The first group of book.ini. */
#define AFT_TYPE_BOOK_INFO (aft_book_info_get_type ())
G_DECLARE_FINAL_TYPE (AftBookInfo, aft_book_info, AFT, BOOK_INFO, AftDocument)

/* Whoever looks for work. */
#define AFT_TYPE_ME (aft_me_get_type ())
G_DECLARE_FINAL_TYPE (AftMe, aft_me, AFT, ME, AftRecord)

enum
{
  AFT_ME_NAME,
  AFT_ME_PHONE,
  AFT_ME_EMAIL,
  AFT_ME_SIGNATURE,
  AFT_ME_FOUND,     /* the day of "I found a job" */
};

/* How often, and on which days. */
#define AFT_TYPE_RULES (aft_rules_get_type ())
G_DECLARE_FINAL_TYPE (AftRules, aft_rules, AFT, RULES, AftRecord)

enum
{
  AFT_RULES_RHYTHM,           /* what a new person gets: quarter, half-year, month, with-reason, never */
  AFT_RULES_FIRST_NOTE_WEEKS, /* weeks until the first note; 5 unless set */
  AFT_RULES_PER_WEEK,         /* people a week at most; 5 unless set */
  AFT_RULES_WORK_DAYS,        /* 1;2;3;4;5 (ISO, Monday is 1) */
  AFT_RULES_PAUSED_UNTIL,
  AFT_RULES_LANGUAGE,         /* ISO 639 code of drafts where a person has none */
};

G_END_DECLS

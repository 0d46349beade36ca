/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-book-info.h"

AFT_DEFINE_DOCUMENT (AftBookInfo, aft_book_info, AFT_DOCUMENT_BOOK, NULL, 0)

static const AftField me_fields[] = {
  [AFT_ME_NAME] = { "Name", AFT_FIELD_LINE },
  [AFT_ME_PHONE] = { "Phone", AFT_FIELD_LINE },
  [AFT_ME_EMAIL] = { "Email", AFT_FIELD_LINE },
  [AFT_ME_SIGNATURE] = { "Signature", AFT_FIELD_TEXT },
  [AFT_ME_FOUND] = { "Found", AFT_FIELD_DAY },
};

AFT_DEFINE_RECORD (AftMe, aft_me, "Me", me_fields)

static const AftField rules_fields[] = {
  [AFT_RULES_RHYTHM] = { "Rhythm", AFT_FIELD_CHOICE },
  [AFT_RULES_FIRST_NOTE_WEEKS] = { "First-Note-Weeks", AFT_FIELD_LINE },
  [AFT_RULES_PER_WEEK] = { "Per-Week", AFT_FIELD_LINE },
  [AFT_RULES_WORK_DAYS] = { "Work-Days", AFT_FIELD_LIST },
  [AFT_RULES_PAUSED_UNTIL] = { "Paused-Until", AFT_FIELD_DAY },
  [AFT_RULES_LANGUAGE] = { "Language", AFT_FIELD_LINE },
};

AFT_DEFINE_RECORD (AftRules, aft_rules, "Rules", rules_fields)

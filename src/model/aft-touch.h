/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-record.h"

G_BEGIN_DECLS

/* One contact between two people. */

/* A touch: "call", "mail", "meeting" in the interface. */
#define AFT_TYPE_TOUCH (aft_touch_get_type ())
G_DECLARE_FINAL_TYPE (AftTouch, aft_touch, AFT, TOUCH, AftRecord)

enum
{
  AFT_TOUCH_WHEN,       /* a day, or RFC 3339 with the local offset */
  AFT_TOUCH_CHANNEL,    /* call, mail, message, letter, meeting */
  AFT_TOUCH_DIRECTION,  /* in, out */
  AFT_TOUCH_RESULT,     /* talked, voicemail, no-answer, sent, replied, declined */
  AFT_TOUCH_SUMMARY,
  AFT_TOUCH_FOLLOW_UP,
  AFT_TOUCH_MESSAGE_ID,
  AFT_TOUCH_SUBJECT,    /* of a mail that was sent from here, and what it said */
  AFT_TOUCH_TEXT,
};

G_END_DECLS

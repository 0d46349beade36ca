/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-follow-up.h"
#include "aft-touch.h"

G_BEGIN_DECLS

/* Logging a contact in one line: "call talked yesterday: said the story was thin". Words of English, German and the user's
 * language are understood, in any order, up to the colon; without a colon, up to the first word that isn't one of them. */
typedef struct
{
  const char *channel;    /* call, mail, message, letter, meeting; never NULL */
  const char *direction;  /* in, out */
  const char *result;     /* talked, voicemail, no-answer, sent, replied, declined; never NULL */
  GDate       day;
  char       *summary;    /* what was said; never NULL */
  gboolean    said_channel; /* the line named it; otherwise it was guessed */
  gboolean    said_result;
  gboolean    said_day;
} AftLogEntry;

void        aft_log_entry_clear  (AftLogEntry        *entry);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftLogEntry, aft_log_entry_clear)

/* A day as typed, up to today: "Friday" is the last one. FALSE if it is none, or one to come. */
gboolean    aft_log_parse_day    (const char         *text,
                                  const GDate        *today,
                                  GDate              *day);

/* Says why aft_log_parse_day () didn't take @day: AFT_MODEL_ERROR_DATE, because it is still to come, or none there is. */
void        aft_log_refuse_day   (const char         *day,
                                  const GDate        *today,
                                  GError            **error);

/* Understands @line; always gives an entry. FALSE if the line is blank. */
gboolean    aft_log_parse        (const char         *line,
                                  const GDate        *today,
                                  AftLogEntry        *entry);

/* Fills an entry from words of the format and a day as typed (each may be NULL). AFT_MODEL_ERROR_CHOICE,
 * AFT_MODEL_ERROR_DATE (also for a day to come). */
gboolean    aft_log_fill         (AftLogEntry        *entry,
                                  const char         *channel,
                                  const char         *direction,
                                  const char         *result,
                                  const char         *on,
                                  const char         *summary,
                                  const GDate        *today,
                                  GError            **error);

/* What was understood: "Call, we talked, yesterday". Translated. Transfer full. */
char       *aft_log_dup_words    (const AftLogEntry  *entry,
                                  const GDate        *today);

/* "Call", "We talked" for the words of the format; the word itself if it is unknown. Translated. */
const char *aft_log_get_channel  (const char         *channel);
const char *aft_log_get_result   (const char         *result);

/* The values of a touch as the format has them; each may be NULL. */
typedef struct
{
  const char *when;       /* a day, or RFC 3339 with the local offset */
  const char *channel;
  const char *direction;
  const char *result;
  const char *summary;
  const char *message_id;
} AftTouchValues;

/* The one way in which a touch is added: the newest one makes keeping in touch start again, so a day that was chosen for it
 * before is forgotten. No step of undo of its own. @follow_up may be NULL. Transfer none; NULL if @contact is read-only. */
AftTouch   *aft_log_touch        (AftContact           *contact,
                                  const AftTouchValues *values,
                                  AftFollowUp          *follow_up);

/* Adds the touch to @contact; today's carry the time of @now. @follow_up may be NULL. Keeping in touch restarts by itself;
 * open points stay. With whom doesn't wish any contact it ends, and so does @follow_up. One step of undo.
 * Transfer none; NULL if @contact is read-only. */
AftTouch   *aft_log_add          (AftBook            *book,
                                  AftContact         *contact,
                                  const AftLogEntry  *entry,
                                  AftFollowUp        *follow_up,
                                  GDateTime          *now);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-feedback.h"
#include "aft-fence.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"

G_BEGIN_DECLS

/* Marked lines of notes: "> " their words, "! " my promise, "? " to ask, "- [ ]" an open point, with any bullet or number. A time
 * stamp may stand before or after the mark. */
typedef enum
{
  AFT_MARK_NONE,
  AFT_MARK_QUOTE,
  AFT_MARK_PROMISE,
  AFT_MARK_QUESTION,
  AFT_MARK_OPEN_POINT,
} AftMark;

/* What the line that starts at @line is; @text (or NULL) is set to where its words begin, @length (or NULL) to their bytes. */
AftMark       aft_mark_of_line             (const char   *line,
                                            const char  **text,
                                            gsize        *length);

/* The same of the next line of a note's text, which is none if it is code. */
AftMark       aft_mark_of_next_line        (AftFence     *fence,
                                            const char   *line,
                                            const char  **text,
                                            gsize        *length);

/* What @line of @note became: an AftReminder, an AftFeedback, or NULL; feedback also if the line was edited since. Transfer none. */
AftRecord    *aft_mark_find_made           (AftNote      *note,
                                            const char   *line);

/* The other way: what stands in a note's @text for @words, which came from one of its marked lines: the same, or if they aren't there
 * any more the words of the line that is most like them. NULL if none is. Transfer full. */
char         *aft_mark_dup_words           (const char   *text,
                                            const char   *words);

#define AFT_TYPE_MARKED_LINE (aft_marked_line_get_type ())
G_DECLARE_FINAL_TYPE (AftMarkedLine, aft_marked_line, AFT, MARKED_LINE, GObject)

/* One marked line, and what it became: feedback, a reminder, or NULL. */
const char   *aft_marked_line_get_words    (AftMarkedLine *self);
AftFeedback  *aft_marked_line_get_feedback (AftMarkedLine *self);
AftReminder  *aft_marked_line_get_reminder (AftMarkedLine *self);

/* The marked lines of all notes of @follow_up, oldest note first; @mark AFT_MARK_NONE is all of them. Consecutive quoted lines
 * are one. A GListModel of AftMarkedLine as it is now. Transfer full. */
GListModel   *aft_guide_list_marked_lines  (AftFollowUp   *follow_up,
                                            AftMark        mark);

/* Turns a quoted line into feedback of @kind (keep, story, gap, manner, not-about-me); one that became feedback already
 * changes its kind. Transfer none. AFT_MODEL_ERROR_CHOICE. */
AftFeedback  *aft_guide_sort_line          (AftBook       *book,
                                            AftFollowUp   *follow_up,
                                            AftMarkedLine *line,
                                            const char    *kind,
                                            GDateTime     *now,
                                            GError       **error);

/* Feedback without a note. The same words of the same follow-up again only change the kind. Transfer none.
 * AFT_MODEL_ERROR_EMPTY, AFT_MODEL_ERROR_CHOICE. */
AftFeedback  *aft_guide_add_feedback       (AftBook       *book,
                                            AftFollowUp   *follow_up,
                                            const char    *words,
                                            const char    *kind,
                                            GDateTime     *now,
                                            GError       **error);

/* Makes a reminder of every promise that has none yet, on the day its words name, else on the next work day. Returns how
 * many. */
guint         aft_guide_make_promises      (AftBook       *book,
                                            AftFollowUp   *follow_up,
                                            GDateTime     *now);

/* "HH:MM ", what F5 types. Transfer full. */
char         *aft_guide_dup_time_stamp     (GDateTime     *now);

/* The newest note of this follow-up of today, which a conversation goes on in; NULL if there is none. Transfer none. */
AftNote      *aft_guide_find_talk_note     (AftFollowUp   *follow_up,
                                            GDateTime     *now);

/* A new one that begins with the time and isn't in the book: nothing is left of a conversation in which nothing was written
 * down. Transfer full. */
AftNote      *aft_guide_new_talk_note      (AftFollowUp   *follow_up,
                                            GDateTime     *now);
void          aft_guide_add_talk_note      (AftBook       *book,
                                            AftFollowUp   *follow_up,
                                            AftNote       *note);

/* The one that is there, or a new one in the book. Transfer none. */
AftNote      *aft_guide_get_talk_note      (AftBook       *book,
                                            AftFollowUp   *follow_up,
                                            GDateTime     *now);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days are local ISO 8601 dates ("2026-11-23"), in memory a GDate; moments are RFC 3339 in UTC with microseconds.
 * Nothing here asks what time it is: whoever depends on now is given it. */

/* Work days as a set of bits, Monday being 1 << G_DATE_MONDAY. */
typedef guint AftWorkDays;

/* Five days from the locale's first work day (_NL_TIME_FIRST_WORKDAY). */
AftWorkDays aft_work_days_from_locale  (void);

/* From and to the form in book.ini: "1;2;3;4;5" (ISO, Monday is 1). An empty or unusable list gives the locale's. */
AftWorkDays aft_work_days_parse        (const char *text);
char       *aft_work_days_format       (AftWorkDays days);

/* Whether @text is a whole ISO date that exists (31 February doesn't); sets @day. @text may carry a time or an offset after
 * the date ("2026-11-30T09:00", RFC 3339): the date's part counts. */
gboolean    aft_day_parse              (const char *text,
                                        GDate      *day);

/* Whether @text is a day as it may be stored: whole, or shortened where unknown ("2026", "2026-11", "--02-03"). */
gboolean    aft_day_is_storable        (const char *text);

/* "2026-11-23". Transfer full. */
char       *aft_day_format             (const GDate *day);

/* The local day of @now. */
void        aft_day_from_date_time     (GDateTime  *now,
                                        GDate      *day);

/* Understands what people type: ISO dates, the locale's own form (%x), and words in English, in German and in the user's
 * language: "today", "yesterday", "tomorrow", "monday" (the next one, today excluded), "last monday", "in 3 days",
 * "3 days ago", "next week", "Friday next week", "tomorrow morning", "the end of the month", "23 November", "+2w", "-3d",
 * "+1m". A day without its year is the one nearest to @today. Case, accents and blanks around it do not matter. FALSE if it
 * isn't a day. */
gboolean    aft_day_parse_words        (const char  *text,
                                        const GDate *today,
                                        GDate       *day);

/* The same for what is still to come: a day without its year is next year's if it passed a quarter of a year ago, or earlier.
 * What names a day that has passed ("yesterday") is that day. */
gboolean    aft_day_parse_words_ahead  (const char  *text,
                                        const GDate *today,
                                        GDate       *day);

/* The same for what has happened: "friday" is the last one, which may be today, and a day without its year is last year's if it
 * is more than a quarter of a year ahead. What names a day still to come ("next friday") is that day. */
gboolean    aft_day_parse_words_behind (const char  *text,
                                        const GDate *today,
                                        GDate       *day);

/* Finds such words inside a sentence ("send her the article on Friday"), the last that name a day still to come; else the last
 * that name one; FALSE if there are none. Numbers alone and shortened names ("mon", "so") don't count there. */
gboolean    aft_day_find_words         (const char  *sentence,
                                        const GDate *today,
                                        GDate       *day);

/* What @text says before the time at its end: "thursday" of "thursday 10:30", "Freitag um 10 Uhr" or "friday at 2 pm", in English
 * or German; @time is then that time as it is stored after a day, "T10:30". NULL if there is no time. Both transfer full. */
char       *aft_time_split_words       (const char  *text,
                                        char       **time);

/* @text as a date of numbers in the order of @pattern, a strftime () pattern such as nl_langinfo (D_FMT) gives ("%d.%m.%Y").
 * The year may be missing, or have two digits: then it is the nearest one. */
gboolean    aft_day_parse_pattern      (const char  *text,
                                        const char  *pattern,
                                        const GDate *today,
                                        GDate       *day);

gboolean    aft_day_is_work_day        (const GDate *day,
                                        AftWorkDays  days);

/* The @n-th work day after @day (n = 0: @day itself or the next one that is a work day). */
void        aft_day_add_work_days      (GDate       *day,
                                        guint        n,
                                        AftWorkDays  days);

/* @text (a stored day, also shortened, or with a time) in the locale's form; without the year if it is @today's year, in
 * words if it is near ("today", "tomorrow", "yesterday", and "Thursday" for the days up to six ahead), with its time if it
 * has one ("Thursday, 09:00"; what is in UTC is shown in local time). @today may be NULL: then always the full form.
 * What is no date is given back as it is. Transfer full. */
char       *aft_day_dup_shown          (const char  *text,
                                        const GDate *today);

/* @moment (UTC or not) as RFC 3339 in UTC with microseconds, "2026-11-23T09:39:23.000001Z". Transfer full. */
char       *aft_moment_format          (GDateTime   *moment);

/* @moment as RFC 3339 with its own offset, in seconds: the form of When. Transfer full. */
char       *aft_moment_format_local    (GDateTime   *moment);

/* A moment in UTC as a number that grows with it, for putting many in order: tens of microseconds, in decimal digits. @length in
 * bytes. 0 if @text is none. */
guint64     aft_moment_to_number       (const char  *text,
                                        gsize        length);

/* NULL if @text is no RFC 3339 moment. Transfer full. */
GDateTime  *aft_moment_parse           (const char  *text);

/* The time zone called @name ("Europe/Berlin", "+01:00"), which may come from anywhere: the system looks it up as a file's name,
 * so one that leads out of its folder, or none at all, is NULL. Transfer full. */
GTimeZone  *aft_time_zone_find         (const char  *name);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-date.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define DAYS_OF_WEEK 7
#define TIME_ZONE_MAX 64        /* bytes of a name */

/* Days and times in their ISO forms */

/* Reads exactly @n digits. */
static gboolean
read_digits (const char **p,
             guint        n,
             guint       *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *number = *number * 10 + (guint) (**p - '0');
    }

  return TRUE;
}

static gboolean
read_char (const char **p,
           char         c)
{
  if (**p != c)
    return FALSE;

  (*p)++;
  return TRUE;
}

static gboolean
read_date (const char **p,
           GDate       *day)
{
  guint year, month, month_day;

  if (!read_digits (p, 4, &year) || !read_char (p, '-')
      || !read_digits (p, 2, &month) || !read_char (p, '-')
      || !read_digits (p, 2, &month_day)
      || !g_date_valid_dmy ((GDateDay) month_day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) month_day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

typedef struct
{
  guint    hour;
  guint    minute;
  guint    second;
  guint    microsecond;
  gint     offset;        /* seconds east of UTC */
  gboolean has_seconds;
  gboolean has_offset;
  gboolean is_utc;        /* written as "Z" */
} TimeOfDay;

static gboolean
read_offset (const char **p,
             TimeOfDay   *time)
{
  gint sign = **p == '-' ? -1 : 1;
  guint hours, minutes;

  if (read_char (p, 'Z') || read_char (p, 'z'))
    {
      time->has_offset = time->is_utc = TRUE;
      return TRUE;
    }

  if (!read_char (p, '+') && !read_char (p, '-'))
    return TRUE;

  time->has_offset = TRUE;
  if (!read_digits (p, 2, &hours) || !read_char (p, ':') || !read_digits (p, 2, &minutes) || hours > 23 || minutes > 59)
    return FALSE;

  time->offset = sign * (gint) (hours * 3600 + minutes * 60);
  return TRUE;
}

/* Reads "09:00", "09:00:30.25+01:00" and what lies between, up to the end of the text. */
static gboolean
read_time (const char *p,
           TimeOfDay  *time)
{
  memset (time, 0, sizeof *time);

  if (!read_digits (&p, 2, &time->hour) || !read_char (&p, ':') || !read_digits (&p, 2, &time->minute)
      || time->hour > 23 || time->minute > 59)
    return FALSE;

  if (read_char (&p, ':'))
    {
      if (!read_digits (&p, 2, &time->second) || time->second > 59)
        return FALSE;
      time->has_seconds = TRUE;

      if (read_char (&p, '.'))
        {
          guint scale = 100000;

          if (!g_ascii_isdigit (*p))
            return FALSE;
          for (; g_ascii_isdigit (*p); p++, scale /= 10)
            time->microsecond += (guint) (*p - '0') * scale;
        }
    }

  return read_offset (&p, time) && *p == '\0';
}

/* A whole day, and the time after it if there is one. */
static gboolean
read_day (const char *text,
          GDate      *day,
          TimeOfDay  *time,
          gboolean   *has_time)
{
  GDate found;
  const char *p = text;

  if (text == NULL || !read_date (&p, &found))
    return FALSE;

  *has_time = *p != '\0';
  if (*has_time && ((!read_char (&p, 'T') && !read_char (&p, 't') && !read_char (&p, ' ')) || !read_time (p, time)))
    return FALSE;

  *day = found;
  return TRUE;
}

gboolean
aft_day_parse (const char *text,
               GDate      *day)
{
  TimeOfDay time;
  gboolean has_time;

  return read_day (text, day, &time, &has_time);
}

/* "2026", "2026-11" or "--02-03"; what isn't known stays 0. */
static gboolean
read_shortened (const char *text,
                guint      *year,
                guint      *month,
                guint      *month_day)
{
  const char *p = text;

  *year = *month = *month_day = 0;

  if (g_str_has_prefix (text, "--"))
    {
      p += 2;
      /* 2000 was a leap year: 29 February is somebody's birthday. */
      return read_digits (&p, 2, month) && read_char (&p, '-') && read_digits (&p, 2, month_day) && *p == '\0'
             && g_date_valid_dmy ((GDateDay) *month_day, (GDateMonth) *month, 2000);
    }

  if (!read_digits (&p, 4, year) || *year == 0)
    return FALSE;
  if (*p == '\0')
    return TRUE;

  return read_char (&p, '-') && read_digits (&p, 2, month) && *p == '\0' && *month >= 1 && *month <= 12;
}

gboolean
aft_day_is_storable (const char *text)
{
  GDate day;
  guint year, month, month_day;

  return text != NULL && (aft_day_parse (text, &day) || read_shortened (text, &year, &month, &month_day));
}

char *
aft_day_format (const GDate *day)
{
  return g_strdup_printf ("%04u-%02u-%02u",
                          (guint) g_date_get_year (day), (guint) g_date_get_month (day), (guint) g_date_get_day (day));
}

void
aft_day_from_date_time (GDateTime *now,
                        GDate     *day)
{
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
}

/* Days as they are shown */

/* Whether the locale writes the month before its day and the year last, as in the United States. */
static gboolean
is_month_first (void)
{
  const char *pattern = nl_langinfo (D_FMT);
  const char *month = strstr (pattern, "%m");
  const char *month_day = strpbrk (pattern, "de");

  return month != NULL && month_day != NULL && month < month_day && !g_str_has_prefix (pattern, "%Y")
         && !g_str_has_prefix (pattern, "%y");
}

static char *
format_numbers (guint       year,
                guint       month,
                guint       month_day,
                const char *pattern)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc ((gint) year, (gint) month, (gint) month_day, 12, 0, 0);

  return g_date_time_format (moment, pattern);
}

static char *
dup_day_and_month (guint year,
                   guint month,
                   guint month_day)
{
  /* Translators: a day without its year. The letters are those of g_date_time_format (): %-d the day, %B the month's name.
   * This form is used where the month stands first. */
  const char *month_first = C_("day", "%B %-d");
  /* Translators: a day without its year, where the day stands first */
  const char *day_first = C_("day", "%-d %B");

  return format_numbers (year, month, month_day, is_month_first () ? month_first : day_first);
}

static char *
dup_whole_day (const GDate *day)
{
  /* Translators: a day with its year. %-d is the day, %B the month's name, %Y the year. This form is used where the month
   * stands first. */
  const char *month_first = C_("day", "%B %-d, %Y");
  /* Translators: a day with its year, where the day stands first */
  const char *day_first = C_("day", "%-d %B %Y");

  return format_numbers (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day),
                         is_month_first () ? month_first : day_first);
}

static char *
dup_day (const GDate *day,
         const GDate *today)
{
  gint ahead;

  if (today == NULL)
    return dup_whole_day (day);

  ahead = g_date_days_between (today, day);
  if (ahead == 0)
    return g_strdup (C_("day", "today"));
  if (ahead == 1)
    return g_strdup (C_("day", "tomorrow"));
  if (ahead == -1)
    return g_strdup (C_("day", "yesterday"));
  if (ahead > 1 && ahead < DAYS_OF_WEEK)
    return format_numbers (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day), "%A");

  if (g_date_get_year (day) == g_date_get_year (today))
    return dup_day_and_month (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day));

  return dup_whole_day (day);
}

static char *
dup_time (const TimeOfDay *time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2000, 1, 1, (gint) time->hour, (gint) time->minute, 0);
  const char *pattern = nl_langinfo (T_FMT);
  gboolean twelve = strstr (pattern, "%r") != NULL || strstr (pattern, "%I") != NULL || strstr (pattern, "%p") != NULL;

  return g_date_time_format (moment, twelve ? "%-I:%M %p" : "%H:%M");
}

char *
aft_day_dup_shown (const char  *text,
                   const GDate *today)
{
  guint year, month, month_day;
  gboolean has_time;
  TimeOfDay time;
  GDate day;

  if (text == NULL)
    return g_strdup ("");

  if (read_day (text, &day, &time, &has_time))
    {
      g_autofree char *shown_day = NULL;
      g_autofree char *shown_time = NULL;

      if (has_time && time.is_utc)
        {
          g_autoptr (GDateTime) utc = g_date_time_new_utc (g_date_get_year (&day), (gint) g_date_get_month (&day),
                                                           g_date_get_day (&day), (gint) time.hour, (gint) time.minute, 0);
          g_autoptr (GDateTime) local = g_date_time_to_local (utc);

          aft_day_from_date_time (local, &day);
          time.hour = (guint) g_date_time_get_hour (local);
          time.minute = (guint) g_date_time_get_minute (local);
        }

      shown_day = dup_day (&day, today);
      if (!has_time)
        return g_steal_pointer (&shown_day);

      shown_time = dup_time (&time);
      /* Translators: a day and a time of that day, as in "Thursday, 09:00" */
      return g_strdup_printf (C_("day", "%s, %s"), shown_day, shown_time);
    }

  if (!read_shortened (text, &year, &month, &month_day) || (month == 0 && month_day == 0))
    return g_strdup (text);

  if (year == 0)
    return dup_day_and_month (2000, month, month_day);

  /* Translators: a month and its year; %B is the month's name */
  return format_numbers (year, month, 1, C_("day", "%B %Y"));
}

/* Moments */

char *
aft_moment_format (GDateTime *moment)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (moment);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%06dZ",
                          g_date_time_get_year (utc), g_date_time_get_month (utc), g_date_time_get_day_of_month (utc),
                          g_date_time_get_hour (utc), g_date_time_get_minute (utc), g_date_time_get_second (utc),
                          g_date_time_get_microsecond (utc));
}

char *
aft_moment_format_local (GDateTime *moment)
{
  gint minutes = (gint) (g_date_time_get_utc_offset (moment) / G_TIME_SPAN_MINUTE);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d",
                          g_date_time_get_year (moment), g_date_time_get_month (moment),
                          g_date_time_get_day_of_month (moment), g_date_time_get_hour (moment),
                          g_date_time_get_minute (moment), g_date_time_get_second (moment),
                          minutes < 0 ? '-' : '+', ABS (minutes) / 60, ABS (minutes) % 60);
}

/* As many as fit into the number: the last is of ten microseconds. */
#define MOMENT_DIGITS 19

guint64
aft_moment_to_number (const char *text,
                      gsize       length)
{
  guint64 number = 0;
  guint digits = 0;

  for (gsize i = 0; i < length && digits < MOMENT_DIGITS; i++)
    if (g_ascii_isdigit (text[i]))
      {
        number = number * 10 + (guint64) (text[i] - '0');
        digits++;
      }
  if (digits < 8)
    return 0;
  for (; digits < MOMENT_DIGITS; digits++)
    number *= 10;

  return number;
}

GDateTime *
aft_moment_parse (const char *text)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) seconds = NULL;
  gboolean has_time;
  TimeOfDay time;
  GDate day;

  if (!read_day (text, &day, &time, &has_time) || !has_time || !time.has_seconds || !time.has_offset)
    return NULL;

  zone = time.is_utc ? g_time_zone_new_utc () : g_time_zone_new_offset (time.offset);
  seconds = g_date_time_new (zone, g_date_get_year (&day), (gint) g_date_get_month (&day), g_date_get_day (&day),
                             (gint) time.hour, (gint) time.minute, time.second);
  return seconds ? g_date_time_add (seconds, time.microsecond) : NULL;
}

GTimeZone *
aft_time_zone_find (const char *name)
{
  if (name == NULL || *name == '\0' || strlen (name) > TIME_ZONE_MAX || *name == '/' || *name == ':' || strstr (name, "..") != NULL
      || strstr (name, "//") != NULL)
    return NULL;

  return g_time_zone_new_identifier (name);
}

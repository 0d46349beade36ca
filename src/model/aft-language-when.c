/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-language-private.h"

#include "aft-date.h"

#include <string.h>

#define GROUP "When"

/* The @n-th word of a list, counted from 1; "" if there is none. Transfer full. */
static char *
dup_nth (const AftLanguage *self,
         const char        *key,
         guint              n)
{
  const char *list = aft_language_get_text (self, GROUP, key);
  g_auto (GStrv) words = g_strsplit (list ? list : "", ";", -1);

  return g_strdup (n <= g_strv_length (words) ? words[n - 1] : "");
}

static char *
dup_day (const AftLanguage *self,
         const GDate       *day,
         const GDate       *today)
{
  gint ahead = g_date_days_between (today, day);
  const char *key = ahead == 0 ? "Today" : ahead == 1 ? "Tomorrow" : ahead > 1 && ahead < 7 ? "Near" : "Far";
  const char *pattern = aft_language_get_text (self, GROUP, key);
  GString *said = g_string_new (pattern);
  g_autofree char *weekday = dup_nth (self, "Weekdays", g_date_get_weekday (day));
  g_autofree char *month = dup_nth (self, "Months", g_date_get_month (day));
  g_autofree char *month_day = g_strdup_printf ("%u", (guint) g_date_get_day (day));

  g_string_replace (said, "{weekday}", weekday, 0);
  g_string_replace (said, "{month}", month, 0);
  g_string_replace (said, "{day}", month_day, 0);
  return g_string_free (said, FALSE);
}

char *
aft_language_dup_when (const AftLanguage *self,
                       const char        *due,
                       const GDate       *today)
{
  g_autofree char *said = NULL;
  g_autofree char *time = NULL;
  const char *pattern = aft_language_get_text (self, GROUP, "At");
  GString *text;
  GDate day;

  if (due == NULL || !aft_day_parse (due, &day))
    return NULL;

  said = dup_day (self, &day, today);
  if (strlen (due) < strlen ("2026-11-30T09:00") || pattern == NULL)
    {
      /* A comma that leads over to the time has nothing to lead to. */
      if (g_str_has_suffix (said, ","))
        said[strlen (said) - 1] = '\0';
      return g_steal_pointer (&said);
    }

  time = g_strndup (due + strlen ("2026-11-30T"), strlen ("09:00"));
  text = g_string_new (pattern);
  g_string_replace (text, "{when}", said, 0);
  g_string_replace (text, "{time}", time[0] == '0' ? time + 1 : time, 0);
  return g_string_free (text, FALSE);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-event.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"

static const AftField event_fields[] = {
  [AFT_EVENT_NAME] = { "Name", AFT_FIELD_LINE, TRUE },
  [AFT_EVENT_HOST] = { "Host", AFT_FIELD_LINE, TRUE },
  [AFT_EVENT_WHEN] = { "When", AFT_FIELD_DAY },
  [AFT_EVENT_ENDS] = { "Ends", AFT_FIELD_DAY },
  [AFT_EVENT_PLACE] = { "Place", AFT_FIELD_LINE, TRUE },
  [AFT_EVENT_PEOPLE] = { "People", AFT_FIELD_LIST },
  [AFT_EVENT_PREPARED] = { "Prepared", AFT_FIELD_TEXT, TRUE },
};

AFT_DEFINE_DOCUMENT (AftEvent, aft_event, AFT_DOCUMENT_EVENT, event_fields, G_N_ELEMENTS (event_fields))

gboolean
aft_event_is_over (AftEvent    *self,
                   const GDate *today)
{
  const AftSummary *summary;
  const char *days[2];
  gboolean known = FALSE;

  g_return_val_if_fail (AFT_IS_EVENT (self), FALSE);

  summary = aft_document_get_summary (AFT_DOCUMENT (self));
  days[0] = summary->day;
  days[1] = summary->ends;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GDate day;

      if (!aft_day_parse (days[i], &day))
        continue;
      if (g_date_compare (&day, today) >= 0)
        return FALSE;
      known = TRUE;
    }

  return known;
}

char *
aft_event_dup_when (AftEvent    *self,
                    const GDate *today)
{
  const char *first;
  g_autofree char *iso = NULL;
  g_autofree char *shown = NULL;
  GDate day;

  g_return_val_if_fail (AFT_IS_EVENT (self), NULL);

  first = aft_document_get_summary (AFT_DOCUMENT (self))->day;
  if (*first == '\0')
    return g_strdup ("");
  if (!aft_day_parse (first, &day) || g_date_compare (&day, today) >= 0 || aft_event_is_over (self, today))
    return aft_day_dup_shown (first, today);

  iso = aft_day_format (&day);
  shown = aft_day_dup_shown (iso, today);

  /* Translators: an event that began on the day %s and is not over. */
  return g_strdup_printf (C_("event", "since %s"), shown);
}

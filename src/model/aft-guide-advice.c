/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-advice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-contact-merge.h"
#include "aft-date.h"
#include "aft-event.h"
#include "aft-guide-private.h"
#include "aft-keep-in-touch.h"
#include "aft-touch.h"

/* Work days after the refusal between which it is best to ask. */
#define FIRST_WORK_DAY 2
#define LAST_WORK_DAY  5

/* Days after which writing comes before calling. */
#define LATE_DAYS      10

/* An event within so many days is worth waiting for. */
#define EVENT_DAYS     21

/* Nobody is called after this hour. */
#define LAST_HOUR      17
#define FIRST_HOUR     9

void
aft_advice_channel_clear (AftAdviceChannel *channel)
{
  g_clear_pointer (&channel->why, g_free);
  g_clear_pointer (&channel->against, g_free);
  g_clear_pointer (&channel->offer, g_free);
  g_clear_pointer (&channel->value, g_free);
  g_clear_pointer (&channel->event_id, g_free);
}

void
aft_advice_when_clear (AftAdviceWhen *when)
{
  g_clear_pointer (&when->words, g_free);
}

/* The first event where @contact will be, from @today on and not too far away. */
static AftEvent *
find_event (AftBook     *book,
            AftContact  *contact,
            const GDate *today)
{
  GListModel *events = aft_book_get_events (book);
  AftEvent *first = NULL;
  GDate first_day;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (AftEvent) event = g_list_model_get_item (events, i);
      GDate day;
      gint days;

      if (!aft_day_parse (aft_document_get_summary (AFT_DOCUMENT (event))->day, &day))
        continue;
      days = g_date_days_between (today, &day);
      if (days < 0 || days > EVENT_DAYS ||
          !aft_contact_is_in (contact, event, AFT_EVENT_PEOPLE))
        continue;
      if (first == NULL || g_date_compare (&day, &first_day) < 0)
        {
          first = event;
          first_day = day;
        }
    }

  return first;
}

static char *
dup_address (AftContact *contact,
             const char *kind)
{
  GListModel *addresses = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_ADDRESS);
  AftAddress *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (AftAddress) address = g_list_model_get_item (addresses, i);

      if (!aft_record_is (address, AFT_ADDRESS_KIND, kind) || aft_record_get (address, AFT_ADDRESS_UNTIL) != NULL)
        continue;
      if (best == NULL ||
          (aft_record_get_flag (address, AFT_ADDRESS_PREFERRED) && !aft_record_get_flag (best, AFT_ADDRESS_PREFERRED)))
        best = address;
    }

  return best != NULL ? g_strdup (aft_record_get (best, AFT_ADDRESS_VALUE)) : NULL;
}

static gboolean
is_late (AftFollowUp *follow_up,
         const GDate *today)
{
  GDate refused;

  return aft_record_get_day (follow_up, AFT_FOLLOW_UP_TURNED_DOWN, &refused) &&
         g_date_days_between (&refused, today) > LATE_DAYS;
}

static void
advise_call (AftAdviceChannel *channel,
             AftContact       *contact,
             const char       *why)
{
  channel->channel = "call";
  channel->why = g_strdup (why);
  channel->against = g_strdup (_("Some managers feel put on the spot by a call; a short mail first is all right too."));
  channel->offer = g_strdup (_("Offer to do it by mail, if that suits them better."));
  channel->value = dup_address (contact, "phone");
}

static void
advise_mail (AftAdviceChannel *channel,
             AftContact       *contact,
             const char       *why)
{
  channel->channel = "mail";
  channel->why = g_strdup (why);
  channel->against = g_strdup (_("A mail is easily left unanswered, and a talk leaves more of an impression."));
  channel->offer = g_strdup (_("Offer ten minutes by phone, if they’d rather talk."));
  channel->value = dup_address (contact, "email");
}

static void
advise_message (AftAdviceChannel *channel,
                AftContact       *contact,
                const char       *why)
{
  channel->channel = "message";
  channel->why = g_strdup (why);
  channel->against = g_strdup (_("A message is short: there is room for one question only."));
  channel->offer = g_strdup (_("Offer ten minutes by phone, if they’d rather talk."));
  channel->value = dup_address (contact, "im");
  if (channel->value == NULL)
    channel->value = dup_address (contact, "url");
}

static void
advise_meeting (AftAdviceChannel *channel,
                AftEvent         *event,
                const char       *why)
{
  channel->channel = "meeting";
  channel->why = g_strdup (why);
  channel->against = g_strdup (_("There may be others around: ask for ten minutes aside, or another day."));
  channel->offer = g_strdup (_("Offer to write a line instead, if there is no quiet moment."));
  channel->event_id = event != NULL ? g_strdup (aft_record_get_id (AFT_RECORD (event))) : NULL;
}

/* What they like best is said by themselves. */
static gboolean
advise_preferred (AftAdviceChannel *channel,
                  AftContact       *contact)
{
  const char *preferred = aft_record_get (contact, AFT_CONTACT_PREFERRED_CHANNEL);
  const char *why = _("It is the way they prefer.");

  if (g_strcmp0 (preferred, "call") == 0)
    advise_call (channel, contact, why);
  else if (g_strcmp0 (preferred, "mail") == 0 || g_strcmp0 (preferred, "letter") == 0)
    advise_mail (channel, contact, why);
  else if (g_strcmp0 (preferred, "message") == 0)
    advise_message (channel, contact, why);
  else if (g_strcmp0 (preferred, "meeting") == 0)
    advise_meeting (channel, NULL, why);
  else
    return FALSE;

  return TRUE;
}

void
aft_guide_advise_channel (AftBook          *book,
                          AftFollowUp      *follow_up,
                          GDateTime        *now,
                          AftAdviceChannel *channel)
{
  AftContact *contact = aft_guide_get_contact (follow_up);
  gboolean talked = aft_record_is (follow_up, AFT_FOLLOW_UP_MET, "in-person") ||
                    aft_record_is (follow_up, AFT_FOLLOW_UP_MET, "video") ||
                    aft_record_is (follow_up, AFT_FOLLOW_UP_MET, "phone");
  const char *phone = aft_document_get_summary (AFT_DOCUMENT (contact))->phone;
  const char *email = aft_document_get_summary (AFT_DOCUMENT (contact))->email;
  AftEvent *event;
  GDate today;

  *channel = (AftAdviceChannel) { NULL };
  aft_day_from_date_time (now, &today);
  event = find_event (book, contact, &today);

  if (event != NULL)
    advise_meeting (channel, event, _("You’ll soon be at the same event: in person is best."));
  else if (talked && aft_record_is (follow_up, AFT_FOLLOW_UP_CHANNEL, "meeting"))
    advise_meeting (channel, NULL, _("You meet them anyway: ask for ten quiet minutes."));
  else if (advise_preferred (channel, contact))
    return;
  else if (talked && is_late (follow_up, &today))
    advise_mail (channel, contact, _("Some time has passed: write rather than call, so that nobody has to remember at once."));
  else if (talked && *phone == '\0' && *email != '\0')
    advise_mail (channel, contact, _("You talked before, so a call would be best, but the book has no number of theirs."));
  else if (talked)
    advise_call (channel, contact, _("You talked before, so talking is the natural way to go on."));
  else if (aft_record_is (follow_up, AFT_FOLLOW_UP_MET, "writing"))
    advise_mail (channel, contact, _("You have written to each other so far, so a mail is the natural way to go on."));
  else if (aft_record_is (follow_up, AFT_FOLLOW_UP_MET, "recruiter-only"))
    advise_mail (channel, contact, _("You only dealt with a recruiter, so a mail is the least surprising way."));
  else if (*phone != '\0' && *email == '\0')
    advise_call (channel, contact, _("The number is the only way the book knows to reach them."));
  else
    advise_mail (channel, contact, _("As long as it isn’t noted how you met, writing is the safe way."));
}

/* Countries whose week begins on Sunday and ends on Thursday. */
static AftWorkDays
get_their_work_days (AftContact  *contact,
                     AftWorkDays  ours)
{
  static const char * const sunday[] = {
    "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE", NULL,
  };
  const char *country = aft_record_get (contact, AFT_CONTACT_COUNTRY);

  if (country == NULL || !g_strv_contains (sunday, country))
    return ours;

  return 1u << G_DATE_SUNDAY | 1u << G_DATE_MONDAY | 1u << G_DATE_TUESDAY | 1u << G_DATE_WEDNESDAY | 1u << G_DATE_THURSDAY;
}

void
aft_guide_advise_when (AftBook       *book,
                       AftFollowUp   *follow_up,
                       GDateTime     *now,
                       AftAdviceWhen *when)
{
  AftKeepRules rules;
  AftWorkDays days;
  GDate refused, today, earliest;
  gint passed;

  *when = (AftAdviceWhen) { 0 };
  aft_keep_rules_read (book, &rules);
  days = get_their_work_days (aft_guide_get_contact (follow_up), rules.work_days);
  aft_day_from_date_time (now, &today);
  if (!aft_record_get_day (follow_up, AFT_FOLLOW_UP_TURNED_DOWN, &refused))
    refused = today;

  when->first = when->last = refused;
  aft_day_add_work_days (&when->first, FIRST_WORK_DAY, days);
  aft_day_add_work_days (&when->last, LAST_WORK_DAY, days);

  /* Today, or the next work day when this one is over. */
  earliest = today;
  aft_day_add_work_days (&earliest, 0, days);
  if (g_date_compare (&earliest, &today) == 0 && g_date_time_get_hour (now) >= LAST_HOUR)
    aft_day_add_work_days (&earliest, 1, days);

  when->suggested = g_date_compare (&earliest, &when->first) < 0 ? when->first : earliest;
  passed = g_date_days_between (&refused, &today);

  if (g_date_compare (&today, &when->first) < 0)
    {
      when->time = AFT_ADVICE_TONIGHT;
      when->words = g_strdup (_("Sleep on it first. From the second to the fifth work day after the refusal is a good time."));
    }
  else if (g_date_compare (&today, &when->last) <= 0)
    {
      when->time = AFT_ADVICE_SOON;
      when->words = g_strdup (_("Now is a good time: the second to fifth work day after the refusal."));
    }
  else if (passed <= LATE_DAYS)
    {
      when->time = AFT_ADVICE_STILL_GOOD;
      when->words = g_strdup (_("It is still a good time. People differ, so a day more or less doesn’t matter."));
    }
  else
    {
      when->time = AFT_ADVICE_LATER;
      when->words = g_strdup (_("It is still fine; write rather than call. It is never too late to thank somebody."));
    }
}

char *
aft_guide_dup_their_time (AftContact *contact,
                          GDateTime  *now)
{
  const char *zone = aft_record_get (contact, AFT_CONTACT_TIME_ZONE);
  g_autoptr (GTimeZone) time_zone = aft_time_zone_find (zone);
  g_autoptr (GDateTime) there = time_zone != NULL ? g_date_time_to_timezone (now, time_zone) : NULL;
  g_autofree char *time = NULL;
  gint hour;

  if (there == NULL || g_date_time_get_utc_offset (there) == g_date_time_get_utc_offset (now))
    return NULL;

  time = g_date_time_format (there, "%H:%M");
  hour = g_date_time_get_hour (there);

  if (hour < FIRST_HOUR || hour >= LAST_HOUR)
    /* Translators: %s is a time of day. */
    return g_strdup_printf (_("It is %s where they are: outside office hours."), time);

  return g_strdup_printf (_("It is %s where they are."), time);
}

gboolean
aft_guide_thanks_first (AftFollowUp *follow_up)
{
  GListModel *touches = aft_document_get_records (aft_record_get_document (follow_up), AFT_TYPE_TOUCH);

  for (guint i = 0; i < g_list_model_get_n_items (touches); i++)
    {
      g_autoptr (AftTouch) touch = g_list_model_get_item (touches, i);

      if (aft_record_is (touch, AFT_TOUCH_DIRECTION, "out") && aft_record_is (touch, AFT_TOUCH_RESULT, "sent"))
        return FALSE;
    }

  return TRUE;
}

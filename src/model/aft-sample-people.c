/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-sample-private.h"

#include <glib/gi18n-lib.h>

#include "aft-remind.h"
#include "aft-story.h"

/* Nobody was asked yet: turned down today, yesterday and last week. */
void
aft_sample_fill_before (AftSample *sample)
{
  AftFollowUp *follow_up;

  aft_sample_turn_down (sample, (AftWayIn) {
    .company = "Bluebird Rail", .position = _("Timetable planner"), .tomorrow = TRUE,
  }, 0);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Kaito Mori", .company = "Lakeside Labs", .position = _("Software tester"), .email = "kaito.mori@example.org",
    .met = "video", .tomorrow = TRUE,
  }, -1);
  /* Translators: how a letter addresses somebody. */
  aft_sample_describe (follow_up, _("Mr Mori"), _("Head of quality"), "formal");
  aft_record_set (aft_guide_get_contact (follow_up), AFT_CONTACT_TIME_ZONE, "Asia/Tokyo");
  aft_record_set (aft_guide_get_contact (follow_up), AFT_CONTACT_COUNTRY, "JP");
  aft_sample_interview (sample, follow_up, "video", _("the test bench that you showed me over the camera"), -8);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Ana Ortiz", .company = "Northwind", .position = _("Data engineer"), .email = "ana.ortiz@example.org",
    .phone = "+1 555 0112", .met = "in-person",
  }, -4);
  aft_sample_describe (follow_up, _("Ms Ortiz"), _("Head of data"), "formal");
  aft_sample_interview (sample, follow_up, "in-person", _("the data flow on the whiteboard"), -11);
  aft_sample_step (sample, follow_up, AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_WHO, -1);
  aft_sample_plan (sample, follow_up, "call", 0, -1);
  sample->planned = follow_up;
}

/* Somebody was tried, or talked to. */
void
aft_sample_fill_conversation (AftSample *sample)
{
  AftFollowUp *follow_up;
  g_autoptr (AftDraft) draft = aft_record_new (AFT_TYPE_DRAFT, NULL);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Ruth Adeyemi", .company = "Alder & Finch", .position = _("Office manager"), .email = "ruth.adeyemi@example.org",
    .phone = "+1 555 0137", .met = "in-person",
  }, -7);
  aft_sample_describe (follow_up, _("Ms Adeyemi"), _("Managing partner"), "formal");
  aft_sample_step (sample, follow_up, AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_SAY, -4);
  aft_sample_outcome (sample, follow_up, "voicemail", -2);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Grace Okafor", .company = "Cedar Point Hospital", .position = _("Ward coordinator"),
    .email = "grace.okafor@example.org", .met = "writing",
  }, -9);
  aft_sample_describe (follow_up, _("Ms Okafor"), _("Head of nursing"), "formal");
  aft_sample_step (sample, follow_up, AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_SAY, -5);
  aft_sample_outcome (sample, follow_up, "waiting", -4);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Jonas Lindqvist", .company = "Harbour Street Software", .position = _("Team lead"),
    .email = "jonas.lindqvist@example.org", .phone = "+1 555 0164", .met = "phone",
  }, -6);
  aft_sample_describe (follow_up, "Jonas", _("Head of development"), "familiar");
  aft_sample_step (sample, follow_up, AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_SAY, -3);
  aft_sample_note (sample, follow_up,
                   /* Translators: notes of a conversation. Keep the signs at the beginning of the lines. */
                   _("15:02 friendly at once\n"
                     "> Your examples were good, but I never heard you lead people yourself.\n"
                     "15:06\n"
                     "> You spoke very fast when we came to money.\n"
                     "! send him the article about small teams tomorrow\n"
                     "? which association would you recommend\n"
                     "- [ ] look up the evening he named"), -1);
  aft_sample_outcome (sample, follow_up, "talked", -1);
  aft_sample_sort (sample, follow_up, 0, "gap", -1);
  aft_sample_sort (sample, follow_up, 1, "manner", -1);
  sample->talked = follow_up;

  aft_record_set (draft, AFT_DRAFT_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up)));
  aft_record_set (draft, AFT_DRAFT_KIND, "thanks");
  aft_record_set (draft, AFT_DRAFT_TO, "jonas.lindqvist@example.org");
  aft_record_set (draft, AFT_DRAFT_SUBJECT, _("Thank you for yesterday"));
  aft_record_set (draft, AFT_DRAFT_TEXT, _("Dear Jonas,\n\nthank you for taking the time yesterday. What you said about leading "
                                           "people is something I can work on."));
  aft_document_add (AFT_DOCUMENT (aft_guide_get_contact (follow_up)), draft);
}

/* The story that answers what somebody said, finished and used. */
static void
tell_story (AftSample   *sample,
            AftFeedback *feedback)
{
  AftStory *story = aft_guide_make_fix (sample->book, feedback, sample->now, NULL);

  aft_record_set (story, AFT_STORY_TITLE, _("The move over one weekend"));
  aft_record_set (story, AFT_STORY_CHALLENGE, _("Twelve old databases had to move before the lease of the data centre ended."));
  aft_record_set (story, AFT_STORY_OBSTACLE, _("Nobody was left who knew two of them."));
  aft_record_set (story, AFT_STORY_ACTION, _("I rehearsed the move three times with copies and wrote down every step."));
  aft_record_set (story, AFT_STORY_RESULT, _("I moved all twelve in one weekend, and on Monday nobody noticed."));
  aft_record_set (story, AFT_STORY_NUMBER, _("12 databases, 31 hours, no data lost"));
  aft_record_set (story, AFT_STORY_NEED, _("Somebody who stays calm when much depends on it"));
}

/* Talked to weeks ago, and what became of it. */
void
aft_sample_fill_afterwards (AftSample *sample)
{
  AftFollowUp *meera, *follow_up;
  AftFeedback *story;
  g_autoptr (GDateTime) used = g_date_time_add_days (sample->now, -10);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Oskar Weiss", .company = "Tidewater", .agency = "Kestrel Search", .position = _("Database administrator"),
    .email = "oskar.weiss@example.org", .part = "recruiter", .met = "recruiter-only",
  }, -48);
  aft_sample_describe (follow_up, _("Mr Weiss"), _("Recruiter"), "formal");
  aft_sample_step (sample, follow_up, AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_SAY, -46);
  aft_sample_note (sample, follow_up, _("His answer by mail:\n"
                                        "> Honestly, they had somebody from inside in mind all along."), -45);
  aft_sample_outcome (sample, follow_up, "replied", -45);
  aft_sample_sort (sample, follow_up, 0, "not-about-me", -45);
  aft_sample_thank (sample, follow_up, "sent", -45);
  aft_sample_step (sample, follow_up, AFT_GUIDE_STEP_LEARN, AFT_GUIDE_STEP_LEARN, -44);
  aft_guide_set_rhythm (sample->book, aft_guide_get_contact (follow_up), "month", used, NULL);

  meera = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Meera Nair", .company = "Tidewater", .position = _("Database administrator"), .email = "meera.nair@example.org",
    .phone = "+1 555 0175", .met = "in-person",
  }, -48);
  aft_sample_describe (meera, _("Ms Nair"), _("Head of operations"), "formal");
  aft_sample_interview (sample, meera, "in-person", _("the outage of last winter"), -55);
  aft_sample_step (sample, meera, AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_SAY, -44);
  aft_sample_note (sample, meera, _("> You know your databases, that was plain at once.\n"
                                    "She took her time.\n"
                                    "> I couldn’t tell what you had done yourself in that move, and what the others did."), -43);
  aft_sample_outcome (sample, meera, "talked", -43);
  aft_sample_sort (sample, meera, 0, "keep", -43);
  story = aft_sample_sort (sample, meera, 1, "story", -43);
  aft_sample_thank (sample, meera, "sent", -43);
  tell_story (sample, story);
  aft_sample_step (sample, meera, AFT_GUIDE_STEP_LEARN, AFT_GUIDE_STEP_KEEP, -42);
  aft_guide_record_use (sample->book, story, aft_record_get (sample->planned, AFT_FOLLOW_UP_APPLICATION), "yes", used, NULL);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Lucia Bianchi", .company = "Tidewater", .position = _("Database administrator"),
    .email = "lucia.bianchi@example.org", .part = "interviewer", .met = "in-person",
  }, -48);
  aft_sample_describe (follow_up, _("Ms Bianchi"), _("Database administrator"), "formal");
  aft_sample_thank (sample, follow_up, "sent", -43);
  aft_guide_close (sample->book, follow_up, used);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Tom Becker", .company = "Meridian Post", .position = _("Dispatcher"), .met = "phone",
  }, -70);
  aft_sample_describe (follow_up, _("Mr Becker"), _("Site manager"), "formal");
  aft_sample_outcome (sample, follow_up, "declined", -66);

  follow_up = aft_sample_turn_down (sample, (AftWayIn) {
    .name = "Petra Novak", .company = "Greenfield Foods", .position = _("Buyer"), .email = "petra.novak@example.org",
    .met = "video",
  }, -200);
  aft_sample_describe (follow_up, _("Ms Novak"), _("Head of purchasing"), "formal");
  aft_sample_outcome (sample, follow_up, "no-comment", -196);
  aft_sample_thank (sample, follow_up, "sent", -196);
  aft_sample_step (sample, follow_up, AFT_GUIDE_STEP_LEARN, AFT_GUIDE_STEP_KEEP, -195);
  aft_sample_log (sample, aft_guide_get_contact (follow_up), "mail", "out", "sent", _("Congratulated on the new shop"), -160);
  aft_sample_log (sample, aft_guide_get_contact (follow_up), "mail", "out", "sent", _("News about the buyers’ evening"), -65);
}

/* What doesn't belong to one follow-up: a peer, events, stories, the inbox, what opened up. */
void
aft_sample_fill_rest (AftSample *sample)
{
  g_autoptr (AftStory) story = aft_document_new (AFT_DOCUMENT_STORY, NULL, sample->now);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (sample->now, -1);
  g_autoptr (GListModel) gaps = aft_guide_list_feedback (sample->book, "gap");
  g_autoptr (AftFeedback) gap = g_list_model_get_item (gaps, 0);
  AftContact *peer;
  AftEvent *evening;
  AftStory *card;

  peer = aft_sample_person (sample, "Nils Haugen", "Fjord Analytics", _("Analyst"), "nils.haugen@example.org",
                            _("At the evening of the data people, two years ago"), -300);
  aft_record_set (peer, AFT_CONTACT_RHYTHM, "half-year");
  aft_sample_log (sample, peer, "meeting", "out", "talked", _("Coffee after the talk"), -290);
  aft_sample_log (sample, peer, "mail", "in", "replied", _("Sent his slides"), -190);
  sample->peer = peer;

  evening = aft_sample_event (sample, _("Evening of the Data People"), _("Association of Data People"), _("City library, hall 2"),
                              6, "18:30");
  aft_record_list_put (evening, AFT_EVENT_PEOPLE, aft_record_get_id (AFT_RECORD (peer)), TRUE);
  aft_record_list_put (evening, AFT_EVENT_PEOPLE, aft_record_get_id (aft_record_get_document (sample->talked)), TRUE);
  aft_record_set (evening, AFT_EVENT_PREPARED, _("Ask Nils how the new team is going."));
  aft_sample_event (sample, _("Regional Job Fair"), _("Chamber of Commerce"), _("Trade hall"), 23, "10:00");

  card = aft_guide_make_fix (sample->book, gap, yesterday, NULL);
  aft_record_set (card, AFT_STORY_TITLE, _("Leading people"));
  aft_record_set (card, AFT_STORY_EXPERIENCE, _("I trained four apprentices and planned their weeks for two years."));
  aft_record_set (card, AFT_STORY_SAY, _("I haven’t had the title, but four people have learnt their work from me."));
  aft_record_set (card, AFT_STORY_PLAN, _("Ask to lead the next small project."));

  aft_record_set (story, AFT_STORY_KIND, "story");
  aft_record_set (story, AFT_STORY_TITLE, _("The night the orders stopped"));
  aft_record_set (story, AFT_STORY_CHALLENGE, _("One evening in December no order came through any more."));
  aft_record_set (story, AFT_STORY_ACTION, _("We found the full disk, and I made room."));
  aft_book_add (sample->book, story);

  aft_guide_make_promises (sample->book, sample->talked, yesterday);
  aft_guide_set_opened (sample->book, sample->talked, "in-touch", TRUE, NULL);
  aft_guide_opened_person (sample->book, sample->talked, "Fatima El-Sayed <fatima.elsayed@example.org>", "Harbour Street Software",
                           yesterday, NULL);
  aft_guide_opened_job (sample->book, sample->talked, _("Developer"), "Lighthouse Systems", yesterday, NULL);

  aft_sample_inbox (sample, _("Somebody at the bus stop named a bakery that looks for a bookkeeper. #idea"), -3);
  aft_remind_add_words (sample->book, NULL, _("Renew the library card in 3 days"), sample->now, NULL);
}

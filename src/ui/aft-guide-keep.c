/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include "aft-check-row.h"
#include "aft-date.h"
#include "aft-entry-row.h"
#include "aft-guide-pages.h"
#include "aft-keep-in-touch.h"

struct _AftGuideKeep
{
  AftGuidePage         parent_instance;

  AdwPreferencesGroup *rhythms;
  GtkWidget           *checks[AFT_RHYTHM_UNKNOWN];
  GtkLabel            *next;
  AdwEntryRow         *pause;
  gboolean             refreshing;
};

G_DEFINE_FINAL_TYPE (AftGuideKeep, aft_guide_keep, AFT_TYPE_GUIDE_PAGE)

static AftRhythm
get_chosen (AftGuideKeep *self)
{
  for (AftRhythm rhythm = 0; rhythm < AFT_RHYTHM_UNKNOWN; rhythm++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[rhythm])))
      return rhythm;

  return AFT_RHYTHM_QUARTER;
}

static void
rhythm_cb (AftGuideKeep   *self,
           GtkCheckButton *check)
{
  if (!self->refreshing && gtk_check_button_get_active (check))
    aft_record_set (aft_guide_page_get_contact (AFT_GUIDE_PAGE (self)), AFT_CONTACT_RHYTHM,
                    aft_rhythm_get_word (get_chosen (self)));
}

static void
pause_cb (AftGuideKeep *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->pause));
  const char *wrong = NULL;
  GDate today, until;

  aft_session_today (aft_guide_page_get_session (page), &today);
  if (*typed != '\0' && !aft_day_parse_words_ahead (typed, &today, &until))
    wrong = _("Not a day yet. Try “Thursday”, “in 3 days” or 2026-11-30.");
  else if (*typed != '\0' && g_date_compare (&until, &today) < 0)
    wrong = _("That day has passed. Choose today or a later one.");
  if (wrong != NULL)
    {
      aft_guide_page_say (page, wrong);
      return;
    }

  aft_keep_in_touch_pause (aft_guide_page_get_book (page), aft_guide_page_get_contact (page), *typed != '\0' ? &until : NULL);
  aft_session_flush (aft_guide_page_get_session (page));
}

static void
refresh_next (AftGuideKeep *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (aft_guide_page_get_contact (page)));
  g_autofree char *words = NULL;
  AftKeepRules rules;
  AftKeep keep;
  GDate today, next;

  aft_session_today (aft_guide_page_get_session (page), &today);
  aft_keep_rules_read (aft_guide_page_get_book (page), &rules);
  aft_keep_in_touch_compute (summary, &rules, &today, &keep);

  if (aft_keep_get_day (&keep, &today, &next))
    {
      g_autofree char *iso = aft_day_format (&next);
      g_autofree char *day = aft_day_dup_shown (iso, &today);

      /* Translators: the day of the next contact, and why it is that day */
      words = g_strdup_printf (_("Next: %s. %s"), day, aft_keep_why_get_words (keep.why));
    }
  else
    words = g_strdup (aft_keep_why_get_words (keep.why));
  gtk_label_set_label (self->next, words);
}

static void
aft_guide_keep_refresh (AftGuidePage *page)
{
  AftGuideKeep *self = AFT_GUIDE_KEEP (page);
  const char *word = aft_record_get (aft_guide_page_get_contact (page), AFT_CONTACT_RHYTHM);
  AftRhythm chosen = aft_rhythm_parse (word);
  AftKeepRules rules;

  aft_keep_rules_read (aft_guide_page_get_book (page), &rules);
  if (chosen == AFT_RHYTHM_UNKNOWN)
    chosen = rules.rhythm;

  self->refreshing = TRUE;
  for (AftRhythm rhythm = 0; rhythm < AFT_RHYTHM_UNKNOWN; rhythm++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[rhythm]), rhythm == chosen);
  self->refreshing = FALSE;
  refresh_next (self);
}

static void
aft_guide_keep_enter (AftGuidePage *page)
{
  AftGuideKeep *self = AFT_GUIDE_KEEP (page);
  const char *until = aft_record_get (aft_guide_page_get_contact (page), AFT_CONTACT_PAUSED_UNTIL);

  aft_entry_row_show (self->pause, until != NULL ? until : "");
  aft_check_row_focus (self->checks[get_chosen (self)]);
}

static void
aft_guide_keep_done (AftGuidePage *page)
{
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_autoptr (GError) error = NULL;
  AftBook *book = aft_guide_page_get_book (page);
  gboolean chosen;

  aft_book_begin (book, aft_guide_step_get_title (AFT_GUIDE_STEP_KEEP));
  chosen = aft_guide_set_rhythm (book, aft_guide_page_get_contact (page),
                                 aft_rhythm_get_word (get_chosen (AFT_GUIDE_KEEP (page))), now, &error);
  if (chosen)
    aft_guide_settle (book, aft_guide_page_get_follow_up (page), AFT_GUIDE_STEP_KEEP, AFT_GUIDE_STEP_DONE, now);
  aft_book_end (book);

  if (!chosen)
    aft_guide_page_complain (page, error);
  else
    aft_guide_page_settle (page, AFT_GUIDE_STEP_DONE);
}

static void
aft_guide_keep_class_init (AftGuideKeepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AftGuidePageClass *page_class = AFT_GUIDE_PAGE_CLASS (klass);

  page_class->refresh = aft_guide_keep_refresh;
  page_class->enter = aft_guide_keep_enter;
  page_class->done = aft_guide_keep_done;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-keep.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideKeep, rhythms);
  gtk_widget_class_bind_template_child (widget_class, AftGuideKeep, next);
  gtk_widget_class_bind_template_child (widget_class, AftGuideKeep, pause);
  gtk_widget_class_bind_template_callback (widget_class, pause_cb);
}

static void
aft_guide_keep_init (AftGuideKeep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (AftRhythm rhythm = 0; rhythm < AFT_RHYTHM_UNKNOWN; rhythm++)
    {
      adw_preferences_group_add (self->rhythms,
                                 aft_check_row_new (aft_rhythm_get_title (rhythm), NULL, TRUE,
                                                    rhythm > 0 ? self->checks[0] : NULL, &self->checks[rhythm]));
      g_signal_connect_object (self->checks[rhythm], "toggled", G_CALLBACK (rhythm_cb), self, G_CONNECT_SWAPPED);
    }
}

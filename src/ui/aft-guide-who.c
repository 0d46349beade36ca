/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include "aft-choice-button.h"
#include "aft-check-row.h"
#include "aft-customs.h"
#include "aft-date.h"
#include "aft-editable.h"
#include "aft-guide-pages.h"
#include "aft-spoken.h"
#include "aft-text.h"
#include "aft-way-in.h"
#include "aft-words.h"
#include "aft-wrap-box.h"

#define N_MET 5
#define N_CHANNELS 5

/* The words of Met and how they are shown; one tap each. */
static const struct { const char *word; const char *label; } met_words[N_MET] = {
  { "in-person", N_("In Person") },
  { "video", N_("By Video") },
  { "phone", N_("By Phone") },
  { "writing", N_("In Writing") },
  { "recruiter-only", N_("Recruiter Only") },
};

static const char * const channel_words[N_CHANNELS] = { "call", "mail", "message", "letter", "meeting" };

struct _AftGuideWho
{
  AftGuidePage         parent_instance;

  AdwActionRow        *who;
  AdwEntryRow         *name;
  GtkLabel            *name_hint;
  GtkLabel            *thanked;
  AdwPreferencesGroup *customs;
  AftWrapBox          *met;
  AdwPreferencesGroup *channels;
  GtkLabel            *channel_why;
  GtkLabel            *channel_against;
  GtkLabel            *their_time;
  AdwEntryRow         *day;
  GtkLabel            *day_read;
  GtkLabel            *when_words;
  GtkLabel            *planned;
  GtkWidget           *plan;
  GtkWidget           *met_buttons[N_MET];
  GtkWidget           *channel_buttons[N_CHANNELS];
  AdwActionRow        *channel_rows[N_CHANNELS];
  GPtrArray           *custom_rows;     /* GtkWidget, in @customs */
  char                *who_id;
  char                *country;         /* whose customs are shown */
  gboolean             refreshing;
};

G_DEFINE_FINAL_TYPE (AftGuideWho, aft_guide_who, AFT_TYPE_GUIDE_PAGE)

static const char *
get_channel (AftGuideWho *self)
{
  for (guint i = 0; i < N_CHANNELS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->channel_buttons[i])))
      return channel_words[i];

  return "mail";
}

static gboolean
read_day (AftGuideWho *self,
          GDate       *day)
{
  GDate today;

  aft_session_today (aft_guide_page_get_session (AFT_GUIDE_PAGE (self)), &today);
  return aft_day_parse_words_ahead (gtk_editable_get_text (GTK_EDITABLE (self->day)), &today, day);
}

static void
day_changed_cb (AftGuideWho *self)
{
  GDate day;
  gboolean usable = read_day (self, &day);

  gtk_widget_set_sensitive (self->plan, usable);
  if (usable)
    {
      g_autofree char *iso = aft_day_format (&day);
      g_autofree char *shown = aft_day_dup_shown (iso, NULL);

      gtk_label_set_label (self->day_read, shown);
    }
  else
    gtk_label_set_label (self->day_read, _("Not a day yet. Try “Thursday”, “in 3 days” or 2026-11-30."));
  aft_spoken_set_wrong (GTK_EDITABLE (self->day), usable ? NULL : GTK_WIDGET (self->day_read));
}

static gboolean
plan (AftGuideWho *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_autoptr (GError) error = NULL;
  GDate day;

  if (!read_day (self, &day))
    return FALSE;

  if (!aft_guide_plan (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), &day, get_channel (self), now, &error))
    {
      aft_guide_page_complain (page, error);
      return FALSE;
    }
  return TRUE;
}

static void
plan_cb (AftGuideWho *self)
{
  if (plan (self))
    aft_session_flush (aft_guide_page_get_session (AFT_GUIDE_PAGE (self)));
}

static void
name_cb (AftGuideWho *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_autoptr (GError) error = NULL;

  if (!aft_way_in_name (aft_guide_page_get_book (page), aft_guide_page_get_contact (page),
                        gtk_editable_get_text (GTK_EDITABLE (self->name)), now, &error))
    aft_guide_page_complain (page, error);
  else
    aft_session_flush (aft_guide_page_get_session (page));
}

static void
show_who_cb (AftGuideWho *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", self->who_id);
}

static void
met_cb (AftGuideWho     *self,
        GtkToggleButton *button)
{
  if (self->refreshing)
    return;

  for (guint i = 0; i < N_MET; i++)
    if (self->met_buttons[i] == GTK_WIDGET (button))
      aft_record_set (aft_guide_page_get_follow_up (AFT_GUIDE_PAGE (self)), AFT_FOLLOW_UP_MET,
                      gtk_toggle_button_get_active (button) ? met_words[i].word : NULL);
  /* The way that is suggested follows at once: going on takes what is shown. */
  aft_guide_page_refresh (AFT_GUIDE_PAGE (self));
}

static void
channel_cb (AftGuideWho    *self,
            GtkCheckButton *button)
{
  if (!self->refreshing && gtk_check_button_get_active (button))
    aft_record_set (aft_guide_page_get_follow_up (AFT_GUIDE_PAGE (self)), AFT_FOLLOW_UP_CHANNEL, get_channel (self));
}

static void
add_choices (AftGuideWho *self)
{
  for (guint i = 0; i < N_MET; i++)
    {
      self->met_buttons[i] = aft_choice_button_new (_(met_words[i].label));
      g_signal_connect_object (self->met_buttons[i], "toggled", G_CALLBACK (met_cb), self, G_CONNECT_SWAPPED);
      aft_wrap_box_append (self->met, self->met_buttons[i]);
    }

  for (guint i = 0; i < N_CHANNELS; i++)
    {
      self->channel_rows[i] = ADW_ACTION_ROW (aft_check_row_new (aft_words_shown (AFT_WORDS_CHANNEL, channel_words[i]), NULL, TRUE,
                                                                 i > 0 ? self->channel_buttons[0] : NULL,
                                                                 &self->channel_buttons[i]));
      g_signal_connect_object (self->channel_buttons[i], "toggled", G_CALLBACK (channel_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->channels, GTK_WIDGET (self->channel_rows[i]));
    }
}

static void
refresh_whom (AftGuideWho *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  AftContact *contact = aft_guide_page_get_contact (page);
  g_auto (AftAdviceWho) who = { NULL };
  g_autofree char *title = NULL;
  g_autoptr (GString) thanked = g_string_new (NULL);
  gboolean unnamed = aft_record_get_flag (contact, AFT_CONTACT_UNNAMED);

  aft_guide_advise_who (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), &who);
  title = aft_text_dup_shown (aft_document_get_summary (AFT_DOCUMENT (who.contact != NULL ? who.contact : contact))->title, 120);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->who), title);
  adw_action_row_set_subtitle (self->who, who.why != NULL ? who.why : "");
  g_free (self->who_id);
  self->who_id = g_strdup (aft_record_get_id (AFT_RECORD (who.contact != NULL ? who.contact : contact)));

  gtk_widget_set_visible (GTK_WIDGET (self->name), unnamed);
  gtk_widget_set_visible (GTK_WIDGET (self->name_hint), unnamed && who.find_out != NULL);
  gtk_label_set_label (self->name_hint, who.find_out != NULL ? who.find_out : "");

  for (guint i = 0; who.thanked != NULL && i < who.thanked->len; i++)
    {
      g_autofree char *name = aft_text_dup_shown (aft_document_get_summary (g_ptr_array_index (who.thanked, i))->title, 80);

      if (i > 0)
        g_string_append (thanked, ", ");
      g_string_append (thanked, name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->thanked), thanked->len > 0);
  if (thanked->len > 0)
    {
      /* Translators: names, separated by commas */
      g_autofree char *words = g_strdup_printf (_("One person is asked, the others are thanked: %s."), thanked->str);

      gtk_label_set_label (self->thanked, words);
    }
}

static void
refresh_customs (AftGuideWho *self)
{
  AftContact *contact = aft_guide_page_get_contact (AFT_GUIDE_PAGE (self));
  const char *country = aft_record_get (contact, AFT_CONTACT_COUNTRY);
  g_autoptr (GPtrArray) customs = NULL;
  g_autofree char *name = NULL;

  if (g_strcmp0 (country, self->country) == 0)
    return;

  g_free (self->country);
  self->country = g_strdup (country);
  for (guint i = 0; i < self->custom_rows->len; i++)
    adw_preferences_group_remove (self->customs, g_ptr_array_index (self->custom_rows, i));
  g_ptr_array_set_size (self->custom_rows, 0);

  customs = aft_customs_list (country != NULL ? country : "");
  name = country != NULL ? aft_customs_dup_name (country) : NULL;
  for (guint i = 0; i < customs->len; i++)
    {
      const AftCustom *custom = g_ptr_array_index (customs, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), custom->text);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (self->customs, row);
      g_ptr_array_add (self->custom_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->customs), customs->len > 0);
  if (name != NULL)
    {
      /* Translators: a country */
      g_autofree char *title = g_markup_printf_escaped (_("What Is Usual: %s"), name);

      adw_preferences_group_set_title (self->customs, title);
    }
}

static void
refresh_channel (AftGuideWho *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (page);
  const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (aft_guide_page_get_contact (page)));
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_auto (AftAdviceChannel) advice = { NULL };
  g_autofree char *their_time = aft_guide_dup_their_time (aft_guide_page_get_contact (page), now);
  g_autofree char *why = NULL;
  const char *met = aft_record_get (follow_up, AFT_FOLLOW_UP_MET);
  const char *channel = aft_record_get (follow_up, AFT_FOLLOW_UP_CHANNEL);

  aft_guide_advise_channel (aft_guide_page_get_book (page), follow_up, now, &advice);
  for (guint i = 0; i < N_MET; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->met_buttons[i]), g_strcmp0 (met, met_words[i].word) == 0);
  for (guint i = 0; i < N_CHANNELS; i++)
    {
      const char *value = g_str_equal (channel_words[i], "call") ? summary->phone
                          : g_str_equal (channel_words[i], "mail") ? summary->email : "";
      gboolean advised = g_strcmp0 (advice.channel, channel_words[i]) == 0;
      g_autofree char *shown = aft_text_dup_shown (value, 80);
      g_autofree char *subtitle = NULL;

      if (advised && *shown != '\0')
        /* Translators: the suggested way to get in touch, and the number or address */
        subtitle = g_strdup_printf (_("Suggested · %s"), shown);
      else
        subtitle = g_strdup (advised ? _("Suggested") : shown);
      adw_action_row_set_subtitle (self->channel_rows[i], subtitle);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->channel_buttons[i]),
                                   channel != NULL ? g_str_equal (channel, channel_words[i]) : advised);
    }

  why = advice.offer != NULL && *advice.offer != '\0' ? g_strconcat (advice.why, "\n", advice.offer, NULL) : g_strdup (advice.why);
  gtk_label_set_label (self->channel_why, why != NULL ? why : "");
  gtk_label_set_label (self->channel_against, advice.against != NULL ? advice.against : "");
  gtk_label_set_label (self->their_time, their_time != NULL ? their_time : "");
  gtk_widget_set_visible (GTK_WIDGET (self->channel_against), advice.against != NULL && *advice.against != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->their_time), their_time != NULL);
}

static void
refresh_when (AftGuideWho *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (page);
  const char *planned = aft_record_get (follow_up, AFT_FOLLOW_UP_PLANNED);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_auto (AftAdviceWhen) advice = { 0 };
  g_autofree char *words = NULL;

  aft_guide_advise_when (aft_guide_page_get_book (page), follow_up, now, &advice);
  gtk_label_set_label (self->when_words, advice.words != NULL ? advice.words : "");
  if (*gtk_editable_get_text (GTK_EDITABLE (self->day)) == '\0')
    {
      g_autofree char *iso = planned != NULL ? g_strdup (planned) : aft_day_format (&advice.suggested);

      aft_editable_show (GTK_EDITABLE (self->day), iso);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->planned), planned != NULL);
  if (planned != NULL)
    {
      GDate today;
      g_autofree char *day = NULL;

      aft_session_today (aft_guide_page_get_session (page), &today);
      day = aft_day_dup_shown (planned, &today);
      /* Translators: the planned way to get in touch ("Call") and the day ("Thursday") */
      words = g_strdup_printf (_("Planned: %s, %s. Shown under Today when you open Afterword."),
                               aft_words_shown (AFT_WORDS_CHANNEL, aft_record_get (follow_up, AFT_FOLLOW_UP_CHANNEL)), day);
      gtk_label_set_label (self->planned, words);
    }
}

static void
aft_guide_who_refresh (AftGuidePage *page)
{
  AftGuideWho *self = AFT_GUIDE_WHO (page);

  self->refreshing = TRUE;
  refresh_whom (self);
  refresh_customs (self);
  refresh_channel (self);
  refresh_when (self);
  self->refreshing = FALSE;
}

static void
aft_guide_who_enter (AftGuidePage *page)
{
  AftGuideWho *self = AFT_GUIDE_WHO (page);

  aft_editable_show (GTK_EDITABLE (self->day), "");
  aft_guide_who_refresh (page);
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->name)) ? GTK_WIDGET (self->name) : self->met_buttons[0]);
}

/* Who has talked to them plans that no more, and what is planned already stays as it is: its day may have passed, its reminder
 * may be done. */
static gboolean
is_to_be_planned (AftGuideWho *self)
{
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (AFT_GUIDE_PAGE (self));
  GDate day, planned;

  if (!read_day (self, &day) || aft_guide_step_get_state (follow_up, AFT_GUIDE_STEP_TALK) == AFT_GUIDE_STEP_DONE)
    return FALSE;

  return !aft_record_get_day (follow_up, AFT_FOLLOW_UP_PLANNED, &planned) || g_date_compare (&planned, &day) != 0
         || !aft_record_is (follow_up, AFT_FOLLOW_UP_CHANNEL, get_channel (self));
}

/* Going on keeps what is shown: the day that was suggested is planned. */
static void
aft_guide_who_done (AftGuidePage *page)
{
  AftGuideWho *self = AFT_GUIDE_WHO (page);
  AftBook *book = aft_guide_page_get_book (page);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  gboolean kept;

  aft_book_begin (book, aft_guide_step_get_title (AFT_GUIDE_STEP_WHO));
  kept = !is_to_be_planned (self) || plan (self);
  if (kept)
    aft_guide_settle (book, aft_guide_page_get_follow_up (page), AFT_GUIDE_STEP_WHO, AFT_GUIDE_STEP_DONE, now);
  aft_book_end (book);

  if (kept)
    aft_guide_page_settle (page, AFT_GUIDE_STEP_DONE);
}

static void
aft_guide_who_finalize (GObject *object)
{
  AftGuideWho *self = AFT_GUIDE_WHO (object);

  g_ptr_array_unref (self->custom_rows);
  g_free (self->who_id);
  g_free (self->country);

  G_OBJECT_CLASS (aft_guide_who_parent_class)->finalize (object);
}

static void
aft_guide_who_class_init (AftGuideWhoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AftGuidePageClass *page_class = AFT_GUIDE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aft_guide_who_finalize;
  page_class->refresh = aft_guide_who_refresh;
  page_class->enter = aft_guide_who_enter;
  page_class->done = aft_guide_who_done;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-who.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, who);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, name);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, name_hint);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, thanked);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, customs);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, met);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, channels);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, channel_why);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, channel_against);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, their_time);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, day);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, day_read);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, when_words);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, planned);
  gtk_widget_class_bind_template_child (widget_class, AftGuideWho, plan);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_who_cb);
}

static void
aft_guide_who_init (AftGuideWho *self)
{
  self->custom_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
}

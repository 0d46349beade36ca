/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-guide-pages.h"
#include "aft-reminder.h"

struct _AftGuideReady
{
  AftGuidePage  parent_instance;

  GtkWidget    *unanswered;
  GtkWidget    *can_say;
  GtkLabel     *later;
  GtkWidget    *thanks_first;
};

G_DEFINE_FINAL_TYPE (AftGuideReady, aft_guide_ready, AFT_TYPE_GUIDE_PAGE)

static void
can_say_cb (AftGuideReady *self)
{
  aft_guide_page_settle (AFT_GUIDE_PAGE (self), AFT_GUIDE_STEP_DONE);
}

static void
not_today_cb (AftGuideReady *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);

  aft_guide_tomorrow (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), now);
  aft_session_flush (aft_guide_page_get_session (page));
  aft_guide_page_refresh (page);
}

static void
as_no_cb (AftGuideReady *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  GDate today;

  aft_session_today (aft_guide_page_get_session (page), &today);
  aft_guide_take_as_refusal (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), &today, now);
  aft_session_flush (aft_guide_page_get_session (page));
  gtk_widget_grab_focus (self->can_say);
}

/* The open reminder of [Not today], if there is one: step 1 says when it comes. */
static const char *
find_later (AftGuideReady *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  const char *follow_up = aft_record_get_id (AFT_RECORD (aft_guide_page_get_follow_up (page)));
  GListModel *reminders = aft_document_get_records (AFT_DOCUMENT (aft_guide_page_get_contact (page)), AFT_TYPE_REMINDER);

  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);

      if (aft_record_is (reminder, AFT_REMINDER_KIND, "ready") && aft_record_is (reminder, AFT_REMINDER_FOLLOW_UP, follow_up) &&
          !aft_record_is (reminder, AFT_REMINDER_STATE, "done") && !aft_record_is (reminder, AFT_REMINDER_STATE, "skipped"))
        return aft_record_get (reminder, AFT_REMINDER_DUE);
    }

  return NULL;
}

static void
aft_guide_ready_refresh (AftGuidePage *page)
{
  AftGuideReady *self = AFT_GUIDE_READY (page);
  const char *due = find_later (self);

  gtk_widget_set_visible (GTK_WIDGET (self->later), due != NULL);
  if (due != NULL)
    {
      GDate today;
      g_autofree char *day = NULL;
      g_autofree char *words = NULL;

      aft_session_today (aft_guide_page_get_session (page), &today);
      day = aft_day_dup_shown (due, &today);
      /* Translators: the day, as in "tomorrow" or "Thursday"; shown under Today is where reminders appear */
      words = g_strdup_printf (_("Few people can on the first day. It comes again: %s, shown under Today when you open Afterword."),
                               day);
      gtk_label_set_label (self->later, words);
    }
  gtk_widget_set_visible (self->unanswered, aft_guide_is_unanswered (aft_guide_page_get_book (page),
                                                                     aft_guide_page_get_follow_up (page)));
  gtk_widget_set_visible (self->thanks_first, aft_guide_thanks_first (aft_guide_page_get_follow_up (page)));
}

static void
aft_guide_ready_enter (AftGuidePage *page)
{
  gtk_widget_grab_focus (AFT_GUIDE_READY (page)->can_say);
}

static void
aft_guide_ready_class_init (AftGuideReadyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AftGuidePageClass *page_class = AFT_GUIDE_PAGE_CLASS (klass);

  page_class->refresh = aft_guide_ready_refresh;
  page_class->enter = aft_guide_ready_enter;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-ready.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideReady, can_say);
  gtk_widget_class_bind_template_child (widget_class, AftGuideReady, unanswered);
  gtk_widget_class_bind_template_child (widget_class, AftGuideReady, later);
  gtk_widget_class_bind_template_child (widget_class, AftGuideReady, thanks_first);
  gtk_widget_class_bind_template_callback (widget_class, can_say_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_today_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_no_cb);
}

static void
aft_guide_ready_init (AftGuideReady *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

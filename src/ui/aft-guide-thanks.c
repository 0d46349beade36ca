/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include "aft-draft-editor.h"
#include "aft-feedback.h"
#include "aft-guide-pages.h"
#include "aft-print.h"
#include "aft-send-bar.h"
#include "aft-story.h"

struct _AftGuideThanks
{
  AftGuidePage    parent_instance;

  GtkLabel       *state;
  GtkWidget      *said;
  GtkBox         *editor_box;
  AftDraftEditor *editor;
  AftSendBar     *bar;
};

G_DEFINE_FINAL_TYPE (AftGuideThanks, aft_guide_thanks, AFT_TYPE_GUIDE_PAGE)

static void
set_thanks (AftGuideThanks *self,
            const char     *thanks)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_autoptr (GError) error = NULL;
  gboolean planned = g_str_equal (thanks, "planned");
  gboolean is_set;

  aft_draft_editor_commit (self->editor);
  aft_book_begin (aft_guide_page_get_book (page), aft_guide_step_get_title (AFT_GUIDE_STEP_THANKS));
  is_set = aft_guide_set_thanks (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), thanks, NULL, now, &error);
  if (is_set && !planned)
    aft_draft_editor_discard (self->editor);
  aft_book_end (aft_guide_page_get_book (page));

  if (!is_set)
    aft_guide_page_complain (page, error);
  else if (planned)
    aft_session_flush (aft_guide_page_get_session (page));
  else
    aft_guide_page_settle (page, g_str_equal (thanks, "waived") ? AFT_GUIDE_STEP_SKIPPED : AFT_GUIDE_STEP_DONE);
}

static void
said_cb (AftGuideThanks *self)
{
  set_thanks (self, "said");
}

static void
planned_cb (AftGuideThanks *self)
{
  set_thanks (self, "planned");
}

static void
waived_cb (AftGuideThanks *self)
{
  set_thanks (self, "waived");
}

static void
sent_cb (AftGuideThanks *self)
{
  set_thanks (self, "sent");
}

static void
print_cb (AftGuideThanks *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autofree char *text = aft_draft_editor_dup_text (self->editor);

  aft_print_text (GTK_WIDGET (self), aft_document_get_summary (AFT_DOCUMENT (aft_guide_page_get_contact (page)))->title, text);
}

/* The one point to name: the first story, gap or praise of this follow-up. */
static AftFeedback *
find_point (AftGuidePage *page)
{
  GListModel *all = aft_document_get_records (AFT_DOCUMENT (aft_guide_page_get_contact (page)), AFT_TYPE_FEEDBACK);
  const char *id = aft_record_get_id (AFT_RECORD (aft_guide_page_get_follow_up (page)));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);

      if (aft_record_is (feedback, AFT_FEEDBACK_FOLLOW_UP, id) && !aft_record_is (feedback, AFT_FEEDBACK_KIND, "not-about-me"))
        return feedback;
    }

  return NULL;
}

static void
fill_in (AftGuideThanks *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  AftFeedback *point = find_point (page);
  AftDocument *story = point != NULL ? aft_book_lookup (aft_guide_page_get_book (page), aft_record_get (point, AFT_FEEDBACK_FIX))
                                     : NULL;
  const char *outcome = aft_record_get (aft_guide_page_get_follow_up (page), AFT_FOLLOW_UP_OUTCOME);

  aft_draft_editor_set (self->editor, aft_guide_page_get_follow_up (page),
                        point != NULL ? AFT_SCRIPT_THANKS_FEEDBACK
                        : outcome == NULL ? AFT_SCRIPT_THANKS_INTERVIEW : AFT_SCRIPT_THANKS,
                        point, story != NULL ? aft_document_get_summary (story)->title : NULL);
  aft_send_bar_reset (self->bar);
}

static void
aft_guide_thanks_refresh (AftGuidePage *page)
{
  AftGuideThanks *self = AFT_GUIDE_THANKS (page);
  const char *thanks = aft_record_get (aft_guide_page_get_follow_up (page), AFT_FOLLOW_UP_THANKS);
  const char *words = _("It stays under Today until it is sent, said or not needed.");

  if (self->editor == NULL)
    {
      aft_guide_page_add_draft (page, self->editor_box, G_CALLBACK (sent_cb), G_CALLBACK (print_cb), &self->editor, &self->bar);
      fill_in (self);
    }
  else
    aft_draft_editor_refresh (self->editor);

  if (g_strcmp0 (thanks, "planned") == 0)
    words = _("Planned for today: it stands under Today until it is sent, said or not needed.");
  else if (g_strcmp0 (thanks, "sent") == 0)
    words = _("Sent. Thank you for thanking them.");
  else if (g_strcmp0 (thanks, "said") == 0)
    words = _("Said in the conversation.");
  else if (g_strcmp0 (thanks, "waived") == 0)
    words = _("Not needed this time.");
  gtk_label_set_label (self->state, words);
}

static void
aft_guide_thanks_enter (AftGuidePage *page)
{
  AftGuideThanks *self = AFT_GUIDE_THANKS (page);

  fill_in (self);
  gtk_widget_grab_focus (self->said);
}

static void
aft_guide_thanks_class_init (AftGuideThanksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AftGuidePageClass *page_class = AFT_GUIDE_PAGE_CLASS (klass);

  page_class->refresh = aft_guide_thanks_refresh;
  page_class->enter = aft_guide_thanks_enter;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-thanks.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideThanks, state);
  gtk_widget_class_bind_template_child (widget_class, AftGuideThanks, said);
  gtk_widget_class_bind_template_child (widget_class, AftGuideThanks, editor_box);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
  gtk_widget_class_bind_template_callback (widget_class, planned_cb);
  gtk_widget_class_bind_template_callback (widget_class, waived_cb);
}

static void
aft_guide_thanks_init (AftGuideThanks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

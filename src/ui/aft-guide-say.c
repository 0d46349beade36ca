/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include "aft-choice-button.h"
#include "aft-date.h"
#include "aft-draft-editor.h"
#include "aft-entry-row.h"
#include "aft-guide-pages.h"
#include "aft-guide-script.h"
#include "aft-print.h"
#include "aft-send-bar.h"
#include "aft-wrap-box.h"

#define N_KINDS 5

static const struct { const char *channel; const char *label; } kinds[N_KINDS] = {
  { "call", N_("Call") },
  { "voicemail", N_("Voicemail") },
  { "mail", N_("E-mail") },
  { "message", N_("Message") },
  { "meeting", N_("In Person") },
};

struct _AftGuideSay
{
  AftGuidePage         parent_instance;

  AftWrapBox          *kinds;
  GtkWidget           *kind_buttons[N_KINDS];
  GtkLabel            *instead;
  GtkWidget           *callback_group;
  AdwEntryRow         *callback;
  GtkBox              *editor_box;
  AftDraftEditor      *editor;
  AftSendBar          *bar;
  AdwPreferencesGroup *questions;
  AdwPreferencesGroup *replies;
  GPtrArray           *rows;            /* GtkWidget, in the two groups */
  const AftLanguage   *language;        /* of what is in the two groups */
  AftForm              form;
  int                  kind;            /* -1: not chosen yet */
};

G_DEFINE_FINAL_TYPE (AftGuideSay, aft_guide_say, AFT_TYPE_GUIDE_PAGE)

static AftScript
get_script (AftGuideSay *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);

  if (g_str_equal (kinds[self->kind].channel, "voicemail"))
    return AFT_SCRIPT_VOICEMAIL;
  return aft_guide_script_for (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), kinds[self->kind].channel);
}

static void
show_kind (AftGuideSay *self,
           int          kind)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);

  self->kind = kind;
  for (int i = 0; i < N_KINDS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kind_buttons[i]), i == kind);

  aft_draft_editor_set (self->editor, aft_guide_page_get_follow_up (page), get_script (self), NULL, NULL);
  aft_send_bar_set_kind (self->bar, g_str_equal (kinds[kind].channel, "mail"),
                         !g_str_equal (kinds[kind].channel, "call") && !g_str_equal (kinds[kind].channel, "voicemail"),
                         _("_Print Call Sheet"));
  gtk_widget_set_visible (self->callback_group, g_str_equal (kinds[kind].channel, "voicemail"));
}

static void
kind_clicked_cb (AftGuideSay *self,
                 GtkWidget   *button)
{
  for (int i = 0; i < N_KINDS; i++)
    if (self->kind_buttons[i] == button)
      show_kind (self, i);
}

static void
callback_cb (AftGuideSay *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_autoptr (GError) error = NULL;

  if (!aft_guide_set_callback (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page),
                               gtk_editable_get_text (GTK_EDITABLE (self->callback)), now, &error))
    {
      aft_guide_page_complain (page, error);
      return;
    }
  aft_session_flush (aft_guide_page_get_session (page));
  aft_draft_editor_refresh (self->editor);
}

static void
print_cb (AftGuideSay *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autofree char *text = aft_draft_editor_dup_text (self->editor);
  g_autofree char *sheet = aft_guide_script_dup_sheet (aft_guide_page_get_session (page), aft_guide_page_get_follow_up (page),
                                                       get_script (self), text);

  aft_print_text (GTK_WIDGET (self), aft_document_get_summary (AFT_DOCUMENT (aft_guide_page_get_contact (page)))->title, sheet);
}

/* It is written and gone: the step is done, and they are waited for. */
static void
sent_cb (AftGuideSay *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  AftBook *book = aft_guide_page_get_book (page);
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (page);
  g_autoptr (GDateTime) now = aft_guide_page_now (page);
  g_autoptr (GError) error = NULL;
  gboolean asked;

  aft_book_begin (book, _("Sent"));
  aft_draft_editor_discard (self->editor);
  if (aft_guide_is_unanswered (book, follow_up))
    asked = aft_guide_asked_question (book, follow_up, kinds[self->kind].channel, now, &error);
  else
    asked = aft_guide_set_outcome (book, follow_up, "waiting", kinds[self->kind].channel, now, NULL, &error);
  if (asked)
    aft_guide_settle (book, follow_up, AFT_GUIDE_STEP_SAY, AFT_GUIDE_STEP_DONE, now);
  aft_book_end (book);

  aft_send_bar_reset (self->bar);
  if (asked)
    aft_guide_page_settle (page, AFT_GUIDE_STEP_DONE);
  else
    aft_guide_page_complain (page, error);
}

static GtkWidget *
add_row (AftGuideSay         *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row,
         const char          *title,
         const char          *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set (row, "subtitle", subtitle != NULL ? subtitle : "", NULL);
  if (group != NULL)
    {
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }

  return row;
}

static void
fill_groups (AftGuideSay *self)
{
  const AftLanguage *language = aft_draft_editor_get_language (self->editor);
  AftForm form = language != NULL ? aft_language_get_form (language, aft_guide_page_get_contact (AFT_GUIDE_PAGE (self)))
                                  : AFT_FORM_FORMAL;
  g_autoptr (GArray) questions = NULL;
  g_autoptr (GArray) replies = NULL;

  if (language == NULL || (self->language == language && self->form == form))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_IS_EXPANDER_ROW (row) ? self->replies : self->questions, row);
    }
  g_ptr_array_set_size (self->rows, 0);
  self->language = language;
  self->form = form;

  questions = aft_language_list_questions (language, form);
  for (guint i = 0; i < questions->len; i++)
    {
      const AftQuestion *question = &g_array_index (questions, AftQuestion, i);
      GtkWidget *row = add_row (self, self->questions, adw_action_row_new (), question->text, question->purpose);

      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_widget_set_focusable (row, TRUE);
    }

  replies = aft_language_list_replies (language, form);
  for (guint i = 0; i < replies->len; i++)
    {
      const AftReply *reply = &g_array_index (replies, AftReply, i);
      GtkWidget *row = add_row (self, self->replies, adw_expander_row_new (), reply->they, NULL);
      GtkWidget *answer = add_row (self, NULL, adw_action_row_new (), reply->say, reply->next);

      adw_action_row_set_title_lines (ADW_ACTION_ROW (answer), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (answer), 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), answer);
    }
}

static void
show_instead (AftGuideSay *self)
{
  AftContact *contact = aft_guide_page_get_contact (AFT_GUIDE_PAGE (self));
  const char *code = aft_record_get (contact, AFT_CONTACT_LANGUAGE);
  gboolean instead = FALSE;
  g_autofree char *words = NULL;

  if (code != NULL && aft_language_get_for_scripts (code, &instead, NULL) != NULL && instead)
    words = aft_language_dup_instead (code);
  gtk_label_set_label (self->instead, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->instead), words != NULL);
}

static int
find_kind (AftFollowUp *follow_up)
{
  const char *channel = aft_record_get (follow_up, AFT_FOLLOW_UP_CHANNEL);

  if (g_strcmp0 (channel, "letter") == 0)
    channel = "mail";
  for (int i = 0; i < N_KINDS; i++)
    if (g_strcmp0 (kinds[i].channel, channel) == 0)
      return i;

  return aft_record_is (follow_up, AFT_FOLLOW_UP_MET, "writing") ? 2 : 0;
}

static void
aft_guide_say_refresh (AftGuidePage *page)
{
  AftGuideSay *self = AFT_GUIDE_SAY (page);
  g_autofree char *callback = NULL;

  if (self->editor == NULL)
    aft_guide_page_add_draft (page, self->editor_box, G_CALLBACK (sent_cb), G_CALLBACK (print_cb), &self->editor, &self->bar);

  if (self->kind < 0)
    show_kind (self, find_kind (aft_guide_page_get_follow_up (page)));
  else
    aft_draft_editor_refresh (self->editor);
  /* As it is typed: in a file a "T" comes before the time of day. */
  callback = g_strdelimit (aft_guide_dup_callback (aft_guide_page_get_follow_up (page)), "T", ' ');
  if (*callback != '\0' && *gtk_editable_get_text (GTK_EDITABLE (self->callback)) == '\0')
    aft_entry_row_show (self->callback, callback);
  fill_groups (self);
  show_instead (self);
}

static void
aft_guide_say_enter (AftGuidePage *page)
{
  AftGuideSay *self = AFT_GUIDE_SAY (page);

  aft_entry_row_show (self->callback, "");
  aft_guide_say_refresh (page);
  show_kind (self, find_kind (aft_guide_page_get_follow_up (page)));
  gtk_widget_grab_focus (self->kind_buttons[self->kind]);
}

static gboolean
aft_guide_say_question (AftGuidePage *page,
                        guint         n)
{
  AftGuideSay *self = AFT_GUIDE_SAY (page);
  guint seen = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (!ADW_IS_EXPANDER_ROW (row) && ++seen == n)
        return gtk_widget_grab_focus (row);
    }

  return FALSE;
}

static guint
aft_guide_say_count_questions (AftGuidePage *page)
{
  AftGuideSay *self = AFT_GUIDE_SAY (page);
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += !ADW_IS_EXPANDER_ROW (g_ptr_array_index (self->rows, i));

  return n;
}

static void
aft_guide_say_finalize (GObject *object)
{
  g_ptr_array_unref (AFT_GUIDE_SAY (object)->rows);

  G_OBJECT_CLASS (aft_guide_say_parent_class)->finalize (object);
}

static void
aft_guide_say_class_init (AftGuideSayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AftGuidePageClass *page_class = AFT_GUIDE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aft_guide_say_finalize;
  page_class->refresh = aft_guide_say_refresh;
  page_class->enter = aft_guide_say_enter;
  page_class->question = aft_guide_say_question;
  page_class->count_questions = aft_guide_say_count_questions;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-say.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideSay, kinds);
  gtk_widget_class_bind_template_child (widget_class, AftGuideSay, instead);
  gtk_widget_class_bind_template_child (widget_class, AftGuideSay, callback_group);
  gtk_widget_class_bind_template_child (widget_class, AftGuideSay, callback);
  gtk_widget_class_bind_template_child (widget_class, AftGuideSay, editor_box);
  gtk_widget_class_bind_template_child (widget_class, AftGuideSay, questions);
  gtk_widget_class_bind_template_child (widget_class, AftGuideSay, replies);
  gtk_widget_class_bind_template_callback (widget_class, callback_cb);
}

static void
aft_guide_say_init (AftGuideSay *self)
{
  self->rows = g_ptr_array_new ();
  self->kind = -1;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < N_KINDS; i++)
    {
      self->kind_buttons[i] = aft_choice_button_new (_(kinds[i].label));
      g_signal_connect_object (self->kind_buttons[i], "clicked", G_CALLBACK (kind_clicked_cb), self, G_CONNECT_SWAPPED);
      aft_wrap_box_append (self->kinds, self->kind_buttons[i]);
    }
}

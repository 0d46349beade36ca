/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-learn-card.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-guide.h"
#include "aft-remind.h"
#include "aft-reminder.h"
#include "aft-story.h"
#include "aft-text.h"

struct _AftLearnCard
{
  AdwBin       parent_instance;

  AftSession  *session;
  AftFeedback *feedback;

  GtkLabel    *words;
  GtkLabel    *kind;
  GtkLabel    *weight;
  GtkWidget   *fix_box;
  GtkButton   *fix;
  GtkWidget   *practise_group;
  AdwEntryRow *practise;
  AdwEntryRow *day;
  GtkLabel    *practised;
  GtkWidget   *use_group;
  AdwComboRow *job;
  GtkWidget   *use_box;
  GtkLabel    *used;
};

G_DEFINE_FINAL_TYPE (AftLearnCard, aft_learn_card, ADW_TYPE_BIN)

static void
complain (AftLearnCard *self,
          const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", error->message);
}

static void
fix_cb (AftLearnCard *self)
{
  AftBook *book = aft_session_get_book (self->session);
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autoptr (GError) error = NULL;
  AftStory *story = aft_guide_make_fix (book, self->feedback, now, &error);

  if (story == NULL)
    {
      complain (self, error);
      return;
    }
  aft_session_flush (self->session);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", aft_record_get_id (AFT_RECORD (story)));
}

static void
practise_cb (AftLearnCard *self)
{
  AftBook *book = aft_session_get_book (self->session);
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->day));
  gboolean has_day = *typed != '\0';
  const char *wrong = NULL;
  GDate today, day;

  aft_session_today (self->session, &today);
  if (has_day && !aft_day_parse_words_ahead (typed, &today, &day))
    wrong = _("Not a day yet. Try “Thursday”, “in 3 days” or 2026-11-30.");
  else if (has_day && g_date_compare (&day, &today) < 0)
    wrong = _("That day has passed. Choose today or a later one.");
  if (wrong != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
      gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", wrong);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
  aft_guide_practise (book, self->feedback, gtk_editable_get_text (GTK_EDITABLE (self->practise)), has_day ? &day : NULL, now);
  aft_session_flush (self->session);
}

static void
record_use (AftLearnCard *self,
            const char   *helped)
{
  gpointer selected = adw_combo_row_get_selected_item (self->job);
  const char *job = selected != NULL ? aft_record_get_id (selected) : NULL;
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autoptr (GError) error = NULL;

  if (aft_guide_record_use (aft_session_get_book (self->session), self->feedback, job, helped, now, &error) == NULL)
    complain (self, error);
  aft_session_flush (self->session);
}

static void
helped_cb (AftLearnCard *self)
{
  record_use (self, "yes");
}

static void
not_helped_cb (AftLearnCard *self)
{
  record_use (self, "no");
}

static char *
dup_used (AftLearnCard *self)
{
  AftDocument *contact = aft_record_get_document (self->feedback);
  GListModel *uses = aft_document_get_records (contact, AFT_TYPE_USE);
  guint yes = 0;
  guint no = 0;

  for (guint i = 0; i < g_list_model_get_n_items (uses); i++)
    {
      g_autoptr (AftUse) use = g_list_model_get_item (uses, i);

      if (!aft_record_is (use, AFT_USE_FEEDBACK, aft_record_get_id (AFT_RECORD (self->feedback))))
        continue;
      yes += aft_record_is (use, AFT_USE_HELPED, "yes");
      no += aft_record_is (use, AFT_USE_HELPED, "no");
    }

  if (yes > 0)
    return g_strdup (_("It helped. Telling them so makes the best note there is."));
  return no > 0 ? g_strdup (_("It did not help yet.")) : NULL;
}

static void
show_practice (AftLearnCard *self)
{
  gboolean manner = aft_record_is (self->feedback, AFT_FEEDBACK_KIND, "manner");
  AftReminder *practice = manner ? aft_guide_find_practice (self->feedback) : NULL;

  if (practice != NULL && !aft_remind_is_open (practice))
    practice = NULL;
  gtk_widget_set_visible (self->practise_group, manner);
  gtk_widget_set_visible (GTK_WIDGET (self->practised), practice != NULL);
  if (practice != NULL)
    {
      GDate today;
      g_autofree char *day = NULL;
      g_autofree char *words = NULL;

      aft_session_today (self->session, &today);
      day = aft_day_dup_shown (aft_record_get (practice, AFT_REMINDER_DUE), &today);
      /* Translators: the day, and what is to be practised aloud then */
      words = g_strdup_printf (_("Due %s, shown under Today: %s"), day, aft_record_get (practice, AFT_REMINDER_WHAT));
      gtk_label_set_label (self->practised, words);
    }
}

/* A gap may be answered by a story, and a feedback be sorted anew after it was answered: the button says what it opens. */
static const char *
get_fix_label (const char  *kind,
               AftDocument *fix)
{
  gboolean gap = g_strcmp0 (fix != NULL ? aft_document_get_summary (fix)->state : kind, "gap") == 0;

  if (fix != NULL)
    return gap ? _("Open the _Gap Card") : _("Open the _Story");

  return gap ? _("Fill the _Gap Card") : _("Write the _Story");
}

void
aft_learn_card_refresh (AftLearnCard *self)
{
  AftBook *book = aft_session_get_book (self->session);
  const char *kind = aft_record_get (self->feedback, AFT_FEEDBACK_KIND);
  g_autofree char *words = aft_text_dup_shown (aft_record_get (self->feedback, AFT_FEEDBACK_WORDS), AFT_TEXT_SHOWN_MAX);
  g_autofree char *weight = kind != NULL ? aft_guide_dup_weight (aft_guide_count_people (book, kind)) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *used = NULL;
  AftDocument *fix = aft_book_lookup (book, aft_record_get (self->feedback, AFT_FEEDBACK_FIX));
  gboolean answered, has_fix;

  if (aft_record_get_document (self->feedback) == NULL)
    return;

  answered = g_strcmp0 (kind, "story") == 0 || g_strcmp0 (kind, "gap") == 0;
  has_fix = answered && AFT_IS_STORY (fix);
  /* Translators: the kind of a feedback ("A story") and what it means */
  title = kind != NULL ? g_strdup_printf (_("%s: %s"), aft_guide_feedback_get_title (kind), aft_guide_feedback_get_words (kind))
                       : g_strdup (_("Not sorted yet: choose its kind in step 5."));

  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->kind, title);
  gtk_label_set_label (self->weight, weight != NULL ? weight : "");
  gtk_widget_set_visible (GTK_WIDGET (self->weight), weight != NULL && (answered || g_strcmp0 (kind, "manner") == 0));

  gtk_widget_set_visible (self->fix_box, answered);
  gtk_button_set_use_underline (self->fix, TRUE);
  gtk_button_set_label (self->fix, get_fix_label (kind, has_fix ? fix : NULL));
  show_practice (self);

  gtk_widget_set_visible (self->use_group, has_fix && g_list_model_get_n_items (aft_book_get_applications (book)) > 0);
  gtk_widget_set_visible (self->use_box, has_fix);
  used = dup_used (self);
  gtk_widget_set_visible (GTK_WIDGET (self->used), used != NULL);
  gtk_label_set_label (self->used, used != NULL ? used : "");
}

/* Several jobs at one company are told apart by the position. */
static char *
dup_job (AftDocument *job,
         gpointer     data)
{
  const AftSummary *summary = aft_document_get_summary (job);
  g_autofree char *both = NULL;

  if (*summary->title != '\0' && *summary->company != '\0')
    both = g_strdup_printf (_("%s at %s"), summary->title, summary->company);

  return aft_text_dup_shown (both != NULL ? both : *summary->company != '\0' ? summary->company : summary->title, 60);
}

static void
offer_jobs (AftLearnCard *self)
{
  g_autoptr (GtkExpression) words = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_job), NULL, NULL);

  adw_combo_row_set_expression (self->job, words);
  adw_combo_row_set_model (self->job, aft_book_get_applications (aft_session_get_book (self->session)));
}

static gboolean
aft_learn_card_grab_focus (GtkWidget *widget)
{
  AftLearnCard *self = AFT_LEARN_CARD (widget);

  if (gtk_widget_get_visible (self->fix_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->fix));

  return gtk_widget_get_visible (self->practise_group) && gtk_widget_grab_focus (GTK_WIDGET (self->practise));
}

static void
aft_learn_card_dispose (GObject *object)
{
  AftLearnCard *self = AFT_LEARN_CARD (object);

  g_clear_object (&self->session);
  g_clear_object (&self->feedback);

  G_OBJECT_CLASS (aft_learn_card_parent_class)->dispose (object);
}

static void
aft_learn_card_class_init (AftLearnCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_learn_card_dispose;
  widget_class->grab_focus = aft_learn_card_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-learn-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, words);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, kind);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, weight);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, fix_box);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, fix);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, practise_group);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, practise);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, day);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, practised);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, use_group);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, job);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, use_box);
  gtk_widget_class_bind_template_child (widget_class, AftLearnCard, used);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, practise_cb);
  gtk_widget_class_bind_template_callback (widget_class, helped_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_helped_cb);
}

static void
aft_learn_card_init (AftLearnCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aft_learn_card_new (AftSession  *session,
                    AftFeedback *feedback)
{
  AftLearnCard *self = g_object_new (AFT_TYPE_LEARN_CARD, NULL);

  self->session = g_object_ref (session);
  self->feedback = g_object_ref (feedback);
  offer_jobs (self);
  aft_learn_card_refresh (self);

  return GTK_WIDGET (self);
}

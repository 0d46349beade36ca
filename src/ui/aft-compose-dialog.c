/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-compose-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-draft-find.h"
#include "aft-drafts.h"
#include "aft-guide.h"
#include "aft-guide-script.h"
#include "aft-guide-sent.h"
#include "aft-narrow.h"
#include "aft-print.h"
#include "aft-send-bar.h"
#include "aft-text.h"

#define NAME_MAX_SHOWN 60

/* What can be written to somebody at any time. */
static const AftScript others[] = {
  AFT_SCRIPT_LETTER, AFT_SCRIPT_KEEP_WORKED, AFT_SCRIPT_KEEP_NEWS, AFT_SCRIPT_KEEP_EVENT, AFT_SCRIPT_KEEP_CONGRATULATION,
  AFT_SCRIPT_KEEP_INTRODUCTION, AFT_SCRIPT_FOUND_JOB,
};

/* What can be written outside of the step. */
typedef struct
{
  AftScript  script;
  char      *word;              /* of the draft it is; NULL: a blank letter */
} Choice;

struct _AftComposeDialog
{
  AdwWindow       parent_instance;

  AftSession     *session;
  AftContact     *contact;
  AftFollowUp    *follow_up;            /* whose step is the first choice; NULL: none asks for a mail now */
  AftScript       step_script;
  GArray         *choices;              /* Choice, in the order in which they are offered */
  gboolean        filling;
  AftDraftEditor *editor;
  AftSendBar     *bar;

  AdwWindowTitle *title;
  GtkBox         *body;
  AdwComboRow    *what;
};

G_DEFINE_FINAL_TYPE (AftComposeDialog, aft_compose_dialog, ADW_TYPE_WINDOW)

static void
clear_choice (gpointer data)
{
  g_free (((Choice *) data)->word);
}

static guint
count_first (AftComposeDialog *self)
{
  return self->follow_up != NULL ? 1 : 0;
}

static void
show_chosen (AftComposeDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->what);
  guint first = count_first (self);

  if (chosen < first)
    {
      aft_draft_editor_set (self->editor, self->follow_up, self->step_script, NULL, NULL);
    }
  else if (chosen - first < self->choices->len)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, chosen - first);

      aft_draft_editor_set_contact (self->editor, self->contact, choice->script, choice->word);
    }
  aft_send_bar_reset (self->bar);
}

static void
what_cb (AftComposeDialog *self)
{
  if (!self->filling && self->editor != NULL)
    show_chosen (self);
}

/* What the follow-up asks for now: the mail of step 3, or the thanks. */
static void
find_step (AftComposeDialog *self)
{
  AftFollowUp *follow_up = aft_guide_find_follow_up (self->contact);
  AftGuideStep step = follow_up != NULL ? aft_guide_step_get_current (follow_up) : AFT_GUIDE_STEP_NONE;

  if (step == AFT_GUIDE_STEP_NONE || step > AFT_GUIDE_STEP_THANKS)
    return;

  g_set_object (&self->follow_up, follow_up);
  self->step_script = step == AFT_GUIDE_STEP_THANKS
                      ? AFT_SCRIPT_THANKS
                      : aft_guide_script_for (aft_session_get_book (self->session), follow_up, "mail");
}

static void
add_choice (AftComposeDialog *self,
            GtkStringList    *names,
            AftScript         script,
            const char       *word,
            const char       *name)
{
  Choice choice = { .script = script, .word = g_strdup (word) };
  g_autofree char *shown = aft_text_dup_shown (name, NAME_MAX_SHOWN);

  g_array_append_val (self->choices, choice);
  gtk_string_list_append (names, shown);
}

static int
find_choice (AftComposeDialog *self,
             const char       *word)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (g_array_index (self->choices, Choice, i).word, word) == 0)
      return (int) i;

  return -1;
}

/* What can be written to them at any time: scripts, templates of one's own, and what was begun with one that is no more. */
static void
list_choices (AftComposeDialog *self,
              GtkStringList    *names,
              GPtrArray        *begun)
{
  const AftLanguage *language = aft_draft_language (aft_session_get_book (self->session), self->contact);
  g_autoptr (GPtrArray) own = aft_session_list_own_templates (self->session,
                                                              language != NULL ? aft_language_get_code (language) : "en");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_choice (self, names, others[i], others[i] != AFT_SCRIPT_LETTER ? aft_script_get_word (others[i]) : NULL,
                aft_script_get_title (others[i]));
  for (guint i = 0; i < own->len; i++)
    {
      const AftOwnTemplate *one = g_ptr_array_index (own, i);
      g_autofree char *word = aft_own_template_dup_word (one);

      add_choice (self, names, AFT_SCRIPT_LETTER, word, one->name);
    }
  for (guint i = 0; i < begun->len; i++)
    {
      AftDraft *draft = g_ptr_array_index (begun, i);
      const char *word = aft_record_get (draft, AFT_DRAFT_TEMPLATE);
      const char *subject = aft_record_get (draft, AFT_DRAFT_SUBJECT);

      if (find_choice (self, word) < 0)
        add_choice (self, names, AFT_SCRIPT_LETTER, word, subject != NULL ? subject : _("A letter that was begun"));
    }
}

static void
fill_choices (AftComposeDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) begun = aft_draft_list_letters (self->contact);
  guint chosen = 0;

  if (self->follow_up != NULL)
    gtk_string_list_append (names, aft_script_get_title (self->step_script));
  list_choices (self, names, begun);
  /* What was begun goes on. */
  if (begun->len > 0
      && (self->follow_up == NULL
          || aft_draft_find_step (self->contact, self->follow_up, aft_script_get_draft_kind (self->step_script)) == NULL))
    chosen = count_first (self) + (guint) find_choice (self, aft_record_get (g_ptr_array_index (begun, 0), AFT_DRAFT_TEMPLATE));

  self->filling = TRUE;
  adw_combo_row_set_model (self->what, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->what, chosen);
  self->filling = FALSE;
}

static void
tell_and_close (AftComposeDialog *self,
                const char       *words)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (words != NULL && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.message", "s", words);
  gtk_window_close (GTK_WINDOW (self));
}

static void
queued_cb (AftComposeDialog *self)
{
  tell_and_close (self, NULL);
}

/* By the mail program, or by hand. */
static void
sent_cb (AftComposeDialog *self)
{
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  AftMailerLetter letter;
  g_autofree char *text = NULL;
  AftSentMail mail;

  aft_draft_editor_fill_letter (self->editor, &letter, &text);
  mail = (AftSentMail) { letter.kind, letter.draft, letter.subject, letter.text, NULL };
  aft_guide_mail_sent (aft_session_get_book (self->session), self->contact, letter.follow_up, &mail, now);
  aft_session_flush (self->session);
  tell_and_close (self, _("Logged: e-mail sent"));
}

static void
print_cb (AftComposeDialog *self)
{
  g_autofree char *text = aft_draft_editor_dup_text (self->editor);

  aft_print_text (GTK_WIDGET (self), aft_document_get_summary (AFT_DOCUMENT (self->contact))->title, text);
}

static void
send_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  aft_send_bar_send (AFT_COMPOSE_DIALOG (data)->bar);
}

static gboolean
aft_compose_dialog_close_request (GtkWindow *window)
{
  AftComposeDialog *self = AFT_COMPOSE_DIALOG (window);

  aft_draft_editor_commit (self->editor);
  aft_session_flush (self->session);

  return GTK_WINDOW_CLASS (aft_compose_dialog_parent_class)->close_request (window);
}

static void
aft_compose_dialog_dispose (GObject *object)
{
  AftComposeDialog *self = AFT_COMPOSE_DIALOG (object);

  g_clear_object (&self->follow_up);
  g_clear_object (&self->contact);
  g_clear_object (&self->session);
  g_clear_pointer (&self->choices, g_array_unref);

  G_OBJECT_CLASS (aft_compose_dialog_parent_class)->dispose (object);
}

static void
aft_compose_dialog_class_init (AftComposeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_compose_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = aft_compose_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-compose-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftComposeDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AftComposeDialog, body);
  gtk_widget_class_bind_template_child (widget_class, AftComposeDialog, what);
  gtk_widget_class_bind_template_callback (widget_class, what_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_compose_dialog_init (AftComposeDialog *self)
{
  const GActionEntry entries[] = { { "send", send_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (self->choices, clear_choice);
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "guide", G_ACTION_GROUP (actions));
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_GUIDE);
}

GtkWidget *
aft_compose_dialog_new (AftSession *session,
                        AftContact *contact)
{
  AftComposeDialog *self = g_object_new (AFT_TYPE_COMPOSE_DIALOG, NULL);
  g_autofree char *name = aft_text_dup_shown (aft_document_get_summary (AFT_DOCUMENT (contact))->title, 60);

  self->session = g_object_ref (session);
  self->contact = g_object_ref (contact);
  adw_window_title_set_subtitle (self->title, name);
  find_step (self);
  fill_choices (self);
  self->editor = AFT_DRAFT_EDITOR (aft_draft_editor_new (session));
  gtk_box_append (self->body, GTK_WIDGET (self->editor));
  self->bar = AFT_SEND_BAR (aft_send_bar_new (session, self->editor));
  gtk_box_append (self->body, GTK_WIDGET (self->bar));
  g_signal_connect_object (self->bar, "queued", G_CALLBACK (queued_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "print", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  show_chosen (self);

  return GTK_WIDGET (self);
}

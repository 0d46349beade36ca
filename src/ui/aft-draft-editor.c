/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-draft-editor.h"

#include <glib/gi18n-lib.h>

#include "aft-draft-check.h"
#include "aft-draft-find.h"
#include "aft-draft-show.h"
#include "aft-drafts.h"
#include "aft-follow-cursor.h"
#include "aft-guide.h"
#include "aft-template-row.h"
#include "aft-text-break.h"

#define PUSH_MS 300

struct _AftDraftEditor
{
  AdwBin             parent_instance;

  AftSession        *session;
  AftContact        *contact;
  AftFollowUp       *follow_up;         /* NULL: it belongs to none */
  AftFeedback       *feedback;
  char              *fix;
  AftScript          script;
  char              *word;              /* outside of a follow-up: the template whose draft it is; NULL: a blank letter */
  const AftLanguage *language;
  char              *kept_to;           /* what is there but can't be shown as it is; NULL: all is shown */
  char              *kept_subject;
  char              *kept_text;
  gboolean           filling;
  gboolean           unsaved;
  guint              push_id;
  gboolean           has_gaps;

  GtkWidget         *envelope;
  AftTemplateRow    *template;
  AdwEntryRow       *to;
  AdwEntryRow       *subject;
  GtkTextView       *view;
  GtkTextBuffer     *buffer;
  GtkLabel          *measure;
  GtkWidget         *again;
  AftDraftCheck     *check;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftDraftEditor, aft_draft_editor, ADW_TYPE_BIN)

static AftDraft *
find_draft (AftDraftEditor *self)
{
  return self->follow_up != NULL
         ? aft_draft_find_step (self->contact, self->follow_up, aft_script_get_draft_kind (self->script))
         : aft_draft_find_letter (self->contact, self->word);
}

char *
aft_draft_editor_dup_text (AftDraftEditor *self)
{
  g_autofree char *shown = NULL;

  g_object_get (self->buffer, "text", &shown, NULL);

  return self->kept_text != NULL ? g_strdup (self->kept_text) : aft_text_join_lines (shown);
}

static void
look_over (AftDraftEditor *self)
{
  g_autofree char *text = NULL;
  g_autofree char *measure = NULL;

  if (self->language == NULL)
    return;

  self->has_gaps = aft_draft_check_look_over (self->check, self->language, self->script,
                                              aft_draft_is_mail (self->script) ? aft_draft_editor_get_subject (self) : NULL);
  text = aft_draft_editor_dup_text (self);
  measure = aft_draft_dup_measure (self->language, self->script, text);
  gtk_label_set_label (self->measure, measure != NULL ? measure : "");
}

/* Adds the draft that find_draft () will find from now on. Transfer none. */
static AftDraft *
add_draft (AftDraftEditor *self,
           const char     *word)
{
  g_autoptr (AftDraft) draft = aft_record_new (AFT_TYPE_DRAFT, NULL);

  if (self->follow_up != NULL)
    aft_record_set (draft, AFT_DRAFT_FOLLOW_UP, aft_record_get_id (AFT_RECORD (self->follow_up)));
  aft_record_set (draft, AFT_DRAFT_KIND, aft_script_get_draft_kind (self->script));
  aft_record_set (draft, AFT_DRAFT_TEMPLATE, word);
  aft_document_add (AFT_DOCUMENT (self->contact), draft);

  return draft;
}

/* The person may be of a newer format, and the follow-up may be gone. */
static gboolean
may_write (AftDraftEditor *self)
{
  return self->contact != NULL && !aft_document_is_read_only (AFT_DOCUMENT (self->contact))
         && (self->follow_up == NULL || aft_guide_get_contact (self->follow_up) != NULL);
}

void
aft_draft_editor_commit (AftDraftEditor *self)
{
  AftDraft *draft;
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->push_id, g_source_remove);
  if (!self->unsaved || !may_write (self))
    return;

  self->unsaved = FALSE;
  text = aft_draft_editor_dup_text (self);
  draft = find_draft (self);

  aft_book_begin (aft_session_get_book (self->session), _("Edit a text"));
  if (draft == NULL)
    draft = add_draft (self, self->word);
  aft_record_set (draft, AFT_DRAFT_TEXT, text);
  if (aft_draft_is_mail (self->script))
    {
      aft_record_set (draft, AFT_DRAFT_TO, aft_draft_editor_get_to (self));
      aft_record_set (draft, AFT_DRAFT_SUBJECT, aft_draft_editor_get_subject (self));
    }
  aft_book_end (aft_session_get_book (self->session));
  gtk_widget_set_sensitive (self->again, TRUE);
}

static gboolean
push_cb (gpointer data)
{
  AftDraftEditor *self = data;

  self->push_id = 0;
  look_over (self);
  aft_draft_editor_commit (self);
  /* Whether something is missing is known only now. */
  g_signal_emit (self, signals[EDITED], 0);
  return G_SOURCE_REMOVE;
}

static void
flushing_cb (AftDraftEditor *self)
{
  if (self->push_id == 0)
    return;

  g_source_remove (self->push_id);
  push_cb (self);
}

static void
changed_cb (AftDraftEditor *self)
{
  if (self->filling)
    return;

  self->unsaved = TRUE;
  g_clear_handle_id (&self->push_id, g_source_remove);
  self->push_id = g_timeout_add (PUSH_MS, push_cb, self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
put (AftDraftEditor *self,
     const char     *to,
     const char     *subject,
     const char     *text)
{
  g_autofree char *before = aft_draft_editor_dup_text (self);

  self->filling = TRUE;
  aft_draft_show_line (GTK_EDITABLE (self->to), to, &self->kept_to);
  aft_draft_show_line (GTK_EDITABLE (self->subject), subject, &self->kept_subject);
  if (g_strcmp0 (before, text != NULL ? text : "") != 0)
    aft_draft_show_text (self->view, text != NULL ? text : "", &self->kept_text);
  self->filling = FALSE;
  self->unsaved = FALSE;
  look_over (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* The template of one's own that is filled in; NULL: the script is. Transfer full. */
static char *
dup_own (AftDraftEditor *self)
{
  AftDraft *draft = self->follow_up != NULL ? find_draft (self) : NULL;

  return aft_session_dup_own_template (self->session, aft_language_get_code (self->language),
                                       draft != NULL ? aft_record_get (draft, AFT_DRAFT_TEMPLATE) : self->word);
}

static void
fill (AftDraftEditor    *self,
      AftTemplateResult *result)
{
  g_autofree char *own = dup_own (self);

  aft_draft_fill (self->session, self->contact, self->follow_up, self->script, own, self->feedback, self->fix, result);
}

/* What was written goes; what a step's text is filled in from is @word, NULL: the script. */
static void
begin_anew (AftDraftEditor *self,
            const char     *word)
{
  aft_book_begin (aft_session_get_book (self->session), _("Fill In a Text"));
  aft_draft_editor_discard (self);
  if (self->follow_up != NULL && word != NULL)
    add_draft (self, word);
  aft_book_end (aft_session_get_book (self->session));
  aft_draft_editor_refresh (self);
}

static void
again_cb (AftDraftEditor *self)
{
  AftDraft *draft = find_draft (self);
  g_autofree char *word = draft != NULL ? g_strdup (aft_record_get (draft, AFT_DRAFT_TEMPLATE)) : NULL;

  begin_anew (self, word);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Whether somebody wrote what isn't just what would be filled in. */
static gboolean
is_written (AftDraftEditor *self)
{
  AftDraft *draft = find_draft (self);
  const char *email = aft_document_get_summary (AFT_DOCUMENT (self->contact))->email;
  g_autofree char *text = aft_draft_editor_dup_text (self);
  g_auto (AftTemplateResult) result = { NULL };

  if (draft == NULL || aft_draft_is_unwritten (draft))
    return FALSE;

  fill (self, &result);

  return g_strcmp0 (text, result.text != NULL ? result.text : "") != 0
         || g_strcmp0 (aft_draft_editor_get_subject (self), result.subject != NULL ? result.subject : "") != 0
         || g_strcmp0 (aft_draft_editor_get_to (self), email != NULL ? email : "") != 0;
}

static void
template_cb (AftDraftEditor *self,
             const char     *word,
             gboolean        asked)
{
  if (self->follow_up == NULL || !may_write (self))
    return;

  aft_draft_editor_commit (self);
  if (!asked && is_written (self))
    aft_template_row_ask (self->template, word);
  else
    begin_anew (self, word);
}

static void
set_all (AftDraftEditor *self,
         AftContact     *contact,
         AftFollowUp    *follow_up,
         AftScript       script,
         const char     *word,
         AftFeedback    *feedback,
         const char     *fix)
{
  aft_draft_editor_commit (self);
  if (self->contact != NULL)
    g_signal_handlers_disconnect_by_data (self->contact, self);
  g_set_object (&self->contact, contact);
  if (contact != NULL)
    {
      g_signal_connect_object (contact, "outside-removal", G_CALLBACK (aft_draft_editor_commit), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (contact, "outside-change", G_CALLBACK (aft_draft_editor_refresh), self, G_CONNECT_SWAPPED);
    }
  g_set_object (&self->follow_up, follow_up);
  g_set_object (&self->feedback, feedback);
  g_free (self->fix);
  self->fix = g_strdup (fix);
  g_free (self->word);
  self->word = g_strdup (word);
  self->script = script;
  self->language = aft_draft_language (aft_session_get_book (self->session), contact);

  gtk_widget_set_visible (self->envelope, aft_draft_is_mail (self->script));
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), self->language != NULL && may_write (self));
  gtk_widget_set_sensitive (self->envelope, may_write (self));
  aft_template_row_list (self->template, self->session,
                         self->follow_up != NULL && aft_draft_is_mail (self->script) ? self->language : NULL, self->script);
  aft_draft_editor_refresh (self);
}

void
aft_draft_editor_set (AftDraftEditor *self,
                      AftFollowUp    *follow_up,
                      AftScript       script,
                      AftFeedback    *feedback,
                      const char     *fix)
{
  g_return_if_fail (AFT_IS_DRAFT_EDITOR (self));

  set_all (self, aft_guide_get_contact (follow_up), follow_up, script, NULL, feedback, fix);
}

void
aft_draft_editor_set_contact (AftDraftEditor *self,
                              AftContact     *contact,
                              AftScript       script,
                              const char     *own)
{
  g_return_if_fail (AFT_IS_DRAFT_EDITOR (self));

  set_all (self, contact, NULL, script, own, NULL, NULL);
}

void
aft_draft_editor_refresh (AftDraftEditor *self)
{
  g_auto (AftTemplateResult) result = { NULL };
  AftDraft *draft;

  if (self->contact == NULL || self->language == NULL || self->unsaved)
    return;

  draft = find_draft (self);
  aft_template_row_show (self->template, draft != NULL ? aft_record_get (draft, AFT_DRAFT_TEMPLATE) : NULL);
  if (draft != NULL && aft_draft_is_unwritten (draft))
    draft = NULL;
  gtk_widget_set_sensitive (self->again, draft != NULL);
  if (draft != NULL)
    put (self, aft_record_get (draft, AFT_DRAFT_TO), aft_record_get (draft, AFT_DRAFT_SUBJECT),
         aft_record_get (draft, AFT_DRAFT_TEXT));
  else
    {
      fill (self, &result);
      put (self, aft_document_get_summary (AFT_DOCUMENT (self->contact))->email, result.subject, result.text);
    }
}

void
aft_draft_editor_discard (AftDraftEditor *self)
{
  AftDraft *draft;

  g_clear_handle_id (&self->push_id, g_source_remove);
  self->unsaved = FALSE;
  draft = find_draft (self);
  if (draft != NULL)
    aft_document_remove (AFT_DOCUMENT (self->contact), draft);
  gtk_widget_set_sensitive (self->again, FALSE);
}

gboolean
aft_draft_editor_has_gaps (AftDraftEditor *self)
{
  return self->has_gaps;
}

void
aft_draft_editor_fill_letter (AftDraftEditor   *self,
                              AftMailerLetter  *letter,
                              char            **text)
{
  AftDraft *draft;

  if (self->push_id != 0)
    look_over (self);
  aft_draft_editor_commit (self);
  draft = self->contact != NULL ? find_draft (self) : NULL;
  *text = aft_draft_editor_dup_text (self);
  *letter = (AftMailerLetter) {
    .contact = self->contact,
    .follow_up = self->follow_up,
    .kind = self->follow_up != NULL ? aft_script_get_draft_kind (self->script) : NULL,
    .draft = draft != NULL ? aft_record_get_id (AFT_RECORD (draft)) : NULL,
    .to = aft_draft_editor_get_to (self),
    .subject = aft_draft_editor_get_subject (self),
    .text = *text,
  };
}

AftContact *
aft_draft_editor_get_contact (AftDraftEditor *self)
{
  return self->contact;
}

const AftLanguage *
aft_draft_editor_get_language (AftDraftEditor *self)
{
  return self->language;
}

const char *
aft_draft_editor_get_to (AftDraftEditor *self)
{
  return self->kept_to != NULL ? self->kept_to : gtk_editable_get_text (GTK_EDITABLE (self->to));
}

const char *
aft_draft_editor_get_subject (AftDraftEditor *self)
{
  return self->kept_subject != NULL ? self->kept_subject : gtk_editable_get_text (GTK_EDITABLE (self->subject));
}

static void
aft_draft_editor_dispose (GObject *object)
{
  AftDraftEditor *self = AFT_DRAFT_EDITOR (object);

  aft_draft_editor_commit (self);
  g_clear_object (&self->contact);
  g_clear_object (&self->follow_up);
  g_clear_object (&self->feedback);
  g_clear_object (&self->session);
  g_clear_pointer (&self->fix, g_free);
  g_clear_pointer (&self->word, g_free);
  g_clear_pointer (&self->kept_to, g_free);
  g_clear_pointer (&self->kept_subject, g_free);
  g_clear_pointer (&self->kept_text, g_free);

  G_OBJECT_CLASS (aft_draft_editor_parent_class)->dispose (object);
}

static void
aft_draft_editor_class_init (AftDraftEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (AFT_TYPE_DRAFT_CHECK);
  g_type_ensure (AFT_TYPE_TEMPLATE_ROW);
  G_OBJECT_CLASS (klass)->dispose = aft_draft_editor_dispose;

  signals[EDITED] = g_signal_new ("edited", AFT_TYPE_DRAFT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-draft-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, envelope);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, template);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, to);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, subject);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, view);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, measure);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, again);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, check);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_cb);
}

static void
aft_draft_editor_init (AftDraftEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  aft_draft_check_set_view (self->check, self->view);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->again))), TRUE);
  aft_draft_show_grow (self->view);
  aft_draft_show_break (self->view);
  aft_follow_cursor (self->view);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
aft_draft_editor_new (AftSession *session)
{
  AftDraftEditor *self = g_object_new (AFT_TYPE_DRAFT_EDITOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "flushing", G_CALLBACK (flushing_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

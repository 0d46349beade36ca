/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-draft-editor.h"

#include <glib/gi18n-lib.h>

#include "aft-drafts.h"
#include "aft-guide.h"
#include "aft-template.h"
#include "aft-tone.h"

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
  char              *own;               /* the text of the template that is filled in instead of the script's; or NULL */
  const AftLanguage *language;
  gboolean           filling;
  gboolean           unsaved;
  guint              push_id;
  GPtrArray         *found;             /* AftToneFinding */
  gboolean           has_gaps;

  GtkWidget         *envelope;
  AdwEntryRow       *to;
  AdwEntryRow       *subject;
  GtkTextView       *view;
  GtkTextBuffer     *buffer;
  GtkLabel          *measure;
  GtkWidget         *again;
  GtkLabel          *gaps;
  GtkLabel          *tone;
  GtkListBox        *findings;
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
  return aft_draft_find (self->contact, self->follow_up, aft_script_get_draft_kind (self->script));
}

char *
aft_draft_editor_dup_text (AftDraftEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
tag_range (AftDraftEditor *self,
           const char     *tag,
           const char     *text,
           gsize           from,
           gsize           to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, g_utf8_pointer_to_offset (text, text + from));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, g_utf8_pointer_to_offset (text, text + to));
  gtk_text_buffer_apply_tag_by_name (self->buffer, tag, &start, &end);
}

static void
show_gaps (AftDraftEditor *self,
           const char     *text)
{
  g_autoptr (GArray) gaps = aft_template_find_gaps (text);

  self->has_gaps = aft_template_text_has_gaps (aft_draft_is_mail (self->script) ? aft_draft_editor_get_subject (self) : NULL, text);
  for (guint i = 0; i < gaps->len; i++)
    {
      const AftTemplateGap *gap = &g_array_index (gaps, AftTemplateGap, i);

      tag_range (self, "gap", text, gap->start, gap->end);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), self->has_gaps);
  gtk_label_set_label (self->gaps, _("Something is still missing: fill in what stands in brackets before it is sent."));
}

static void
add_finding (AftDraftEditor       *self,
             const AftToneFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = NULL;

  if (finding->better != NULL)
    /* Translators: why something in a text does harm, and better words for it */
    subtitle = g_strdup_printf (_("%s Better: %s"), finding->why, finding->better);
  else
    subtitle = g_strdup (finding->why);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), aft_tone_kind_get_title (finding->kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->end > finding->start);
  gtk_list_box_append (self->findings, row);
}

static void
show_tone (AftDraftEditor *self,
           const char     *text)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_list_box_remove (self->findings, row);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  if (!aft_tone_has_rules (self->language))
    {
      g_autofree char *words = aft_tone_dup_no_rules (aft_language_get_code (self->language));

      gtk_label_set_label (self->tone, words);
    }
  else
    {
      self->found = aft_tone_check (self->language, self->script, text);
      for (guint i = 0; i < self->found->len; i++)
        {
          const AftToneFinding *finding = g_ptr_array_index (self->found, i);

          add_finding (self, finding);
          if (finding->end > finding->start)
            tag_range (self, "tone", text, finding->start, finding->end);
        }
      gtk_label_set_label (self->tone, self->found->len == 0 ? _("The tone is right.")
                                                             : _("A second look at these; the decision is yours."));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), self->found != NULL && self->found->len > 0);
}

static void
look_over (AftDraftEditor *self)
{
  g_autofree char *text = aft_draft_editor_dup_text (self);
  g_autofree char *measure = NULL;
  GtkTextIter start, end;

  if (self->language == NULL)
    return;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  show_gaps (self, text);
  show_tone (self, text);

  measure = aft_draft_dup_measure (self->language, self->script, text);
  gtk_label_set_label (self->measure, measure != NULL ? measure : "");
}

void
aft_draft_editor_commit (AftDraftEditor *self)
{
  AftDocument *contact;
  AftDraft *draft;
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->push_id, g_source_remove);
  if (!self->unsaved || self->contact == NULL || (self->follow_up != NULL && aft_guide_get_contact (self->follow_up) == NULL))
    return;

  self->unsaved = FALSE;
  contact = AFT_DOCUMENT (self->contact);
  text = aft_draft_editor_dup_text (self);
  draft = find_draft (self);

  aft_book_begin (aft_session_get_book (self->session), _("Edit a text"));
  if (draft == NULL)
    {
      g_autoptr (AftDraft) fresh = aft_record_new (AFT_TYPE_DRAFT, NULL);

      if (self->follow_up != NULL)
        aft_record_set (fresh, AFT_DRAFT_FOLLOW_UP, aft_record_get_id (AFT_RECORD (self->follow_up)));
      aft_record_set (fresh, AFT_DRAFT_KIND, aft_script_get_draft_kind (self->script));
      aft_record_set (fresh, AFT_DRAFT_TEXT, text);
      aft_document_add (contact, fresh);
      draft = fresh;
    }
  aft_record_set (draft, AFT_DRAFT_TEXT, text);
  if (aft_draft_is_mail (self->script))
    {
      aft_record_set (draft, AFT_DRAFT_TO, aft_draft_editor_get_to (self));
      aft_record_set (draft, AFT_DRAFT_SUBJECT, aft_draft_editor_get_subject (self));
    }
  aft_book_end (aft_session_get_book (self->session));
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
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->to)), to != NULL ? to : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->to), to != NULL ? to : "");
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->subject)), subject != NULL ? subject : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->subject), subject != NULL ? subject : "");
  if (g_strcmp0 (before, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  self->filling = FALSE;
  self->unsaved = FALSE;
  look_over (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
fill_in (AftDraftEditor *self)
{
  g_auto (AftTemplateResult) result = { NULL };

  aft_draft_fill (self->session, self->contact, self->follow_up, self->script, self->own, self->feedback, self->fix,
                  &result);
  put (self, aft_document_get_summary (AFT_DOCUMENT (self->contact))->email, result.subject, result.text);
}

static void
again_cb (AftDraftEditor *self)
{
  aft_draft_editor_discard (self);
  fill_in (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
finding_activated_cb (AftDraftEditor *self,
                      GtkListBoxRow  *row)
{
  const AftToneFinding *finding = g_ptr_array_index (self->found, gtk_list_box_row_get_index (row));
  g_autofree char *text = aft_draft_editor_dup_text (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, g_utf8_pointer_to_offset (text, text + finding->start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, g_utf8_pointer_to_offset (text, text + finding->end));
  gtk_text_buffer_select_range (self->buffer, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
set_all (AftDraftEditor *self,
         AftContact     *contact,
         AftFollowUp    *follow_up,
         AftScript       script,
         const char     *own,
         AftFeedback    *feedback,
         const char     *fix)
{
  aft_draft_editor_commit (self);
  g_set_object (&self->contact, contact);
  g_set_object (&self->follow_up, follow_up);
  g_set_object (&self->feedback, feedback);
  g_free (self->fix);
  self->fix = g_strdup (fix);
  g_free (self->own);
  self->own = g_strdup (own);
  self->script = script;
  self->language = aft_draft_language (aft_session_get_book (self->session), contact);

  gtk_widget_set_visible (self->envelope, aft_draft_is_mail (self->script));
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), self->language != NULL);
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
  AftDraft *draft;

  if (self->contact == NULL || self->language == NULL || self->unsaved)
    return;

  draft = find_draft (self);
  gtk_widget_set_visible (self->again, draft != NULL);
  if (draft != NULL)
    put (self, aft_record_get (draft, AFT_DRAFT_TO), aft_record_get (draft, AFT_DRAFT_SUBJECT),
         aft_record_get (draft, AFT_DRAFT_TEXT));
  else
    fill_in (self);
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
  gtk_widget_set_visible (self->again, FALSE);
}

gboolean
aft_draft_editor_has_gaps (AftDraftEditor *self)
{
  return self->has_gaps;
}

gboolean
aft_draft_editor_has_draft (AftDraftEditor *self)
{
  return self->contact != NULL && (self->unsaved || find_draft (self) != NULL);
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

AftScript
aft_draft_editor_get_script (AftDraftEditor *self)
{
  return self->script;
}

const AftLanguage *
aft_draft_editor_get_language (AftDraftEditor *self)
{
  return self->language;
}

const char *
aft_draft_editor_get_to (AftDraftEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->to));
}

const char *
aft_draft_editor_get_subject (AftDraftEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->subject));
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
  g_clear_pointer (&self->own, g_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (aft_draft_editor_parent_class)->dispose (object);
}

static void
aft_draft_editor_class_init (AftDraftEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_draft_editor_dispose;

  signals[EDITED] = g_signal_new ("edited", AFT_TYPE_DRAFT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-draft-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, envelope);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, to);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, subject);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, view);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, measure);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, again);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, gaps);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, tone);
  gtk_widget_class_bind_template_child (widget_class, AftDraftEditor, findings);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);
}

static void
aft_draft_editor_init (AftDraftEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  gtk_text_buffer_create_tag (self->buffer, "gap", "background", "#f6d32d", "foreground", "#241f31", NULL);
  gtk_text_buffer_create_tag (self->buffer, "tone", "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
aft_draft_editor_new (AftSession *session)
{
  AftDraftEditor *self = g_object_new (AFT_TYPE_DRAFT_EDITOR, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

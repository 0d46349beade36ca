/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-draft-check.h"

#include <glib/gi18n-lib.h>

#include "aft-template.h"
#include "aft-tone.h"

struct _AftDraftCheck
{
  AdwBin         parent_instance;

  GtkTextView   *view;
  GtkTextBuffer *buffer;        /* the view's */
  GPtrArray     *found;         /* AftToneFinding */

  GtkLabel      *gaps;
  GtkLabel      *tone;
  GtkListBox    *findings;
};

G_DEFINE_FINAL_TYPE (AftDraftCheck, aft_draft_check, ADW_TYPE_BIN)

static char *
dup_text (AftDraftCheck *self)
{
  char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  return text;
}

static void
tag_range (AftDraftCheck *self,
           const char    *tag,
           const char    *text,
           gsize          from,
           gsize          to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, g_utf8_pointer_to_offset (text, text + from));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, g_utf8_pointer_to_offset (text, text + to));
  gtk_text_buffer_apply_tag_by_name (self->buffer, tag, &start, &end);
}

static gboolean
show_gaps (AftDraftCheck *self,
           const char    *subject,
           const char    *text)
{
  g_autoptr (GArray) gaps = aft_template_find_gaps (text);
  gboolean has_gaps = aft_template_text_has_gaps (subject, text);

  for (guint i = 0; i < gaps->len; i++)
    {
      const AftTemplateGap *gap = &g_array_index (gaps, AftTemplateGap, i);

      tag_range (self, "gap", text, gap->start, gap->end);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), has_gaps);

  return has_gaps;
}

static void
add_finding (AftDraftCheck        *self,
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
show_tone (AftDraftCheck     *self,
           const AftLanguage *language,
           AftScript          script,
           const char        *text)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_list_box_remove (self->findings, row);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  if (!aft_tone_has_rules (language))
    {
      g_autofree char *words = aft_tone_dup_no_rules (aft_language_get_code (language));

      gtk_label_set_label (self->tone, words);
    }
  else
    {
      self->found = aft_tone_check (language, script, text);
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
finding_activated_cb (AftDraftCheck *self,
                      GtkListBoxRow *row)
{
  const AftToneFinding *finding = g_ptr_array_index (self->found, gtk_list_box_row_get_index (row));
  g_autofree char *text = dup_text (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, g_utf8_pointer_to_offset (text, text + finding->start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, g_utf8_pointer_to_offset (text, text + finding->end));
  gtk_text_buffer_select_range (self->buffer, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
aft_draft_check_look_over (AftDraftCheck     *self,
                           const AftLanguage *language,
                           AftScript          script,
                           const char        *subject)
{
  g_autofree char *text = dup_text (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  show_tone (self, language, script, text);

  return show_gaps (self, subject, text);
}

void
aft_draft_check_set_view (AftDraftCheck *self,
                          GtkTextView   *view)
{
  g_return_if_fail (AFT_IS_DRAFT_CHECK (self) && self->view == NULL);

  self->view = view;
  self->buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_create_tag (self->buffer, "gap", "background", "#f6d32d", "foreground", "#241f31", NULL);
  gtk_text_buffer_create_tag (self->buffer, "tone", "underline", PANGO_UNDERLINE_ERROR, NULL);
}

static void
aft_draft_check_finalize (GObject *object)
{
  g_clear_pointer (&AFT_DRAFT_CHECK (object)->found, g_ptr_array_unref);

  G_OBJECT_CLASS (aft_draft_check_parent_class)->finalize (object);
}

static void
aft_draft_check_class_init (AftDraftCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aft_draft_check_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-draft-check.ui");
  gtk_widget_class_bind_template_child (widget_class, AftDraftCheck, gaps);
  gtk_widget_class_bind_template_child (widget_class, AftDraftCheck, tone);
  gtk_widget_class_bind_template_child (widget_class, AftDraftCheck, findings);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);
}

static void
aft_draft_check_init (AftDraftCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

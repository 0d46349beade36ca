/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-story-checks.h"

#include <glib/gi18n-lib.h>

#include "aft-book-info.h"
#include "aft-story-check.h"

/* Looking again while somebody types would flicker. */
#define DELAY 400 /* ms */

struct _AftStoryChecks
{
  GtkWidget   parent_instance;

  GtkBox     *box;
  GtkLabel   *time;
  GtkBox     *findings;

  AftSession *session;
  AftStory   *story;
  guint       source;
};

G_DEFINE_FINAL_TYPE (AftStoryChecks, aft_story_checks, GTK_TYPE_WIDGET)

static const AftLanguage *
get_language (AftStoryChecks *self)
{
  AftRules *rules = aft_document_get_single (aft_book_get_info (aft_session_get_book (self->session)), AFT_TYPE_RULES);

  const char *code = aft_record_get (rules, AFT_RULES_LANGUAGE);

  return aft_language_get_for_scripts (code != NULL ? code : g_get_language_names ()[0], NULL, NULL);
}

static void
append_line (AftStoryChecks *self,
             const char     *icon_name,
             const char     *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->findings, line);
}

static void
show_time (AftStoryChecks *self,
           guint           seconds)
{
  g_autofree char *text = NULL;

  if (seconds == 0)
    text = g_strdup (_("As soon as you write, this says how long it takes aloud."));
  else if (seconds < 60)
    text = g_strdup_printf (ngettext ("About %u second aloud", "About %u seconds aloud", seconds), seconds);
  else
    /* Translators: minutes and seconds: how long telling the story takes. */
    text = g_strdup_printf (_("About %u:%02u minutes aloud"), seconds / 60, seconds % 60);
  gtk_label_set_label (self->time, text);
}

static void
update (AftStoryChecks *self)
{
  g_autoptr (GArray) findings = NULL;
  const AftLanguage *language;
  GtkWidget *child;
  guint seconds;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);
  language = self->story != NULL ? get_language (self) : NULL;
  if (language == NULL)
    return;

  seconds = aft_story_reading_seconds (language, self->story);
  findings = aft_story_check (language, self->story);
  show_time (self, seconds);
  for (guint i = 0; i < findings->len; i++)
    append_line (self, "dialog-information-symbolic", g_array_index (findings, AftStoryFinding, i).words);
  if (findings->len == 0 && seconds > 0)
    append_line (self, "object-select-symbolic", _("Nothing to mend."));
}

static gboolean
update_cb (gpointer data)
{
  AftStoryChecks *self = data;

  self->source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (AftStoryChecks *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (DELAY, update_cb, self);
}

void
aft_story_checks_set_story (AftStoryChecks *self,
                            AftStory       *story)
{
  g_return_if_fail (AFT_IS_STORY_CHECKS (self));

  if (self->story != NULL)
    g_signal_handlers_disconnect_by_data (self->story, self);
  g_set_object (&self->story, story);
  if (story != NULL)
    g_signal_connect_object (story, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
aft_story_checks_dispose (GObject *object)
{
  AftStoryChecks *self = AFT_STORY_CHECKS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->story != NULL)
    g_signal_handlers_disconnect_by_data (self->story, self);
  g_clear_object (&self->story);
  g_clear_object (&self->session);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (aft_story_checks_parent_class)->dispose (object);
}

static void
aft_story_checks_class_init (AftStoryChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_story_checks_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
aft_story_checks_init (AftStoryChecks *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->time = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->time, 0);
  gtk_label_set_wrap (self->time, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "heading");
  gtk_box_append (self->box, GTK_WIDGET (self->time));
  self->findings = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (self->box, GTK_WIDGET (self->findings));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
aft_story_checks_new (AftSession *session)
{
  AftStoryChecks *self = g_object_new (AFT_TYPE_STORY_CHECKS, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

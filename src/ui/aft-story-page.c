/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-story-page.h"

#include <glib/gi18n-lib.h>

#include "aft-groups.h"
#include "aft-page.h"
#include "aft-story-checks.h"
#include "aft-story.h"

struct _AftStoryPage
{
  GtkWidget       parent_instance;

  AftFieldEdit   *title;
  GtkLabel       *what;
  GtkBox         *fields;
  AftStoryChecks *checks;
  AftRowGroup    *answered;
  AftRowGroup    *reminders;
  GtkWidget      *remove;

  AftSession     *session;
  AftDocument    *story;
};

G_DEFINE_FINAL_TYPE (AftStoryPage, aft_story_page, GTK_TYPE_WIDGET)

static const AftPageField story_fields[] = {
  { AFT_PAGE_TEXT, N_("Challenge"), AFT_STORY_CHALLENGE, 0, N_("What had to be done, and why it mattered.") },
  { AFT_PAGE_TEXT, N_("Obstacle"), AFT_STORY_OBSTACLE, 0, N_("What made it hard. Leave it out if nothing did.") },
  { AFT_PAGE_TEXT, N_("What I Did"), AFT_STORY_ACTION, 0, N_("Your own part: “I”, not “we”.") },
  { AFT_PAGE_TEXT, N_("Result"), AFT_STORY_RESULT, 0, N_("What came of it.") },
  { AFT_PAGE_FIELD, N_("Number"), AFT_STORY_NUMBER },
  { AFT_PAGE_TEXT, N_("The Need It Answers"), AFT_STORY_NEED, 0, N_("What the employer is looking for.") },
  { AFT_PAGE_FIELD, N_("Tags"), AFT_STORY_TAGS },
};

static const AftPageField gap_fields[] = {
  { AFT_PAGE_TEXT, N_("What They Missed"), AFT_STORY_MISSED },
  { AFT_PAGE_TEXT, N_("Related Experience"), AFT_STORY_EXPERIENCE, 0, N_("The nearest thing you have done.") },
  { AFT_PAGE_TEXT, N_("How I’ll Say It"), AFT_STORY_SAY, 0, N_("One sentence, ready for the next interview.") },
  { AFT_PAGE_TEXT, N_("Plan"), AFT_STORY_PLAN, 0, N_("What you’ll learn or do about it, if anything.") },
  { AFT_PAGE_FIELD, N_("By"), AFT_STORY_DUE },
  { AFT_PAGE_FIELD, N_("Tags"), AFT_STORY_TAGS },
};

/* A feedback can turn out to be the other kind; what was written in the fields of one is kept. */
static void
show_kind (AftStoryPage *self)
{
  gboolean gap = aft_record_is (self->story, AFT_STORY_KIND, "gap");

  gtk_label_set_label (self->what, gap ? _("Gap card: how you’ll speak about what they missed") : _("Story: something you achieved"));
  aft_page_replace (self->fields, gap ? aft_page_fields_new (self->session, NULL, self->story, gap_fields, G_N_ELEMENTS (gap_fields))
                                      : aft_page_fields_new (self->session, NULL, self->story, story_fields, G_N_ELEMENTS (story_fields)));
  gtk_button_set_label (GTK_BUTTON (self->remove), gap ? _("Delete This Gap Card") : _("Delete This Story"));
}

void
aft_story_page_set_document (AftStoryPage *self,
                             AftDocument  *document)
{
  g_return_if_fail (AFT_IS_STORY_PAGE (self));
  g_return_if_fail (document == NULL || AFT_IS_STORY (document));

  if (self->story == document)
    return;
  if (self->story != NULL)
    g_signal_handlers_disconnect_by_data (self->story, self);
  g_set_object (&self->story, document);

  aft_field_edit_set_record (self->title, AFT_RECORD (document), AFT_STORY_TITLE);
  aft_story_checks_set_story (self->checks, AFT_STORY (document));
  aft_row_group_set_document (self->answered, document);
  aft_row_group_set_document (self->reminders, document);
  if (document == NULL)
    {
      aft_page_replace (self->fields, NULL);
      return;
    }
  show_kind (self);
  aft_page_end_set (self->remove, "win.delete", document);
  g_signal_connect_object (document, "notify::kind", G_CALLBACK (show_kind), self, G_CONNECT_SWAPPED);
}

static void
aft_story_page_dispose (GObject *object)
{
  AftStoryPage *self = AFT_STORY_PAGE (object);

  if (self->story != NULL)
    g_signal_handlers_disconnect_by_data (self->story, self);
  g_clear_object (&self->story);
  g_clear_object (&self->session);
  aft_page_clear (GTK_WIDGET (self));

  G_OBJECT_CLASS (aft_story_page_parent_class)->dispose (object);
}

static void
aft_story_page_class_init (AftStoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_story_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
aft_story_page_init (AftStoryPage *self)
{
}

GtkWidget *
aft_story_page_new (AftSession *session)
{
  AftStoryPage *self = g_object_new (AFT_TYPE_STORY_PAGE, NULL);
  GtkBox *box = aft_page_make (GTK_WIDGET (self));
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->session = g_object_ref (session);
  self->what = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->what, TRUE);
  gtk_label_set_justify (self->what, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->what), "dim-label");
  gtk_box_append (GTK_BOX (heading), aft_page_title_new (session, _("Title"), &self->title));
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->what));
  gtk_box_append (box, heading);
  self->checks = AFT_STORY_CHECKS (aft_story_checks_new (session));
  self->fields = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (box, GTK_WIDGET (self->fields));
  gtk_box_append (box, GTK_WIDGET (self->checks));
  self->answered = AFT_ROW_GROUP (aft_row_group_new (session, &aft_answered_group));
  gtk_box_append (box, GTK_WIDGET (self->answered));
  self->reminders = AFT_ROW_GROUP (aft_row_group_new (session, &aft_reminder_group));
  gtk_box_append (box, GTK_WIDGET (self->reminders));
  gtk_box_append (box, aft_page_sheet_new ());
  self->remove = aft_page_end_new ("");
  gtk_box_append (box, self->remove);

  return GTK_WIDGET (self);
}

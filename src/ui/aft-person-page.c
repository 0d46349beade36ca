/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-person-page.h"

#include <glib/gi18n-lib.h>

#include "aft-contact.h"
#include "aft-focus.h"
#include "aft-follow-up-box.h"
#include "aft-groups.h"
#include "aft-keep-box.h"
#include "aft-page.h"
#include "aft-person-header.h"

static const AftRowGroupKind * const groups[] = {
  &aft_address_group,
  &aft_reminder_group,
  &aft_timeline_group,
  &aft_mention_group,
  &aft_part_group,
  &aft_position_group,
  &aft_event_group,
};

struct _AftPersonPage
{
  GtkWidget        parent_instance;

  AftPersonHeader *header;
  AftFollowUpBox  *follow_ups;
  AftRowGroup     *groups[G_N_ELEMENTS (groups)];
  AftKeepBox      *keep;
  GtkBox          *details;
  GtkWidget       *merge;
  GtkWidget       *remove;

  AftSession      *session;
  AftDocument     *contact;
};

G_DEFINE_FINAL_TYPE (AftPersonPage, aft_person_page, GTK_TYPE_WIDGET)

static const AftPageField details[] = {
  { AFT_PAGE_FIELD, N_("Tags"), AFT_CONTACT_TAGS },
  { AFT_PAGE_FIELD, N_("How a Letter Addresses Them"), AFT_CONTACT_ADDRESS_AS },
  { AFT_PAGE_CHOICE, N_("Form of Address"), AFT_CONTACT_FORM, AFT_WORDS_FORM },
  { AFT_PAGE_FIELD, N_("Given Name"), AFT_CONTACT_GIVEN_NAME },
  { AFT_PAGE_FIELD, N_("Additional Names"), AFT_CONTACT_ADDITIONAL_NAMES },
  { AFT_PAGE_FIELD, N_("Family Name"), AFT_CONTACT_FAMILY_NAME },
  { AFT_PAGE_FIELD, N_("Before the Name"), AFT_CONTACT_HONORIFIC_PREFIX },
  { AFT_PAGE_FIELD, N_("After the Name"), AFT_CONTACT_HONORIFIC_SUFFIX },
  { AFT_PAGE_FIELD, N_("Nickname"), AFT_CONTACT_NICKNAME },
  { AFT_PAGE_FIELD, N_("Language"), AFT_CONTACT_LANGUAGE },
  { AFT_PAGE_FIELD, N_("Country"), AFT_CONTACT_COUNTRY },
  { AFT_PAGE_FIELD, N_("Time Zone"), AFT_CONTACT_TIME_ZONE },
  { AFT_PAGE_FIELD, N_("Birthday"), AFT_CONTACT_BIRTHDAY },
  { AFT_PAGE_FIELD, N_("How You Met"), AFT_CONTACT_HOW_WE_MET },
};

/* Rarely needed, so made when first unfolded. */
static void
details_expanded_cb (AftPersonPage  *self,
                     GParamSpec     *pspec,
                     AdwExpanderRow *row)
{
  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "aft-filled") != NULL)
    return;

  g_object_set_data (G_OBJECT (row), "aft-filled", GINT_TO_POINTER (TRUE));
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    adw_expander_row_add_row (row, aft_page_row_new (self->session, self->contact, &details[i]));
}

static GtkWidget *
make_details (AftPersonPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("More About Them"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _("Tags, form of address, language, birthday, how you met"));
  g_object_set_data_full (G_OBJECT (row), "aft-record", g_object_ref (self->contact), g_object_unref);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (details_expanded_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

void
aft_person_page_set_document (AftPersonPage *self,
                              AftDocument   *document)
{
  g_return_if_fail (AFT_IS_PERSON_PAGE (self));
  g_return_if_fail (document == NULL || AFT_IS_CONTACT (document));

  if (!g_set_object (&self->contact, document))
    return;

  aft_person_header_set_contact (self->header, document);
  aft_follow_up_box_set_contact (self->follow_ups, document);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    aft_row_group_set_document (self->groups[i], document);
  aft_keep_box_set_contact (self->keep, document);
  aft_page_replace (self->details, document != NULL ? make_details (self) : NULL);
  if (document != NULL)
    {
      aft_page_end_set (self->merge, "win.merge", document);
      aft_page_end_set (self->remove, "win.delete", document);
    }
}

static gboolean
aft_person_page_grab_focus (GtkWidget *widget)
{
  AftPersonPage *self = AFT_PERSON_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->follow_ups)) || gtk_widget_grab_focus (GTK_WIDGET (self->header));
}

static void
aft_person_page_dispose (GObject *object)
{
  AftPersonPage *self = AFT_PERSON_PAGE (object);

  g_clear_object (&self->contact);
  g_clear_object (&self->session);
  aft_page_clear (GTK_WIDGET (self));

  G_OBJECT_CLASS (aft_person_page_parent_class)->dispose (object);
}

static void
aft_person_page_class_init (AftPersonPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_person_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = aft_person_page_grab_focus;
  aft_focus_pass (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
aft_person_page_init (AftPersonPage *self)
{
}

GtkWidget *
aft_person_page_new (AftSession *session)
{
  AftPersonPage *self = g_object_new (AFT_TYPE_PERSON_PAGE, NULL);
  GtkBox *box = aft_page_make (GTK_WIDGET (self));

  self->session = g_object_ref (session);
  self->header = AFT_PERSON_HEADER (aft_person_header_new (session));
  gtk_box_append (box, GTK_WIDGET (self->header));
  self->follow_ups = AFT_FOLLOW_UP_BOX (aft_follow_up_box_new (session));
  gtk_box_append (box, GTK_WIDGET (self->follow_ups));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      self->groups[i] = AFT_ROW_GROUP (aft_row_group_new (session, groups[i]));
      gtk_box_append (box, GTK_WIDGET (self->groups[i]));
      if (groups[i] == &aft_reminder_group)
        {
          self->keep = AFT_KEEP_BOX (aft_keep_box_new (session));
          gtk_box_append (box, GTK_WIDGET (self->keep));
        }
    }
  self->details = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (box, GTK_WIDGET (self->details));
  self->merge = aft_page_end_new (_("Merge with Another Person…"));
  gtk_box_append (box, self->merge);
  self->remove = aft_page_end_new (_("Delete This Person"));
  gtk_box_append (box, self->remove);

  return GTK_WIDGET (self);
}

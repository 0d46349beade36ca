/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-person-header.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-contact.h"
#include "aft-field-edit.h"
#include "aft-focus.h"
#include "aft-guide.h"
#include "aft-list-words.h"
#include "aft-page.h"
#include "aft-photo.h"
#include "aft-spoken.h"
#include "aft-text.h"

/* More tags than that are seen in the details. */
#define TAGS_SHOWN 24

struct _AftPersonHeader
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  AdwAvatar    *avatar;
  GtkEditable  *name;
  GtkLabel     *name_message;
  GtkLabel     *place;
  GtkFlowBox   *tags;
  GtkWidget    *write;
  GtkWidget    *log;

  AftSession   *session;
  AftDocument  *contact;
  AftFieldEdit *edit;
  gboolean      following;      /* what is changed just now follows from the name */
  gboolean      emptied;        /* the name was, and another one stands there soon */
  char         *stand_in;       /* what stands there, or stood, for want of a name; NULL: nothing */
  char         *called;         /* by the guide, in what it reminds of */
};

G_DEFINE_FINAL_TYPE (AftPersonHeader, aft_person_header, GTK_TYPE_WIDGET)

static void
show_tags (AftPersonHeader *self)
{
  g_auto (GStrv) tags = aft_record_dup_list (self->contact, AFT_CONTACT_TAGS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_flow_box_remove (self->tags, child);
  for (guint i = 0; tags[i] != NULL && i < TAGS_SHOWN; i++)
    {
      g_autofree char *shown = aft_text_dup_shown (tags[i], 40);
      GtkWidget *label = gtk_label_new (shown);

      gtk_widget_add_css_class (label, "tag");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_flow_box_insert (self->tags, label, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (label), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), tags[0] != NULL);
}

static void
update (AftPersonHeader *self)
{
  const AftSummary *summary = aft_document_get_summary (self->contact);
  g_autofree char *title = aft_text_dup_shown (summary->title, 100);
  g_autofree char *place = aft_list_words_dup_place (summary);
  g_autofree char *shown = aft_text_dup_shown (place, 200);

  adw_avatar_set_text (self->avatar, title);
  adw_avatar_set_show_initials (self->avatar, !summary->unnamed);
  gtk_label_set_label (self->place, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->place), *shown != '\0');
}

static void
show_photo (AftPersonHeader *self)
{
  const char *folder = aft_session_get_folder (self->session);
  g_autofree char *photos = folder != NULL ? g_build_filename (folder, "photos", NULL) : NULL;

  if (photos != NULL)
    aft_photo_show (self->avatar, photos, aft_record_get (self->contact, AFT_CONTACT_PHOTO));
}

static void
keep_stand_in (AftPersonHeader *self)
{
  if (!aft_record_get_flag (self->contact, AFT_CONTACT_UNNAMED))
    return;

  g_free (self->stand_in);
  self->stand_in = g_strdup (aft_record_get (self->contact, AFT_CONTACT_FULL_NAME));
}

static gboolean
is_typing (AftPersonHeader *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->name)));
}

static void
notify_cb (AftPersonHeader *self,
           GParamSpec      *pspec)
{
  if (g_str_equal (pspec->name, "tags"))
    show_tags (self);
  if (g_str_equal (pspec->name, "photo"))
    show_photo (self);
  if (!is_typing (self) && (g_str_equal (pspec->name, "full-name") || g_str_equal (pspec->name, "unnamed")))
    keep_stand_in (self);
}

static void
keep_called (AftPersonHeader *self)
{
  g_free (self->called);
  self->called = aft_guide_dup_person (AFT_CONTACT (self->contact));
}

/* A name that was typed is no stand-in any more; one that was given up, or taken away, makes room for it. Reminders follow, but
 * not to no name at all. */
static void
follow_name (AftPersonHeader *self)
{
  const char *name = aft_record_get (self->contact, AFT_CONTACT_FULL_NAME);
  gboolean typing = is_typing (self);

  if (self->following)
    return;

  if (typing || self->emptied)
    {
      self->following = TRUE;
      aft_session_follow_undo (self->session, TRUE);
      if (typing && self->stand_in != NULL)
        aft_record_set_flag (self->contact, AFT_CONTACT_UNNAMED, name == NULL || g_str_equal (name, self->stand_in));
      if (name != NULL)
        aft_guide_follow_name (AFT_CONTACT (self->contact), self->called);
      aft_session_follow_undo (self->session, FALSE);
      self->following = FALSE;
    }
  self->emptied = typing && name == NULL;
  if (name != NULL)
    keep_called (self);
}

static void
changed_cb (AftPersonHeader *self)
{
  follow_name (self);
  update (self);
}

static void
message_cb (AftPersonHeader *self)
{
  g_autofree char *message = NULL;
  gboolean wrong;

  g_object_get (self->edit, "message", &message, "wrong", &wrong, NULL);
  gtk_label_set_label (self->name_message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name_message), message != NULL);
  aft_spoken_set_wrong (self->name, wrong ? GTK_WIDGET (self->name_message) : NULL);
}

void
aft_person_header_set_contact (AftPersonHeader *self,
                               AftDocument     *contact)
{
  const char *id;

  g_return_if_fail (AFT_IS_PERSON_HEADER (self));

  if (self->contact != NULL)
    g_signal_handlers_disconnect_by_data (self->contact, self);
  aft_field_edit_set_record (self->edit, NULL, 0);
  g_clear_pointer (&self->stand_in, g_free);
  g_clear_pointer (&self->called, g_free);
  self->emptied = FALSE;
  g_set_object (&self->contact, contact);
  if (contact == NULL)
    return;

  id = aft_record_get_id (AFT_RECORD (contact));
  aft_field_edit_set_record (self->edit, AFT_RECORD (contact), AFT_CONTACT_FULL_NAME);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->write), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->log), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->write), "win.write");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->log), "win.log");
  g_signal_connect_object (contact, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (contact, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_SWAPPED);
  update (self);
  show_tags (self);
  keep_stand_in (self);
  keep_called (self);
  show_photo (self);
}

/* Not in the name: the next key would write over it. */
static gboolean
aft_person_header_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (AFT_PERSON_HEADER (widget)->log);
}

static void
aft_person_header_dispose (GObject *object)
{
  AftPersonHeader *self = AFT_PERSON_HEADER (object);

  if (self->contact != NULL)
    g_signal_handlers_disconnect_by_data (self->contact, self);
  g_clear_object (&self->contact);
  g_clear_object (&self->session);
  g_clear_pointer (&self->stand_in, g_free);
  g_clear_pointer (&self->called, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (aft_person_header_parent_class)->dispose (object);
}

static void
aft_person_header_class_init (AftPersonHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_person_header_dispose;
  widget_class->grab_focus = aft_person_header_grab_focus;
  aft_focus_pass (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-person-header.ui");
  gtk_widget_class_bind_template_child (widget_class, AftPersonHeader, box);
  gtk_widget_class_bind_template_child (widget_class, AftPersonHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, AftPersonHeader, name);
  gtk_widget_class_bind_template_child (widget_class, AftPersonHeader, name_message);
  gtk_widget_class_bind_template_child (widget_class, AftPersonHeader, place);
  gtk_widget_class_bind_template_child (widget_class, AftPersonHeader, tags);
  gtk_widget_class_bind_template_child (widget_class, AftPersonHeader, write);
  gtk_widget_class_bind_template_child (widget_class, AftPersonHeader, log);
}

static void
aft_person_header_init (AftPersonHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_page_fit_title (self->name);
}

GtkWidget *
aft_person_header_new (AftSession *session)
{
  AftPersonHeader *self = g_object_new (AFT_TYPE_PERSON_HEADER, NULL);

  self->session = g_object_ref (session);
  self->edit = aft_field_edit_attach (self->name, session);
  aft_field_edit_set_required (self->edit, TRUE);
  g_signal_connect_object (self->edit, "notify", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

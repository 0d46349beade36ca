/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-keep-box.h"

#include <glib/gi18n-lib.h>

#include "aft-contact.h"
#include "aft-date.h"
#include "aft-field-row.h"
#include "aft-keep-in-touch.h"
#include "aft-spoken.h"

struct _AftKeepBox
{
  AdwPreferencesGroup  parent_instance;

  AdwActionRow        *next;
  GtkWidget           *skip;
  GPtrArray           *rows;    /* of this contact; not owned */
  AftChoiceRow        *rhythm;  /* the first of them */

  AftSession          *session;
  AftDocument         *contact;
};

G_DEFINE_FINAL_TYPE (AftKeepBox, aft_keep_box, ADW_TYPE_PREFERENCES_GROUP)

static void
update (AftKeepBox *self)
{
  AftKeepRules rules;
  AftKeep keep;
  GDate today, next;
  gboolean has_next;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (self->contact == NULL)
    return;

  aft_session_today (self->session, &today);
  aft_keep_rules_read (aft_session_get_book (self->session), &rules);
  aft_keep_in_touch_compute (aft_document_get_summary (self->contact), &rules, &today, &keep);
  has_next = aft_keep_get_day (&keep, &today, &next);
  if (has_next)
    {
      iso = aft_day_format (&next);
      day = aft_day_dup_shown (iso, &today);
      /* Translators: %s is a day: when to be in touch with somebody next. */
      title = g_strdup_printf (_("Next: %s"), day);
    }
  else
    title = g_strdup (_("No date"));

  if (!has_next && gtk_widget_has_focus (self->skip))
    gtk_widget_grab_focus (GTK_WIDGET (self->next));
  gtk_widget_set_visible (self->skip, has_next);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->next), title);
  adw_action_row_set_subtitle (self->next, aft_keep_why_get_words (keep.why));
  name = g_strdup_printf (C_("row", "%s, %s"), title, aft_keep_why_get_words (keep.why));
  aft_spoken_set_name (GTK_WIDGET (self->next), name);
}

/* Translated; transfer full. */
static char *
dup_usual (AftKeepBox *self)
{
  AftKeepRules rules;

  aft_keep_rules_read (aft_session_get_book (self->session), &rules);

  /* Translators: %s is a rhythm: "As usual (Every quarter)". */
  return g_strdup_printf (_("As usual (%s)"), aft_rhythm_get_title (rules.rhythm));
}

/* The rules of the book are everybody's. */
static void
document_changed_cb (AftKeepBox  *self,
                     AftDocument *document)
{
  g_autofree char *usual = NULL;

  if (self->contact == NULL || aft_document_get_kind (document) != AFT_DOCUMENT_BOOK)
    return;

  usual = dup_usual (self);
  aft_choice_row_set_unset (self->rhythm, usual);
  update (self);
}

static void
add_row (AftKeepBox *self,
         GtkWidget  *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
skip_cb (AftKeepBox *self)
{
  GDate today;

  if (self->contact == NULL)
    return;
  aft_session_today (self->session, &today);
  aft_keep_in_touch_skip (aft_session_get_book (self->session), AFT_CONTACT (self->contact), &today);
  aft_session_break_undo (self->session);
}

void
aft_keep_box_set_contact (AftKeepBox  *self,
                          AftDocument *contact)
{
  g_autofree char *usual = NULL;

  g_return_if_fail (AFT_IS_KEEP_BOX (self));

  if (self->contact != NULL)
    g_signal_handlers_disconnect_by_data (self->contact, self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_set_object (&self->contact, contact);
  if (contact == NULL)
    return;

  usual = dup_usual (self);
  self->rhythm = AFT_CHOICE_ROW (aft_choice_row_new (self->session, _("How Often"), NULL, contact, AFT_CONTACT_RHYTHM,
                                                     AFT_WORDS_RHYTHM, usual));
  add_row (self, GTK_WIDGET (self->rhythm));
  add_row (self, aft_field_row_new (self->session, _("Not Before"), NULL, contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER));
  add_row (self, aft_field_row_new (self->session, _("Paused Until"), NULL, contact, AFT_CONTACT_PAUSED_UNTIL));
  add_row (self, aft_choice_row_new (self->session, _("Best Reached By"), NULL, contact, AFT_CONTACT_PREFERRED_CHANNEL,
                                     AFT_WORDS_CHANNEL, _("Not set")));
  g_signal_connect_object (contact, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
aft_keep_box_dispose (GObject *object)
{
  AftKeepBox *self = AFT_KEEP_BOX (object);

  if (self->contact != NULL)
    g_signal_handlers_disconnect_by_data (self->contact, self);
  g_clear_object (&self->contact);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_keep_box_parent_class)->dispose (object);
}

static void
aft_keep_box_finalize (GObject *object)
{
  g_ptr_array_unref (AFT_KEEP_BOX (object)->rows);

  G_OBJECT_CLASS (aft_keep_box_parent_class)->finalize (object);
}

static void
aft_keep_box_class_init (AftKeepBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_keep_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = aft_keep_box_finalize;
}

static void
aft_keep_box_init (AftKeepBox *self)
{
  self->skip = gtk_button_new_with_label (_("Skip"));
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Keep in Touch"));
  self->next = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->next), FALSE);
  gtk_widget_set_valign (self->skip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->skip, "flat");
  g_signal_connect_object (self->skip, "clicked", G_CALLBACK (skip_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_tooltip_text (self->skip, _("Skip This Time"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->skip), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Skip This Time"), -1);
  adw_action_row_add_suffix (self->next, self->skip);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->next));
}

GtkWidget *
aft_keep_box_new (AftSession *session)
{
  AftKeepBox *self = g_object_new (AFT_TYPE_KEEP_BOX, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (aft_session_get_book (session), "document-changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-note-row.h"

#include <glib/gi18n-lib.h>

#include "aft-notes.h"
#include "aft-text.h"

struct _AftNoteRow
{
  GtkWidget    parent_instance;

  GtkWidget   *box;
  GtkLabel    *title;
  GtkLabel    *detail;
  GtkWidget   *pin;

  AftSession  *session;
  AftNoteItem *item;
  gboolean     show_about;
};

G_DEFINE_FINAL_TYPE (AftNoteRow, aft_note_row, GTK_TYPE_WIDGET)

static void
update (AftNoteRow *self)
{
  const AftNoteFacts *facts = aft_note_item_get_facts (self->item);
  g_autofree char *title = aft_note_dup_title (facts);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  g_autofree char *when = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *name = NULL;
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  GDate today;

  aft_session_today (self->session, &today);
  when = aft_note_dup_when (facts, &today);
  if (*when != '\0')
    g_strv_builder_add (parts, when);
  if (self->show_about)
    {
      AftDocument *document = aft_note_item_get_document (self->item);
      g_autofree char *about = AFT_IS_INBOX (document) ? g_strdup (_("Inbox"))
                                                       : aft_text_dup_shown (aft_document_get_summary (document)->title, 60);

      g_strv_builder_add (parts, about);
    }
  if (facts->open > 0)
    {
      g_autofree char *points = g_strdup_printf (ngettext ("%u open point", "%u open points", facts->open), facts->open);

      g_strv_builder_add (parts, points);
    }
  strings = g_strv_builder_end (parts);
  /* Translators: what stands between when a note was written, whom it is about, and how many of its check boxes are open. */
  detail = g_strjoinv (C_("note", " · "), strings);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (self->pin, facts->pinned);

  /* Translators: what a screen reader says of a note: its title, when it was written. */
  name = g_strdup_printf (facts->pinned ? C_("note", "%s, pinned, %s") : C_("note", "%s, %s"), title, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item != NULL ? item : GTK_WIDGET (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
aft_note_row_set_item (AftNoteRow  *self,
                       AftNoteItem *item,
                       gboolean     show_about)
{
  g_return_if_fail (AFT_IS_NOTE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  self->show_about = show_about;
  if (item == NULL)
    return;

  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

AftNoteItem *
aft_note_row_get_item (AftNoteRow *self)
{
  g_return_val_if_fail (AFT_IS_NOTE_ROW (self), NULL);

  return self->item;
}

static void
aft_note_row_dispose (GObject *object)
{
  AftNoteRow *self = AFT_NOTE_ROW (object);

  aft_note_row_set_item (self, NULL, FALSE);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_note_row_parent_class)->dispose (object);
}

static void
aft_note_row_class_init (AftNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_note_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AftNoteRow, box);
  gtk_widget_class_bind_template_child (widget_class, AftNoteRow, title);
  gtk_widget_class_bind_template_child (widget_class, AftNoteRow, detail);
  gtk_widget_class_bind_template_child (widget_class, AftNoteRow, pin);
}

static void
aft_note_row_init (AftNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aft_note_row_new (AftSession *session)
{
  AftNoteRow *self = g_object_new (AFT_TYPE_NOTE_ROW, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

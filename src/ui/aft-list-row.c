/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-agenda.h"
#include "aft-feedback.h"
#include "aft-list-words.h"
#include "aft-photo.h"
#include "aft-text.h"

struct _AftListRow
{
  GtkWidget             parent_instance;

  gpointer              item;
  AftDocument          *document;
  const AftListContext *context;
  char                 *photo;

  GtkLabel             *heading;
  GtkBox               *body;
  AdwAvatar            *avatar;
  GtkImage             *icon;
  GtkLabel             *title;
  GtkLabel             *subtitle;
  GtkLabel             *meta;
  GtkImage             *dot;
};

G_DEFINE_FINAL_TYPE (AftListRow, aft_list_row, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel   *label,
          const char *text)
{
  g_autofree char *shown = aft_text_dup_shown (text, AFT_TEXT_SHOWN_MAX);

  gtk_label_set_label (label, shown);
  gtk_widget_set_visible (GTK_WIDGET (label), *shown != '\0');
}

/* The list's own item widget is what has the focus and is read aloud. */
static void
set_accessible (AftListRow *self,
                const char *name,
                const char *description)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkAccessible *accessible = GTK_ACCESSIBLE (list_item != NULL ? list_item : GTK_WIDGET (self));

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (description != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_picture (AftListRow          *self,
              const AftListWords  *words)
{
  gboolean person = words->icon == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->avatar), person);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !person);
  if (person)
    {
      const char *photo = aft_document_get_summary (self->document)->photo;
      g_autofree char *name = aft_text_dup_shown (words->avatar, 60);

      adw_avatar_set_text (self->avatar, name);
      adw_avatar_set_show_initials (self->avatar, words->initials);
      if (g_strcmp0 (photo, self->photo) != 0)
        {
          g_free (self->photo);
          self->photo = g_strdup (photo);
          aft_photo_show (self->avatar, self->context->photos, photo);
        }
    }
  else
    gtk_image_set_from_icon_name (self->icon, words->icon);
}

void
aft_list_row_refresh (AftListRow *self)
{
  g_auto (AftListWords) words = { 0 };

  g_return_if_fail (AFT_IS_LIST_ROW (self));

  if (self->item == NULL)
    return;

  aft_list_words_fill (&words, self->item, self->context);
  set_text (self->title, words.title);
  gtk_label_set_attributes (self->title, words.title_marks);
  set_text (self->subtitle, words.subtitle);
  gtk_label_set_attributes (self->subtitle, words.subtitle_marks);
  /* What was found is to be seen, also where the pane is narrow. */
  gtk_label_set_single_line_mode (self->subtitle, words.subtitle_marks == NULL);
  gtk_label_set_wrap (self->subtitle, words.subtitle_marks != NULL);
  gtk_label_set_lines (self->subtitle, words.subtitle_marks != NULL ? 2 : 1);
  set_text (self->meta, words.meta);
  gtk_widget_set_visible (GTK_WIDGET (self->dot), words.due);
  show_picture (self, &words);
  set_accessible (self, words.spoken, words.described);
}

void
aft_list_row_bind (AftListRow           *self,
                   gpointer              item,
                   const AftListContext *context)
{
  AftDocument *document = item != NULL ? aft_list_item_get_document (item) : NULL;

  g_return_if_fail (AFT_IS_LIST_ROW (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, aft_list_row_refresh, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (aft_list_row_refresh), self, G_CONNECT_SWAPPED);

  g_set_object ((GObject **) &self->item, item);
  self->context = context;
  aft_list_row_refresh (self);
}

gpointer
aft_list_row_get_item (AftListRow *self)
{
  g_return_val_if_fail (AFT_IS_LIST_ROW (self), NULL);

  return self->item;
}

void
aft_list_row_set_heading (AftListRow *self,
                          const char *heading)
{
  g_return_if_fail (AFT_IS_LIST_ROW (self));

  gtk_label_set_label (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
}

static void
aft_list_row_dispose (GObject *object)
{
  AftListRow *self = AFT_LIST_ROW (object);

  aft_list_row_bind (self, NULL, NULL);
  g_clear_pointer (&self->photo, g_free);
  if (self->heading != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->heading));
  if (self->body != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->body));

  G_OBJECT_CLASS (aft_list_row_parent_class)->dispose (object);
}

static void
aft_list_row_class_init (AftListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_list_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AftListRow, heading);
  gtk_widget_class_bind_template_child (widget_class, AftListRow, body);
  gtk_widget_class_bind_template_child (widget_class, AftListRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, AftListRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AftListRow, title);
  gtk_widget_class_bind_template_child (widget_class, AftListRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AftListRow, meta);
  gtk_widget_class_bind_template_child (widget_class, AftListRow, dot);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
aft_list_row_init (AftListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
aft_list_row_new (void)
{
  return g_object_new (AFT_TYPE_LIST_ROW, NULL);
}

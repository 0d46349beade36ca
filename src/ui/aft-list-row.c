/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-agenda.h"
#include "aft-feedback.h"
#include "aft-initials.h"
#include "aft-list-lines.h"
#include "aft-list-words.h"
#include "aft-photo.h"
#include "aft-text.h"

/* In pixels. */
#define PICTURE_SIZE 36
#define DOT_SIZE 12

/* In characters: what a picture can depend on, and what fits into a line of the narrowest list. */
#define PICTURED_NAME 60
#define NARROW_LINE 30

struct _AftListRow
{
  GtkWidget             parent_instance;

  gpointer              item;
  AftDocument          *document;
  const AftListContext *context;
  char                 *photo;

  AftListLines         *lines;

  /* Made when there is something for them to show: a list makes two hundred rows at once, and most need two of them at most. */
  GtkWidget            *heading;
  GtkWidget            *initials;
  GtkWidget            *avatar;         /* of who has a photo, or no name */
  GtkWidget            *icon;
  GtkWidget            *dot;
};

G_DEFINE_FINAL_TYPE (AftListRow, aft_list_row, GTK_TYPE_WIDGET)

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

static GtkWidget *
make_initials (AftListRow *self)
{
  GtkWidget *initials = aft_initials_new (PICTURE_SIZE);

  aft_list_lines_put_before (self->lines, initials);

  return initials;
}

static GtkWidget *
make_avatar (AftListRow *self)
{
  GtkWidget *avatar = adw_avatar_new (PICTURE_SIZE, NULL, TRUE);

  aft_list_lines_put_before (self->lines, avatar);

  return avatar;
}

static GtkWidget *
make_icon (AftListRow *self)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "width-request", PICTURE_SIZE,
                                  "height-request", PICTURE_SIZE,
                                  "css-classes", (const char *[]) { "list-icon", NULL },
                                  NULL);

  aft_list_lines_put_before (self->lines, icon);

  return icon;
}

static GtkWidget *
make_dot (AftListRow *self)
{
  GtkWidget *dot = g_object_new (GTK_TYPE_IMAGE,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "icon-name", "aft-dot-symbolic",
                                 "pixel-size", DOT_SIZE,
                                 "css-classes", (const char *[]) { "list-dot", NULL },
                                 NULL);

  aft_list_lines_put_behind (self->lines, dot);

  return dot;
}

static GtkWidget *
make_heading (AftListRow *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "xalign", 0.0,
                                     "ellipsize", PANGO_ELLIPSIZE_END,
                                     "css-classes", (const char *[]) { "heading", "list-heading", NULL },
                                     NULL);

  gtk_widget_insert_after (heading, GTK_WIDGET (self), NULL);

  return heading;
}

/* Makes @part when it is to be shown for the first time. Returns whether it is to be filled. */
static gboolean
show_part (AftListRow  *self,
           GtkWidget  **part,
           GtkWidget *(*make) (AftListRow *self),
           gboolean     shown)
{
  if (*part == NULL && shown)
    {
      *part = make (self);
      gtk_widget_set_valign (*part, GTK_ALIGN_CENTER);
    }
  if (*part != NULL)
    gtk_widget_set_visible (*part, shown);

  return shown;
}

static void
show_picture (AftListRow         *self,
              const AftListWords *words)
{
  g_autofree char *name = words->icon == NULL ? aft_text_dup_shown (words->avatar, PICTURED_NAME) : NULL;
  const char *photo = name != NULL ? aft_document_get_summary (self->document)->photo : NULL;
  gboolean initials = name != NULL && *name != '\0' && words->initials && (photo == NULL || *photo == '\0');

  if (show_part (self, &self->initials, make_initials, initials))
    aft_initials_set_name (AFT_INITIALS (self->initials), name);
  if (show_part (self, &self->avatar, make_avatar, name != NULL && !initials))
    {
      adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
      adw_avatar_set_show_initials (ADW_AVATAR (self->avatar), words->initials);
      if (g_strcmp0 (photo, self->photo) != 0)
        {
          g_free (self->photo);
          self->photo = g_strdup (photo);
          aft_photo_show (ADW_AVATAR (self->avatar), self->context->photos, photo);
        }
    }
  if (show_part (self, &self->icon, make_icon, words->icon != NULL))
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), words->icon);
}

void
aft_list_row_refresh (AftListRow *self)
{
  g_auto (AftListWords) words = { 0 };
  gboolean wrapped;

  g_return_if_fail (AFT_IS_LIST_ROW (self));

  if (self->item == NULL)
    return;

  aft_list_words_fill (&words, self->item, self->context);
  aft_list_lines_set (self->lines, AFT_LINE_TITLE, words.title, words.title_marks, 1);
  /* What was found is to be seen, also where the pane is narrow. */
  wrapped = words.subtitle_marks != NULL && g_utf8_strlen (words.subtitle, -1) > NARROW_LINE;
  aft_list_lines_set (self->lines, AFT_LINE_SUBTITLE, words.subtitle, words.subtitle_marks, wrapped ? 2 : 1);
  aft_list_lines_set (self->lines, AFT_LINE_META, words.meta, NULL, 1);
  show_part (self, &self->dot, make_dot, words.due);
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

  if (show_part (self, &self->heading, make_heading, heading != NULL))
    gtk_label_set_label (GTK_LABEL (self->heading), heading);
}

static void
aft_list_row_dispose (GObject *object)
{
  AftListRow *self = AFT_LIST_ROW (object);

  aft_list_row_bind (self, NULL, NULL);
  g_clear_pointer (&self->photo, g_free);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->lines, gtk_widget_unparent);

  G_OBJECT_CLASS (aft_list_row_parent_class)->dispose (object);
}

static void
aft_list_row_class_init (AftListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_list_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
aft_list_row_init (AftListRow *self)
{
  self->lines = AFT_LIST_LINES (aft_list_lines_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "list-body");
  gtk_widget_set_parent (GTK_WIDGET (self->lines), GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
aft_list_row_new (void)
{
  return g_object_new (AFT_TYPE_LIST_ROW, NULL);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-initials.h"

/* Of libadwaita's style: avatar.color1 to avatar.color14. */
#define N_COLORS 14

struct _AftInitials
{
  GtkWidget  parent_instance;

  int        size;
  char      *letters;
};

G_DEFINE_FINAL_TYPE (AftInitials, aft_initials, GTK_TYPE_WIDGET)

char *
aft_initials_of (const char *name)
{
  g_autofree char *upper = g_utf8_strup (name, -1);
  g_autofree char *composed = g_utf8_normalize (g_strstrip (upper), -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *initials = g_string_new (NULL);
  const char *space;

  g_string_append_unichar (initials, g_utf8_get_char (composed));
  space = strrchr (composed, ' ');
  if (space != NULL)
    g_string_append_unichar (initials, g_utf8_get_char (space + 1));

  return g_string_free (initials, FALSE);
}

static void
aft_initials_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = AFT_INITIALS (widget)->size;
  *minimum_baseline = *natural_baseline = -1;
}

static void
aft_initials_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  AftInitials *self = AFT_INITIALS (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->letters);
  int width, height;
  GdkRGBA color;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((gtk_widget_get_width (widget) - width) / 2,
                                                          (gtk_widget_get_height (widget) - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
aft_initials_finalize (GObject *object)
{
  g_free (AFT_INITIALS (object)->letters);

  G_OBJECT_CLASS (aft_initials_parent_class)->finalize (object);
}

static void
aft_initials_class_init (AftInitialsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aft_initials_finalize;
  widget_class->measure = aft_initials_measure;
  widget_class->snapshot = aft_initials_snapshot;
  gtk_widget_class_set_css_name (widget_class, "avatar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
aft_initials_init (AftInitials *self)
{
}

GtkWidget *
aft_initials_new (int size)
{
  AftInitials *self = g_object_new (AFT_TYPE_INITIALS, NULL);

  self->size = size;

  return GTK_WIDGET (self);
}

void
aft_initials_set_name (AftInitials *self,
                       const char  *name)
{
  char color[] = "color14";
  const char *classes[] = { "initials", color, NULL };

  g_return_if_fail (AFT_IS_INITIALS (self));

  g_free (self->letters);
  self->letters = aft_initials_of (name);
  g_snprintf (color, sizeof color, "color%u", g_str_hash (name) % N_COLORS + 1);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
aft_initials_get_letters (AftInitials *self)
{
  g_return_val_if_fail (AFT_IS_INITIALS (self), NULL);

  return self->letters;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-welcome.h"

#include "aft-focus.h"
#include "aft-narrow.h"

struct _AftWelcome
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *turned_down;
};

G_DEFINE_FINAL_TYPE (AftWelcome, aft_welcome, GTK_TYPE_WIDGET)

static gboolean
aft_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (AFT_WELCOME (widget)->turned_down);
}

static void
aft_welcome_dispose (GObject *object)
{
  g_clear_pointer (&AFT_WELCOME (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (aft_welcome_parent_class)->dispose (object);
}

static void
aft_welcome_class_init (AftWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_welcome_dispose;
  widget_class->grab_focus = aft_welcome_grab_focus;
  aft_focus_pass (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, AftWelcome, scroller);
  gtk_widget_class_bind_template_child (widget_class, AftWelcome, turned_down);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
aft_welcome_init (AftWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
}

GtkWidget *
aft_welcome_new (void)
{
  return g_object_new (AFT_TYPE_WELCOME, NULL);
}

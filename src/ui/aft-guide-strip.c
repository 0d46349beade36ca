/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-strip.h"

#include <glib/gi18n-lib.h>

#include "aft-spoken.h"

struct _AftGuideStrip
{
  AdwBin        parent_instance;

  AftFollowUp  *follow_up;
  AftGuideStep  step;

  GtkBox       *groups;
  GtkFlowBox   *steps;
  GtkWidget    *group_buttons[3];
  GtkWidget    *step_buttons[AFT_GUIDE_STEP_NONE];
};

G_DEFINE_FINAL_TYPE (AftGuideStrip, aft_guide_strip, ADW_TYPE_BIN)

/* A step is named with its number and state, so that it makes sense alone. */
static void
refresh_step_button (AftGuideStrip *self,
                     AftGuideStep   step)
{
  AftGuideStepState state = aft_guide_step_get_state (self->follow_up, step);
  const char *title = aft_guide_step_get_title (step);
  GtkWidget *button = self->step_buttons[step];
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;

  switch (state)
    {
    case AFT_GUIDE_STEP_DONE:
      /* Translators: a step of the guide that is done: its title */
      shown = g_strdup_printf (_("✓ %s"), title);
      /* Translators: a step of the guide: its number and title */
      name = g_strdup_printf (_("Step %d, %s, done"), step + 1, title);
      break;
    case AFT_GUIDE_STEP_SKIPPED:
      /* Translators: a step of the guide that was skipped: its title */
      shown = g_strdup_printf (_("– %s"), title);
      name = g_strdup_printf (_("Step %d, %s, skipped"), step + 1, title);
      break;
    case AFT_GUIDE_STEP_OPEN:
    default:
      /* Translators: a step of the guide: its number and title */
      shown = g_strdup_printf (_("%d. %s"), step + 1, title);
      name = g_strdup_printf (_("Step %d, %s"), step + 1, title);
      break;
    }

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (gtk_widget_get_parent (button), aft_guide_step_get_group (step) == aft_guide_step_get_group (self->step));
  if (step == self->step)
    gtk_widget_add_css_class (button, "current");
  else
    gtk_widget_remove_css_class (button, "current");
}

static void
refresh_group_button (AftGuideStrip  *self,
                      AftGuideGroup  group)
{
  GtkWidget *button = self->group_buttons[group];
  AftGuideStep first, end;
  guint settled = 0;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  aft_guide_group_get_range (group, &first, &end);
  for (AftGuideStep step = first; step < end; step++)
    settled += aft_guide_step_get_state (self->follow_up, step) != AFT_GUIDE_STEP_OPEN;

  /* Translators: a group of steps: its title, how many are done, and how many there are */
  name = g_strdup_printf (_("%s, %u of %u steps done"), aft_guide_group_get_title (group), settled, end - first);
  shown = settled == end - first ? g_strdup_printf (_("✓ %s"), aft_guide_group_get_title (group))
                                 : g_strdup (aft_guide_group_get_title (group));
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), group == aft_guide_step_get_group (self->step));
}

void
aft_guide_strip_refresh (AftGuideStrip *self,
                         AftFollowUp   *follow_up,
                         AftGuideStep   step)
{
  g_set_object (&self->follow_up, follow_up);
  self->step = step;
  for (AftGuideGroup group = AFT_GUIDE_GROUP_BEFORE; group <= AFT_GUIDE_GROUP_AFTERWARDS; group++)
    refresh_group_button (self, group);
  for (AftGuideStep each = 0; each < AFT_GUIDE_STEP_NONE; each++)
    refresh_step_button (self, each);
}

static void
group_clicked_cb (AftGuideStrip *self,
                  GtkWidget     *button)
{
  for (AftGuideGroup group = AFT_GUIDE_GROUP_BEFORE; group <= AFT_GUIDE_GROUP_AFTERWARDS; group++)
    {
      AftGuideStep first, end, step;

      if (self->group_buttons[group] != button)
        continue;

      aft_guide_group_get_range (group, &first, &end);
      if (self->step >= first && self->step < end)
        {
          refresh_group_button (self, group);
          return;
        }
      for (step = first; step + 1 < end && aft_guide_step_get_state (self->follow_up, step) != AFT_GUIDE_STEP_OPEN; step++)
        ;
      if (aft_guide_step_get_state (self->follow_up, step) != AFT_GUIDE_STEP_OPEN)
        step = first;
      gtk_widget_activate_action (GTK_WIDGET (self), "guide.step", "s", aft_guide_step_get_word (step));
    }
}

static void
add_buttons (AftGuideStrip *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->group_buttons); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      self->group_buttons[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->group_buttons[i]), label);
      gtk_widget_set_hexpand (self->group_buttons[i], TRUE);
      g_signal_connect_swapped (self->group_buttons[i], "clicked", G_CALLBACK (group_clicked_cb), self);
      gtk_box_append (self->groups, self->group_buttons[i]);
    }

  for (AftGuideStep step = 0; step < AFT_GUIDE_STEP_NONE; step++)
    {
      GtkWidget *label = gtk_label_new (NULL);
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      self->step_buttons[step] = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->step_buttons[step]), label);
      aft_spoken_set_tooltip (self->step_buttons[step], aft_guide_step_get_why (step));
      gtk_widget_add_css_class (self->step_buttons[step], "flat");
      gtk_widget_add_css_class (self->step_buttons[step], "guide-step");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_buttons[step]), "guide.step");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->step_buttons[step]), "s", aft_guide_step_get_word (step));
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->step_buttons[step]);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->steps, child);
    }
}

static void
aft_guide_strip_dispose (GObject *object)
{
  g_clear_object (&AFT_GUIDE_STRIP (object)->follow_up);

  G_OBJECT_CLASS (aft_guide_strip_parent_class)->dispose (object);
}

static void
aft_guide_strip_class_init (AftGuideStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_guide_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideStrip, groups);
  gtk_widget_class_bind_template_child (widget_class, AftGuideStrip, steps);
}

static void
aft_guide_strip_init (AftGuideStrip *self)
{
  self->step = AFT_GUIDE_STEP_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_buttons (self);
}

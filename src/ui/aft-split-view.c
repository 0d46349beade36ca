/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-split-view.h"

struct _AftSplitView
{
  GtkWidget  parent_instance;

  GtkWidget *panes[AFT_PANES];
  GtkWidget *last_focus[AFT_PANES];
  GtkWidget *starts[AFT_PANES];         /* inside the pane; not owned */
  gboolean   shown[AFT_PANES];
  AftSplitWish wish;
  AftRoom    room;
  gboolean   laid_out;
  guint      notify_id;
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_ASIDE,
  PROP_SHOW_SIDEBAR,
  PROP_SHOW_CONTENT,
  PROP_SHOW_ASIDE,
  PROP_SHOW_ASIDE_WIDE,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint layout_changed_signal;

G_DEFINE_FINAL_TYPE (AftSplitView, aft_split_view, GTK_TYPE_WIDGET)

static GtkWidget *
find_focus (AftSplitView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
is_inside (GtkWidget *widget,
           GtkWidget *pane)
{
  return widget != NULL && pane != NULL && (widget == pane || gtk_widget_is_ancestor (widget, pane));
}

/* A field that is come to by itself isn't selected: the next key would write over what stands there. */
static void
start_pane (AftSplitView *self,
            AftPane       pane)
{
  GtkWidget *focus;

  if (self->starts[pane] == NULL
      || !(gtk_widget_grab_focus (self->starts[pane]) || gtk_widget_child_focus (self->starts[pane], GTK_DIR_TAB_FORWARD)))
    gtk_widget_child_focus (self->panes[pane], GTK_DIR_TAB_FORWARD);

  focus = find_focus (self);
  if (focus != NULL && GTK_IS_EDITABLE (focus) && is_inside (focus, self->panes[pane]))
    gtk_editable_select_region (GTK_EDITABLE (focus), -1, -1);
}

static void
grab_pane (AftSplitView *self,
           AftPane       pane)
{
  GtkWidget *last = self->last_focus[pane];

  if (is_inside (find_focus (self), self->panes[pane]))
    return;
  if (last != NULL && is_inside (last, self->panes[pane]) && gtk_widget_get_mapped (last) && gtk_widget_grab_focus (last))
    return;
  start_pane (self, pane);
}

/* Focus that lost its pane goes to the most particular one that is shown. */
static void
mend_focus (AftSplitView *self)
{
  GtkWidget *focus = find_focus (self);

  if (focus != NULL && (gtk_widget_get_mapped (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->shown[AFT_PANE_ASIDE] && self->room == AFT_ROOM_ONE)
    grab_pane (self, AFT_PANE_ASIDE);
  else if (self->shown[AFT_PANE_CONTENT])
    grab_pane (self, AFT_PANE_CONTENT);
  else
    grab_pane (self, AFT_PANE_SIDEBAR);
}

static gboolean
layout_changed_cb (gpointer data)
{
  AftSplitView *self = data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_ASIDE]);
  g_signal_emit (self, layout_changed_signal, 0);
  mend_focus (self);

  return G_SOURCE_REMOVE;
}

static void
remember_focus (AftSplitView *self)
{
  GtkWidget *focus = find_focus (self);

  for (int i = 0; i < AFT_PANES; i++)
    if (is_inside (focus, self->panes[i]))
      g_set_weak_pointer (&self->last_focus[i], focus);
}

static void
apply (AftSplitView *self,
       AftRoom          room,
       gboolean      shown[AFT_PANES])
{
  gboolean changed = !self->laid_out || self->room != room;

  for (int i = 0; i < AFT_PANES; i++)
    changed = changed || self->shown[i] != shown[i];
  if (!changed)
    return;

  remember_focus (self);
  self->laid_out = TRUE;
  self->room = room;
  for (int i = 0; i < AFT_PANES; i++)
    {
      self->shown[i] = shown[i];
      if (self->panes[i] != NULL)
        gtk_widget_set_child_visible (self->panes[i], shown[i]);
    }

  /* Told after the frame's sizes are settled: listeners change widgets, which must not happen while allocating. */
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, layout_changed_cb, self, NULL);
}

static void
aft_split_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  AftSplitView *self = AFT_SPLIT_VIEW (widget);

  /* The window has heights of its own, and AdwToastOverlay asks without a width: all words of a page would be laid out for one that
   * they don't take, twice for a frame on X11. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  for (int i = 0; i < AFT_PANES; i++)
    {
      int pane_min = 0, pane_nat = 0;

      if (self->panes[i] == NULL)
        continue;
      gtk_widget_measure (self->panes[i], orientation, -1, &pane_min, &pane_nat, NULL, NULL);
      *minimum = MAX (*minimum, pane_min);
      *natural += pane_nat;
    }
}

/* The usual text is 11 points at 96 dots an inch. */
#define USUAL_TEXT (11.0 * 96.0 / 72.0 * PANGO_SCALE)

static double
get_text_scale (AftSplitView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;

  return MAX (1.0, size / USUAL_TEXT);
}

static void
measure_panes (AftSplitView *self)
{
  self->wish.scale = get_text_scale (self);
  for (int i = 0; i < AFT_PANES; i++)
    {
      self->wish.present[i] = self->panes[i] != NULL;
      self->wish.minimum[i] = 0;
      if (self->panes[i] != NULL)
        gtk_widget_measure (self->panes[i], GTK_ORIENTATION_HORIZONTAL, -1, &self->wish.minimum[i], NULL, NULL, NULL);
    }
}

static void
aft_split_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  AftSplitView *self = AFT_SPLIT_VIEW (widget);
  gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean shown[AFT_PANES];
  int widths[AFT_PANES];
  AftRoom room;
  int x = 0;

  measure_panes (self);
  room = aft_split_layout_find_room (&self->wish, width);
  /* Notes nobody is typing in don't cover a page that folds. */
  if (room != self->room && self->laid_out && room < AFT_ROOM_THREE)
    self->wish.show_aside[room] = is_inside (find_focus (self), self->panes[AFT_PANE_ASIDE]);
  aft_split_layout_decide (&self->wish, room, shown);
  aft_split_layout_divide (&self->wish, room, shown, width, widths);

  apply (self, room, shown);
  for (int i = 0; i < AFT_PANES; i++)
    if (shown[i] && self->panes[i] != NULL)
      {
        GtkAllocation place = { reversed ? width - x - widths[i] : x, 0, widths[i], height };

        gtk_widget_size_allocate (self->panes[i], &place, -1);
        x += widths[i];
      }
}

static gboolean *
find_wish (AftSplitView *self,
           guint         property)
{
  return property == PROP_SHOW_ASIDE ? &self->wish.show_aside[self->room]
         : property == PROP_SHOW_CONTENT ? &self->wish.show_content : &self->wish.show_sidebar;
}

static void
set_wish (AftSplitView *self,
          guint         property,
          gboolean      value)
{
  gboolean *wish = find_wish (self, property);

  if (*wish == value)
    return;
  *wish = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
aft_split_view_set_pane (AftSplitView *self,
                         AftPane       pane,
                         GtkWidget    *child)
{
  g_return_if_fail (AFT_IS_SPLIT_VIEW (self));

  if (self->panes[pane] == child)
    return;
  if (self->panes[pane] != NULL)
    gtk_widget_unparent (self->panes[pane]);
  self->panes[pane] = child;
  if (child != NULL)
    {
      GtkWidget *before = NULL;

      for (int i = pane - 1; i >= 0 && before == NULL; i--)
        before = self->panes[i];
      gtk_widget_insert_after (child, GTK_WIDGET (self), before);
      gtk_widget_set_child_visible (child, FALSE);
    }
  self->laid_out = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR + (int) pane]);
}

void
aft_split_view_set_start (AftSplitView *self,
                          AftPane       pane,
                          GtkWidget    *start)
{
  g_return_if_fail (AFT_IS_SPLIT_VIEW (self));

  self->starts[pane] = start;
}

gboolean
aft_split_view_get_folded (AftSplitView *self)
{
  g_return_val_if_fail (AFT_IS_SPLIT_VIEW (self), FALSE);

  return self->room == AFT_ROOM_ONE;
}

gboolean
aft_split_view_get_shown (AftSplitView *self,
                          AftPane       pane)
{
  g_return_val_if_fail (AFT_IS_SPLIT_VIEW (self), FALSE);

  return self->shown[pane];
}

void
aft_split_view_go (AftSplitView *self,
                   AftPane       pane)
{
  gboolean shown[AFT_PANES] = { FALSE };

  g_return_if_fail (AFT_IS_SPLIT_VIEW (self));

  remember_focus (self);
  if (pane != AFT_PANE_ASIDE)
    set_wish (self, PROP_SHOW_CONTENT, pane == AFT_PANE_CONTENT);
  if (pane == AFT_PANE_SIDEBAR)
    set_wish (self, PROP_SHOW_SIDEBAR, TRUE);
  aft_split_layout_decide (&self->wish, self->room, shown);
  if (!shown[pane])
    set_wish (self, PROP_SHOW_ASIDE, pane == AFT_PANE_ASIDE);

  /* Before the first allocation there is nothing to focus. */
  if (!self->laid_out || self->panes[pane] == NULL)
    return;
  aft_split_layout_decide (&self->wish, self->room, shown);
  apply (self, self->room, shown);
  grab_pane (self, pane);
}

void
aft_split_view_restart (AftSplitView *self,
                        AftPane       pane)
{
  g_return_if_fail (AFT_IS_SPLIT_VIEW (self));

  g_clear_weak_pointer (&self->last_focus[pane]);
  aft_split_view_go (self, pane);
  if (self->laid_out && self->shown[pane])
    start_pane (self, pane);
}

AftPane
aft_split_view_get_focus (AftSplitView *self,
                          AftPane       fallback)
{
  GtkWidget *focus;

  g_return_val_if_fail (AFT_IS_SPLIT_VIEW (self), fallback);

  focus = find_focus (self);
  for (int i = 0; i < AFT_PANES; i++)
    if (is_inside (focus, self->panes[i]))
      return i;

  return fallback;
}

gboolean
aft_split_view_back (AftSplitView *self)
{
  g_return_val_if_fail (AFT_IS_SPLIT_VIEW (self), FALSE);

  if (self->room != AFT_ROOM_THREE && self->shown[AFT_PANE_ASIDE])
    {
      set_wish (self, PROP_SHOW_ASIDE, FALSE);
      aft_split_view_go (self, self->wish.show_content ? AFT_PANE_CONTENT : AFT_PANE_SIDEBAR);
      return TRUE;
    }
  if (self->shown[AFT_PANE_SIDEBAR])
    return FALSE;

  aft_split_view_go (self, AFT_PANE_SIDEBAR);
  return TRUE;
}

static void
aft_split_view_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AftSplitView *self = AFT_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDEBAR:
    case PROP_CONTENT:
    case PROP_ASIDE:
      g_value_set_object (value, self->panes[id - PROP_SIDEBAR]);
      break;
    case PROP_SHOW_SIDEBAR:
    case PROP_SHOW_CONTENT:
    case PROP_SHOW_ASIDE:
      g_value_set_boolean (value, *find_wish (self, id));
      break;
    case PROP_SHOW_ASIDE_WIDE:
      g_value_set_boolean (value, self->wish.show_aside[AFT_ROOM_THREE]);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, aft_split_view_get_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_split_view_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  AftSplitView *self = AFT_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDEBAR:
    case PROP_CONTENT:
    case PROP_ASIDE:
      aft_split_view_set_pane (self, id - PROP_SIDEBAR, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
    case PROP_SHOW_CONTENT:
    case PROP_SHOW_ASIDE:
      set_wish (self, id, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_split_view_dispose (GObject *object)
{
  AftSplitView *self = AFT_SPLIT_VIEW (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  for (int i = 0; i < AFT_PANES; i++)
    {
      g_clear_weak_pointer (&self->last_focus[i]);
      g_clear_pointer (&self->panes[i], gtk_widget_unparent);
    }

  G_OBJECT_CLASS (aft_split_view_parent_class)->dispose (object);
}

static void
aft_split_view_class_init (AftSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = aft_split_view_get_property;
  object_class->set_property = aft_split_view_set_property;
  object_class->dispose = aft_split_view_dispose;
  widget_class->measure = aft_split_view_measure;
  widget_class->size_allocate = aft_split_view_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_ASIDE] = g_param_spec_object ("aside", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_CONTENT] = g_param_spec_boolean ("show-content", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_ASIDE] = g_param_spec_boolean ("show-aside", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_ASIDE_WIDE] = g_param_spec_boolean ("show-aside-wide", NULL, NULL, FALSE,
                                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  layout_changed_signal = g_signal_new ("layout-changed", AFT_TYPE_SPLIT_VIEW, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "splitview");
}

static void
aft_split_view_init (AftSplitView *self)
{
  self->wish.show_sidebar = TRUE;
  self->room = AFT_ROOM_THREE;
}

GtkWidget *
aft_split_view_new (void)
{
  return g_object_new (AFT_TYPE_SPLIT_VIEW, NULL);
}

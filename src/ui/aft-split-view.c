/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-split-view.h"

/* How many panes there is room for. */
typedef enum
{
  ROOM_ONE,
  ROOM_TWO,
  ROOM_THREE,
  N_ROOMS
} Room;

struct _AftSplitView
{
  GtkWidget  parent_instance;

  GtkWidget *panes[AFT_PANES];
  GtkWidget *last_focus[AFT_PANES];
  gboolean   shown[AFT_PANES];
  gboolean   show_sidebar;
  gboolean   show_content;
  gboolean   show_aside[N_ROOMS];       /* a wish for each: notes that stand beside must not cover a page that folds */
  Room       room;
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

/* What the page wants beside others; at larger text it asks for more by its own minimum. */
static const int comfortable[AFT_PANES] = { 300, 440, 320 };
static const int widest[AFT_PANES] = { 380, 0, 420 };

G_DEFINE_FINAL_TYPE (AftSplitView, aft_split_view, GTK_TYPE_WIDGET)

static int
pane_minimum (AftSplitView *self,
              AftPane       pane)
{
  int minimum = 0;

  if (self->panes[pane] != NULL)
    gtk_widget_measure (self->panes[pane], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
pane_comfortable (AftSplitView *self,
                  AftPane       pane)
{
  return self->panes[pane] != NULL ? MAX (pane_minimum (self, pane), comfortable[pane]) : 0;
}

/* Decides for how many panes there is room in @width. */
static Room
find_room (AftSplitView *self,
           int           width)
{
  int sidebar = pane_comfortable (self, AFT_PANE_SIDEBAR);
  int content = pane_comfortable (self, AFT_PANE_CONTENT);
  int aside = pane_comfortable (self, AFT_PANE_ASIDE);

  if (width < content + MAX (sidebar, aside))
    return ROOM_ONE;

  return width < sidebar + content + aside ? ROOM_TWO : ROOM_THREE;
}

/* And which ones are shown there. */
static void
decide (AftSplitView *self,
        Room          room,
        gboolean      shown[AFT_PANES])
{
  gboolean aside = self->show_aside[room] && self->panes[AFT_PANE_ASIDE] != NULL;

  shown[AFT_PANE_ASIDE] = aside;
  if (room == ROOM_ONE)
    {
      shown[AFT_PANE_CONTENT] = !aside && self->show_content;
      shown[AFT_PANE_SIDEBAR] = !aside && !self->show_content;
    }
  else
    {
      shown[AFT_PANE_CONTENT] = TRUE;
      shown[AFT_PANE_SIDEBAR] = self->show_sidebar && (!aside || room == ROOM_THREE);
    }
}

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

static void
grab_pane (AftSplitView *self,
           AftPane       pane)
{
  GtkWidget *last = self->last_focus[pane];

  if (is_inside (find_focus (self), self->panes[pane]))
    return;
  if (last != NULL && is_inside (last, self->panes[pane]) && gtk_widget_get_mapped (last) && gtk_widget_grab_focus (last))
    return;
  gtk_widget_child_focus (self->panes[pane], GTK_DIR_TAB_FORWARD);
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

  if (self->shown[AFT_PANE_ASIDE] && self->room == ROOM_ONE)
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
       Room          room,
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

  for (int i = 0; i < AFT_PANES; i++)
    {
      int pane_min = 0;
      int pane_nat = 0;

      if (self->panes[i] == NULL)
        continue;
      gtk_widget_measure (self->panes[i], orientation, -1, &pane_min, &pane_nat, NULL, NULL);
      *minimum = MAX (*minimum, pane_min);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += MAX (pane_min, comfortable[i]);
      else
        *natural = MAX (*natural, pane_nat);
    }
  *natural = MAX (*natural, *minimum);
}

static void
aft_split_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  AftSplitView *self = AFT_SPLIT_VIEW (widget);
  gboolean shown[AFT_PANES] = { FALSE };
  int widths[AFT_PANES] = { 0 };
  Room room = find_room (self, width);
  gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = width;
  int x = 0;

  if (room != self->room && self->laid_out && room < ROOM_THREE)
    self->show_aside[room] = is_inside (find_focus (self), self->panes[AFT_PANE_ASIDE]);
  decide (self, room, shown);
  for (int i = 0; i < AFT_PANES; i++)
    if (shown[i] && i != AFT_PANE_CONTENT)
      {
        int wished = CLAMP (width * 26 / 100, comfortable[i], widest[i]);

        widths[i] = room == ROOM_ONE ? width : MAX (pane_minimum (self, i), wished);
        left -= widths[i];
      }
  widths[AFT_PANE_CONTENT] = left;
  if (shown[AFT_PANE_CONTENT] && room != ROOM_ONE)
    {
      /* The page's comfort comes before the generosity of its neighbours. */
      int missing = pane_comfortable (self, AFT_PANE_CONTENT) - left;

      for (int i = 0; i < AFT_PANES && missing > 0; i++)
        if (shown[i] && i != AFT_PANE_CONTENT)
          {
            int spare = MIN (missing, widths[i] - pane_comfortable (self, i));

            widths[i] -= spare;
            widths[AFT_PANE_CONTENT] += spare;
            missing -= spare;
          }
    }

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
  return property == PROP_SHOW_ASIDE ? &self->show_aside[self->room]
         : property == PROP_SHOW_CONTENT ? &self->show_content : &self->show_sidebar;
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

gboolean
aft_split_view_get_folded (AftSplitView *self)
{
  g_return_val_if_fail (AFT_IS_SPLIT_VIEW (self), FALSE);

  return self->room == ROOM_ONE;
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
  decide (self, self->room, shown);
  if (!shown[pane])
    set_wish (self, PROP_SHOW_ASIDE, pane == AFT_PANE_ASIDE);

  /* Before the first allocation there is nothing to focus. */
  if (!self->laid_out || self->panes[pane] == NULL)
    return;
  decide (self, self->room, shown);
  apply (self, self->room, shown);
  grab_pane (self, pane);
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

  if (self->room != ROOM_THREE && self->shown[AFT_PANE_ASIDE])
    {
      set_wish (self, PROP_SHOW_ASIDE, FALSE);
      aft_split_view_go (self, self->show_content ? AFT_PANE_CONTENT : AFT_PANE_SIDEBAR);
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
      g_value_set_boolean (value, self->show_aside[ROOM_THREE]);
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
  self->show_sidebar = TRUE;
  self->room = ROOM_THREE;
}

GtkWidget *
aft_split_view_new (void)
{
  return g_object_new (AFT_TYPE_SPLIT_VIEW, NULL);
}

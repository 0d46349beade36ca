/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-list-pane.h"
#include "aft-list-row.h"

G_BEGIN_DECLS

struct _AftListPane
{
  GtkBox              parent_instance;

  AftSession         *session;
  AftAgenda          *agenda;
  AftListModel       *model;
  GtkSingleSelection *selection;
  GObject            *selected;         /* the item that was heard of last; NULL: none */
  AftDocument        *shown;            /* what the page shows */
  AftPlace           *place;            /* and where in it, if that was found; NULL if not */
  GPtrArray          *rows;             /* those that are bound */
  AftListContext      context;
  AftView             view_before;      /* the view to come back to from a search of everything */
  gboolean            folded;
  gboolean            begun;            /* something was selected since the book was opened */
  gboolean            looked;           /* for what is due, in the whole book */
  gboolean            ready;            /* and that is shown */
  gboolean            greeted;          /* the list had its chance to be where keys go first */
  gboolean            quiet;
  gboolean            unchosen;         /* something is looked for, and nobody went to any of it yet */
  gboolean            move_on;          /* what was shown is gone: its neighbour is next */
  guint               stood;            /* where it stood in the list */
  gboolean            had_focus;        /* the rows or the words instead of them, before they changed */
  guint               settle_id;
  guint               agenda_id;        /* looks for what is due when its time has come */
  guint               look_id;          /* is looking */
  guint               show_id;          /* the tick callback that shows what was found */
  guint               scroll_id;        /* the list's tick callback, which scrolls to the selected row */
  guint               scroll_frames;    /* in so many */
  GtkWidget          *menu;
  GtkWidget          *view_buttons[AFT_VIEWS];
  GtkWidget          *due_count;

  GtkBox             *switcher;
  GtkSearchEntry     *search;
  GtkMenuButton      *filter_button;
  GtkFlowBox         *pills;
  GtkStack           *stack;
  GtkScrolledWindow  *scroller;
  GtkListView        *list;
  GtkWidget          *no_rows;
  GtkLabel           *empty;
};

/* Moves the selection without telling. */
void  aft_list_pane_select_position (AftListPane *self,
                                     guint        position);
/* Selects the row of what is shown, and scrolls to it if the list has the focus. */
void  aft_list_pane_select_shown    (AftListPane *self);
/* Where @document is in the list, or the place that was shown of it; GTK_INVALID_LIST_POSITION if nowhere. */
guint aft_list_pane_find            (AftListPane *self,
                                     AftDocument *document);
/* The user goes on with the row at @position. */
void  aft_list_pane_activate        (AftListPane *self,
                                     guint        position);
/* Looks after the list's selection and words once it has changed, at once or before the next frame. */
void  aft_list_pane_settle          (AftListPane *self);
void  aft_list_pane_queue_settle    (AftListPane *self);

/* Looks for what is due, at once or some time after the book changed; stops that when the pane goes. */
void  aft_list_pane_look_at_agenda  (AftListPane *self);
void  aft_list_pane_queue_agenda    (AftListPane *self);
void  aft_list_pane_leave_agenda    (AftListPane *self);

/* Names the search's callbacks for the template. */
void  aft_list_pane_bind_search     (GtkWidgetClass *widget_class);

/* Each section's first row has its heading. */
void aft_list_pane_update_headings (AftListPane *self);

/* An opened book begins with the first of today, and with the focus in the list. */
void aft_list_pane_begin           (AftListPane *self);

/* Tells once that what is due is shown. */
void aft_list_pane_tell_ready      (AftListPane *self);

/* Selects the row that came to stand where one stood that is gone, if that was asked for. */
void aft_list_pane_take_neighbour  (AftListPane *self);

/* Rows, or words instead of them. */
void aft_list_pane_update_state   (AftListPane *self);

/* What rows need to know besides their item: the day, the rules. */
void aft_list_pane_update_context (AftListPane *self);

/* The parts around the list. */
void aft_list_pane_make_switcher   (AftListPane *self);
void aft_list_pane_update_switcher (AftListPane *self);
void aft_list_pane_update_pills    (AftListPane *self);

/* The menu of what is selected, at @x and @y of @widget. */
void aft_list_pane_popup_at        (AftListPane *self,
                                    GtkWidget   *widget,
                                    double       x,
                                    double       y);

G_END_DECLS

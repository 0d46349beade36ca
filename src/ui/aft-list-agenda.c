/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-pane-private.h"

/* When the list looks again for what is due: some time after the book changed, and between frames. */

/* In milliseconds. A book that opens is shown as it is when all of it is there, or after a while as far as it is: rows made for a part
 * of it would be made again for the whole. */
#define CHANGES_SHOWN_AFTER 150
#define OPENING_SHOWN_AFTER 600

/* µs of a look in one go: so that a frame is still painted in time. */
#define SLICE 6000

static void
show_found (AftListPane *self)
{
  aft_agenda_go_on (self->agenda, G_MAXINT64);
  aft_list_model_catch_up (self->model);
  if (aft_session_get_state (self->session) == AFT_SESSION_OPEN)
    self->looked = TRUE;
  aft_list_pane_update_switcher (self);
  aft_list_pane_settle (self);
}

static gboolean
show_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  AftListPane *self = AFT_LIST_PANE (widget);

  self->show_id = 0;
  show_found (self);

  return G_SOURCE_REMOVE;
}

/* The first time it is much, and a page comes with it. On X11 GTK measures a window before it knows the styles of what is new in it, and
 * then all of that again: what comes within a frame is measured once. */
static void
queue_show (AftListPane *self)
{
  if (self->ready || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_found (self);
  else if (self->show_id == 0)
    self->show_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_cb, NULL, NULL);
}

static gboolean
go_on_cb (gpointer data)
{
  AftListPane *self = data;

  if (!aft_agenda_look_through (self->agenda, g_get_monotonic_time () + SLICE))
    return G_SOURCE_CONTINUE;

  self->look_id = 0;
  queue_show (self);

  return G_SOURCE_REMOVE;
}

void
aft_list_pane_look_at_agenda (AftListPane *self)
{
  g_autoptr (GDateTime) now = aft_session_now (self->session);

  g_clear_handle_id (&self->agenda_id, g_source_remove);
  aft_agenda_begin (self->agenda, now);
  if (self->look_id == 0)
    self->look_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on_cb, self, NULL);
}

/* A look that is under way comes to its end, however often the book changes. */
static gboolean
due_cb (gpointer data)
{
  AftListPane *self = data;

  if (self->look_id != 0)
    return G_SOURCE_CONTINUE;

  self->agenda_id = 0;
  aft_list_pane_look_at_agenda (self);

  return G_SOURCE_REMOVE;
}

void
aft_list_pane_queue_agenda (AftListPane *self)
{
  gboolean opening = aft_session_get_state (self->session) == AFT_SESSION_OPENING;

  if (self->agenda_id == 0)
    self->agenda_id = g_timeout_add (opening ? OPENING_SHOWN_AFTER : CHANGES_SHOWN_AFTER, due_cb, self);
}

void
aft_list_pane_leave_agenda (AftListPane *self)
{
  g_clear_handle_id (&self->agenda_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
}

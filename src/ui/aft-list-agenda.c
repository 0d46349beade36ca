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

static gboolean
go_on_cb (gpointer data)
{
  AftListPane *self = data;

  if (!aft_agenda_go_on (self->agenda, g_get_monotonic_time () + SLICE))
    return G_SOURCE_CONTINUE;

  self->look_id = 0;
  if (aft_session_get_state (self->session) == AFT_SESSION_OPEN)
    self->looked = TRUE;
  /* All that follows is done in one go: GTK measures all of the window each time it hears of something new. */
  aft_list_model_catch_up (self->model);
  aft_list_pane_update_switcher (self);
  aft_list_pane_settle (self);

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

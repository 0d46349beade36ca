/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-guide-page.h"
#include "aft-way-in.h"
#include "room.h"

/* A step of the guide (the data of the test) in a window, about somebody who turned the user down. */
typedef struct
{
  Room         *room;
  AftBook      *book;
  GDateTime    *now;
  AftContact   *contact;
  AftFollowUp  *follow_up;
  GtkWidget    *window;
  AftGuidePage *page;
} Fixture;

static inline GDateTime *
clock_cb (gpointer data)
{
  return g_date_time_ref (((Fixture *) data)->now);
}

/* Turned down on Friday, 20 November 2026; now is Monday at 10:00. */
static inline void
set_up (Fixture       *f,
        gconstpointer  data)
{
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .on = "2026-11-20" };
  g_auto (AftWayInResult) result = { NULL };

  f->room = room_new ();
  f->book = aft_session_get_book (f->room->session);
  f->now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  aft_session_set_clock (f->room->session, clock_cb, f);
  g_assert_true (aft_way_in_turned_down (f->book, &input, f->now, &result, NULL));
  f->contact = g_object_ref (result.contact);
  f->follow_up = g_object_ref (result.follow_up);

  f->page = AFT_GUIDE_PAGE (aft_guide_page_new (GPOINTER_TO_INT (data), f->room->session));
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  aft_guide_page_set_follow_up (f->page, f->follow_up);
}

static inline void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  room_wait (10);
  g_object_unref (f->follow_up);
  g_object_unref (f->contact);
  room_free (f->room);
  g_date_time_unref (f->now);
}

static inline GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-agenda.h"
#include "aft-way-in.h"

/* Somebody who was turned down three days ago, and what that brings to Today. */
typedef struct
{
  AftBook     *book;
  GDateTime   *now;
  AftAgenda   *agenda;
  AftFollowUp *follow_up;
  AftContact  *contact;
} Fixture;

static inline void
set_up (Fixture       *f,
        gconstpointer  data)
{
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .on = "2026-11-20" };
  g_auto (AftWayInResult) result = { NULL };

  f->book = aft_book_new ();
  f->now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_assert_true (aft_way_in_turned_down (f->book, &input, f->now, &result, NULL));
  f->follow_up = g_object_ref (result.follow_up);
  f->contact = g_object_ref (result.contact);
  f->agenda = aft_agenda_new (f->book);
}

static inline void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_unref (f->follow_up);
  g_object_unref (f->contact);
  g_assert_finalize_object (f->agenda);
  g_assert_finalize_object (f->book);
  g_date_time_unref (f->now);
}

static inline guint
n_items (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->agenda));
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-contact.h"

static inline AftDocument *
make_contact (const char *created,
              const char *name)
{
  g_autofree char *text = g_strconcat (created, "T08:00:00Z", NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
  AftDocument *contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, moment);

  aft_record_set (contact, AFT_CONTACT_FULL_NAME, name);

  return contact;
}

static inline AftBook *
make_book (guint n)
{
  AftBook *book = aft_book_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %05u", i);

      g_ptr_array_add (people, make_contact ("2026-01-05", name));
    }
  aft_book_add_many (book, people);

  return book;
}

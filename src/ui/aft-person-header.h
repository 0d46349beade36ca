/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Who somebody is: photo or initials, the name (edited in place), role and company, tags; and to write and to log a contact. */
#define AFT_TYPE_PERSON_HEADER (aft_person_header_get_type ())
G_DECLARE_FINAL_TYPE (AftPersonHeader, aft_person_header, AFT, PERSON_HEADER, GtkWidget)

GtkWidget *aft_person_header_new         (AftSession      *session);

/* NULL shows nobody. */
void       aft_person_header_set_contact (AftPersonHeader *self,
                                          AftDocument     *contact);

G_END_DECLS

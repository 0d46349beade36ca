/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-contact.h"

G_BEGIN_DECLS

/* Two who are one: what an import reads of somebody who is in the book, and people who came into it twice. */

/* Adds to @contact what @other has and it lacks: empty fields, tags, and its records, under the same ids. An address, position or
 * note that says what is there already isn't added again. Nothing that is there is changed, but a name that only stands for one
 * gives way to a real one. */
void      aft_contact_merge       (AftContact *contact,
                                   AftContact *other);

/* After that: what is said of @other and isn't of @contact, because something else is, stands in a note of @contact, dated @now. */
void      aft_contact_note_differences (AftContact *contact,
                                        AftContact *other,
                                        GDateTime  *now);

/* Makes one of two people of @book, as one step of undo: @contact takes over what @other has, also its parts in jobs in which both
 * have one, and answers to its ids from then on; @other leaves the book. What both have and say differently stands in a note of
 * @contact, dated @now. FALSE with AFT_MODEL_ERROR_READ_ONLY or, if they are the same, AFT_MODEL_ERROR_CONFLICT. */
gboolean  aft_book_merge_contacts (AftBook    *book,
                                   AftContact *contact,
                                   AftContact *other,
                                   GDateTime  *now,
                                   GError    **error);

/* Ends merges that were interrupted, or that another device didn't hear of: whoever is in the book although somebody answers to their id
 * is merged into them, again. What is in both counts once. */
void      aft_book_finish_merges  (AftBook    *book,
                                   GDateTime  *now);
/* The opposite: whoever is in the book answers to their id themselves. */
void      aft_book_part_merged    (AftBook    *book);

/* Whether @id is that of @contact or of one who was merged into it. */
gboolean  aft_contact_has_id      (AftContact *contact,
                                   const char *id);

/* Whether an id in the list @field of @record (an event's people) is one of theirs. */
gboolean  aft_contact_is_in       (AftContact *contact,
                                   gpointer    record,
                                   guint       field);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-way-in.h"

G_BEGIN_DECLS

/* What somebody typed, cleaned and checked. */
typedef struct
{
  const AftWayIn *input;
  char           *name;      /* each NULL if blank */
  char           *email;
  char           *company;
  char           *position;
  char           *phone;
  char           *agency;
  const char     *part;
  GDate           today;
  GDate           on;
} AftWayInTyped;

/* The form in which names and companies are compared. Never NULL. Transfer full. */
char           *aft_way_in_dup_key         (const char           *text);
/* Whether @text has the @key of aft_way_in_dup_key (). */
gboolean        aft_way_in_same            (const char           *text,
                                            const char           *key);

/* The errors are those of aft_way_in_turned_down (). */
gboolean        aft_way_in_typed_read      (AftWayInTyped        *typed,
                                            AftBook              *book,
                                            const AftWayIn       *input,
                                            GDateTime            *now,
                                            GError              **error);
void            aft_way_in_typed_clear     (AftWayInTyped        *typed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftWayInTyped, aft_way_in_typed_clear)

/* The person that is meant, from the book or new (then it isn't in the book yet). Transfer full. */
AftContact     *aft_way_in_take_contact    (AftBook              *book,
                                            const AftWayInTyped  *typed,
                                            GDateTime            *now,
                                            gboolean             *known);

/* The job that is meant, from the book or new (then it isn't in the book yet); NULL if nothing is known of one. Who is asked about
 * it (@contact, or NULL) tells which one it is if it isn't named. Transfer full. */
AftApplication *aft_way_in_take_job        (AftBook              *book,
                                            AftContact           *contact,
                                            const AftWayInTyped  *typed,
                                            GDateTime            *now,
                                            gboolean             *known);

/* Says in @job what @contact is in it. */
void            aft_way_in_take_part       (AftApplication       *job,
                                            AftContact           *contact,
                                            const char           *part);

/* The open follow-up of @contact for @job (for any job, if none was typed), or a new one. Transfer full. */
AftFollowUp    *aft_way_in_take_follow_up  (AftContact           *contact,
                                            AftApplication       *job,
                                            const AftWayInTyped  *typed,
                                            gboolean             *known);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-record.h"

G_BEGIN_DECLS

/* Days in fields: what is stored as "2026-12-02T18:30" stands there as "2026-12-02 18:30", and may be typed in words as well. */

/* The stored day @value as the field shows it. Transfer full. */
char *aft_field_day_dup_shown (const char  *value);

/* What @text, typed into @field of @record on @today, is stored as; "" for an empty one. A weekday, or a day without its year, is one
 * that has been where something happened, and one to come where something is to be done. A time of day stays when only the day is
 * typed anew. NULL if there is no such day. Transfer full. */
char *aft_field_day_dup_read  (AftRecord   *record,
                               guint        field,
                               const char  *text,
                               const GDate *today);

/* Whether @field of @record is the last day of an event and comes before its first. */
gboolean aft_field_day_is_before_first (AftRecord *record,
                                        guint      field);

G_END_DECLS

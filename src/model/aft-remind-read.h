/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"
#include "aft-reminder.h"

G_BEGIN_DECLS

/* What a list of reminders needs to know of one. NULL where nothing is set. */
typedef struct
{
  const char *id;
  const char *due;
  const char *what;
  const char *repeat;
} AftRemindWords;

/* @words are valid as long as @reminder stays as it is. */
void  aft_remind_fill_words  (AftRemindWords  *words,
                              AftReminder     *reminder);

/* @words are valid during the call. */
typedef void (*AftRemindEach) (AftDocument          *document,
                               const AftRemindWords *words,
                               gpointer              data);

/* Calls @each for every open reminder of @document. A document that isn't open stays so: of a hundred thousand people twenty
 * thousand have reminders, and opening those keeps the window for a second. */
void  aft_remind_read_open   (AftDocument     *document,
                              AftRemindEach    each,
                              gpointer         data);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is usual in a country when somebody asks after a refusal: advice from <data>/customs/<country>.ini, never a rule. */

typedef struct
{
  char *topic;   /* who, channel, when, debrief, agency, answer, form: where in step 2 it belongs */
  char *text;    /* a sentence or two, in the interface's language */
} AftCustom;

/* The advice for @country (ISO 3166, case ignored), in the order of the file; an AftCustom each. Empty if there is no file for
 * it, also if it is damaged (which is logged). Never NULL. Transfer full. */
GPtrArray *aft_customs_list     (const char *country);

/* The country's name in the interface's language; NULL if there is no advice for it. Transfer full. */
char      *aft_customs_dup_name (const char *country);

G_END_DECLS

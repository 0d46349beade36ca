/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts that mean no good, and the look at how they are shown: literally or with visible escapes, without becoming markup or a
 * link, and within seconds however long they are. */
#define HOSTILE_TEXTS 42

/* The last is the longest. Not all are valid UTF-8. Transfer full. */
char     *hostile_dup        (guint       n);
/* Whether it stands for many others where there is no time for all. */
gboolean  hostile_is_typical (guint       n);

/* From now on the time is watched that the window answers nobody. */
void      hostile_watch      (void);

/* The @n-th text has to be seen at least once. */
void      hostile_expect     (guint       n);

/* Fails if a label, an entry or a text of any window is wrong, or if it took too long to come here. */
void      hostile_look       (const char *where);

/* Fails if a text that was expected wasn't seen since then, or if there weren't more than so many @labels to look at. */
void      hostile_end        (guint       labels);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ids are UUIDs (RFC 4122) in lower case, 36 bytes. Whatever comes from a file is checked before it becomes part of a path. */
#define AFT_ID_LENGTH 36

/* A new random id (version 4). Transfer full. */
char     *aft_id_new      (void);

/* The id of @name within @space (version 5, SHA-1): the same input gives the same id on every machine. Transfer full.
 * @space must be a valid id. */
char     *aft_id_new_for  (const char *space,
                           const char *name);

/* Whether @text is an id as written by aft_id_new (). NULL is not. */
gboolean  aft_id_is_valid (const char *text);

G_END_DECLS

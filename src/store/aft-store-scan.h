/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-private.h"

G_BEGIN_DECLS

/* Looking at the folder: one thread lists, several read, the main thread brings what was found into the book. */

/* Looks at @only (a set of paths, taken) or, if that is NULL, at everything. @task (taken, or NULL) returns a boolean.
 * Several are done one after the other. */
void  aft_store_scan  (AftStore   *self,
                       GHashTable *only,
                       GDateTime  *now,
                       GTask      *task);

/* As many readers as there are at the most. */
#define AFT_STORE_MOST_READERS 8

/* What the readers' pool runs. */
void  aft_store_read  (gpointer    chunk,
                       gpointer    user_data);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-private.h"

G_BEGIN_DECLS

/* What is written all or nothing: first into @staging ("staging/<id>"), then from there to its places. The book in @folder is locked;
 * any thread. */

/* From here on it counts as done. @former is the folder of the trash that has what it replaces, or NULL. */
gboolean  aft_store_complete_staging (const char  *folder,
                                      const char  *staging,
                                      const char  *former,
                                      GError     **error);

/* Moves everything that stands in the complete @staging to its place and removes it. What somebody changed there since is merged. */
gboolean  aft_store_roll_forward     (const char  *folder,
                                      const char  *staging,
                                      GDateTime   *now,
                                      GError     **error);

/* What an interruption left: what is complete takes its place, the rest goes to the trash. */
void      aft_store_tidy_staging     (const char  *folder,
                                      GDateTime   *now);

G_END_DECLS

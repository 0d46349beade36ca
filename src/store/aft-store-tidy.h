/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-private.h"

G_BEGIN_DECLS

/* Merges the conflict copies @conflicts (paths; sync tools make them) into their documents and moves them to the trash. With
 * @inbox, also ends what a kill between the two steps of moving a note out of the inbox left. What it changed is looked at
 * again, then @task (taken, or NULL) returns TRUE. Nothing is done in a book that can only be read. */
void  aft_store_tidy  (AftStore   *self,
                       GPtrArray  *conflicts,
                       gboolean    inbox,
                       GDateTime  *now,
                       GTask      *task);

G_END_DECLS

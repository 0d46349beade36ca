/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-private.h"

G_BEGIN_DECLS

/* A file that others took away, or that we do: what is in the trash then, or is there again (then or later), may have been made of
 * something older than what we know stood there. */

typedef struct
{
  char      *path;
  GPtrArray *versions;          /* GBytes, the newest first */
} AftGone;

/* @versions: what we know stood there, the newest first; transfer full. */
AftGone   *aft_gone_new      (const char    *path,
                              GPtrArray     *versions);
/* @last stood there after all of them. */
void       aft_gone_add      (AftGone       *self,
                              GBytes        *last);
/* NULL if nothing is known. Transfer none. */
GBytes    *aft_gone_get_last (const AftGone *self);
void       aft_gone_free     (AftGone       *self);

/* Brings what is missing into the file, wherever it is now: in its place or in the newest folder of the trash for what was deleted. What
 * was written is added to @written (as aft_store_new_written () makes it, or NULL) if that was in its place. The book in @folder is
 * locked; any thread. FALSE with @error if it couldn't be written. */
gboolean   aft_gone_complete (const AftGone *self,
                              const char    *folder,
                              GDateTime     *now,
                              GHashTable    *written,
                              GError       **error);

G_END_DECLS

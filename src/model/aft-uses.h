/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often things were chosen lately. A use counts half after AFT_USES_HALF_LIFE days; of more than AFT_USES_MAX things those
 * that count least are forgotten. Belongs to a device, not to the book. */
#define AFT_USES_HALF_LIFE 14
#define AFT_USES_MAX 200
#define AFT_USES_TYPE "a(sdu)"  /* what, its count on the day of the last use, that day as a Julian day */

typedef struct _AftUses AftUses;

/* @stored: what aft_uses_to_variant () gave, NULL for none. Entries that make no sense are left out. */
AftUses     *aft_uses_new        (GVariant    *stored);
void         aft_uses_free       (AftUses     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftUses, aft_uses_free)

/* Another use of @what, an id or the name of an action. */
void         aft_uses_add        (AftUses     *self,
                                  const char  *what,
                                  const GDate *today);
/* What its uses count today; 0 if there are none. */
double       aft_uses_count      (AftUses     *self,
                                  const char  *what,
                                  const GDate *today);
/* All that was used, what counts most first. Strings are not owned. Transfer container. */
GPtrArray   *aft_uses_list       (AftUses     *self,
                                  const GDate *today);

/* Floating. */
GVariant    *aft_uses_to_variant (AftUses     *self);

G_END_DECLS

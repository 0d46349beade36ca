/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store.h"

G_BEGIN_DECLS

/* Sets @error to what a user can do about @cause (taken), which happened in the book in @folder. Always FALSE. */
gboolean  aft_store_fail  (const char  *folder,
                           GError      *cause,
                           GError     **error);

/* Sets @error to @code with its sentence about @folder. Always FALSE. */
gboolean  aft_store_say   (const char     *folder,
                           AftStoreError   code,
                           GError        **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_ACCOUNT_GROUP (aft_account_group_get_type ())
G_DECLARE_FINAL_TYPE (AftAccountGroup, aft_account_group, AFT, ACCOUNT_GROUP, AdwPreferencesGroup)

/* The book's mail accounts as rows of the preferences: add, change, remove, and which one is used unless another is chosen. */
void aft_account_group_set_session (AftAccountGroup *self,
                                    AftSession      *session);

G_END_DECLS

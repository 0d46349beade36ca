/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Who I am in scripts, how often to be in touch, work days, the language of drafts, where the book lies, Vim keys. Changes are
 * saved as they are made and can be undone like any other. */
#define AFT_TYPE_PREFERENCES (aft_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AftPreferences, aft_preferences, AFT, PREFERENCES, AdwWindow)

GtkWidget *aft_preferences_new (AftSession *session);

G_END_DECLS

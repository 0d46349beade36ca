/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Keeping in touch with a person: how often, when next and why, another day, a pause. */
#define AFT_TYPE_KEEP_BOX (aft_keep_box_get_type ())
G_DECLARE_FINAL_TYPE (AftKeepBox, aft_keep_box, AFT, KEEP_BOX, AdwPreferencesGroup)

GtkWidget *aft_keep_box_new         (AftSession  *session);

/* NULL shows nobody. */
void       aft_keep_box_set_contact (AftKeepBox  *self,
                                     AftDocument *contact);

G_END_DECLS

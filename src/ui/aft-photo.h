/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the photo @name of the folder @photos in @avatar as soon as it is read, in a thread and never larger than 256 pixels.
 * NULL or "" takes it away; what can't be read shows the initials. */
void aft_photo_show (AdwAvatar  *avatar,
                     const char *photos,
                     const char *name);

G_END_DECLS

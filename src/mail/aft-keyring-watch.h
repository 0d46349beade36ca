/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Listens to the service of the keyring on the session's bus, without starting it. Where there is no bus nothing is heard. */
typedef struct _AftKeyringWatch AftKeyringWatch;

/* @changed is called with @data in the caller's main context when a keyring was locked or unlocked, a password came or went, or
 * the service came; with @gone when the service went. Then it is better not asked, which would start it: one that breaks down at
 * every start would do so for ever. */
typedef void (*AftKeyringChanged) (gboolean gone,
                                   gpointer data);

AftKeyringWatch *aft_keyring_watch_new  (AftKeyringChanged changed,
                                         gpointer          data);
void             aft_keyring_watch_free (AftKeyringWatch *watch);

G_END_DECLS

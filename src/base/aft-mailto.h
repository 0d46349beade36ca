/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A mailto URI (RFC 6068) of one address (or NULL), a subject and a text; NULL and "" are left out. Line breaks become CR LF,
 * other control characters are dropped, everything outside the unreserved characters is percent-encoded UTF-8, so that nothing a
 * user typed can add a header. Transfer full. */
char *aft_mailto_dup_uri (const char *to,
                          const char *subject,
                          const char *text);

G_END_DECLS

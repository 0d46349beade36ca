/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text, a line per paragraph, as format=flowed (RFC 3676): lines of at most 76 characters where there is a blank to break at, a
 * blank at the end where the paragraph goes on, what would be mistaken for a quote stuffed. Lines end in LF; the last one does,
 * too. A program that knows the format shows every paragraph as it was written. Transfer full. */
char *aft_mail_flow (const char *text);

G_END_DECLS

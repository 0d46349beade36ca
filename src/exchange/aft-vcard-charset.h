/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How bytes of an imported file became text. */
typedef enum
{
  AFT_VCARD_CHARSET_AS_SAID,    /* all of it could be read as it was declared, or as UTF-8 */
  AFT_VCARD_CHARSET_GUESSED,    /* no UTF-8 and nothing said: read as Windows-1252 */
  AFT_VCARD_CHARSET_DAMAGED,    /* what could not be read stands as U+FFFD */
} AftVcardCharset;

/* Whether text in @charset ("ISO-8859-1", case doesn't matter) can be read. Only sets that mail and address books use: the name
 * comes from a file and decides which code runs. */
gboolean         aft_vcard_charset_is_known (const char  *charset);

/* @bytes as valid UTF-8, NULs included. @charset may be NULL or unknown: then UTF-8, or Windows-1252 if it doesn't look like
 * UTF-8 at all. Sets *@text, transfer full, NUL-terminated. */
AftVcardCharset  aft_vcard_charset_decode   (const char  *bytes,
                                             gsize        length,
                                             const char  *charset,
                                             GString    **text);

/* The bytes of a file without its byte order mark, turned into UTF-8 if it is UTF-16, with or without a mark. What isn't
 * UTF-16 is given back without copying. Transfer full. */
GBytes          *aft_vcard_charset_strip    (GBytes      *file);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A reader that walks over the bytes of a key file line by line without making anything, for looking at ten thousand of them.
 * It accepts exactly what GKeyFile accepts, and refuses what GKeyFile takes for good although something is missing: NULs,
 * invalid UTF-8, an empty file, a last line without its end. */
typedef struct
{
  const char *at;               /* the rest */
  const char *end;
  guint       line;             /* of what was returned last, from 1 */

  /* What was found; not terminated. */
  const char *group;
  gsize       group_length;
  const char *key;
  gsize       key_length;
  const char *value;            /* still escaped */
  gsize       value_length;
} AftKeyReader;

typedef enum
{
  AFT_KEY_END,
  AFT_KEY_GROUP,
  AFT_KEY_VALUE,
  AFT_KEY_DAMAGED,
} AftKeyEvent;

/* FALSE with AFT_MODEL_ERROR_DAMAGED if the bytes as a whole can't be a key file. @bytes must outlive the reader. */
gboolean     aft_key_reader_init   (AftKeyReader *self,
                                    GBytes       *bytes,
                                    GError      **error);

/* AFT_KEY_DAMAGED comes with an error that names the line. */
AftKeyEvent  aft_key_reader_next   (AftKeyReader *self,
                                    GError      **error);

/* Appends a value with its escapes (\s \n \t \r \\) resolved. */
void         aft_key_unescape      (GString      *text,
                                    const char   *value,
                                    gsize         length);

/* Whether a group's name is @kind, alone or followed by a blank and an id. */
gboolean     aft_key_group_is      (const char   *group,
                                    gsize         length,
                                    const char   *kind);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Those who change a book's files without knowing of its programs and their lock: an editor, which keeps what it read for a while and
 * saves it in place or by a rename, and a sync tool, which brings what another device made of a person, late, over what was written
 * since it looked, and leaves conflict copies. What they themselves wrote they don't overwrite blindly: then no program could know
 * of it. */
typedef struct
{
  /* @word was written into the @record of @person, or (NULL) into their own field of the person. */
  void (*said)   (const char *word,
                  const char *person,
                  const char *record,
                  gpointer    data);
  /* What they wrote has to be read by a program now. */
  void (*settle) (gpointer    data);
  gpointer data;
} OutsidersCalls;

typedef struct _Outsiders Outsiders;

Outsiders *outsiders_new  (const char           *book,
                           const OutsidersCalls *calls);
void       outsiders_free (Outsiders            *self);

/* One of the things they do, at random. */
void       outsiders_edit (Outsiders            *self);
void       outsiders_sync (Outsiders            *self);

/* Everything that the other device has is brought. FALSE if nothing was left to bring. */
gboolean   outsiders_end  (Outsiders            *self);

/* What they wrote until now has been read. */
void       outsiders_seen (Outsiders            *self);

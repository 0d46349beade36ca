/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-vcard.h"

G_BEGIN_DECLS

/* Unfolded lines out of a file's bytes, one at a time. What continues a line: a line that begins with a blank (all versions);
 * whatever follows a soft break of quoted-printable; lines of base64 that aren't indented (some programs' 2.1); and, because
 * programs forget to fold notes, a line that can't be a property. */
typedef struct
{
  const char  *data;
  gsize        length;
  gsize        at;
  guint        line_number;     /* of the physical line at @at */
  gsize        plain_cr_until;  /* no carriage return before it belongs to a line feed */

  /* The physical line that comes next. */
  const char  *next;
  gsize        next_length;
  guint        next_number;
  gboolean     next_ended;      /* a line end followed it */
  gboolean     has_next;

  /* The unfolded line. */
  GString     *line;
  guint        number;          /* where it began */
  gsize        value;           /* where its value begins, 0 if it has no colon */
  gboolean     is_property;     /* it begins as one does */
  gboolean     quoted_printable;
  gboolean     base64;
  gboolean     too_long;        /* over AFT_VCARD_MAX_VALUE: what came after that is missing */
  gboolean     ended;           /* a line end followed its last physical line */
  guint        stray;           /* the first line taken as part of it only because it is no property; 0 if none */
} AftVcardUnfold;

void      aft_vcard_unfold_init  (AftVcardUnfold  *self,
                                  const char      *data,
                                  gsize            length);

/* Goes on to the next line that isn't blank. @version of the card it stands in decides about blanks; @take_stray whether
 * lines that are no properties continue it. FALSE at the end. */
gboolean  aft_vcard_unfold_next  (AftVcardUnfold  *self,
                                  AftVcardVersion  version,
                                  gboolean         take_stray);

/* How the value of @line, which begins at @value, is unfolded, as its header says. */
void      aft_vcard_unfold_classify (const char *line,
                                     gsize       value,
                                     gboolean   *quoted_printable,
                                     gboolean   *base64);

/* Takes away soft breaks at the very end of the line, which nothing follows any more. */
void      aft_vcard_unfold_trim  (AftVcardUnfold  *self);

void      aft_vcard_unfold_clear (AftVcardUnfold  *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "aft-exchange-problem.h"

G_BEGIN_DECLS

/* vCards as they are written in the world: 2.1 (versit, 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350). Plain structs; nothing here
 * knows what a person is, fetches anything, or touches shared state: all of it is safe in any thread. */

/* Files over this size are refused: 100 MB. */
#define AFT_VCARD_MAX_BYTES (100 * 1000 * 1000)

/* What is kept at most, so that a hostile file can't take more memory than the machine has; the rest is left out and said. */
#define AFT_VCARD_MAX_VALUE (32 * 1000 * 1000)   /* bytes of one unfolded line */
#define AFT_VCARD_MAX_PROPERTIES 10000           /* lines of one card */
#define AFT_VCARD_MAX_CARDS 200000               /* cards of one file */
#define AFT_VCARD_MAX_ALL_PROPERTIES 4000000     /* lines of all cards of one file */

typedef enum
{
  AFT_VCARD_2_1 = 21,
  AFT_VCARD_3_0 = 30,           /* also where no version is named */
  AFT_VCARD_4_0 = 40,
} AftVcardVersion;

/* NAME=value. A bare one (TEL;HOME) is named after what it means: "TYPE", or "ENCODING"; TYPE=a,b is two of them. */
typedef struct
{
  const char *name;             /* upper case */
  const char *value;            /* unquoted, RFC 6868 undone */
} AftVcardParameter;

typedef struct
{
  guint            line;        /* where it begins in the file, from 1 */
  guint            depth;       /* 0; more inside a card nested in it (AGENT) */
  AftVcardVersion  version;     /* of the card it stands in */
  const char      *group;       /* "ITEM1", upper case; NULL if none */
  const char      *name;        /* upper case */
  AftVcardParameter
                  *parameters;
  guint            n_parameters;
  const char      *text;        /* the whole unfolded line in UTF-8, without control characters but tabs */
  const char      *value;       /* what stands behind its colon, still encoded */
} AftVcardProperty;

typedef struct
{
  AftVcardVersion  version;
  guint            line;        /* of its BEGIN */
  const char      *file;        /* what to call its file, kept with @strings; NULL where only one is read */
  gboolean         complete;    /* its END was there */
  GArray          *properties;  /* AftVcardProperty, in order; without BEGIN, VERSION and END of the card itself */
  GStringChunk    *strings;     /* what they point to */
} AftVcard;

#define aft_vcard_get(self, i) (&g_array_index ((self)->properties, AftVcardProperty, (i)))

/* Reads all cards of @bytes: folded lines, any line end, any of the usual character sets, grouped properties, several cards,
 * nested ones. Goes on after whatever it can't read and adds an AftExchangeProblem to @problems (or NULL). Takes time in
 * proportion to @bytes. NULL with AFT_EXCHANGE_ERROR if @bytes is over AFT_VCARD_MAX_BYTES or holds no card at all.
 * Transfer full: AftVcard. */
GPtrArray        *aft_vcard_read                  (GBytes                 *bytes,
                                                   GPtrArray              *problems,
                                                   GError                **error);

void              aft_vcard_free                  (AftVcard               *self);

/* All lines of @self but BEGIN, VERSION and END, unfolded, with line feeds between them. Reading them again between those three
 * gives the same properties. Transfer full. */
char             *aft_vcard_dup_lines             (const AftVcard         *self);

/* SHA-256 of the unfolded card: the same however it was folded and its lines ended. Hexadecimal, transfer full. */
char             *aft_vcard_dup_digest            (const AftVcard         *self);

/* The first property called @name (upper case) that isn't part of a nested card, or NULL. */
const AftVcardProperty *
                  aft_vcard_find                  (const AftVcard         *self,
                                                   const char             *name);

/* The label that stands beside @property in its group (X-ABLabel), "_$!<Work>!$_" as "Work"; NULL if none. Transfer full. */
char             *aft_vcard_dup_label             (const AftVcard         *self,
                                                   const AftVcardProperty *property);

/* The first value of parameter @name (upper case), or NULL. */
const char       *aft_vcard_property_get          (const AftVcardProperty *self,
                                                   const char             *name);

/* Whether parameter @name has @value among its values; case doesn't matter. */
gboolean          aft_vcard_property_has          (const AftVcardProperty *self,
                                                   const char             *name,
                                                   const char             *value);

/* The value as text: quoted-printable and character set undone, escapes undone, line ends as LF, control characters but tab
 * and LF dropped, valid UTF-8. Never NULL. Transfer full. */
char             *aft_vcard_property_dup_text     (const AftVcardProperty *self);

/* The parts of a structured value (N, ADR, ORG), each as text; lists inside a part are joined by ", ". Never NULL; has at
 * least one part. Transfer full. */
char            **aft_vcard_property_dup_parts    (const AftVcardProperty *self);

/* The values of a list (CATEGORIES, NICKNAME), trimmed, without empty ones. Never NULL. Transfer full. */
char            **aft_vcard_property_dup_list     (const AftVcardProperty *self);

/* The bytes of a value in base64, or in a data: URI (RFC 2397); NULL if it is neither. Transfer full. */
GBytes           *aft_vcard_property_dup_bytes    (const AftVcardProperty *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftVcard, aft_vcard_free)

G_END_DECLS

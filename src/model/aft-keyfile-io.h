/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* Records from and to the groups of a GKeyFile. Only what differs is touched: unknown groups, keys and comments stay. */

/* NULL with @error if GKeyFile refuses the bytes. Transfer full. */
GKeyFile *aft_keyfile_load           (GBytes           *bytes,
                                      GError          **error);
GBytes   *aft_keyfile_to_bytes       (GKeyFile         *file);

/* The value of @key; NULL if it is missing or no UTF-8. Escapes that GKeyFile doesn't know (a path such as C:\dir\ that somebody
 * wrote by hand) stand for themselves; GKeyFile refuses such a value, and warns of two wrong ones in it. Transfer full. */
char     *aft_keyfile_dup_string     (GKeyFile         *file,
                                      const char       *group,
                                      const char       *key);

/* The same of a list. */
char    **aft_keyfile_dup_list       (GKeyFile         *file,
                                      const char       *group,
                                      const char       *key);

/* Writes the first group of a new document. @created: RFC 3339, UTC. */
void      aft_keyfile_begin          (GKeyFile         *file,
                                      AftDocumentKind   kind,
                                      const char       *id,
                                      const char       *created);

/* The type a group stands for in documents of @kind, and its id (points into @group; "" for [Me]); G_TYPE_INVALID if none. */
GType     aft_keyfile_parse_group    (AftDocumentKind   kind,
                                      const char       *group,
                                      const char      **id);

/* "Touch 886313e1-…". Transfer full. */
char     *aft_keyfile_dup_group      (AftRecord        *record);

/* Sets the values of @record to those of @group, without telling its document. With @base, only values that differ between
 * @base and @file are taken. TRUE if something changed. */
gboolean  aft_keyfile_read           (GKeyFile         *file,
                                      GKeyFile         *base,
                                      const char       *group,
                                      AftRecord        *record);

/* Sets what differs in @group to the values of @record. If anything did (or the group is new, or counted as deleted), @now
 * becomes its Modified and the record's; NULL leaves Modified alone. TRUE if something did. */
gboolean  aft_keyfile_write          (GKeyFile         *file,
                                      const char       *group,
                                      AftRecord        *record,
                                      const char       *now);

/* Removes the groups of known kinds that are not among @records and notes their ids under [Deleted], where entries older than
 * 180 days go. TRUE if there were any. */
gboolean  aft_keyfile_remove_missing (GKeyFile         *file,
                                      AftDocumentKind   kind,
                                      GPtrArray        *records,
                                      const char       *now);

#define AFT_KEYFILE_DELETED "Deleted"
#define AFT_KEYFILE_DELETED_DAYS 180

G_END_DECLS

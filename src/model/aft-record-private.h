/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-record.h"

G_BEGIN_DECLS

/* What documents do to their records. */
void      aft_record_set_document (AftRecord  *self,
                                   gpointer    document);
void      aft_record_set_modified (AftRecord  *self,
                                   const char *modified);

/* Sets and notifies without telling the document. TRUE if it differs. */
gboolean  aft_record_put          (AftRecord  *self,
                                   guint       field,
                                   const char *value);

/* From and to the one string a list is kept as. Transfer full. */
char    **aft_record_split        (const char *text);
char     *aft_record_join         (const char * const *list);

G_END_DECLS

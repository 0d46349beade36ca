/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-contact.h"

G_BEGIN_DECLS

/* By what people of the book are recognised: cards that were read before, e-mail addresses, telephone numbers, names. Made by
 * looking through the documents' bytes once; only people with unsaved changes are asked through their objects. */
typedef struct _AftImportIndex AftImportIndex;

AftImportIndex *aft_import_index_new     (void);
void            aft_import_index_free    (AftImportIndex *self);

/* Adds what @contact is recognised by. The first one added for a mark keeps it. */
void            aft_import_index_add     (AftImportIndex *self,
                                          AftContact     *contact);

typedef enum
{
  AFT_IMPORT_MARK_DIGEST = 1 << 0,      /* the very same card */
  AFT_IMPORT_MARK_UID    = 1 << 1,      /* another state of the same card */
  AFT_IMPORT_MARK_EMAIL  = 1 << 2,
  AFT_IMPORT_MARK_PHONE  = 1 << 3,      /* the same last eight digits */
  AFT_IMPORT_MARK_NAME   = 1 << 4,
} AftImportMarks;

/* Whom @contact (made from a card) looks like, and by what: one person with as many marks as one can have, in the order above.
 * NULL if nobody. Transfer none. */
AftContact     *aft_import_index_find    (AftImportIndex *self,
                                          AftContact     *contact,
                                          AftImportMarks *marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftImportIndex, aft_import_index_free)

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* Which nouns there are, and in which documents they stand. */

/* The type of documents of @kind. */
GType            aft_kind_get_document_type (AftDocumentKind  kind);

/* The type of the records whose group is named @name ("Touch"), @length bytes long, in documents of @kind; G_TYPE_INVALID if
 * we know none. Safe in any thread. */
GType            aft_kind_get_record_type   (AftDocumentKind  kind,
                                             const char      *name,
                                             gsize            length);

/* The class of @type, kept for good, so that threads needn't take references. */
AftRecordClass  *aft_kind_get_class         (GType            type);

/* Whether records of @type stand alone, without an id ([Me], [Rules]). */
gboolean         aft_kind_is_single         (GType            type);

G_END_DECLS

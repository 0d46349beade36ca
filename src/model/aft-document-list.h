/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* The documents of one kind, sorted by the collation keys of their titles: a GListModel that takes ten thousand at once with
 * one signal. Private to the book. */
#define AFT_TYPE_DOCUMENT_LIST (aft_document_list_get_type ())
G_DECLARE_FINAL_TYPE (AftDocumentList, aft_document_list, AFT, DOCUMENT_LIST, GObject)

AftDocumentList *aft_document_list_new      (void);
void             aft_document_list_add      (AftDocumentList *self,
                                             AftDocument     *document);
/* @documents: AftDocument, in any order. One items-changed. */
void             aft_document_list_add_many (AftDocumentList *self,
                                             GPtrArray       *documents);
void             aft_document_list_remove   (AftDocumentList *self,
                                             AftDocument     *document);
/* Moves @document to where its title belongs now, if that is somewhere else. */
void             aft_document_list_place    (AftDocumentList *self,
                                             AftDocument     *document);

/* The one at @position, which there is, without the cost of a reference: for walks over all of them, in order. Transfer none. */
AftDocument     *aft_document_list_peek     (AftDocumentList *self,
                                             guint            position);

G_END_DECLS

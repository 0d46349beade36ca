/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

#define AFT_TYPE_BOOK (aft_book_get_type ())
G_DECLARE_FINAL_TYPE (AftBook, aft_book, AFT, BOOK, GObject)

/* Everything a user has: the documents, by kind and by id. Knows no disk; the store fills it and writes what changed.
 *
 * Signals: "document-added" (AftDocument), "document-removed" (AftDocument): by add () and remove (), not for bulk loads;
 * "document-changed" (AftDocument): any value or record of it, by us (then it is dirty) or by others;
 * "record-changed" (AftDocument, AftRecord, guint field, const char *before): one value, by us;
 * "record-added", "record-removed" (AftDocument, AftRecord): by us;
 * "begun" (const char *what), "ended" (): around changes that belong together. The undo journal listens to the last five. */
AftBook     *aft_book_new             (void);

/* All documents of @kind, sorted by their titles' collation keys. A live GListModel of AftDocument. Transfer none. */
GListModel  *aft_book_get_documents   (AftBook         *self,
                                       AftDocumentKind  kind);
#define aft_book_get_contacts(self)     aft_book_get_documents ((self), AFT_DOCUMENT_CONTACT)
#define aft_book_get_applications(self) aft_book_get_documents ((self), AFT_DOCUMENT_APPLICATION)
#define aft_book_get_stories(self)      aft_book_get_documents ((self), AFT_DOCUMENT_STORY)
#define aft_book_get_events(self)       aft_book_get_documents ((self), AFT_DOCUMENT_EVENT)
#define aft_book_get_inbox(self)        aft_book_get_documents ((self), AFT_DOCUMENT_INBOX)

/* The document of book.ini: AftBookInfo with AftMe and AftRules. Transfer none, never NULL (an empty one until loaded). */
gpointer     aft_book_get_info        (AftBook         *self);
void         aft_book_set_info        (AftBook         *self,
                                       gpointer         info);

/* The document with @id, also by an id it was merged from; NULL if there is none. Transfer none. */
gpointer     aft_book_lookup          (AftBook         *self,
                                       const char      *id);

/* The id that the document with @id has now, if it was merged into another one; else @id. Valid as long as @id and that document. */
const char  *aft_book_resolve         (AftBook         *self,
                                       const char      *id);

/* The record with @id in any document, and its document. Opens the document that holds it. NULL if there is none. */
gpointer     aft_book_find_record     (AftBook         *self,
                                       const char      *id,
                                       AftDocument    **document);

/* Adds a document (a reference is taken) and tells everybody. */
void         aft_book_add             (AftBook         *self,
                                       gpointer         document);
/* Adds many at once, as loading does: one items-changed a kind, no "document-added". @documents: AftDocument. */
void         aft_book_add_many        (AftBook         *self,
                                       GPtrArray       *documents);
void         aft_book_remove          (AftBook         *self,
                                       gpointer         document);

/* Whether nothing is in it (book.ini aside). */
gboolean     aft_book_is_empty        (AftBook         *self);
/* Whether nothing is but what lies in the inbox: there is nobody to choose from yet, nor anything else. */
gboolean     aft_book_has_nobody      (AftBook         *self);

/* Several changes that belong together: one step of undo, named by @what ("Log a call", translated). Nests. */
void         aft_book_begin           (AftBook         *self,
                                       const char      *what);
void         aft_book_end             (AftBook         *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "aft-record.h"
#include "aft-summary.h"

G_BEGIN_DECLS

#define AFT_DOCUMENT_FORMAT 1

#define AFT_TYPE_DOCUMENT (aft_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (AftDocument, aft_document, AFT, DOCUMENT, AftRecord)

/* One file of the book, and its first group. While nobody looks at it, it is the file's bytes and a summary; its groups
 * become objects ("open") when one is asked for. Its own fields (of the first group) are read through AftRecord.
 *
 * Signals: "changed" (): a value or a record changed, by whomever. "outside-change" (): aft_document_set_bytes () brought
 * something new. "outside-removal" (): others took its file away; whoever has words that aren't in it yet puts them in now, and
 * it stays. The lists of aft_document_get_records () change by themselves. */
struct _AftDocumentClass
{
  AftRecordClass  parent_class;
  AftDocumentKind kind;
};

/* A new, open document: an AftContact for AFT_DOCUMENT_CONTACT and so on, with a new id if @id is NULL. Transfer full. */
gpointer         aft_document_new           (AftDocumentKind  kind,
                                             const char      *id,
                                             GDateTime       *now);

/* A closed document made of what a reader thread found. @summary is taken. Transfer full. */
gpointer         aft_document_new_for_bytes (GBytes          *bytes,
                                             AftSummary      *summary);

AftDocumentKind  aft_document_get_kind      (AftDocument     *self);

/* What lists show; never NULL, kept up to date. Valid until the next change. */
const AftSummary *
                 aft_document_get_summary   (AftDocument     *self);

/* A format newer than ours is read only; so is everything in a read-only book. Changes to it are refused. */
gboolean         aft_document_is_read_only  (AftDocument     *self);
void             aft_document_set_read_only (AftDocument     *self,
                                             gboolean         read_only);

/* The live list of its records of @type (AFT_TYPE_TOUCH ...) in the file's order. Transfer none. */
GListModel      *aft_document_get_records   (AftDocument     *self,
                                             GType            type);

/* The record with @id, whatever its type; NULL if there is none. Transfer none. */
gpointer         aft_document_lookup        (AftDocument     *self,
                                             const char      *id);

/* Whether @id may stand anywhere in it: quick, and sure only if not. */
gboolean         aft_document_may_name      (AftDocument     *self,
                                             const char      *id);

/* The only record of @type that has no id ([Me], [Rules]); made if missing. Transfer none. */
gpointer         aft_document_get_single    (AftDocument     *self,
                                             GType            type);

/* Adds @record, which belonged to nobody; also one that was removed before: its deletion is forgotten. FALSE if @self is read only:
 * then it belongs to nobody still. */
gboolean         aft_document_add           (AftDocument     *self,
                                             gpointer         record);
void             aft_document_remove        (AftDocument     *self,
                                             gpointer         record);

/* The bytes that were last read or written, without what changed since. Transfer none; NULL if never saved. */
GBytes          *aft_document_get_bytes     (AftDocument     *self);

/* The file as it would be written now, for looking into it: what aft_document_get_bytes () gives, with what changed since.
 * Transfer full. */
GBytes          *aft_document_dup_bytes_now (AftDocument    *self);

/* Whether it differs from them. */
gboolean         aft_document_is_dirty      (AftDocument     *self);

/* Lets it count as dirty although it doesn't differ: the file doesn't hold any more what it should. */
void             aft_document_touch         (AftDocument     *self);

/* The file as it should be written: the bytes that were read, patched. What the program doesn't know, comments and order
 * stay. Records that differ get @now as Modified, removed ones go to [Deleted]. Doesn't change the document, except for the
 * Modified of what differs. Transfer full. */
GBytes          *aft_document_to_bytes      (AftDocument     *self,
                                             GDateTime       *now);

/* @bytes is what the file holds now, after a change by others or a save that merged: it becomes the base. What differs from
 * what was given out last (or read last) is taken over; what we changed since stays; objects that stay keep their identity. FALSE with @error if they can't be read (the document stays
 * as it was). */
gboolean         aft_document_set_bytes     (AftDocument     *self,
                                             GBytes          *bytes,
                                             GError         **error);

/* As aft_document_set_bytes () for a save that merged what was given out last with what others wrote, into @bytes, or for what was written
 * beside the document while nothing was given out: a text that was changed here since, at @now, and by others is kept in both versions.
 * What has to be saved with them is not in the file yet then. The bytes that are the base now. Transfer full. */
GBytes          *aft_document_take_merged   (AftDocument     *self,
                                             GBytes          *bytes,
                                             GDateTime       *now);

/* @bytes was written by us from aft_document_to_bytes (): it becomes the base, and nothing else changes. */
void             aft_document_saved         (AftDocument     *self,
                                             GBytes          *bytes);

/* What was given out by aft_document_to_bytes () isn't in the file. */
void             aft_document_not_saved     (AftDocument     *self);

/* The file's name inside the book's folder, "contacts/<id>.contact". Transfer full. */
char            *aft_document_dup_path      (AftDocument     *self);

const char      *aft_document_kind_folder   (AftDocumentKind  kind);
const char      *aft_document_kind_suffix   (AftDocumentKind  kind);
const char      *aft_document_kind_group    (AftDocumentKind  kind);

/* Defines a final kind of document: AFT_DEFINE_DOCUMENT (AftEvent, aft_event, AFT_DOCUMENT_EVENT, event_fields, n) */
#define AFT_DEFINE_DOCUMENT(Type, type, document_kind, table, n_table)                                     \
  struct _##Type { AftDocument parent_instance; };                                                         \
  G_DEFINE_FINAL_TYPE (Type, type, AFT_TYPE_DOCUMENT)                                                      \
  static void type##_class_init (Type##Class *klass)                                                       \
  { AFT_DOCUMENT_CLASS (klass)->kind = document_kind;                                                      \
    aft_record_class_set_fields (AFT_RECORD_CLASS (klass), aft_document_kind_group (document_kind), table, n_table); } \
  static void type##_init (Type *self) { }

G_END_DECLS

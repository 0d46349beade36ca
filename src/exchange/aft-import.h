/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-exchange-problem.h"
#include "aft-vcard-contact.h"

G_BEGIN_DECLS

/* From cards to people of the book, in two steps: a plan that shows what would happen to each card and lets that be chosen,
 * and applying it. Merging adds what is missing and never overwrites. The same file twice changes nothing.
 *
 *   cards = aft_vcard_read (bytes, problems, &error);            in any thread
 *   import = aft_import_new (book, now);                         from here on where the book lives
 *   aft_import_add_cards (import, cards, problems);
 *   while (aft_import_prepare (import, 4000)) …                  slices, in microseconds
 *   … show aft_import_get_items (import), let choose …
 *   aft_import_dup_photos (import): store these under photos/
 *   aft_import_apply (import); */

typedef enum
{
  AFT_IMPORT_NEW,               /* nobody of the book looks like it */
  AFT_IMPORT_KNOWN,             /* this very card was read before, even if the person was edited since */
  AFT_IMPORT_SIMILAR,           /* looks like somebody */
  AFT_IMPORT_UNREADABLE,        /* neither a name nor a way to reach anybody */
} AftImportState;

typedef enum
{
  AFT_IMPORT_ADD,
  AFT_IMPORT_MERGE,
  AFT_IMPORT_SKIP,
} AftImportChoice;

/* One card of the plan. */
#define AFT_TYPE_IMPORT_ITEM (aft_import_item_get_type ())
G_DECLARE_FINAL_TYPE (AftImportItem, aft_import_item, AFT, IMPORT_ITEM, GObject)

/* The person the card makes; not in the book before it is applied. NULL if it is unreadable. Transfer none. */
AftContact     *aft_import_item_get_contact  (AftImportItem   *self);

AftImportState  aft_import_item_get_state    (AftImportItem   *self);

/* Whom of the book it looks like, or who has the card already; NULL if nobody. Transfer none. */
AftContact     *aft_import_item_get_match    (AftImportItem   *self);

/* One translated sentence saying why it is in its state ("The same e-mail address as Ana Ortiz."); "" for a new one. */
const char     *aft_import_item_get_reason   (AftImportItem   *self);

/* Where the card begins in its file, from 1. */
guint           aft_import_item_get_line     (AftImportItem   *self);

/* Property "choice". What will be done: at first ADD for new ones, SKIP for known and unreadable ones; for similar ones MERGE
 * if it is surely the same person, else ADD. Setting what its state doesn't allow is refused (FALSE): only NEW and SIMILAR
 * have a choice, and only SIMILAR may be merged. */
AftImportChoice aft_import_item_get_choice   (AftImportItem   *self);
gboolean        aft_import_item_set_choice   (AftImportItem   *self,
                                              AftImportChoice  choice);

#define AFT_TYPE_IMPORT (aft_import_get_type ())
G_DECLARE_FINAL_TYPE (AftImport, aft_import, AFT, IMPORT, GObject)

/* A plan for @book, which it keeps a reference to; @now becomes the new people's Created. */
AftImport      *aft_import_new               (AftBook         *book,
                                              GDateTime       *now);

/* Adds what aft_vcard_read () gave: @cards (AftVcard) is taken, @problems (or NULL) copied. */
void            aft_import_add_cards         (AftImport       *self,
                                              GPtrArray       *cards,
                                              GPtrArray       *problems);

/* Works on the plan for about @budget microseconds (-1: until it is done). TRUE while something is left to do. The items
 * grow as it goes. */
gboolean        aft_import_prepare           (AftImport       *self,
                                              gint64           budget);

/* AftImportItem, in the order of the files. Transfer none. */
GListModel     *aft_import_get_items         (AftImport       *self);

/* AftExchangeProblem of all files, those found while preparing included. Transfer none. */
GPtrArray      *aft_import_get_problems      (AftImport       *self);

/* The pictures that the choices made so far need: AftVcardPhoto. Write them before applying. Transfer full. */
GPtrArray      *aft_import_dup_photos        (AftImport       *self);

/* The people that the choices made so far would add, AftContact, in order: for a caller that wants them on disk in one go
 * before it calls aft_import_apply (). Transfer full. */
GPtrArray      *aft_import_dup_additions     (AftImport       *self);

/* The people of the book that the choices made so far would merge something into, AftContact, each once. Transfer full. */
GPtrArray      *aft_import_dup_merges        (AftImport       *self);

/* What was done, or would be. read = added + merged + skipped + unreadable. */
typedef struct
{
  guint read;                   /* cards found */
  guint added;
  guint merged;
  guint skipped;
  guint known;                  /* those of the skipped ones that were known already */
  guint unreadable;
} AftImportCounts;

void            aft_import_get_counts        (AftImport       *self,
                                              AftImportCounts *counts);

/* "3 cards read: 1 added, 1 merged, 1 already known." One translated sentence, the past if it was applied. Transfer full. */
char           *aft_import_dup_summary       (AftImport       *self);

/* Does it, as one step of undo: adds documents to the book and what is missing to those that are merged, with what a card says
 * otherwise in a note. May be called once, after preparing is done. A person that was taken out of the book meanwhile is not merged
 * into: the card is added. People that are in the book already (aft_import_dup_additions ()) are not added again. */
void            aft_import_apply             (AftImport       *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  AFT_DOCUMENT_BOOK,            /* book.ini */
  AFT_DOCUMENT_CONTACT,
  AFT_DOCUMENT_APPLICATION,
  AFT_DOCUMENT_STORY,
  AFT_DOCUMENT_EVENT,
  AFT_DOCUMENT_INBOX,           /* one note or reminder of nobody's */
} AftDocumentKind;
#define AFT_DOCUMENT_KINDS 6

/* What a list, the search and the agenda need to know of a document without opening it. A plain struct, made by scanning
 * the file's bytes, in any thread. Strings are never NULL unless said; days are ISO texts, "" if none. */
typedef struct
{
  /* What a search looks at of all documents stands together. */
  AftTextSieve    sieve;        /* of the folded text */
  AftDocumentKind kind;
  guint           format;
  char           *folded;       /* all searched text, folded (aft_text_fold_append ()), a value a line; the title first */
  guint64         changed;      /* aft_moment_to_number () of modified */
  char           *id;
  char           *title;        /* full name, position, story's title, event's name, a note's first line */
  char           *subtitle;     /* a contact's title at its company, a job's company, an event's place */
  char           *company;      /* a contact's open position's, a job's */
  char           *tags;         /* as in the file, separated by ';' */
  char           *state;        /* a job's State, a story's Kind, a contact's Rhythm */
  char           *merged_ids;   /* a contact's Merged-Ids */
  char           *merged_names; /* a contact's Merged-Names, as in the file */
  char           *email;        /* a contact's first e-mail address that is not outdated */
  char           *phone;
  char           *photo;
  char           *day;          /* an event's When, a job's Turned-Down, a gap card's Due, a note's Created */
  char           *ends;         /* an event's last day */
  char           *created;
  char           *modified;     /* the newest in the document: RFC 3339, UTC */
  char           *first_touch;  /* the earliest When of any touch: ISO day */
  char           *last_touch;   /* and the latest */
  char           *last_answer;  /* the latest inbound or answered one */
  char           *keep_after;   /* Keep-In-Touch-After */
  char           *paused_until;
  char           *first_due;    /* the earliest Due of an open reminder, with its time if it has one */
  char           *collate;      /* g_utf8_collate_key_for_filename () of the title */
  gsize           folded_length;
  guint           unanswered;   /* outbound tries since the last answer; what lies less than a week after it or after the
                                   try before belongs to that */
  guint           n_touches;
  guint           n_notes;
  guint           n_groups;
  guint           open_reminders;
  guint           open_thanks;  /* follow-ups whose Thanks is open or planned, not closed */
  guint           open_follow_ups;
  guint           open_points;  /* "- [ ]" lines in notes */
  gboolean        unnamed;
  gboolean        archived;
} AftSummary;

/* Reads @bytes (a key file, UTF-8). @name is the file's name for errors, and if it isn't the id inside (a copied document),
 * the id is made of both (UUIDv5). NULL with a G_KEY_FILE_ERROR or AFT_MODEL_ERROR, the message naming the reason and the line, if
 * the file is damaged: no key file, no first group as expected, no Id, wrong encoding, NULs, empty, no final line end.
 * Safe in any thread. */
AftSummary *aft_summary_scan  (GBytes          *bytes,
                               AftDocumentKind  kind,
                               const char      *name,
                               GError         **error);

void        aft_summary_free  (AftSummary      *self);

/* The names by which notes name the person, folded, a line each: the title, and what they were called before a merge. Transfer
 * full. */
char       *aft_summary_dup_names (const AftSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftSummary, aft_summary_free)

/* What users can act on. */
#define AFT_MODEL_ERROR (aft_model_error_quark ())
typedef enum
{
  AFT_MODEL_ERROR_DAMAGED,      /* the file can't be read; message says why and where */
  AFT_MODEL_ERROR_EMPTY,        /* nothing but blanks where a name or a company is needed */
  AFT_MODEL_ERROR_DATE,         /* no such day */
  AFT_MODEL_ERROR_UNKNOWN,      /* no such person, reminder, ... */
  AFT_MODEL_ERROR_AMBIGUOUS,    /* several fit */
  AFT_MODEL_ERROR_CHOICE,       /* not one of the words of the format */
  AFT_MODEL_ERROR_READ_ONLY,
  AFT_MODEL_ERROR_CONFLICT,     /* changed elsewhere since */
} AftModelError;
GQuark aft_model_error_quark (void);

G_END_DECLS

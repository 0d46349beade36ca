/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-contact.h"
#include "aft-session.h"

/* A book in a folder that goes away, and a session that has it open. */
typedef struct
{
  char       *folder;           /* all of it */
  char       *book;
  AftSession *session;
} Room;

Room       *room_new            (void);
void        room_free           (Room            *room);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

/* Opens the book again in a new session, after closing the one that had it. */
void        room_reopen         (Room            *room);
/* A further session on the same book. Transfer full; NULL if it can't be opened. */
AftSession *room_open           (Room            *room,
                                 gboolean         window);
void        room_close          (AftSession      *session);

/* Runs the main context for so many milliseconds. */
void        room_wait           (guint            milliseconds);
/* Until the status is (or begins with) @status; fails after @patience milliseconds. Returns how many it took. */
guint       room_wait_status    (Room            *room,
                                 const char      *status,
                                 guint            patience);
void        room_flush          (Room            *room);

/* Runs @program, which says "ready N", on the book, and kills it at a random instant, @longest_wait milliseconds later at the most.
 * Returns N. */
guint       room_kill           (Room            *room,
                                 const char      *program,
                                 guint            longest_wait);

/* A person in the book, not saved yet. Transfer none. */
AftDocument *room_add_person    (Room            *room,
                                 const char      *name);
/* The bytes of the file of @document; NULL if there is none. Transfer full. */
char       *room_read           (Room            *room,
                                 AftDocument     *document);
char       *room_path           (Room            *room,
                                 AftDocument     *document);

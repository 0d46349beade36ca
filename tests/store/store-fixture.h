/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store.h"

G_BEGIN_DECLS

/* A book in a scratch folder and a store on it. */
typedef struct
{
  char      *parent;      /* the scratch folder */
  char      *folder;      /* the book's, not made yet: "…/My büch" */
  AftBook   *book;
  AftStore  *store;
  GDateTime *now;
} StoreFixture;

void          store_set_up        (StoreFixture     *fixture,
                                   gconstpointer     data);
/* Also opens and loads the book. */
void          store_set_up_open   (StoreFixture     *fixture,
                                   gconstpointer     data);
void          store_tear_down     (StoreFixture     *fixture,
                                   gconstpointer     data);

/* A new store and book for the same folder, opened and loaded; what was there is closed. */
void          store_reopen        (StoreFixture     *fixture);
gboolean      store_open          (StoreFixture     *fixture,
                                   AftStoreFlags     flags,
                                   GError          **error);

/* Run the main context until the callback comes. */
gboolean      store_load          (StoreFixture     *fixture,
                                   GError          **error);
gboolean      store_rescan        (StoreFixture     *fixture,
                                   GError          **error);
/* Waits until nothing is under way. Saving does so as well. */
void          store_settle        (StoreFixture     *fixture);
gboolean      store_save          (StoreFixture     *fixture,
                                   gpointer          document,
                                   GError          **error);

/* Deletes @documents; the name of what the trash has then. Transfer full. */
char         *store_trash         (StoreFixture     *fixture,
                                   GPtrArray        *documents);
/* Deletes @person; the path of their file, which is in the trash then. Transfer full. */
char         *store_trash_one     (StoreFixture     *fixture,
                                   gpointer          person);
gboolean      store_restore       (StoreFixture     *fixture,
                                   const char       *entry,
                                   gboolean          over,
                                   GError          **error);

/* Runs the main context until @done is set, at most ten seconds; FALSE if it wasn't. */
gboolean      store_run_until     (const gboolean   *done);

/* Runs the main context for @ms milliseconds. */
void          store_run           (guint             ms);

/* A person called @name in the book, saved. Transfer none. */
gpointer      store_add_person    (StoreFixture     *fixture,
                                   const char       *name);

/* Adds a note with @text to @document. Transfer none. */
gpointer      store_add_note      (gpointer          document,
                                   const char       *text);

/* The file of @path in the book's folder. Transfer full. */
char         *store_dup_file      (StoreFixture     *fixture,
                                   const char       *path);
char         *store_dup_text      (StoreFixture     *fixture,
                                   const char       *path);
void          store_write_text    (StoreFixture     *fixture,
                                   const char       *path,
                                   const char       *text,
                                   gssize            length);

/* Whether the file of @path has @line in some folder of the trash. */
gboolean      store_trash_has     (StoreFixture     *fixture,
                                   const char       *path,
                                   const char       *line);

/* How many files there are in @path, hidden ones included. */
guint         store_count_files   (StoreFixture     *fixture,
                                   const char       *path);

G_END_DECLS

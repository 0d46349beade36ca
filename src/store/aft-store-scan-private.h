/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-apply.h"
#include "aft-store-scan.h"

G_BEGIN_DECLS

/* One look at the folder. The main thread makes and frees it; threads are given it while it is at work. */
struct _AftScan
{
  AftStore   *store;
  GTask      *task;             /* or NULL */
  GHashTable *only;             /* paths; NULL: everything */
  GDateTime  *now;
  guint       number;
  gboolean    sweeps;           /* what interrupted saves left: the first look does */
  AftApply   *apply;            /* main thread */
  gint        cold;             /* atomic: its files are to be waited for */

  GMutex      mutex;            /* guards what follows */
  guint       pending;          /* chunks that threads still have to do */
  GQueue      found;            /* AftFound */
  GPtrArray  *conflicts;        /* paths */
  GError     *error;
  gboolean    scheduled;
};

/* Lists what is to be read, in a thread of the readers. When it is the folder that went, its files aren't deleted: FALSE with
 * @error. */
gboolean  aft_scan_list      (AftScan   *scan,
                              GError   **error);

/* Gives @paths (taken; NULL: the listing itself) to a reader. */
void      aft_scan_push      (AftScan   *scan,
                              GPtrArray *paths);

/* Brings @found (taken) to the main thread. */
void      aft_scan_add_found (AftScan   *scan,
                              AftFound  *found);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-saver.h"

G_BEGIN_DECLS

#define AFT_TYPE_BIN (aft_bin_get_type ())
G_DECLARE_FINAL_TYPE (AftBin, aft_bin, AFT, BIN, GObject)

/* What goes to the trash and comes back from it, one after the other: somebody who deletes and takes it back quickly must find
 * the file where it was. Everything that changed is saved before something goes, so that what was moved elsewhere is never
 * gone from the one place before it is in the other.
 *
 * Signal: "failed" (const GError *): something could not be done; it is back where it was. */
AftBin  *aft_bin_new           (AftStore           *store,
                                AftSaver           *saver,
                                AftSaverClock       clock,
                                gpointer            data);

/* A step of undo begins or ends: what went before comes back without what goes from now on. */
void     aft_bin_break         (AftBin             *self);

/* Moves the file of @document, which is in the book no more or leaves it now, to the trash, into one folder with what went since
 * the last break. */
void     aft_bin_trash         (AftBin             *self,
                                AftDocument        *document);
/* Brings back the file of @document, which is in the book again, byte for byte. Nothing happens if it wasn't moved by this
 * bin. */
void     aft_bin_restore       (AftBin             *self,
                                AftDocument        *document);
/* Brings back everything of @entry, a folder of the trash from an earlier time. */
void     aft_bin_restore_entry (AftBin             *self,
                                const char         *entry);

/* Done when nothing is left to do. */
void     aft_bin_flush_async   (AftBin             *self,
                                GAsyncReadyCallback callback,
                                gpointer            data);
gboolean aft_bin_flush_finish  (AftBin             *self,
                                GAsyncResult       *result,
                                GError            **error);

/* Nothing is moved any more. */
void      aft_bin_stop          (AftBin             *self);

G_END_DECLS

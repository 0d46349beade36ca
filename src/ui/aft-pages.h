/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Which widget shows which kind of document. Pages are made when they are first needed. */
typedef struct
{
  AftDocumentKind  kind;
  GtkWidget     *(*make)         (AftSession *session);
  void           (*set_document) (gpointer     page,
                                  gpointer     document);     /* NULL: nobody */
} AftPageKind;

/* The page for @kind; NULL if documents of this kind have no page of their own (inbox notes: they live in the notes pane). */
const AftPageKind *aft_pages_find (AftDocumentKind kind);

G_END_DECLS

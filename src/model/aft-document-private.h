/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* The book that is told of changes; not referenced. */
void aft_document_set_book (AftDocument *self,
                            AftBook     *book);

G_END_DECLS

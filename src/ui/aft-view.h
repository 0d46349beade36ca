/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* The five views of the left pane. */
typedef enum
{
  AFT_VIEW_TODAY,
  AFT_VIEW_PEOPLE,
  AFT_VIEW_JOBS,
  AFT_VIEW_LEARN,
  AFT_VIEW_EVENTS,
  AFT_VIEW_EVERYTHING,  /* what a search everywhere finds; nothing without a search */
} AftView;
#define AFT_VIEWS 5

/* "today", "people", ...: the target of win.view. NULL for AFT_VIEW_EVERYTHING. */
const char   *aft_view_get_word           (AftView       view);
/* AFT_VIEW_EVERYTHING if @word is none. */
AftView       aft_view_parse              (const char   *word);
/* "Today", "People", ...; translated. */
const char   *aft_view_get_title          (AftView       view);
const char   *aft_view_get_icon           (AftView       view);
/* What it lists; AFT_DOCUMENT_BOOK if that is no one kind. */
AftDocumentKind aft_view_get_kind       (AftView       view);

G_END_DECLS

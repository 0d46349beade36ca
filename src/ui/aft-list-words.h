/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-list-model.h"
#include "aft-list-row.h"

G_BEGIN_DECLS

/* What a row of a list says. Strings are owned and as stored: to be capped before they are shown. */
typedef struct
{
  char       *title;
  char       *subtitle;
  char       *meta;
  char       *avatar;   /* whose initials; unset if there is an icon */
  const char *icon;     /* NULL: an avatar */
  char       *spoken;   /* the row's name for a screen reader, makes sense alone */
  char       *described; /* what it adds: what is marked; NULL: nothing */
  PangoAttrList *title_marks;      /* what was found; NULL: nothing */
  PangoAttrList *subtitle_marks;
  gboolean    initials; /* a real name has initials, "Hiring manager at Northwind" has none */
  gboolean    due;
} AftListWords;

/* @item: AftDocument, AftAgendaItem, AftFeedback or AftPlace. */
void aft_list_words_fill  (AftListWords         *self,
                           gpointer              item,
                           const AftListContext *context);
void aft_list_words_clear (AftListWords         *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftListWords, aft_list_words_clear)

/* A place by its line: whose it is, the line, what holds it and when. */
void aft_list_words_fill_line (AftListWords         *self,
                               AftPlace             *place,
                               const AftListContext *context);
/* How what fits in a place's line is marked. Transfer full. */
PangoAttrList *
     aft_list_words_mark      (AftPlace             *place);
/* "Found: migration"; NULL if nothing is marked. Transfer full. */
char *aft_list_words_dup_description (AftPlace *place);

/* What stands for what holds a place. */
const char *
     aft_list_words_get_place_icon (AftPlace *place);
/* What stands for documents of @kind. */
const char *
     aft_list_words_get_icon (AftDocumentKind kind);

/* "Head of Design, Northwind", or what there is of it; "" if nothing. Transfer full. */
char *aft_list_words_dup_place (const AftSummary *summary);

G_END_DECLS

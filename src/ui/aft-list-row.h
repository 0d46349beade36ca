/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-keep-in-touch.h"

G_BEGIN_DECLS

/* One row of the list: who or what, where they belong, when one was and will be in touch, and a dot if something is due. */
#define AFT_TYPE_LIST_ROW (aft_list_row_get_type ())
G_DECLARE_FINAL_TYPE (AftListRow, aft_list_row, AFT, LIST_ROW, GtkWidget)

/* What rows need to know besides their item; the same for all of a list. */
typedef struct
{
  GDate        today;
  AftKeepRules rules;
  char        *photos;          /* the folder of photos, NULL if there is none */
} AftListContext;

GtkWidget *aft_list_row_new         (void);

/* Shows @item: AftDocument, AftAgendaItem, AftFeedback or AftPlace. Follows its changes until NULL is bound. @context is borrowed and
 * must live as long as the row. */
void       aft_list_row_bind        (AftListRow           *self,
                                     gpointer              item,
                                     const AftListContext *context);
gpointer   aft_list_row_get_item    (AftListRow           *self);

/* The heading of the section that begins with this row; NULL: none begins here. */
void       aft_list_row_set_heading (AftListRow           *self,
                                     const char           *heading);

/* Looks again, as when the day changed. */
void       aft_list_row_refresh     (AftListRow           *self);

G_END_DECLS

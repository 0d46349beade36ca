/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* What a group of rows on a page shows. Texts are N_(). */
typedef struct
{
  const char *title;
  const char *empty;    /* said when there is nothing; NULL: the whole group hides then */
  const char *add;      /* the name of the button that adds one; NULL: there is none */

  /* The live list of what belongs to @document. Transfer full. */
  GListModel *(*list)   (AftSession  *session,
                         AftDocument *document);
  GtkWidget  *(*row)    (AftSession  *session,
                         AftDocument *document,
                         gpointer     item);
  void        (*on_add) (GtkWidget   *group,
                         AftSession  *session,
                         AftDocument *document);
} AftRowGroupKind;

#define AFT_TYPE_ROW_GROUP (aft_row_group_get_type ())
G_DECLARE_FINAL_TYPE (AftRowGroup, aft_row_group, AFT, ROW_GROUP, AdwPreferencesGroup)

/* A titled group of rows, one for each item of a live list. Long lists show AFT_ROW_GROUP_SHOWN rows and a button for more.
 * @kind must be static. */
#define AFT_ROW_GROUP_SHOWN 25
GtkWidget *aft_row_group_new          (AftSession            *session,
                                       const AftRowGroupKind *kind);

/* NULL shows nothing. */
void       aft_row_group_set_document (AftRowGroup           *self,
                                       AftDocument           *document);

AftDocument *
           aft_row_group_get_document (AftRowGroup           *self);
AftSession *
           aft_row_group_get_session  (AftRowGroup           *self);

/* Moves the focus into the row of @item, to its first field, unfolding it. */
void       aft_row_group_focus        (AftRowGroup           *self,
                                       gpointer               item);

/* A flat button with a menu; @spoken is its name for screen readers. */
GtkWidget *aft_row_menu_button_new    (GMenuModel            *menu,
                                       const char            *spoken);

/* A flat button with an icon, a tooltip and a name for screen readers. */
GtkWidget *aft_row_button_new         (const char            *icon,
                                       const char            *tooltip,
                                       const char            *spoken);

/* Calls @show with @row whenever the document @id comes into the book, changes, or leaves it, as long as @row lives; and now. */
void       aft_row_follow          (GtkWidget  *row,
                                    AftSession *session,
                                    const char *id,
                                    void      (*show) (GtkWidget *row));

G_END_DECLS

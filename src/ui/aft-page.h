/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-field-edit.h"
#include "aft-session.h"
#include "aft-words.h"

G_BEGIN_DECLS

/* What the pages of persons, jobs, stories and events have in common. */

/* One field of a page. Texts are N_(). */
typedef enum
{
  AFT_PAGE_FIELD,       /* a line, a list or a day */
  AFT_PAGE_TEXT,        /* several lines */
  AFT_PAGE_CHOICE,      /* a word of @set, or none */
} AftPageFieldKind;

typedef struct
{
  AftPageFieldKind kind;
  const char      *title;
  guint            field;
  AftWords         set;
  const char      *hint;        /* of AFT_PAGE_TEXT, or NULL */
} AftPageField;

/* Gives @page its one child, a scrolled column of readable width, and returns the box to fill. Transfer none. */
GtkBox     *aft_page_make            (GtkWidget          *page);

/* Releases that child, as dispose must. */
void        aft_page_clear           (GtkWidget          *page);

/* Has a field that is styled as a page's title be smaller while it is long. */
void        aft_page_fit_title       (GtkEditable        *title);

/* A large field for the page's title, as its only line; @edit is set to what edits it. */
GtkWidget  *aft_page_title_new       (AftSession         *session,
                                      const char         *placeholder,
                                      AftFieldEdit      **edit);

/* The row of @field of @record. */
GtkWidget  *aft_page_row_new         (AftSession         *session,
                                      gpointer            record,
                                      const AftPageField *field);

/* A group of rows; @title is translated or NULL. */
GtkWidget  *aft_page_fields_new      (AftSession         *session,
                                      const char         *title,
                                      gpointer            record,
                                      const AftPageField *fields,
                                      guint               n_fields);

/* The button that prints what to read before the next interview. */
GtkWidget  *aft_page_sheet_new       (void);

/* A button at a page's end; it does @action (of the id of a document) once that is set. */
GtkWidget  *aft_page_end_new         (const char         *label);
void        aft_page_end_set         (GtkWidget          *button,
                                      const char         *action,
                                      AftDocument        *document);


/* A box whose only child is replaced when the document changes. */
void        aft_page_replace         (GtkBox             *place,
                                      GtkWidget          *child);

G_END_DECLS

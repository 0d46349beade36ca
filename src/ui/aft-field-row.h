/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-entry-row.h"
#include "aft-record.h"
#include "aft-session.h"
#include "aft-words.h"

G_BEGIN_DECLS

/* Rows that edit one value in place (aft-field-edit.h). They hold the record and follow its changes. @title is translated.
 * @spoken, if not NULL, is what a screen reader calls it where @title alone isn't unique in the window. */

#define AFT_TYPE_FIELD_ROW (aft_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AftFieldRow, aft_field_row, AFT, FIELD_ROW, AftEntryRow)

/* A line, a list or a day; a day has a calendar. */
GtkWidget *aft_field_row_new     (AftSession *session,
                                  const char *title,
                                  const char *spoken,
                                  gpointer    record,
                                  guint       field);

/* A word of the format: one of @set. "Not set" is offered unless a value must be set. */
#define AFT_TYPE_CHOICE_ROW (aft_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (AftChoiceRow, aft_choice_row, AFT, CHOICE_ROW, AdwComboRow)

GtkWidget *aft_choice_row_new    (AftSession *session,
                                  const char *title,
                                  const char *spoken,
                                  gpointer    record,
                                  guint       field,
                                  AftWords    set,
                                  const char *unset);

/* Other words for what it is if nothing is set, of a row that was made with such words. */
void       aft_choice_row_set_unset
                                 (AftChoiceRow *row,
                                  const char   *unset);

/* Somebody of the book, whose id is the value. The row chooses another person; buttons lead there, and choose nobody. Without a value
 * it is @own, or nobody (NULL). */
#define AFT_TYPE_PERSON_ROW (aft_person_row_get_type ())
G_DECLARE_FINAL_TYPE (AftPersonRow, aft_person_row, AFT, PERSON_ROW, AdwActionRow)

GtkWidget *aft_person_row_new    (AftSession  *session,
                                  const char  *title,
                                  const char  *spoken,
                                  gpointer     record,
                                  guint        field,
                                  AftDocument *own);

/* Several lines. @hint (or NULL) says below the title what belongs there. */
#define AFT_TYPE_TEXT_ROW (aft_text_row_get_type ())
G_DECLARE_FINAL_TYPE (AftTextRow, aft_text_row, AFT, TEXT_ROW, AdwPreferencesRow)

GtkWidget *aft_text_row_new      (AftSession *session,
                                  const char *title,
                                  const char *spoken,
                                  const char *hint,
                                  gpointer    record,
                                  guint       field);

/* Several lines that can be read and copied, but are what they are. @text is as it may be shown. */
GtkWidget *aft_text_row_new_shown
                                 (const char *title,
                                  const char *spoken,
                                  const char *text);

/* "Since: Designer, Northwind": what a field is called whose title alone isn't unique. Transfer full. */
char      *aft_field_dup_spoken  (const char *title,
                                  const char *of);


G_END_DECLS

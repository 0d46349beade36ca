/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-record.h"
#include "aft-session.h"
#include "aft-wrap-box.h"

G_BEGIN_DECLS

/* A row that stands for a record of the document shown and unfolds to its fields. */

typedef struct
{
  /* Says in the title, the subtitle and the accessible name what the record is; called whenever it changes. */
  void (*show) (AdwExpanderRow *row,
                AftSession     *session,
                gpointer        record);
  /* Adds the fields. Called when they are first looked at: lists are long. */
  void (*fill) (AdwExpanderRow *row,
                AftSession     *session,
                gpointer        record);
} AftUnfoldRowKind;

/* Holds @record and follows its changes. @kind must be static. Transfer full (floating). */
GtkWidget  *aft_unfold_row_new         (AftSession             *session,
                                        gpointer                record,
                                        const AftUnfoldRowKind *kind);

/* Transfer none. */
gpointer    aft_unfold_row_get_record  (GtkWidget              *row);
AftSession *aft_unfold_row_get_session (GtkWidget              *row);

/* Ends the row with a line of buttons: one that deletes the record, and before it what is put into the box that is returned.
 * @of is what the record is called, as in aft_field_dup_spoken (). Transfer none. */
AftWrapBox *aft_unfold_row_add_buttons (AdwExpanderRow         *row,
                                        const char             *of);

/* A flat button for that line. @callback gets @row and the button. Transfer full (floating). */
GtkWidget  *aft_unfold_row_button_new  (AdwExpanderRow         *row,
                                        const char             *label,
                                        const char             *of,
                                        GCallback               callback);

G_END_DECLS

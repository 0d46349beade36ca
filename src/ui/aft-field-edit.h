/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-record.h"
#include "aft-session.h"

G_BEGIN_DECLS

/* How much text fits into a field that is edited in place; longer ones are shown in part and can only be replaced. */
#define AFT_FIELD_LENGTH 2000

#define AFT_TYPE_FIELD_EDIT (aft_field_edit_get_type ())
G_DECLARE_FINAL_TYPE (AftFieldEdit, aft_field_edit, AFT, FIELD_EDIT, GObject)

/* Lets an editable widget edit a value in place: saved as typed; Escape gives back what stood there; leaving it ends the step
 * of undo and flushes. Lists are typed with commas, days as words or ISO dates (what was understood is in "message").
 *
 * Properties: "message" (char *): what was understood, or what is wrong; "wrong" (gboolean): what is typed can't be stored, the
 * value is still the one before; "locked" (gboolean): the value is too long or holds characters that can't be shown safely: it
 * is shown in part, not editable, and kept as it is. */

/* The edit of @editable, which owns it; made when first asked for. Transfer none. */
AftFieldEdit *aft_field_edit_attach       (GtkEditable  *editable,
                                           AftSession   *session);

/* Shows @field of @record from now on; NULL lets go. */
void          aft_field_edit_set_record   (AftFieldEdit *self,
                                           AftRecord    *record,
                                           guint         field);
AftRecord    *aft_field_edit_get_record   (AftFieldEdit *self);

/* A value that mayn't be left empty comes back when the field is left so. */
void          aft_field_edit_set_required (AftFieldEdit *self,
                                           gboolean      required);

/* Starts a locked value anew: empties the field and lets it be typed in. */
void          aft_field_edit_replace      (AftFieldEdit *self);

G_END_DECLS

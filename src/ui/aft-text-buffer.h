/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-line-buffer.h"
#include "aft-record.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_TEXT_BUFFER (aft_text_buffer_get_type ())
G_DECLARE_FINAL_TYPE (AftTextBuffer, aft_text_buffer, AFT, TEXT_BUFFER, AftLineBuffer)

/* What editors show of one value of several lines, a note's text for example: one buffer a value, shared by all that show it.
 * What is typed reaches the model 300 ms after the first key that it doesn't know yet. A change by others enters as small
 * changes in one user action, so that the cursor stays, Ctrl+Z still works, and words typed at the same time stay as well.
 *
 * Property: "pending" (gboolean, read only): something isn't in the model yet. Signal: "merged" (gboolean): another
 * program changed the text; what was typed meanwhile is in it as well. TRUE: words that stood there went, until that is undone. */
#define AFT_TEXT_BUFFER_DELAY 300 /* ms */

/* Taking over a long text costs more than a frame: of one of more letters than this that happens after a longer while, which
 * still leaves time to save it within 2 seconds after the first key. */
#define AFT_TEXT_BUFFER_LONG 50000
#define AFT_TEXT_BUFFER_LONG_DELAY 1300 /* ms */

/* The buffer of @field of @record, made if nobody has it. The value's buffer lives as long as somebody holds it, which may be
 * longer than the session. Transfer full. */
AftTextBuffer *aft_text_buffer_get           (AftSession    *session,
                                              AftRecord     *record,
                                              guint          field);

AftRecord     *aft_text_buffer_get_record    (AftTextBuffer *self);
gboolean       aft_text_buffer_get_pending   (AftTextBuffer *self);

/* FALSE for a text that can't be edited without changing it, or that may not be changed. */
gboolean       aft_text_buffer_get_editable  (AftTextBuffer *self);

/* Pushes what was typed to the model now. */
void           aft_text_buffer_push          (AftTextBuffer *self);
/* The same, as the value is left: what it says becomes what it is to become. */
void           aft_text_buffer_commit        (AftTextBuffer *self);

/* The whole text, as it is stored. Transfer full. */
char          *aft_text_buffer_dup_text      (AftTextBuffer *self);

/* The place of letter @offset of that text, which soft breaks may stand in front of. */
void           aft_text_buffer_get_iter      (AftTextBuffer *self,
                                              guint          offset,
                                              GtkTextIter   *iter);

/* Shows Markdown and the marks of lines, as notes do. */
void           aft_text_buffer_set_markdown  (AftTextBuffer *self,
                                              gboolean       markdown);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-place.h"
#include "aft-session.h"

G_BEGIN_DECLS

/* The window: list, page or guide, notes. Everything in it asks for what it wants by actions of the group "win":
 * show (s: id of a document or record), guide (s: id of a follow-up), guide-step (ss: the same and a step's word),
 * turned-down, turned-down-about (s: person or job), on-the-phone, new-note, new-person, new-job, new-event, new-story,
 * write (s: person), log (s: person), undo, redo, delete (s: id), merge (s: person, "" for the one shown), rename-tag (s: a tag, "" to
 * choose one), back, message (s: text for a toast and the status line), message-undo (s: the same, with a button to undo),
 * explain (ss: what and why, in a dialog). */
#define AFT_TYPE_WINDOW (aft_window_get_type ())
G_DECLARE_FINAL_TYPE (AftWindow, aft_window, AFT, WINDOW, AdwApplicationWindow)

/* A window on @session, which may still be opening. */
AftWindow  *aft_window_new          (GtkApplication *app,
                                     AftSession     *session);

AftSession *aft_window_get_session  (AftWindow      *self);

/* The book could not be opened: says @why and offers to try again or to use another one. */
void        aft_window_show_failure (AftWindow      *self,
                                     const char     *why);

/* Shows the document @id, or the one that holds the record @id; NULL shows nobody. Focus moves to the page if @focus. */
void        aft_window_show         (AftWindow      *self,
                                     const char     *id,
                                     gboolean        focus);

/* Shows the record @id, whose row has the focus and is unfolded, if the page has one. */
void        aft_window_show_record  (AftWindow      *self,
                                     const char     *id);

/* Shows where something was found, with what fits selected in a note; with @go the focus goes there, into the note or field. */
void        aft_window_show_place   (AftWindow      *self,
                                     AftPlace       *place,
                                     gboolean        go);

/* What the guide's keys do, a detailed name: whether that can be done now, and doing it. */
gboolean    aft_window_can_act_in_guide (AftWindow  *self,
                                         const char *action);
void        aft_window_act_in_guide     (AftWindow  *self,
                                         const char *action);

/* Opens the guide of the follow-up @id. */
void        aft_window_guide        (AftWindow      *self,
                                     const char     *id);

G_END_DECLS

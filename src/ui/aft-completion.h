/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_COMPLETION (aft_completion_get_type ())
G_DECLARE_FINAL_TYPE (AftCompletion, aft_completion, AFT, COMPLETION, GObject)

/* Offers the people of @session's book behind a "@" and its tags behind a "#", as somebody types; without a session the fields of
 * templates behind a "{". It looks only when a frame was painted and nothing else is to be done, so that typing never waits for it;
 * but a key that means a choice waits for what it is about. The keyboard stays in the text: what is chosen is told to screen
 * readers as the text's description. @parent, which must have a layout manager, holds the list of choices. */
AftCompletion *aft_completion_new      (GtkWidget       *parent,
                                        AftSession      *session);

/* The view in which it completes from now on (NULL: none); not owned. */
void           aft_completion_set_view (AftCompletion   *self,
                                        GtkTextView     *view);

/* A key before the text gets it: TRUE if it was meant for the choices. */
gboolean       aft_completion_key      (AftCompletion   *self,
                                        guint            keyval,
                                        GdkModifierType  state);

/* Takes the choices away. */
void           aft_completion_close    (AftCompletion   *self);

G_END_DECLS

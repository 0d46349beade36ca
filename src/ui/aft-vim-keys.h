/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

#include "aft-session.h"

G_BEGIN_DECLS

/* Whether the preference for them is on. */
gboolean    aft_vim_keys_wanted  (void);

/* Gives @view, which shows an AftTextBuffer, the keys of Vim. ":w" saves at once, ":q" leaves the notes, ":wq" and ":x" do
 * both; where nothing is lost there is nothing to discard. What is being typed as a command stands in @shown, a label. */
void        aft_vim_keys_add     (GtkSourceView *view,
                                  AftSession    *session,
                                  GtkLabel      *shown);
/* Takes them away, if there are any; to be done before @view goes. Then a command that is still being typed is ended, which GtkSourceView
 * otherwise does when view and text are no more. */
void        aft_vim_keys_remove  (GtkSourceView *view);

G_END_DECLS

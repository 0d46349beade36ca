/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The editor's actions and keys that change a text, for every widget in which a note is written. */

/* Installs them in @widget_class; @activate passes them on to aft_note_edit_actions_run (). */
void     aft_note_edit_actions_install (GtkWidgetClass              *widget_class,
                                        GtkWidgetActionActivateFunc  activate);

/* Does in @buffer what the action @name with @target does; a time stamp says @now. */
void     aft_note_edit_actions_run     (GtkTextBuffer               *buffer,
                                        const char                  *name,
                                        GVariant                    *target,
                                        GDateTime                   *now);

/* What a key does to what is typed before the text sees it: Tab moves list items a level in, Shift+Tab out. FALSE if that isn't
 * its meaning here, so that Tab belongs to the focus. Not for an input method that is composing. */
gboolean aft_note_edit_actions_key     (GtkTextBuffer               *buffer,
                                        guint                        keyval,
                                        GdkModifierType              state);

G_END_DECLS

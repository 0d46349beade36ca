/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The editor's actions that change a text, for every widget in which a note is written. */

/* Installs them in @widget_class; @activate passes them on to aft_note_edit_actions_run (). */
void aft_note_edit_actions_install (GtkWidgetClass              *widget_class,
                                    GtkWidgetActionActivateFunc  activate);

/* Does in @buffer what the action @name with @target does; a time stamp says @now. */
void aft_note_edit_actions_run     (GtkTextBuffer               *buffer,
                                    const char                  *name,
                                    GVariant                    *target,
                                    GDateTime                   *now);

G_END_DECLS

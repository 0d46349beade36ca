/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_CAPTURE (aft_capture_get_type ())
G_DECLARE_FINAL_TYPE (AftCapture, aft_capture, AFT, CAPTURE, GtkWindow)

/* A small window to write one note in, from anywhere: there at once, before any book is open. Ctrl+Return files it, under the
 * person whose name it begins with ("@ana"), else in the inbox; closing it keeps it as a draft that the next one begins with.
 *
 * Signal: "ready" (): it was painted, and what takes longer may begin. */
GtkWidget *aft_capture_new          (GtkApplication *app);

/* The book it is filed in, which may still be loading. */
void       aft_capture_set_session  (AftCapture     *self,
                                     AftSession     *session);

/* The book can't be opened: says @why. What is written stays as a draft. */
void       aft_capture_show_failure (AftCapture     *self,
                                     const char     *why);

G_END_DECLS

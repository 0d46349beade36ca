/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-pages.h"
#include "aft-split-view.h"
#include "aft-window.h"

G_BEGIN_DECLS

struct _AftWindow
{
  AdwApplicationWindow parent_instance;

  AftSession      *session;
  AftDocument     *document;            /* what is shown */
  GtkWidget       *page;                /* the page that shows it, a child of pages */

  AdwToastOverlay *toasts;
  AftSplitView    *split;
  GtkBox          *list_pane;
  AdwHeaderBar    *list_header;
  GtkMenuButton   *add_button;
  GtkMenuButton   *menu_button;
  GtkBox          *page_pane;
  AdwHeaderBar    *page_header;
  AdwWindowTitle  *page_title;
  GtkButton       *page_back;
  GtkStack        *pages;
  GtkBox          *notes_pane;
  AdwHeaderBar    *notes_header;
  GtkButton       *notes_back;
  GtkLabel        *status;
};

/* Puts the actions of the group "win" and their keys on the window. */
void aft_window_add_actions (AftWindow  *self);

/* Says @text in a toast and in the status line. */
void aft_window_say         (AftWindow  *self,
                             const char *text);

G_END_DECLS

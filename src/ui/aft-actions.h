/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a row's keys work. */
typedef enum
{
  AFT_SCOPE_APP,        /* everywhere: accelerators. They run before any widget sees the key, so none may mean something in a
                           text field */
  AFT_SCOPE_LIST,       /* in the window, after the widget with the focus declined; not while typing unless said */
  AFT_SCOPE_EDITOR,     /* in the notes editor, before it sees them */
  AFT_SCOPE_GUIDE,      /* in the guide, before its widgets see them */
  AFT_SCOPE_CAPTURE,    /* in the window a note is captured in, before its text sees them */
} AftScope;

/* Under which heading the help lists it. */
typedef enum
{
  AFT_HELP_NONE,
  AFT_HELP_GENERAL,
  AFT_HELP_GO,
  AFT_HELP_PEOPLE,
  AFT_HELP_GUIDE,
  AFT_HELP_NOTES,
} AftHelpGroup;

/* One action as users meet it. */
typedef struct
{
  const char   *action;  /* detailed name, with its target: "win.view::people" */
  const char   *label;   /* N_(), as in a menu */
  const char   *keys;    /* accelerators as gtk_accelerator_parse () reads them, separated by blanks; NULL: none */
  AftScope      scope;
  AftHelpGroup  help;
  gboolean      palette; /* offered in the palette */
  gboolean      typing;  /* AFT_SCOPE_LIST: also while a text field has the focus */
  gboolean      rare;    /* not in menus while it can't be done */
} AftActionRow;

/* The one table of actions and keys; menus, palette and help are read from it. */
const AftActionRow *aft_actions_get_table      (guint         *n_rows);

/* The row of the detailed name @action, NULL if there is none. */
const AftActionRow *aft_actions_find           (const char    *action);

/* The heading of @help, translated. */
const char         *aft_actions_help_title     (AftHelpGroup   help);

/* Makes the app rows accelerators of @app. With @vim, those of Ctrl and a letter are off: Vim keys need them. */
void                aft_actions_set_accels     (GtkApplication *app,
                                                gboolean        vim);

/* Lets the keys of @scope (not AFT_SCOPE_APP) work in @widget, where the rows' actions must be found. */
void                aft_actions_add_controller (GtkWidget     *widget,
                                                AftScope       scope);

/* Lets the keys of the row of @action call @function with @data in @widget as well, after the widget with the focus declined. */
void                aft_actions_add_keys       (GtkWidget       *widget,
                                                const char      *action,
                                                GtkShortcutFunc  function,
                                                gpointer         data);

/* Appends the row of @action to @menu, with its label. */
void                aft_actions_append         (GMenu         *menu,
                                                const char    *action);

/* The row's first keys as a user reads them, "Ctrl+K"; NULL if it has none. Transfer full. */
char               *aft_actions_dup_keys_label (const AftActionRow *row);

/* The window of keyboard help, made from the table. Transfer none: GTK keeps it until it is closed. */
GtkWidget          *aft_actions_help_new       (void);

/* Whether @widget takes text. */
gboolean            aft_actions_is_typing      (GtkWidget     *widget);

G_END_DECLS

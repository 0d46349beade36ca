/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-app.h"
#include "aft-capture.h"
#include "aft-session.h"
#include "aft-window.h"

G_BEGIN_DECLS

/* Whether a book is the user's own once it is open. */
typedef enum
{
  AFT_OWN_NOT,
  AFT_OWN_NOW,                  /* as long as the program runs */
  AFT_OWN_ALWAYS,
} AftOwn;

struct _AftApp
{
  AdwApplication  parent_instance;

  AftSession     *session;
  char           *folder;       /* the user's own, as asked for on the command line or chosen; NULL: the settings' */
  gboolean        opening;      /* another book */
  char           *wanted;       /* the one after that; NULL: none */
  AftOwn          wanted_own;
  gboolean        begins_window; /* the command line this process was given asks for the window */
  guint           signal_ids[3];
};

/* The actions of the group "app". */
void       aft_app_add_actions   (AftApp     *self);

/* The window, made and presented if it isn't there. Transfer none. */
AftWindow *aft_app_ensure_window (AftApp     *self);

/* The small window for a note, alone or beside the other one. */
void       aft_app_capture       (AftApp     *self);

/* Those that are there; NULL if they aren't. Transfer none. */
AftWindow  *aft_app_get_window   (AftApp     *self);
AftCapture *aft_app_get_capture  (AftApp     *self);

/* Goes over to the book in @folder (NULL: the user’s own): it is opened first, and only then the other one is closed. While one is
 * being opened the next waits; of several the last is what is meant. */
void       aft_app_use_book      (AftApp     *self,
                                  const char *folder,
                                  AftOwn      own);

G_END_DECLS

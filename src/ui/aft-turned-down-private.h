/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-turned-down-dialog.h"
#include "aft-way-in.h"

G_BEGIN_DECLS

struct _AftTurnedDownDialog
{
  AdwWindow            parent_instance;

  AftSession          *session;
  GObject             *about;           /* whose words are kept if it is left: a person, a job, or the session */
  gboolean             on_the_phone;
  AftContact          *picked;          /* from the suggestions; forgotten when the name changes */
  gboolean             picking;
  GPtrArray           *rows;            /* GtkWidget: the suggestions */
  AftWayInResult       result;

  GtkStack            *stack;
  GtkWidget           *go;
  GtkLabel            *intro;
  AdwEntryRow         *name;
  AdwEntryRow         *company;
  GtkLabel            *problem;
  AdwPreferencesGroup *known;
  GtkWidget           *more;
  AdwComboRow         *what;
  AdwEntryRow         *others;
  AdwEntryRow         *position;
  AdwEntryRow         *on;
  AdwEntryRow         *email;
  AdwEntryRow         *phone;
  AdwEntryRow         *agency;
  AdwComboRow         *met;
  AdwStatusPage       *noted;
  GtkWidget           *tomorrow;
  GtkWidget           *ready;
  GtkWidget           *close_noted;
  GtkTextView         *chest_view;
};

/* Offers what fits the name and the company as they are typed now. */
void aft_turned_down_dialog_suggest (AftTurnedDownDialog *self);

/* It is @contact who is meant. */
void aft_turned_down_dialog_pick    (AftTurnedDownDialog *self,
                                     AftContact          *contact);

G_END_DECLS

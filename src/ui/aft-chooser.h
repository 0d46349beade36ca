/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-follow-up.h"
#include "aft-session.h"

G_BEGIN_DECLS

typedef enum
{
  AFT_CHOOSE_CONTACTS = 1 << AFT_DOCUMENT_CONTACT,
  AFT_CHOOSE_APPLICATIONS = 1 << AFT_DOCUMENT_APPLICATION,
  AFT_CHOOSE_STORIES = 1 << AFT_DOCUMENT_STORY,
  AFT_CHOOSE_EVENTS = 1 << AFT_DOCUMENT_EVENT,
  AFT_CHOOSE_NEW = 1 << AFT_DOCUMENT_KINDS, /* what isn't found can be made from what was typed (of the first kind) */
  AFT_CHOOSE_FOLLOW_UPS = 1 << (AFT_DOCUMENT_KINDS + 1), /* and the follow-ups of the people that are found */
} AftChoose;

typedef void (*AftChosen) (GtkWidget   *widget,
                           AftDocument *chosen,
                           gpointer     data);

/* @follow_up is set if it was one of @chosen's follow-ups. */
typedef void (*AftChosenPlace) (GtkWidget   *widget,
                                AftDocument *chosen,
                                AftFollowUp *follow_up,
                                gpointer     data);

#define AFT_TYPE_CHOOSER (aft_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AftChooser, aft_chooser, AFT, CHOOSER, GtkWindow)

/* Asks which document of the book is meant, by a few letters of its name, in a small window over @widget's. @chosen is called
 * once if one was picked, and only while @widget lives. */
void aft_chooser_show (GtkWidget  *widget,
                       AftSession *session,
                       const char *title,
                       AftChoose   what,
                       AftChosen   chosen,
                       gpointer    data);

/* The same, of all documents of @but's kind except @but. */
void aft_chooser_show_others (GtkWidget   *widget,
                              AftSession  *session,
                              const char  *title,
                              AftDocument *but,
                              AftChosen    chosen,
                              gpointer     data);

/* The same with AFT_CHOOSE_FOLLOW_UPS. */
void aft_chooser_show_places (GtkWidget      *widget,
                              AftSession     *session,
                              const char     *title,
                              AftChoose       what,
                              AftChosenPlace  chosen,
                              gpointer        data);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-guide.h"
#include "aft-send-bar.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_GUIDE_PAGE (aft_guide_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AftGuidePage, aft_guide_page, AFT, GUIDE_PAGE, AdwBin)

/* One step of the guide. Everything on it is saved as it is typed; nothing on it is needed to go on. Of a person who may only be
 * read it can be looked at and scrolled, and refuses the rest with a sentence.
 *
 * Signal "settled" (): the step was answered, the guide may go on to the next. */
struct _AftGuidePageClass
{
  AdwBinClass parent_class;

  /* The follow-up, or something of its person, changed: show it. What somebody is typing stays. */
  void     (*refresh)  (AftGuidePage *self);
  /* The step is shown, or about to be left; the default keeps what was typed into its draft. */
  void     (*enter)    (AftGuidePage *self);
  void     (*leave)    (AftGuidePage *self);
  /* "Done Here, Next" was asked for; the default settles the step as done. */
  void     (*done)     (AftGuidePage *self);
  /* Alt+1 … Alt+5: goes to question @n, from 1. FALSE if there is none. */
  gboolean (*question) (AftGuidePage *self,
                        guint         n);
  /* How many there are. */
  guint    (*count_questions) (AftGuidePage *self);
  /* The check button of the choice @word; NULL if there is none. */
  GtkWidget *(*find_choice) (AftGuidePage *self,
                             const char   *word);
};

/* Transfer full (floating). Each step has a widget of its own kind. */
GtkWidget      *aft_guide_page_new              (AftGuideStep       step,
                                                 AftSession        *session);

void            aft_guide_page_set_follow_up    (AftGuidePage      *self,
                                                 AftFollowUp       *follow_up);
void            aft_guide_page_refresh          (AftGuidePage      *self);
void            aft_guide_page_enter            (AftGuidePage      *self);
void            aft_guide_page_leave            (AftGuidePage      *self);
void            aft_guide_page_done             (AftGuidePage      *self);
gboolean        aft_guide_page_question         (AftGuidePage      *self,
                                                 guint              n);
guint           aft_guide_page_count_questions  (AftGuidePage      *self);
/* Ctrl+Shift+Return: sends the step's draft. FALSE if there is nothing to send. */
gboolean        aft_guide_page_send             (AftGuidePage      *self);
/* Whether there is, and nothing stands in its way. */
gboolean        aft_guide_page_can_send         (AftGuidePage      *self);
/* Makes the choice @word, a word of the format ("listened", "talked"), and goes there. */
void            aft_guide_page_choose           (AftGuidePage      *self,
                                                 const char        *word);
/* Whether there is that choice, and it isn't made yet. */
gboolean        aft_guide_page_can_choose       (AftGuidePage      *self,
                                                 const char        *word);
/* Whether it refuses everything, the person being one who may only be read. */
gboolean        aft_guide_page_is_read_only     (AftGuidePage      *self);

AftGuideStep    aft_guide_page_get_step         (AftGuidePage      *self);
AftSession     *aft_guide_page_get_session      (AftGuidePage      *self);
AftBook        *aft_guide_page_get_book         (AftGuidePage      *self);
/* NULL while no follow-up is shown. Transfer none. */
AftFollowUp    *aft_guide_page_get_follow_up    (AftGuidePage      *self);
AftContact     *aft_guide_page_get_contact      (AftGuidePage      *self);
/* Transfer full. */
GDateTime      *aft_guide_page_now              (AftGuidePage      *self);

/* Gives the step a draft, in @box with the ways out for it. @sent and @print: what its bar's signals do, @self swapped. */
void            aft_guide_page_add_draft        (AftGuidePage      *self,
                                                 GtkBox            *box,
                                                 GCallback          sent,
                                                 GCallback          print,
                                                 AftDraftEditor   **editor,
                                                 AftSendBar       **bar);

/* Settles the step with what follows from it, saves, and tells the guide. */
void            aft_guide_page_settle           (AftGuidePage      *self,
                                                 AftGuideStepState  state);

/* Says @error's sentence as a toast and in the status line. */
void            aft_guide_page_complain         (AftGuidePage      *self,
                                                 const GError      *error);
/* Says @text in the same way. */
void            aft_guide_page_say              (AftGuidePage      *self,
                                                 const char        *text);

G_END_DECLS

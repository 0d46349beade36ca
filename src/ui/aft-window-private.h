/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-contact.h"
#include "aft-follow-up.h"
#include "aft-list-pane.h"
#include "aft-notes-pane.h"
#include "aft-pages.h"
#include "aft-split-view.h"
#include "aft-window.h"

G_BEGIN_DECLS

/* What the middle pane shows. */
typedef enum
{
  AFT_MODE_DOCUMENT,    /* the page of what is selected; the empty book's, if there is nothing */
  AFT_MODE_GUIDE,
  AFT_MODE_PROBLEMS,    /* what needs a look */
  AFT_MODE_FAILURE,     /* the book could not be opened */
} AftWindowMode;

/* Where somebody was, to return to. */
typedef struct
{
  AftDocument     *document;
  char            *note;                /* the id of the note in the editor; NULL if none */
  AftNotesScope    scope;
  AftWindowMode    mode;
  AftPane          pane;
  GtkWidget       *focus;               /* weak */
  GtkTextBuffer   *text;                /* the text that had the focus, NULL if none did; and what was selected in it */
  GtkTextMark     *insert;
  GtkTextMark     *bound;
} AftWindowPlace;

struct _AftWindow
{
  AdwApplicationWindow parent_instance;

  AftSession      *session;
  AftWindowMode    mode;
  AftDocument     *document;            /* what is shown, or whom the guide is about */
  AftFollowUp     *follow_up;           /* what the guide leads through */
  AftListPane     *list;
  AftNotesPane    *notes;               /* made after the first frame; aft_window_ensure_notes () */
  AftContact      *merge_into;          /* weak: who stays, while it is asked who goes */
  AftDocument     *gone;                /* weak: what was shown and was taken out of the book */
  AdwToast        *toast;               /* weak: what was said last */
  gint64           toast_since;
  GtkWidget       *focus_before_menu;   /* weak */
  AftWindowPlace   before_search;       /* where everything began to be searched */
  gboolean         started;             /* something was shown since the book was opened */
  gboolean         list_first;          /* the first page waits until the list was painted */
  gboolean         vim;                 /* an editor with Vim keys has the focus */
  gboolean         asking;              /* whether to close during a conversation */
  gboolean         leaving;             /* it was answered with yes */
  gboolean         saving;              /* before it closes */
  gboolean         given_up;            /* what can't be saved */
  GtkWindow       *asking_mail;         /* whether to close with mail on its way; weak */
  gboolean         left_mail;           /* it was answered with yes */
  gboolean         notes_away;          /* for a conversation, which has an editor of its own */
  guint            late_id;
  guint            rescan_id;

  GtkWidget       *lasting;
  GtkLabel        *lasting_words;
  GtkButton       *lasting_button;
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
  AdwStatusPage   *failure;
  GtkLabel        *status;
};

/* Puts the actions of the group "win" and their keys on the window: going somewhere, and doing something. */
void         aft_window_add_navigation (AftWindow   *self);
void         aft_window_add_commands   (AftWindow   *self);
void         aft_window_add_reminders  (AftWindow   *self);
void         aft_window_add_guide      (AftWindow   *self);
void         aft_window_add_notes      (AftWindow   *self);

/* If @item is under Today because of a line of a note: that note beside the page, with the line selected. */
void         aft_window_show_line      (AftWindow   *self,
                                        gpointer     item);

/* Searching everything: goes to the search, remembering where one was, and back there. */
void         aft_window_begin_search   (AftWindow   *self);
void         aft_window_leave_search   (AftWindow   *self);
void         aft_window_clear_search   (AftWindow   *self);
void         aft_window_add_mail       (AftWindow   *self);

/* Fills the + menu and the main menu. */
void         aft_window_make_menus     (AftWindow   *self);

/* Says @text in a toast and in the status line. With @action the toast has a button @label that does it; a @target is taken. */
void         aft_window_say            (AftWindow   *self,
                                        const char  *text);
void         aft_window_say_with       (AftWindow   *self,
                                        const char  *text,
                                        const char  *label,
                                        const char  *action,
                                        GVariant    *target);

/* Shows what @self's fields say. */
void         aft_window_update_page    (AftWindow   *self);
void         aft_window_set_mode       (AftWindow   *self,
                                        AftWindowMode mode);

/* The guide of follow_up, in the middle pane; leaving it saves what is being typed. */
void         aft_window_show_guide     (AftWindow   *self);
void         aft_window_leave_guide    (AftWindow   *self);

/* During a conversation, asks first (and saves): FALSE; the window closes itself if that is what was meant. */
gboolean     aft_window_may_close      (AftWindow   *self);

/* With mail on its way, sends it and asks first: FALSE. */
gboolean     aft_window_mail_may_close (AftWindow   *self);

/* Whether all that was typed is on the disk. If not, it is written first: FALSE; then the window closes itself, or asks if that
 * can't be done. */
gboolean     aft_window_saved_may_close (AftWindow  *self);

/* A second window on the book, sample people: what is said as long as it lasts. */
void         aft_window_update_lasting (AftWindow   *self);

/* Shows the page of @document (NULL: nobody's) and its notes. */
void         aft_window_set_document   (AftWindow   *self,
                                        AftDocument *document);

/* The same for what was selected in the list. What is shown first comes once the list was painted. */
void         aft_window_show_selected  (AftWindow   *self,
                                        gpointer     item);

/* What belongs to this device: size, panes. */
void         aft_window_save_state     (AftWindow   *self);
void         aft_window_restore_state  (AftWindow   *self);

/* Looks for changes by others while the window has the focus, and makes way for Vim keys. */
void         aft_window_watch          (AftWindow   *self);

/* The notes pane; made if it isn't yet, since an editor costs more than a first frame may. */
AftNotesPane *aft_window_ensure_notes  (AftWindow   *self);

/* The person shown, or the person of the selected row; NULL if it isn't one. */
AftContact  *aft_window_get_person     (AftWindow   *self);

/* Shows @dialog, which waits for an answer. */
void         aft_window_present_over   (AftWindow   *self,
                                        GtkWidget   *dialog);

/* FALSE, and says so, if nothing may be changed. */
gboolean     aft_window_may_change     (AftWindow   *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-follow-up.h"
#include "aft-import.h"
#include "aft-mailer.h"
#include "aft-note.h"

G_BEGIN_DECLS

#define AFT_TYPE_SESSION (aft_session_get_type ())
G_DECLARE_FINAL_TYPE (AftSession, aft_session, AFT, SESSION, GObject)

/* One open book with everything around it: the clock, saving by itself, undo. The window and the command line are two faces of
 * it. Knows only the thread-default GMainContext it was made in. A session opens one book; another book is another session.
 *
 * Properties: "state" (AftSessionState), "status" (what the status line says: "Saved", "Not saved: the disk is full"; "Saved"
 * is said only when all that changed is safely on disk), "read-only", "can-undo", "can-redo", "undo-what", "redo-what",
 * "loading".
 * Signals: "problem" (const char *what, const char *why): something went wrong that a user must see;
 * "day-changed": the clock passed midnight or was set. */
typedef enum
{
  AFT_SESSION_CLOSED,
  AFT_SESSION_OPENING,          /* the window may show; documents arrive in slices */
  AFT_SESSION_OPEN,
} AftSessionState;

typedef GDateTime *(*AftClock) (gpointer data);

AftSession     *aft_session_new                (void);

/* Tests set the clock; otherwise it is the machine's, in local time. */
void            aft_session_set_clock          (AftSession         *self,
                                                AftClock            clock,
                                                gpointer            data);
/* Now, local. Transfer full. */
GDateTime      *aft_session_now                (AftSession         *self);
void            aft_session_today              (AftSession         *self,
                                                GDate              *today);

/* Looks at the clock: "day-changed" if the day is another than was last told. Happens by itself, but for clocks that were
 * set. */
void            aft_session_check_day          (AftSession         *self);

/* Whether the session is a window's (it is unless told otherwise): of those only the first to open a book may change it. A
 * command that is soon over works beside them. To be set before opening. */
void            aft_session_set_window         (AftSession         *self,
                                                gboolean            window);

/* The folder of the user's own book: the one in the settings, if they are installed and name one, else
 * $XDG_DATA_HOME/afterword. In the file system's encoding. Transfer full. */
char           *aft_session_dup_folder_setting (AftSession         *self);
/* Keeps @folder (NULL: the usual one) for the next time. FALSE if the settings are not installed or locked. */
gboolean        aft_session_set_folder_setting (AftSession         *self,
                                                const char         *folder);

/* The folder of the book of sample people, beside the user's own. Transfer full. */
char           *aft_session_dup_sample_folder  (AftSession         *self);
/* Whether that is the book that is open. It fills itself with sample people when it is opened empty. */
gboolean        aft_session_is_sample          (AftSession         *self);
/* Fills the open book with sample people. FALSE with AFT_MODEL_ERROR_CONFLICT if there is anything in it already. */
gboolean        aft_session_fill_sample        (AftSession         *self,
                                                GError            **error);

/* Opens the book in @folder (NULL: the one in the settings, else $XDG_DATA_HOME/afterword), making it if there is none. Calls
 * back when everything is loaded. AFT_STORE_ERROR codes say what is wrong with the folder. */
void            aft_session_open_async         (AftSession         *self,
                                                const char         *folder,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            data);
gboolean        aft_session_open_finish        (AftSession         *self,
                                                GAsyncResult       *result,
                                                GError            **error);

/* Writes what isn't written yet, at once: on leaving a field, a step, the window. When it is finished, nothing else is under way
 * either. Before it begins, the signal "flushing" lets whoever is behind with what is typed put it into the book. */
void            aft_session_flush_async        (AftSession         *self,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            data);
gboolean        aft_session_flush_finish       (AftSession         *self,
                                                GAsyncResult       *result,
                                                GError            **error);
void            aft_session_flush              (AftSession         *self);

/* Whether all that was changed is on the disk. */
gboolean        aft_session_is_saved           (AftSession         *self);

/* Flushes, waits for it (iterating the context) and closes. FALSE if something could not be saved: then the book stays open and
 * saving is tried again. Afterwards the book is there to be read, and nothing that changes is saved. */
gboolean        aft_session_close              (AftSession         *self,
                                                GError            **error);

AftBook        *aft_session_get_book           (AftSession         *self);
const char     *aft_session_get_folder         (AftSession         *self);
/* Whether @folder is that one, by whatever path. */
gboolean        aft_session_is_in              (AftSession         *self,
                                                const char         *folder);
/* The book's own version of a script: the text of @name below its folder ("templates/en/mail-formal.template",
 * aft_script_dup_file_name ()). NULL if there is none, it can't be read, or it isn't UTF-8. Transfer full. */
char        *aft_session_dup_template   (AftSession          *self,
                                         const char          *name);

/* Makes @text the book's own version, durably; NULL: the book has none, and the language's is used. An error says why not. */
gboolean        aft_session_set_template       (AftSession         *self,
                                                const char         *name,
                                                const char         *text,
                                                GError            **error);

/* A template of the user's own, beside the scripts: its file below the book's folder, what it is called, and its text. */
typedef struct
{
  char *file;
  char *name;
  char *text;
} AftOwnTemplate;

AftOwnTemplate *aft_own_template_new           (const char         *language,
                                                const char         *name,
                                                const char         *text);
void            aft_own_template_free          (AftOwnTemplate     *own);
/* Those in @language (its code), by name. What can't be read isn't among them. Transfer full. */
GPtrArray      *aft_session_list_own_templates (AftSession         *self,
                                                const char         *language);
/* The word by which a draft names it: "own-<id>". Transfer full. */
char           *aft_own_template_dup_word      (const AftOwnTemplate *own);
/* The text of the one of @word in @language; NULL if there is none, as @word may be anything. Transfer full. */
char           *aft_session_dup_own_template   (AftSession         *self,
                                                const char         *language,
                                                const char         *word);
/* Writes @own durably; aft_session_set_template () with its file and NULL takes it away. */
gboolean        aft_session_set_own_template   (AftSession            *self,
                                                const AftOwnTemplate  *own,
                                                GError               **error);

/* Whether the book is just taking over what others did to its files. */
gboolean        aft_session_is_following       (AftSession         *self);

gboolean        aft_session_is_read_only       (AftSession         *self);
/* Why, in one sentence; NULL if it is not. */
const char     *aft_session_get_read_only_why  (AftSession         *self);
AftSessionState aft_session_get_state          (AftSession         *self);

/* Looks at the folder again: on focus and after a sleep, because changes by others can go by without a signal. */
void            aft_session_rescan             (AftSession         *self);

/* "Needs a look": AftProblem objects, live. Transfer none. */
GListModel     *aft_session_get_problems       (AftSession         *self);

/* One stack for the whole book. Between begin and end all changes are one step; a stay in a field ends with break_undo ().
 * FALSE with AFT_MODEL_ERROR_CONFLICT if what it would take back was changed elsewhere. */
void            aft_session_break_undo         (AftSession         *self);
/* Changes of values from TRUE to FALSE follow from what was just typed, and go and come back with it. */
void            aft_session_follow_undo        (AftSession         *self,
                                                gboolean            following);
gboolean        aft_session_undo               (AftSession         *self,
                                                GError            **error);
gboolean        aft_session_redo               (AftSession         *self,
                                                GError            **error);
const char     *aft_session_get_undo_what      (AftSession         *self);
const char     *aft_session_get_redo_what      (AftSession         *self);

/* Takes a whole document out of the book into the trash; undo brings it back byte for byte, also after a restart. So does
 * aft_book_remove (), without a name for the step. */
void            aft_session_delete             (AftSession         *self,
                                                AftDocument        *document);

/* Makes one of two people of the book, as aft_book_merge_contacts () says; what was being typed is saved before. Undo takes it
 * back; after a restart byte for byte, as long as none of what it changed was changed since. */
void            aft_session_merge_async        (AftSession         *self,
                                                AftContact         *contact,
                                                AftContact         *other,
                                                GAsyncReadyCallback callback,
                                                gpointer            data);
gboolean        aft_session_merge_finish       (AftSession         *self,
                                                GAsyncResult       *result,
                                                GError            **error);

/* Adds a note to @document (NULL: to the inbox), as one step of undo with the reminders of its promises. NULL if the book is
 * read-only. Transfer none. */
AftNote        *aft_session_add_note           (AftSession         *self,
                                                AftDocument        *document,
                                                const char         *text);
/* The same, with an @id of which is known that the book doesn't have it. */
AftNote        *aft_session_add_note_with_id   (AftSession         *self,
                                                AftDocument        *document,
                                                const char         *id,
                                                const char         *text);
/* Makes the reminders of @note agree with its promises, all but the one in the line @writing (AFT_PROMISE_NO_LINE). */
void            aft_session_keep_promises      (AftSession         *self,
                                                AftNote            *note,
                                                guint               writing);
/* Files @notes (AftNote, of any documents) with @to, a person, job, event or story, under the same ids, each with its reminders;
 * with @follow_up they belong to that follow-up of @to, without (NULL) to none. One step of undo; on disk each is in the one file
 * or in the other. Returns how many were elsewhere. */
guint           aft_session_move_notes         (AftSession         *self,
                                                GPtrArray          *notes,
                                                AftDocument        *to,
                                                AftFollowUp        *follow_up);

/* Reads the vCards in @files (paths, NULL-terminated) in another thread and makes the plan of an import; nothing is changed.
 * A file that can't be read is a problem of the plan, and counted in @n_failed (or NULL); an error only if none can. Transfer
 * full. */
void            aft_session_read_cards_async   (AftSession         *self,
                                                const char * const *files,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            data);
AftImport      *aft_session_read_cards_finish  (AftSession         *self,
                                                GAsyncResult       *result,
                                                guint              *n_failed,
                                                GError            **error);

/* Does what was chosen in @import: pictures are stored, new people written all together, then it is applied as one step of
 * undo and the rest saved. Undo takes it back, also after a restart: then what nobody changed since. */
void            aft_session_import_async       (AftSession         *self,
                                                AftImport          *import,
                                                GAsyncReadyCallback callback,
                                                gpointer            data);
gboolean        aft_session_import_finish      (AftSession         *self,
                                                GAsyncResult       *result,
                                                GError            **error);

/* The mail of the book, for windows only: a command sends none. Transfer none. */
AftMailer      *aft_session_get_mailer         (AftSession         *self);

/* Says @text in the status line (saved, undone, sent, errors). */
void            aft_session_say                (AftSession         *self,
                                                const char         *text);

/* The same of a change just made, which stays there when it is saved, with that. */
void            aft_session_say_done           (AftSession         *self,
                                                const char         *text);

G_END_DECLS

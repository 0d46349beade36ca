/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-move-dialog.h"
#include "aft-remind.h"
#include "aft-reminder.h"

#define ACTION_CB(name) static void name##_cb (GSimpleAction *action, GVariant *parameter, gpointer data)

/* What Ctrl+D, Ctrl+R and Ctrl+Shift+R are about: the selected row of Today, else the earliest open reminder of what is shown.
 * Transfer full; NULL, and says so, if there is none. */
static char *
dup_reminder (AftWindow *self)
{
  gpointer selected = aft_list_pane_get_selected (self->list);
  const char *best = NULL;
  const char *best_due = NULL;

  if (selected != NULL && AFT_IS_AGENDA_ITEM (selected))
    return g_strdup (aft_agenda_item_get_id (selected));

  if (self->document != NULL)
    {
      GListModel *reminders = aft_document_get_records (self->document, AFT_TYPE_REMINDER);

      for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
        {
          g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);
          const char *due = aft_record_get (reminder, AFT_REMINDER_DUE);

          if (aft_record_is (reminder, AFT_REMINDER_STATE, "done") || aft_record_is (reminder, AFT_REMINDER_STATE, "skipped"))
            continue;
          if (best == NULL || g_strcmp0 (due, best_due) < 0)
            {
              best = aft_record_get_id (AFT_RECORD (reminder));
              best_due = due;
            }
        }
    }
  if (best == NULL)
    aft_window_say (self, _("No reminder is selected."));

  return g_strdup (best);
}

/* A row of Today that is dealt with goes, and the selection stands where it was, with the next of them: not on what else there is for
 * the same person, and not on nothing, where the same key would end a reminder that nobody sees. */
static void
go_on (AftWindow *self)
{
  if (AFT_IS_AGENDA_ITEM (aft_list_pane_get_selected (self->list)))
    aft_list_pane_move_on (self->list);
}

typedef gboolean (*Remind) (AftBook *book, const char *id, GDateTime *now, GError **error);

/* @says is a message of the table below, translated. */
static gboolean
settle (AftWindow  *self,
        Remind      remind,
        const char *says)
{
  g_autofree char *id = NULL;
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autoptr (GError) error = NULL;

  if (!aft_window_may_change (self) || (id = dup_reminder (self)) == NULL)
    return FALSE;
  if (!remind (aft_session_get_book (self->session), id, now, &error))
    {
      aft_window_say (self, error->message);
      return FALSE;
    }
  aft_window_say_with (self, says, _("_Undo"), "win.undo", NULL);
  go_on (self);

  return TRUE;
}

ACTION_CB (reminder_done)
{
  settle (data, aft_remind_done, _("Done"));
}

ACTION_CB (reminder_skip)
{
  settle (data, aft_remind_skip, _("Skipped"));
}

ACTION_CB (reminder_move)
{
  AftWindow *self = data;
  g_autofree char *id = NULL;
  GtkWidget *dialog;

  if (!aft_window_may_change (self) || (id = dup_reminder (self)) == NULL)
    return;
  dialog = aft_move_dialog_new (self->session, id);
  g_signal_connect_object (dialog, "moved", G_CALLBACK (go_on), self, G_CONNECT_SWAPPED);
  aft_window_present_over (self, dialog);
}

/* Working through Today: this one is done, and the selection stands on the next. */
ACTION_CB (done_next)
{
  AftWindow *self = data;

  if (settle (self, aft_remind_done, _("Done")))
    aft_list_pane_select_next (self->list);
}

void
aft_window_add_reminders (AftWindow *self)
{
  const GActionEntry entries[] = {
    { "reminder-done", reminder_done_cb },
    { "reminder-move", reminder_move_cb },
    { "reminder-skip", reminder_skip_cb },
    { "done-next", done_next_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

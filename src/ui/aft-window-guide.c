/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-alert.h"
#include "aft-guide.h"
#include "aft-guide-view.h"
#include "aft-turned-down-dialog.h"

static AftGuideView *
find_guide (AftWindow *self)
{
  GtkWidget *guide = gtk_stack_get_child_by_name (self->pages, "guide");

  return guide != NULL ? AFT_GUIDE_VIEW (guide) : NULL;
}

/* The last step was settled: back to the person, with the words it ends in. */
static void
finished_cb (AftWindow    *self,
             AftGuideView *guide)
{
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autofree char *closing = aft_guide_dup_closing (aft_session_get_book (self->session), self->follow_up, now);

  aft_window_say (self, closing);
  aft_window_set_mode (self, AFT_MODE_DOCUMENT);
  aft_split_view_restart (self->split, AFT_PANE_CONTENT);
}

/* During a conversation the list folds away, and the notes pane: nothing but the conversation's own editor. */
static void
talking_cb (AftWindow    *self,
            GParamSpec   *pspec,
            AftGuideView *guide)
{
  gboolean talking = aft_guide_view_get_talking (guide);

  if (talking)
    g_object_get (self->split, "show-aside", &self->notes_away, NULL);
  g_object_set (self->split, "show-sidebar", !talking, NULL);
  if (self->notes_away)
    g_object_set (self->split, "show-aside", !talking, NULL);
  self->notes_away = self->notes_away && talking;
}

static void
leave_cb (gpointer data)
{
  AftWindow *self = data;

  self->leaving = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
asked_cb (gpointer data)
{
  g_autoptr (AftWindow) self = data;
  AftGuideView *guide = find_guide (self);

  self->asking = FALSE;
  if (!self->leaving && guide != NULL && aft_guide_view_get_talking (guide))
    aft_guide_view_go (guide, AFT_GUIDE_STEP_TALK);
}

gboolean
aft_window_may_close (AftWindow *self)
{
  AftGuideView *guide = find_guide (self);

  if (guide == NULL || self->leaving || !aft_guide_view_get_talking (guide))
    return TRUE;
  if (self->asking)
    return FALSE;

  self->asking = TRUE;
  aft_guide_view_commit (guide);
  aft_session_flush (self->session);
  aft_alert_ask (GTK_WIDGET (self), _("Close during the conversation?"),
                 _("What you wrote down is saved. The guide goes on from here when you come back."),
                 _("_Close"), FALSE, leave_cb, g_object_ref (self), asked_cb);

  return FALSE;
}

void
aft_window_show_guide (AftWindow *self)
{
  AftGuideView *guide = find_guide (self);

  if (guide == NULL)
    {
      guide = AFT_GUIDE_VIEW (aft_guide_view_new (self->session));
      g_signal_connect_object (guide, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (guide, "notify::talking", G_CALLBACK (talking_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, GTK_WIDGET (guide), "guide");
    }
  gtk_stack_set_visible_child_name (self->pages, "guide");
  aft_guide_view_set_follow_up (guide, AFT_CONTACT (self->document), self->follow_up);
}

void
aft_window_leave_guide (AftWindow *self)
{
  AftGuideView *guide = find_guide (self);

  if (guide != NULL)
    aft_guide_view_set_follow_up (guide, NULL, NULL);
}

gboolean
aft_window_can_act_in_guide (AftWindow  *self,
                             const char *action)
{
  AftGuideView *guide;

  g_return_val_if_fail (AFT_IS_WINDOW (self), FALSE);

  guide = self->mode == AFT_MODE_GUIDE ? find_guide (self) : NULL;

  return guide != NULL && aft_guide_view_can_act (guide, action);
}

void
aft_window_act_in_guide (AftWindow  *self,
                         const char *action)
{
  if (aft_window_can_act_in_guide (self, action))
    aft_guide_view_act (find_guide (self), action);
}

void
aft_window_guide (AftWindow  *self,
                  const char *id)
{
  g_auto (GStrv) parts = NULL;
  AftDocument *document = NULL;
  AftRecord *record;
  AftGuideStep step;

  g_return_if_fail (AFT_IS_WINDOW (self));

  parts = g_strsplit (id, "/", 2);
  record = parts[0] != NULL ? aft_book_find_record (aft_session_get_book (self->session), parts[0], &document) : NULL;
  if (record == NULL || !AFT_IS_FOLLOW_UP (record))
    {
      aft_window_say (self, _("That isn’t in the book any more."));
      return;
    }

  g_object_ref (record);
  aft_window_show (self, aft_record_get_id (AFT_RECORD (document)), FALSE);
  g_set_object (&self->follow_up, AFT_FOLLOW_UP (record));
  g_object_unref (record);
  aft_split_view_go (self->split, AFT_PANE_CONTENT);
  aft_window_set_mode (self, AFT_MODE_GUIDE);

  step = parts[1] != NULL ? aft_guide_step_parse (parts[1]) : AFT_GUIDE_STEP_NONE;
  if (step != AFT_GUIDE_STEP_NONE)
    aft_guide_view_go (find_guide (self), step);
}

static void
present (AftWindow *self,
         GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
turned_down_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  AftWindow *self = data;

  if (aft_window_may_change (self))
    present (self, aft_turned_down_dialog_new (self->session));
}

static void
turned_down_about_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  AftWindow *self = data;
  AftDocument *about = aft_book_lookup (aft_session_get_book (self->session), g_variant_get_string (parameter, NULL));

  if (about != NULL && aft_window_may_change (self))
    present (self, aft_turned_down_dialog_new_about (self->session, about));
}

static void
on_the_phone_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  AftWindow *self = data;

  if (aft_window_may_change (self))
    present (self, aft_on_the_phone_dialog_new (self->session));
}

static gboolean
act_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   action)
{
  AftWindow *self = AFT_WINDOW (widget);

  if (!aft_split_view_get_shown (self->split, AFT_PANE_CONTENT) || !aft_window_can_act_in_guide (self, action))
    return FALSE;

  aft_window_act_in_guide (self, action);

  return TRUE;
}

void
aft_window_add_guide (AftWindow *self)
{
  /* From the list and the notes too: beside them the guide is still in sight. */
  static const char * const everywhere[] = { "guide.next", "guide.previous" };
  const GActionEntry entries[] = {
    { "turned-down", turned_down_cb },
    { "turned-down-about", turned_down_about_cb, "s" },
    { "on-the-phone", on_the_phone_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (everywhere); i++)
    aft_actions_add_keys (GTK_WIDGET (self), everywhere[i], act_cb, (gpointer) everywhere[i]);
}

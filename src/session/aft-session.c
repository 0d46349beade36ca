/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-session-private.h"

G_DEFINE_FINAL_TYPE (AftSession, aft_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_STATUS,
  PROP_READ_ONLY,
  PROP_LOADING,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_WHAT,
  PROP_REDO_WHAT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  PROBLEM,
  FLUSHING,
  DAY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

AftSession *
aft_session_new (void)
{
  return g_object_new (AFT_TYPE_SESSION, NULL);
}

void
aft_session_set_clock (AftSession *self,
                       AftClock    clock,
                       gpointer    data)
{
  g_return_if_fail (AFT_IS_SESSION (self));

  self->clock = clock;
  self->clock_data = data;
}

GDateTime *
aft_session_now (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  return self->clock != NULL ? self->clock (self->clock_data) : g_date_time_new_now_local ();
}

void
aft_session_today (AftSession *self,
                   GDate      *today)
{
  g_autoptr (GDateTime) now = aft_session_now (self);

  aft_day_from_date_time (now, today);
}

void
aft_session_check_day (AftSession *self)
{
  GDate today;

  g_return_if_fail (AFT_IS_SESSION (self));

  aft_session_today (self, &today);
  if (g_date_valid (&self->today) && g_date_compare (&self->today, &today) == 0)
    return;

  self->today = today;
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}

void
aft_session_set_window (AftSession *self,
                        gboolean    window)
{
  g_return_if_fail (AFT_IS_SESSION (self));
  g_return_if_fail (self->state == AFT_SESSION_CLOSED);

  self->window = window;
}

AftBook *
aft_session_get_book (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  return self->book;
}

const char *
aft_session_get_folder (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  return aft_store_get_folder (self->store);
}

gboolean
aft_session_is_following (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), FALSE);

  return aft_store_is_following (self->store);
}

gboolean
aft_session_is_read_only (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), FALSE);

  return aft_store_is_read_only (self->store);
}

const char *
aft_session_get_read_only_why (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  return aft_store_get_read_only_why (self->store);
}

AftSessionState
aft_session_get_state (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), AFT_SESSION_CLOSED);

  return self->state;
}

AftMailer *
aft_session_get_mailer (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  return self->mailer;
}

void
aft_session_set_state (AftSession      *self,
                       AftSessionState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

GListModel *
aft_session_get_problems (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  return aft_store_get_problems (self->store);
}

void
aft_session_complain (AftSession *self,
                      const char *what,
                      const char *why)
{
  g_signal_emit (self, signals[PROBLEM], 0, what, why);
}

void
aft_session_collect (AftSession *self)
{
  g_signal_emit (self, signals[FLUSHING], 0);
}

void
aft_session_say (AftSession *self,
                 const char *text)
{
  g_return_if_fail (AFT_IS_SESSION (self));

  g_clear_pointer (&self->done, g_free);
  if (g_strcmp0 (self->status, text) == 0)
    return;

  g_free (self->status);
  self->status = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

void
aft_session_say_done (AftSession *self,
                      const char *text)
{
  g_return_if_fail (AFT_IS_SESSION (self));

  aft_session_say (self, text);
  if (self->saver != NULL && aft_saver_get_state (self->saver) == AFT_SAVER_WAITING)
    self->done = g_strdup (text);
}

void
aft_session_notify_undo (AftSession *self)
{
  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_WHAT; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

gboolean
aft_session_refuses (AftSession *self)
{
  if (!aft_session_is_read_only (self))
    return FALSE;

  aft_session_complain (self, _("Nothing was changed"), aft_session_get_read_only_why (self));

  return TRUE;
}

static void
aft_session_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AftSession *self = AFT_SESSION (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, aft_session_is_read_only (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->state == AFT_SESSION_OPENING);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, aft_session_get_undo_what (self) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, aft_session_get_redo_what (self) != NULL);
      break;
    case PROP_UNDO_WHAT:
      g_value_set_string (value, aft_session_get_undo_what (self));
      break;
    case PROP_REDO_WHAT:
      g_value_set_string (value, aft_session_get_redo_what (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aft_session_dispose (GObject *object)
{
  AftSession *self = AFT_SESSION (object);

  aft_mailer_close (self->mailer);
  aft_session_unwire (self);
  if (self->state != AFT_SESSION_CLOSED)
    aft_store_close (self->store);
  self->state = AFT_SESSION_CLOSED;

  G_OBJECT_CLASS (aft_session_parent_class)->dispose (object);
}

static void
aft_session_finalize (GObject *object)
{
  AftSession *self = AFT_SESSION (object);

  g_queue_clear_full (&self->earlier, g_object_unref);
  g_free (self->earlier_what);
  g_free (self->status);
  g_free (self->done);
  g_clear_object (&self->mailer);
  g_clear_object (&self->journal);
  g_clear_object (&self->bin);
  g_clear_object (&self->saver);
  g_clear_object (&self->store);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (aft_session_parent_class)->finalize (object);
}

static void
aft_session_class_init (AftSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = aft_session_get_property;
  object_class->dispose = aft_session_dispose;
  object_class->finalize = aft_session_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, AFT_SESSION_CLOSED, AFT_SESSION_OPEN, AFT_SESSION_CLOSED,
                                             flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, "", flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_WHAT] = g_param_spec_string ("undo-what", NULL, NULL, NULL, flags);
  properties[PROP_REDO_WHAT] = g_param_spec_string ("redo-what", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PROBLEM] = g_signal_new ("problem", AFT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_STRING, G_TYPE_STRING);
  signals[FLUSHING] = g_signal_new ("flushing", AFT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAY_CHANGED] = g_signal_new ("day-changed", AFT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
aft_session_init (AftSession *self)
{
  self->window = TRUE;
  self->status = g_strdup ("");
  self->book = aft_book_new ();
  self->store = aft_store_new (self->book);
  self->mailer = aft_mailer_new (self);
  g_queue_init (&self->earlier);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-outbox.h"

#include <glib/gi18n-lib.h>

#include "aft-file.h"
#include "aft-mail-letter.h"
#include "aft-outbox-private.h"

#define ENDING ".mail"
#define FILE_MAX (16 * 1024 * 1024)
#define OLD 60                  /* seconds; younger temporary files may be somebody's */

struct _AftOutbox
{
  GObject    parent_instance;

  char      *folder;
  int        lock;              /* -1: not open */
  GPtrArray *items;
  char      *problem;           /* NULL: every file could be read */
};

/* One mail under way, and what its file is to be before the final dot is said. */
typedef struct
{
  AftOutboxItem *item;
  GBytes        *unsure;
} Sending;

static GType
get_item_type (GListModel *model)
{
  return AFT_TYPE_OUTBOX_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return AFT_OUTBOX (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *items = AFT_OUTBOX (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AftOutbox, aft_outbox, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
fail (GError  *cause,
      GError **error)
{
  /* Translators: why the outbox, where mail waits to be sent, can't be used */
  g_set_error (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_DISK, _("The outbox can’t be used: %s"), cause->message);
  g_error_free (cause);

  return FALSE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  AftOutboxItem *first = *(AftOutboxItem * const *) a;
  AftOutboxItem *second = *(AftOutboxItem * const *) b;

  return g_date_time_compare (first->mail.date, second->mail.date);
}

static void
load (AftOutbox  *self,
      const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = aft_file_read (path, FILE_MAX, NULL, &error);
  AftOutboxItem *item = bytes != NULL ? aft_outbox_item_new_for_bytes (path, bytes, &error) : NULL;

  if (item == NULL)
    {
      g_free (self->problem);
      self->problem = g_strdup (error->message);
      return;
    }

  if (item->state == AFT_OUTBOX_SENDING)
    item->state = AFT_OUTBOX_WAITING;
  g_ptr_array_add (self->items, item);
}

gboolean
aft_outbox_open (AftOutbox  *self,
                 GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (AFT_IS_OUTBOX (self), FALSE);
  g_return_val_if_fail (self->lock < 0, FALSE);

  if (!aft_file_make_folder (self->folder, &local_error))
    return fail (g_steal_pointer (&local_error), error);

  self->lock = aft_file_lock_folder (self->folder, 0, &local_error);
  if (self->lock < 0 && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_BUSY))
    {
      g_set_error_literal (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_DISK,
                           _("Another Afterword of yours is open and sends the mail."));
      return FALSE;
    }
  if (self->lock < 0)
    return fail (g_steal_pointer (&local_error), error);

  aft_file_sweep (self->folder, g_get_real_time () / G_USEC_PER_SEC, OLD);
  dir = g_dir_open (self->folder, 0, &local_error);
  if (dir == NULL)
    {
      aft_file_unlock (self->lock);
      self->lock = -1;
      return fail (g_steal_pointer (&local_error), error);
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ENDING) && name[0] != '.')
      load (self, name);
  g_ptr_array_sort (self->items, compare_items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->items->len);

  return TRUE;
}

const char *
aft_outbox_get_problem (AftOutbox *self)
{
  g_return_val_if_fail (AFT_IS_OUTBOX (self), NULL);

  return self->problem;
}

AftOutboxItem *
aft_outbox_add (AftOutbox      *self,
                AftOutboxMail  *mail,
                GError        **error)
{
  g_autoptr (AftOutboxItem) item = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (AFT_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (self->lock >= 0, NULL);

  item = aft_outbox_item_new (self->folder, mail);
  bytes = aft_outbox_item_to_bytes (item, AFT_OUTBOX_WAITING, NULL);
  if (!aft_file_replace (item->path, bytes, NULL, &local_error))
    {
      fail (g_steal_pointer (&local_error), error);
      return NULL;
    }

  g_ptr_array_add (self->items, g_object_ref (item));
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);

  return item;
}

/* The file says it already. */
static void
take_state (AftOutbox      *self,
            AftOutboxItem  *item,
            AftOutboxState  state,
            const char     *problem)
{
  guint position;
  char *copy = g_strdup (problem);

  item->state = state;
  g_free (item->problem);
  item->problem = copy;
  if (g_ptr_array_find (self->items, item, &position))
    g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
}

gboolean
aft_outbox_set_state (AftOutbox       *self,
                      AftOutboxItem   *item,
                      AftOutboxState   state,
                      const char      *problem,
                      GError         **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (AFT_IS_OUTBOX (self), FALSE);

  bytes = aft_outbox_item_to_bytes (item, state, problem);
  if (!aft_file_replace (item->path, bytes, NULL, &local_error))
    return fail (g_steal_pointer (&local_error), error);

  take_state (self, item, state, problem);
  return TRUE;
}

gboolean
aft_outbox_remove (AftOutbox      *self,
                   AftOutboxItem  *item,
                   GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  guint position;

  g_return_val_if_fail (AFT_IS_OUTBOX (self), FALSE);

  if (!aft_file_remove (item->path, &local_error)
      && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return fail (g_steal_pointer (&local_error), error);

  if (g_ptr_array_find (self->items, item, &position))
    {
      g_ptr_array_remove_index (self->items, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }

  return TRUE;
}

static void
sending_free (Sending *sending)
{
  g_object_unref (sending->item);
  g_bytes_unref (sending->unsure);
  g_free (sending);
}

/* In the thread of the conversation. */
static gboolean
commit_cb (gpointer   data,
           GError   **error)
{
  Sending *sending = data;
  g_autoptr (GError) local_error = NULL;

  if (aft_file_replace (sending->item->path, sending->unsure, NULL, &local_error))
    return TRUE;

  return fail (g_steal_pointer (&local_error), error);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  AftOutbox *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean accepted = aft_transport_send_finish (result, &error);
  AftOutboxState state = accepted ? AFT_OUTBOX_ACCEPTED
                         : g_error_matches (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_UNSURE) ? AFT_OUTBOX_UNSURE
                         : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? AFT_OUTBOX_WAITING : AFT_OUTBOX_FAILED;
  g_autoptr (GError) disk = NULL;

  /* If even that can't be written, the file says unsure, or that it was being sent, as it was before: nothing is sent twice by
   * itself. */
  if (!aft_outbox_set_state (self, sending->item, state, error != NULL ? error->message : NULL, &disk))
    take_state (self, sending->item, state, error != NULL ? error->message : disk->message);

  if (accepted)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GBytes *
make_message (AftOutboxItem  *item,
              AftMailAddress *from,
              AftMailAddress *to,
              GError        **error)
{
  AftMailLetter letter = {
    .from = from,
    .to = to,
    .subject = item->mail.subject,
    .text = item->mail.text,
    .message_id = item->mail.message_id,
    .in_reply_to = item->mail.in_reply_to,
    .references = item->mail.references,
    .date = item->mail.date,
  };

  if (!aft_mail_address_parse (item->mail.from, from, error) || !aft_mail_address_parse (item->mail.to, to, error))
    return NULL;

  g_free (from->name);
  g_free (to->name);
  from->name = g_strdup (item->mail.from_name);
  to->name = g_strdup (item->mail.to_name);

  return aft_mail_letter_to_bytes (&letter, error);
}

void
aft_outbox_send_async (AftOutbox                *self,
                       AftOutboxItem            *item,
                       const AftTransportServer *server,
                       GCancellable             *cancellable,
                       GAsyncReadyCallback       callback,
                       gpointer                  data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_auto (AftMailAddress) from = { NULL };
  g_auto (AftMailAddress) to = { NULL };
  g_autoptr (GBytes) message = NULL;
  GError *error = NULL;
  Sending *sending;

  g_return_if_fail (AFT_IS_OUTBOX (self));
  g_return_if_fail (item->state != AFT_OUTBOX_SENDING && item->state != AFT_OUTBOX_ACCEPTED);

  g_task_set_source_tag (task, aft_outbox_send_async);
  g_task_set_check_cancellable (task, FALSE);
  message = make_message (item, &from, &to, &error);
  if (message == NULL || !aft_outbox_set_state (self, item, AFT_OUTBOX_SENDING, NULL, &error))
    {
      aft_outbox_set_state (self, item, AFT_OUTBOX_FAILED, error->message, NULL);
      g_task_return_error (task, error);
      return;
    }

  sending = g_new0 (Sending, 1);
  sending->item = g_object_ref (item);
  sending->unsure = aft_outbox_item_to_bytes (item, AFT_OUTBOX_UNSURE,
                                              _("It may have been sent, or not. Look in your sent mail."));
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  aft_transport_send_async (server, from.wire, to.wire, message, commit_cb, sending, cancellable, sent_cb,
                            g_steal_pointer (&task));
}

gboolean
aft_outbox_send_finish (AftOutbox     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
aft_outbox_finalize (GObject *object)
{
  AftOutbox *self = AFT_OUTBOX (object);

  if (self->lock >= 0)
    aft_file_unlock (self->lock);
  g_ptr_array_unref (self->items);
  g_free (self->folder);
  g_free (self->problem);

  G_OBJECT_CLASS (aft_outbox_parent_class)->finalize (object);
}

static void
aft_outbox_class_init (AftOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_outbox_finalize;
}

static void
aft_outbox_init (AftOutbox *self)
{
  self->lock = -1;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

AftOutbox *
aft_outbox_new (const char *folder)
{
  AftOutbox *self = g_object_new (AFT_TYPE_OUTBOX, NULL);

  self->folder = g_strdup (folder);

  return self;
}

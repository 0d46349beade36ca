/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-keyring.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The attributes aren't encrypted: a random id, and nothing else. */
static const SecretSchema schema = {
  AFT_APP_ID ".MailPassword", SECRET_SCHEMA_NONE, { { "account", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

struct _AftKeyring
{
  GObject     parent_instance;

  GQueue      requests;         /* GTask; the one at the head is under way */
  GHashTable *kept;             /* id -> SecretValue, in locked memory: where there is no service */
};

typedef enum
{
  LOOKUP,
  STORE,
  CLEAR,
} Act;

typedef struct
{
  Act              act;
  char            *id;
  char            *label;
  SecretValue     *password;
  gboolean         unlock;
  gboolean         tried;       /* a second time, with a new connection to the service */
  AftKeyringState  state;
} Request;

G_DEFINE_FINAL_TYPE (AftKeyring, aft_keyring, G_TYPE_OBJECT)

static void run (GTask *task);

static Request *
request_new (Act         act,
             const char *id)
{
  Request *request = g_new0 (Request, 1);

  request->act = act;
  request->id = g_strdup (id);

  return request;
}

static void
request_free (Request *request)
{
  g_free (request->id);
  g_free (request->label);
  g_clear_pointer (&request->password, secret_value_unref);
  g_free (request);
}

static GHashTable *
make_attributes (Request *request)
{
  return secret_attributes_build (&schema, "account", request->id, NULL);
}

/* The request at the head is answered: the next one. */
static void
leave (GTask *task)
{
  g_autoptr (AftKeyring) self = g_object_ref (g_task_get_source_object (task));
  GTask *next;

  /* The task may be the last that needs the keyring. */
  g_object_unref (g_queue_pop_head (&self->requests));
  next = g_queue_peek_head (&self->requests);
  if (next != NULL)
    run (next);
}

static void
answer (GTask           *task,
        AftKeyringState  state,
        SecretValue     *value)
{
  Request *request = g_task_get_task_data (task);

  request->state = state;
  if (request->act == LOOKUP)
    g_task_return_pointer (task, value != NULL ? secret_value_ref (value) : NULL, secret_value_unref);
  else
    g_task_return_boolean (task, TRUE);
  leave (task);
}

static void
refuse (GTask           *task,
        AftKeyringState  state,
        GError          *error)
{
  Request *request = g_task_get_task_data (task);

  request->state = state;
  g_task_return_error (task, error);
  leave (task);
}

static gboolean
is_no_service (const GError *error)
{
  /* Without a bus it is one of GIO's errors; a service that can't be started is one of the bus's. */
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_EXEC_FAILED)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_FAILED)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_EXITED)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_SIGNALED)
         || error->domain == G_IO_ERROR;
}

/* There is no keyring in this session: memory, which is never paged out, has to do. */
static void
answer_from_memory (GTask *task)
{
  AftKeyring *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);

  if (request->act == STORE)
    g_hash_table_insert (self->kept, g_strdup (request->id), secret_value_ref (request->password));
  answer (task, AFT_KEYRING_NO_SERVICE, g_hash_table_lookup (self->kept, request->id));
}

static void
fail (GTask  *task,
      GError *error)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      refuse (task, AFT_KEYRING_NONE, g_steal_pointer (&cause));
    }
  else if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    {
      refuse (task, AFT_KEYRING_LOCKED, g_error_new_literal (AFT_MAIL_ERROR, AFT_MAIL_ERROR_LOCKED,
                                                             aft_keyring_state_get_words (AFT_KEYRING_LOCKED)));
    }
  else if (!request->tried)
    {
      /* The service may have been started anew since it was last spoken to. */
      request->tried = TRUE;
      secret_service_disconnect ();
      run (task);
    }
  else if (is_no_service (cause))
    {
      answer_from_memory (task);
    }
  else
    {
      refuse (task, AFT_KEYRING_NO_SERVICE,
              g_error_new_literal (AFT_MAIL_ERROR, AFT_MAIL_ERROR_NO_KEYRING,
                                   _("The keyring doesn’t answer as it should. Try again, or log in to the desktop anew.")));
    }
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value = secret_password_lookup_binary_finish (result, &error);

  if (error != NULL)
    fail (task, g_steal_pointer (&error));
  else
    answer (task, value != NULL ? AFT_KEYRING_THERE : AFT_KEYRING_NONE, value);
}

/* Only what isn't locked away is looked up: libsecret would have the system ask the user for the rest, wanted or not, and call it
 * missing if nobody answers. */
static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GTask *task = data;
  AftKeyring *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) attributes = make_attributes (request);
  GList *items = secret_password_search_finish (result, &error);
  gboolean locked = FALSE;
  SecretValue *kept = g_hash_table_lookup (self->kept, request->id);

  for (GList *item = items; item != NULL; item = item->next)
    locked = locked || (SECRET_IS_ITEM (item->data) && secret_item_get_locked (item->data));

  if (error != NULL)
    fail (task, g_steal_pointer (&error));
  else if (items == NULL)
    answer (task, kept != NULL ? AFT_KEYRING_NO_SERVICE : AFT_KEYRING_NONE, kept);
  else if (locked)
    answer (task, AFT_KEYRING_LOCKED, NULL);
  else
    secret_password_lookupv (&schema, attributes, g_task_get_cancellable (task), looked_up_cb, task);
  g_list_free_full (items, g_object_unref);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  AftKeyring *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }

  g_hash_table_remove (self->kept, request->id);
  answer (task, AFT_KEYRING_THERE, NULL);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    fail (task, g_steal_pointer (&error));
  else
    answer (task, AFT_KEYRING_NONE, NULL);
}

static void
run (GTask *task)
{
  AftKeyring *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GHashTable) attributes = make_attributes (request);

  switch (request->act)
    {
    case STORE:
      secret_password_storev_binary (&schema, attributes, SECRET_COLLECTION_DEFAULT, request->label, request->password,
                                     cancellable, stored_cb, task);
      break;
    case CLEAR:
      g_hash_table_remove (self->kept, request->id);
      secret_password_clearv (&schema, attributes, cancellable, cleared_cb, task);
      break;
    case LOOKUP:
    default:
      secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL | (request->unlock ? SECRET_SEARCH_UNLOCK : 0), cancellable,
                               searched_cb, task);
      break;
    }
}

static void
add_request (AftKeyring          *self,
             Request             *request,
             gpointer             tag,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_queue_push_tail (&self->requests, task);
  if (g_queue_get_length (&self->requests) == 1)
    run (task);
}

void
aft_keyring_lookup_async (AftKeyring          *self,
                          const char          *id,
                          gboolean             unlock,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  Request *request;

  g_return_if_fail (AFT_IS_KEYRING (self));

  request = request_new (LOOKUP, id);
  request->unlock = unlock;
  add_request (self, request, aft_keyring_lookup_async, cancellable, callback, data);
}

SecretValue *
aft_keyring_lookup_finish (AftKeyring       *self,
                           GAsyncResult     *result,
                           AftKeyringState  *state,
                           GError          **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *state = request->state;
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
aft_keyring_store_async (AftKeyring          *self,
                         const char          *id,
                         const char          *address,
                         const char          *password,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  Request *request;

  g_return_if_fail (AFT_IS_KEYRING (self));

  request = request_new (STORE, id);
  /* Translators: how the password is called in the system's keyring; %s is a mail address */
  request->label = g_strdup_printf (_("Afterword: mail password for %s"), address);
  request->password = secret_value_new (password, -1, "text/plain");
  add_request (self, request, aft_keyring_store_async, cancellable, callback, data);
}

gboolean
aft_keyring_store_finish (AftKeyring       *self,
                          GAsyncResult     *result,
                          AftKeyringState  *state,
                          GError          **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *state = request->state;
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
aft_keyring_clear_async (AftKeyring          *self,
                         const char          *id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  Request *request;

  g_return_if_fail (AFT_IS_KEYRING (self));

  request = request_new (CLEAR, id);
  add_request (self, request, aft_keyring_clear_async, cancellable, callback, data);
}

gboolean
aft_keyring_clear_finish (AftKeyring    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
aft_keyring_state_get_words (AftKeyringState state)
{
  switch (state)
    {
    case AFT_KEYRING_LOCKED:
      return _("The keyring is locked. Unlock it, and the password is there again.");
    case AFT_KEYRING_NO_SERVICE:
      return _("This desktop has no keyring: a password is kept in memory until Afterword is closed, and never on disk.");
    case AFT_KEYRING_NONE:
      return _("No password is stored for this account yet.");
    case AFT_KEYRING_THERE:
    default:
      return NULL;
    }
}

static void
aft_keyring_finalize (GObject *object)
{
  AftKeyring *self = AFT_KEYRING (object);

  g_hash_table_unref (self->kept);

  G_OBJECT_CLASS (aft_keyring_parent_class)->finalize (object);
}

static void
aft_keyring_class_init (AftKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_keyring_finalize;
}

static void
aft_keyring_init (AftKeyring *self)
{
  g_queue_init (&self->requests);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) secret_value_unref);
}

AftKeyring *
aft_keyring_new (void)
{
  return g_object_new (AFT_TYPE_KEYRING, NULL);
}

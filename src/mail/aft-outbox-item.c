/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-outbox-item.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-id.h"
#include "aft-outbox-private.h"

#define GROUP "Mail"

G_DEFINE_FINAL_TYPE (AftOutboxItem, aft_outbox_item, G_TYPE_OBJECT)

static const struct { const char *key; gsize offset; gboolean needed; } texts[] = {
  { "Account", G_STRUCT_OFFSET (AftOutboxMail, account), TRUE },
  { "From-Name", G_STRUCT_OFFSET (AftOutboxMail, from_name) },
  { "From", G_STRUCT_OFFSET (AftOutboxMail, from), TRUE },
  { "To-Name", G_STRUCT_OFFSET (AftOutboxMail, to_name) },
  { "To", G_STRUCT_OFFSET (AftOutboxMail, to), TRUE },
  { "Subject", G_STRUCT_OFFSET (AftOutboxMail, subject), TRUE },
  { "Text", G_STRUCT_OFFSET (AftOutboxMail, text), TRUE },
  { "Message-Id", G_STRUCT_OFFSET (AftOutboxMail, message_id), TRUE },
  { "In-Reply-To", G_STRUCT_OFFSET (AftOutboxMail, in_reply_to) },
  { "References", G_STRUCT_OFFSET (AftOutboxMail, references) },
  { "Book", G_STRUCT_OFFSET (AftOutboxMail, book), TRUE },
  { "Contact", G_STRUCT_OFFSET (AftOutboxMail, contact), TRUE },
  { "Follow-Up", G_STRUCT_OFFSET (AftOutboxMail, follow_up) },
  { "Draft", G_STRUCT_OFFSET (AftOutboxMail, draft) },
  { "Kind", G_STRUCT_OFFSET (AftOutboxMail, kind) },
};

static const char *const state_words[] = {
  [AFT_OUTBOX_WAITING] = "waiting",
  [AFT_OUTBOX_SENDING] = "sending",
  [AFT_OUTBOX_UNSURE] = "unsure",
  [AFT_OUTBOX_ACCEPTED] = "accepted",
  [AFT_OUTBOX_FAILED] = "failed",
};

static char **
text_of (AftOutboxMail *mail,
         guint          i)
{
  return (char **) G_STRUCT_MEMBER_P (mail, texts[i].offset);
}

void
aft_outbox_mail_clear (AftOutboxMail *mail)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (text_of (mail, i), g_free);
  g_clear_pointer (&mail->date, g_date_time_unref);
  g_clear_pointer (&mail->until, g_date_time_unref);
}

const char *
aft_outbox_item_get_id (AftOutboxItem *self)
{
  g_return_val_if_fail (AFT_IS_OUTBOX_ITEM (self), NULL);

  return self->id;
}

const AftOutboxMail *
aft_outbox_item_get_mail (AftOutboxItem *self)
{
  g_return_val_if_fail (AFT_IS_OUTBOX_ITEM (self), NULL);

  return &self->mail;
}

AftOutboxState
aft_outbox_item_get_state (AftOutboxItem *self)
{
  g_return_val_if_fail (AFT_IS_OUTBOX_ITEM (self), AFT_OUTBOX_FAILED);

  return self->state;
}

const char *
aft_outbox_item_get_problem (AftOutboxItem *self)
{
  g_return_val_if_fail (AFT_IS_OUTBOX_ITEM (self), NULL);

  return self->problem;
}

const char *
aft_outbox_state_get_title (AftOutboxState state)
{
  switch (state)
    {
    case AFT_OUTBOX_WAITING:
      return C_("mail", "About to be sent");
    case AFT_OUTBOX_SENDING:
      return C_("mail", "Being sent");
    case AFT_OUTBOX_UNSURE:
      return C_("mail", "Unsure");
    case AFT_OUTBOX_ACCEPTED:
      return C_("mail", "Sent");
    case AFT_OUTBOX_FAILED:
    default:
      return C_("mail", "Not sent");
    }
}

static GDateTime *
read_moment (GKeyFile   *file,
             const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);

  return text != NULL ? aft_moment_parse (text) : NULL;
}

/* Whether all that is needed was there; a state that is unknown isn't. */
static gboolean
take (AftOutboxItem *self,
      GKeyFile      *file)
{
  g_autofree char *state = g_key_file_get_string (file, GROUP, "State", NULL);
  gboolean whole = FALSE;

  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (state_words); i++)
    if (g_str_equal (state, state_words[i]))
      {
        self->state = i;
        whole = TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      *text_of (&self->mail, i) = g_key_file_get_string (file, GROUP, texts[i].key, NULL);
      whole = whole && (!texts[i].needed || *text_of (&self->mail, i) != NULL);
    }
  self->id = g_key_file_get_string (file, GROUP, "Id", NULL);
  self->problem = g_key_file_get_string (file, GROUP, "Problem", NULL);
  self->mail.date = read_moment (file, "Date");
  self->mail.until = read_moment (file, "Until");

  return whole && aft_id_is_valid (self->id) && self->mail.date != NULL && self->mail.until != NULL;
}

AftOutboxItem *
aft_outbox_item_new_for_bytes (const char  *path,
                               GBytes      *bytes,
                               GError     **error)
{
  g_autoptr (AftOutboxItem) self = g_object_new (AFT_TYPE_OUTBOX_ITEM, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  self->path = g_strdup (path);
  if (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL) && take (self, file))
    return g_steal_pointer (&self);

  g_set_error (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_DISK,
               /* Translators: the path of a file of the outbox */
               _("The mail in “%s” can’t be read any more."), path);
  return NULL;
}

AftOutboxItem *
aft_outbox_item_new (const char    *folder,
                     AftOutboxMail *mail)
{
  AftOutboxItem *self = g_object_new (AFT_TYPE_OUTBOX_ITEM, NULL);
  g_autofree char *name = NULL;

  self->id = aft_id_new ();
  name = g_strconcat (self->id, ".mail", NULL);
  self->path = g_build_filename (folder, name, NULL);
  self->mail = *mail;
  *mail = (AftOutboxMail) { NULL };

  return self;
}

static void
write_moment (GKeyFile   *file,
              const char *key,
              GDateTime  *moment)
{
  g_autofree char *text = aft_moment_format (moment);

  g_key_file_set_string (file, GROUP, key, text);
}

GBytes *
aft_outbox_item_to_bytes (AftOutboxItem  *self,
                          AftOutboxState  state,
                          const char     *problem)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gsize length;
  char *text;

  g_key_file_set_string (file, GROUP, "Id", self->id);
  g_key_file_set_string (file, GROUP, "Format", "1");
  g_key_file_set_string (file, GROUP, "State", state_words[state]);
  if (problem != NULL)
    g_key_file_set_string (file, GROUP, "Problem", problem);
  write_moment (file, "Date", self->mail.date);
  write_moment (file, "Until", self->mail.until);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*text_of (&self->mail, i) != NULL)
      g_key_file_set_string (file, GROUP, texts[i].key, *text_of (&self->mail, i));
  text = g_key_file_to_data (file, &length, NULL);

  return g_bytes_new_take (text, length);
}

static void
aft_outbox_item_finalize (GObject *object)
{
  AftOutboxItem *self = AFT_OUTBOX_ITEM (object);

  g_free (self->id);
  g_free (self->path);
  g_free (self->problem);
  aft_outbox_mail_clear (&self->mail);

  G_OBJECT_CLASS (aft_outbox_item_parent_class)->finalize (object);
}

static void
aft_outbox_item_class_init (AftOutboxItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_outbox_item_finalize;
}

static void
aft_outbox_item_init (AftOutboxItem *self)
{
}

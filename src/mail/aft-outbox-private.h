/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "aft-outbox-item.h"

G_BEGIN_DECLS

struct _AftOutboxItem
{
  GObject        parent_instance;

  char          *id;
  char          *path;
  AftOutboxState state;
  char          *problem;
  AftOutboxMail  mail;
};

/* What stands in @path, a file of the outbox. NULL with AFT_MAIL_ERROR_DISK if it isn't whole. Transfer full. */
AftOutboxItem *aft_outbox_item_new_for_bytes (const char     *path,
                                              GBytes         *bytes,
                                              GError        **error);

/* A new one, @mail taken over, for @folder. Nothing is written. Transfer full. */
AftOutboxItem *aft_outbox_item_new           (const char     *folder,
                                              AftOutboxMail  *mail);

/* The file as it is to be when the item is in @state with @problem. Transfer full. */
GBytes        *aft_outbox_item_to_bytes      (AftOutboxItem  *self,
                                              AftOutboxState  state,
                                              const char     *problem);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  aft_window_show (data, g_variant_get_string (parameter, NULL), TRUE);
}

static void
guide_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  aft_window_guide (data, g_variant_get_string (parameter, NULL));
}

static void
message_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  aft_window_say (data, g_variant_get_string (parameter, NULL));
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  AftWindow *self = data;

  aft_split_view_back (self->split);
}

static void
go_list_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  AftWindow *self = data;

  aft_split_view_go (self->split, AFT_PANE_SIDEBAR);
}

void
aft_window_add_actions (AftWindow *self)
{
  const GActionEntry entries[] = {
    { "show", show_cb, "s" },
    { "guide", guide_cb, "s" },
    { "message", message_cb, "s" },
    { "back", back_cb },
    { "go-list", go_list_cb },
  };
  g_autoptr (GPropertyAction) notes = g_property_action_new ("notes", self->split, "show-aside");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (notes));
}

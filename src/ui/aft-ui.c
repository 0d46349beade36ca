/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-ui.h"

#include <gtk/gtk.h>

#include "aft-entry-row.h"
#include "aft-list-frame.h"
#include "aft-spoken.h"
#include "aft-ui-resources.h"
#include "aft-wrap-box.h"

void
aft_ui_init (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_type_ensure (AFT_TYPE_ENTRY_ROW);
      g_type_ensure (AFT_TYPE_LIST_FRAME);
      g_type_ensure (AFT_TYPE_WRAP_BOX);
      aft_ui_register_resource ();
      aft_spoken_init ();
      g_once_init_leave (&once, 1);
    }
  /* An application finds its icons by itself; a test that only makes widgets does not. */
  if (gdk_display_get_default () != NULL)
    gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), AFT_APP_PATH "/icons");
}

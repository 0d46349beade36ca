/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-actions.h"

#include <glib/gi18n-lib.h>

/* A shortcuts window takes its parts from a builder only, so its description is written here, from the table. */

static void
append_property (GString    *xml,
                 const char *name,
                 const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (xml, "<property name=\"%s\">%s</property>", name, escaped);
}

/* Labels carry a mnemonic for menus. */
static char *
dup_without_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

static void
append_group (GString      *xml,
              AftHelpGroup  help)
{
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);

  g_string_append (xml, "<child><object class=\"GtkShortcutsGroup\">");
  append_property (xml, "title", aft_actions_help_title (help));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *title = NULL;

      if (rows[i].help != help || rows[i].keys == NULL)
        continue;
      title = dup_without_mnemonic (_(rows[i].label));
      g_string_append (xml, "<child><object class=\"GtkShortcutsShortcut\">");
      append_property (xml, "title", title);
      append_property (xml, "accelerator", rows[i].keys);
      g_string_append (xml, "</object></child>");
    }
  g_string_append (xml, "</object></child>");
}

GtkWidget *
aft_actions_help_new (void)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"help\">"
                                          "<property name=\"modal\">1</property>"
                                          "<child><object class=\"GtkShortcutsSection\">"
                                          "<property name=\"section-name\">shortcuts</property>"
                                          "<property name=\"max-height\">12</property>");
  g_autoptr (GtkBuilder) builder = NULL;

  for (int help = AFT_HELP_GENERAL; help <= AFT_HELP_NOTES; help++)
    append_group (xml, help);
  g_string_append (xml, "</object></child></object></interface>");

  builder = gtk_builder_new_from_string (xml->str, xml->len);
  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "help")));
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-actions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* What a window of help on a display of 768 pixels takes, and a row in it. */
#define FRAME_HEIGHT 180
#define ROW_HEIGHT 39
#define USUAL_LINES 15
#define FEWEST_LINES 5

/* How many lines of help there is room for, one under the other: GTK's window neither scrolls nor splits a group. */
static guint
get_lines (void)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  guint lines = USUAL_LINES;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle place;

      gdk_monitor_get_geometry (monitor, &place);
      lines = MIN (lines, (guint) MAX (place.height - FRAME_HEIGHT, 0) / ROW_HEIGHT);
    }

  return MAX (lines, FEWEST_LINES);
}

static gboolean
is_listed (const AftActionRow *row,
           AftHelpGroup        help)
{
  return row->help == help && row->keys != NULL;
}

/* Without those of the number pad: each is one of the others at another place of the keyboard. */
static char *
dup_shown_keys (const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    if (strstr (all[i], "KP_") == NULL)
      g_string_append_printf (shown, "%s%s", shown->len > 0 ? " " : "", all[i]);

  return g_strdup (shown->str);
}

static void
append_row (GString            *xml,
            const AftActionRow *row)
{
  g_autofree char *title = dup_without_mnemonic (_(row->label));
  g_autofree char *keys = dup_shown_keys (row->keys);

  g_string_append (xml, "<child><object class=\"GtkShortcutsShortcut\">");
  append_property (xml, "title", title);
  append_property (xml, "accelerator", keys);
  g_string_append (xml, "</object></child>");
}

/* A group that is too long is cut into parts of about the same length. */
static void
append_group (GString      *xml,
              AftHelpGroup  help,
              guint         lines)
{
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);
  guint listed = 0;
  guint parts, length;
  guint seen = 0;

  for (guint i = 0; i < n_rows; i++)
    listed += is_listed (&rows[i], help);
  /* One line is the heading. */
  parts = (listed + lines - 2) / (lines - 1);
  length = parts > 0 ? (listed + parts - 1) / parts : 0;

  for (guint i = 0; i < n_rows; i++)
    {
      if (!is_listed (&rows[i], help))
        continue;
      if (seen % length == 0)
        {
          g_string_append (xml, seen > 0 ? "</object></child>" : "");
          g_string_append (xml, "<child><object class=\"GtkShortcutsGroup\">");
          append_property (xml, "title", aft_actions_help_title (help));
        }
      append_row (xml, &rows[i]);
      seen++;
    }
  if (seen > 0)
    g_string_append (xml, "</object></child>");
}

/* What is seen at once. GTK puts the pages of a section in another order every time it lays them out, so none has more than one where
 * the display is as high as most are. */
typedef struct
{
  AftHelpGroup first;
  AftHelpGroup last;
} Section;

static const Section sections[] = {
  { AFT_HELP_GENERAL, AFT_HELP_GO },
  { AFT_HELP_PEOPLE, AFT_HELP_GUIDE },
  { AFT_HELP_NOTES, AFT_HELP_NOTES },
};

static void
append_section (GString       *xml,
                const Section *section,
                guint          lines)
{
  g_autofree char *name = g_strdup_printf ("section-%u", section->first);

  g_string_append (xml, "<child><object class=\"GtkShortcutsSection\">");
  append_property (xml, "section-name", name);
  append_property (xml, "title", aft_actions_help_title (section->first));
  g_string_append_printf (xml, "<property name=\"max-height\">%u</property>", lines);
  for (AftHelpGroup help = section->first; help <= section->last; help++)
    append_group (xml, help, lines);
  g_string_append (xml, "</object></child>");
}

GtkWidget *
aft_actions_help_new (void)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"help\">"
                                          "<property name=\"modal\">1</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *title = dup_without_mnemonic (_("_Keyboard Shortcuts"));
  guint lines = get_lines ();

  append_property (xml, "title", title);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    append_section (xml, &sections[i], lines);
  g_string_append (xml, "</object></interface>");

  builder = gtk_builder_new_from_string (xml->str, xml->len);
  return GTK_WIDGET (gtk_builder_get_object (builder, "help"));
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-initials.h"

/* Of libadwaita's style: avatar.color1 to avatar.color14. */
#define N_COLORS 14

char *
aft_initials_of (const char *name)
{
  g_autofree char *upper = g_utf8_strup (name, -1);
  g_autofree char *composed = g_utf8_normalize (g_strstrip (upper), -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *initials = g_string_new (NULL);
  const char *space;

  g_string_append_unichar (initials, g_utf8_get_char (composed));
  space = strrchr (composed, ' ');
  if (space != NULL)
    g_string_append_unichar (initials, g_utf8_get_char (space + 1));

  return g_string_free (initials, FALSE);
}

GtkWidget *
aft_initials_new (int size)
{
  return g_object_new (GTK_TYPE_INSCRIPTION,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "css-name", "avatar",
                       "width-request", size,
                       "height-request", size,
                       "min-chars", 0,
                       "min-lines", 0,
                       "xalign", 0.5,
                       "yalign", 0.5,
                       NULL);
}

void
aft_initials_set_name (GtkWidget  *initials,
                       const char *name)
{
  g_autofree char *letters = aft_initials_of (name);
  char color[] = "color14";
  const char *classes[] = { "initials", color, NULL };

  g_snprintf (color, sizeof color, "color%u", g_str_hash (name) % N_COLORS + 1);
  gtk_inscription_set_text (GTK_INSCRIPTION (initials), letters);
  gtk_widget_set_css_classes (initials, classes);
}

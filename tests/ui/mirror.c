/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before a program, it makes GTK believe that the user's language is written from right to left. Else it would take a
 * locale of such a language, and a translation of the program into it. */

#include <dlfcn.h>
#include <glib.h>

typedef const char *(*Translate) (const char *domain,
                                  const char *text);

const char *
g_dgettext (const char *domain,
            const char *text)
{
  static Translate translate;

  if (g_strcmp0 (domain, "gtk40") == 0 && g_strcmp0 (text, "default:LTR") == 0)
    return "default:RTL";
  if (translate == NULL)
    translate = (Translate) dlsym (RTLD_NEXT, "g_dgettext");

  return translate (domain, text);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-language.h"

/* The languages there is data for. */
static const char *const codes[] = { "en", "de" };

static inline const AftLanguage *
get (const char *code)
{
  g_autoptr (GError) error = NULL;
  const AftLanguage *language = aft_language_get (code, &error);

  if (language == NULL)
    g_error ("%s: %s", code, error->message);
  return language;
}

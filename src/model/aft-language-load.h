/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-language-private.h"

G_BEGIN_DECLS

/* Private to the files of the language: reads one of its files each. FALSE with an error that names the file, and the key
 * where one is missing. */

GKeyFile *aft_language_load_file      (const char   *path,
                                       GError      **error);

gboolean  aft_language_load_language  (AftLanguage  *self,
                                       const char   *path,
                                       GError      **error);
gboolean  aft_language_load_templates (AftLanguage  *self,
                                       const char   *path,
                                       GError      **error);
gboolean  aft_language_load_questions (AftLanguage  *self,
                                       const char   *path,
                                       GError      **error);
gboolean  aft_language_load_replies   (AftLanguage  *self,
                                       const char   *path,
                                       GError      **error);

G_END_DECLS

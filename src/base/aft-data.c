/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-data.h"

char *
aft_data_dup_path (const char *folder,
                   const char *name)
{
  const char *data = g_getenv ("AFTERWORD_DATA");

  return g_build_filename (data && *data ? data : AFT_PKGDATADIR, folder, name, NULL);
}

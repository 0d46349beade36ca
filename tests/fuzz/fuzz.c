/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <stdlib.h>

GDateTime *fuzz_now;

/* GLib's own way to die of a warning is a trap, which libFuzzer does not see. */
static void
warning_cb (const char     *domain,
            GLogLevelFlags  level,
            const char     *message,
            gpointer        data)
{
  g_printerr ("%s: %s\n", domain, message);
  if (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR))
    abort ();
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_default_handler (warning_cb, NULL);
  fuzz_now = g_date_time_new_utc (2026, 11, 23, 9, 39, 23);

  return 0;
}

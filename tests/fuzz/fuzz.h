/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stdint.h>

/* One input; what must never be is an assertion. The name is libFuzzer's. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            gsize          size);

/* The same moment in each run. */
extern GDateTime *fuzz_now;

/* Called once before the first input: makes every warning the end. */
int LLVMFuzzerInitialize   (int           *argc,
                            char        ***argv);

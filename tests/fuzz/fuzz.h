/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

/* One input; what must never be is an assertion. The name is libFuzzer's. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Called once before the first input. */
int LLVMFuzzerInitialize   (int           *argc,
                            char        ***argv);

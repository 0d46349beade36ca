/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-file.h"

G_BEGIN_DECLS

/* System calls that are counted, of which the n-th fails, and that write down what matters for durability: "fsync NAME",
 * "syncfs NAME", "rename to NAME", a line each, "NAME~" being a temporary file. For one thread. */
typedef struct
{
  int      fail_at;             /* 1: the first call; 0: none */
  int      code;                /* its errno */
  int      n;                   /* calls so far */
  int      folder_code;         /* what fsync of a folder fails with; 0: it works */
  gboolean crumbs;              /* reads and writes take at most 7 bytes, every second one is interrupted */
  GString *trace;
} AftFaulty;

extern AftFaulty aft_faulty;

/* Puts the table in place until aft_file_set_calls (NULL). */
void  aft_faulty_begin  (int fail_at,
                         int code);

G_END_DECLS

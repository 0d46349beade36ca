/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* <data>/@folder/@name, or <data>/@folder if @name is NULL: the data that is installed with the program, or that AFTERWORD_DATA
 * names in the environment. Transfer full. */
char *aft_data_dup_path (const char *folder,
                         const char *name);

G_END_DECLS

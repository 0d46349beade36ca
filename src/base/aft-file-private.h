/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-file.h"

G_BEGIN_DECLS

/* What aft-file.c, aft-file-replace.c and aft-folder.c share. */

#define AFT_FILE_TEMPORARY_SUFFIX ".afterword-tmp"
#define AFT_FILE_RANDOM_LENGTH 6

typedef enum
{
  AFT_FILE_READ,
  AFT_FILE_WRITE,
  AFT_FILE_MOVE,
  AFT_FILE_REMOVE,
  AFT_FILE_LOCK,
} AftFileAct;

extern const AftFileCalls *aft_file_calls;

/* Fills @error from errno. Always FALSE. */
gboolean  aft_file_fail        (AftFileAct   act,
                                const char  *path,
                                GError     **error);

int       aft_file_open        (const char  *path,
                                int          flags,
                                mode_t       mode);
int       aft_file_close       (int          fd);

/* Keeps errno as it is. */
void      aft_file_close_quietly (int        fd);

int       aft_file_sync        (int          fd);

/* fsync of a folder; one that its file system doesn't know counts as done. */
int       aft_file_sync_folder_fd (int fd);
gboolean  aft_file_sync_folder (const char  *folder,
                                AftFileAct   act,
                                GError     **error);

/* Whether that is what a file system says that can't rename in such a way. */
gboolean  aft_file_is_unknown_way (int code);

void      aft_file_fill_state  (AftFileState      *state,
                                const struct stat *info);

G_END_DECLS

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-store-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (aft-store-error-quark, aft_store_error)

gboolean
aft_store_say (const char     *folder,
               AftStoreError   code,
               GError        **error)
{
  g_autofree char *shown = g_filename_display_name (folder);

  switch (code)
    {
    case AFT_STORE_ERROR_NOT_A_FOLDER:
      /* Translators: %s is a path. A book is the folder with all that the user wrote. */
      g_set_error (error, AFT_STORE_ERROR, code, _("“%s” is a file; a book is a folder."), shown);
      break;
    case AFT_STORE_ERROR_NOT_A_BOOK:
      g_set_error (error, AFT_STORE_ERROR, code, _("“%s” has other things in it and is no book; choose an empty folder."), shown);
      break;
    case AFT_STORE_ERROR_PERMISSION:
      g_set_error (error, AFT_STORE_ERROR, code, _("You don’t have the permission to use “%s”."), shown);
      break;
    case AFT_STORE_ERROR_READ_ONLY:
      g_set_error (error, AFT_STORE_ERROR, code, _("The book in “%s” can only be read."), shown);
      break;
    case AFT_STORE_ERROR_FULL:
      g_set_error (error, AFT_STORE_ERROR, code, _("The disk with “%s” is full."), shown);
      break;
    case AFT_STORE_ERROR_GONE:
      g_set_error (error, AFT_STORE_ERROR, code, _("The book in “%s” is no longer there."), shown);
      break;
    case AFT_STORE_ERROR_BUSY:
      g_set_error (error, AFT_STORE_ERROR, code, _("Another program keeps the book in “%s” locked."), shown);
      break;
    case AFT_STORE_ERROR_UNKNOWN:
      g_set_error (error, AFT_STORE_ERROR, code, _("This is no longer in the trash of “%s”."), shown);
      break;
    case AFT_STORE_ERROR_FAILED:
    default:
      g_set_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_FAILED, _("The book in “%s” could not be used."), shown);
      break;
    }

  return FALSE;
}

static AftStoreError
find_code (const GError *cause)
{
  static const struct { gboolean file; int code; AftStoreError means; } codes[] = {
    { TRUE, G_FILE_ERROR_NOSPC, AFT_STORE_ERROR_FULL },
    { TRUE, G_FILE_ERROR_ACCES, AFT_STORE_ERROR_PERMISSION },
    { TRUE, G_FILE_ERROR_PERM, AFT_STORE_ERROR_PERMISSION },
    { TRUE, G_FILE_ERROR_ROFS, AFT_STORE_ERROR_READ_ONLY },
    { TRUE, G_FILE_ERROR_NOENT, AFT_STORE_ERROR_GONE },
    { TRUE, G_FILE_ERROR_NOTDIR, AFT_STORE_ERROR_GONE },
    { TRUE, G_FILE_ERROR_NODEV, AFT_STORE_ERROR_GONE },
    { TRUE, G_FILE_ERROR_NXIO, AFT_STORE_ERROR_GONE },
    { FALSE, G_IO_ERROR_NO_SPACE, AFT_STORE_ERROR_FULL },
    { FALSE, G_IO_ERROR_BUSY, AFT_STORE_ERROR_BUSY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (cause, codes[i].file ? G_FILE_ERROR : G_IO_ERROR, codes[i].code))
      return codes[i].means;

  return AFT_STORE_ERROR_FAILED;
}

gboolean
aft_store_fail (const char  *folder,
                GError      *cause,
                GError     **error)
{
  AftStoreError code = find_code (cause);

  if (cause->domain == AFT_STORE_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  /* What the system says names the file. */
  if (code == AFT_STORE_ERROR_FAILED)
    g_set_error_literal (error, AFT_STORE_ERROR, code, cause->message);
  else
    aft_store_say (folder, code, error);
  g_error_free (cause);

  return FALSE;
}

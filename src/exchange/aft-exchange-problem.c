/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-exchange-problem.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (aft-exchange-error-quark, aft_exchange_error)

static void
problem_free (gpointer data)
{
  AftExchangeProblem *problem = data;

  g_free (problem->file);
  g_free (problem->reason);
  g_free (problem);
}

static void
add (GPtrArray *problems,
     guint      line,
     char      *reason)
{
  AftExchangeProblem *problem = g_new0 (AftExchangeProblem, 1);

  problem->line = line;
  problem->reason = reason;
  g_ptr_array_add (problems, problem);
}

GPtrArray *
aft_exchange_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

void
aft_exchange_problems_take (GPtrArray *problems,
                            guint      line,
                            char      *reason)
{
  if (problems == NULL || problems->len >= AFT_EXCHANGE_PROBLEMS_MAX)
    {
      g_free (reason);
      return;
    }

  if (problems->len < AFT_EXCHANGE_PROBLEMS_MAX - 1)
    {
      add (problems, line, reason);
      return;
    }

  g_free (reason);
  add (problems, line, g_strdup (_("From here on there are more problems; they are not listed.")));
}

void
aft_exchange_problems_name (GPtrArray  *problems,
                            guint       first,
                            const char *file)
{
  for (guint i = first; problems != NULL && i < problems->len; i++)
    {
      AftExchangeProblem *problem = g_ptr_array_index (problems, i);

      if (problem->line > 0)
        {
          g_free (problem->file);
          problem->file = g_strdup (file);
        }
    }
}

char *
aft_exchange_problem_dup_shown (const AftExchangeProblem *problem)
{
  if (problem->line == 0)
    return g_strdup (problem->reason);

  if (problem->file != NULL)
    /* Translators: a problem in one of several imported files; its name, the number of the line, and a whole sentence. */
    return g_strdup_printf (_("“%s”, line %u: %s"), problem->file, problem->line, problem->reason);

  /* Translators: a problem in an imported file; the number of the line, and a whole sentence. */
  return g_strdup_printf (_("Line %u: %s"), problem->line, problem->reason);
}

gboolean
aft_exchange_check_size (guint64   size,
                         guint64   limit,
                         GError  **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *most = NULL;

  if (size <= limit)
    return TRUE;

  shown = g_format_size (size);
  most = g_format_size (limit);
  /* Translators: two sizes, such as "200.0 MB" and "100.0 MB". */
  g_set_error (error, AFT_EXCHANGE_ERROR, AFT_EXCHANGE_ERROR_TOO_BIG,
               _("The file has %s; files up to %s can be imported."), shown, most);

  return FALSE;
}

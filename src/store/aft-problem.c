/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-problem.h"

struct _AftProblem
{
  GObject  parent_instance;

  char    *path;
  char    *reason;
};

G_DEFINE_FINAL_TYPE (AftProblem, aft_problem, G_TYPE_OBJECT)

static void
aft_problem_finalize (GObject *object)
{
  AftProblem *self = AFT_PROBLEM (object);

  g_free (self->path);
  g_free (self->reason);

  G_OBJECT_CLASS (aft_problem_parent_class)->finalize (object);
}

static void
aft_problem_class_init (AftProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_problem_finalize;
}

static void
aft_problem_init (AftProblem *self)
{
}

AftProblem *
aft_problem_new (const char *path,
                 const char *reason)
{
  AftProblem *self = g_object_new (AFT_TYPE_PROBLEM, NULL);

  self->path = g_strdup (path);
  self->reason = g_strdup (reason);

  return self;
}

const char *
aft_problem_get_path (AftProblem *self)
{
  g_return_val_if_fail (AFT_IS_PROBLEM (self), NULL);

  return self->path;
}

const char *
aft_problem_get_reason (AftProblem *self)
{
  g_return_val_if_fail (AFT_IS_PROBLEM (self), NULL);

  return self->reason;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "measure.h"

#include <stdlib.h>
#include <string.h>

#define USUAL_PEOPLE 10000
#define LEAST_PEOPLE 1000

static guint missed;

double
measure_now (void)
{
  return g_get_monotonic_time ();
}

void
measure_add_time (Times  *times,
                  double  time)
{
  times->best = times->n == 0 ? time : MIN (times->best, time);
  times->sum += time;
  if (times->n < MEASURE_KEPT)
    times->kept[times->n] = time;
  times->n++;
}

double
measure_add (Times  *times,
             double  began)
{
  double time = measure_now () - began;

  measure_add_time (times, time);
  return time;
}

void
measure_begin (const char *title)
{

  g_print ("\n%s\n%-66s %12s %10s\n", title, "what", "figure", "goal");
}

static void
print_line (const char *what,
            const char *figure,
            const char *goal,
            gboolean    has_goal,
            gboolean    met,
            const char *behind)
{
  if (has_goal && !met)
    missed++;
  g_print ("%-66s %12s %10s  %-6s %s\n", what, figure, has_goal ? goal : "", has_goal ? met ? "met" : "MISSED" : "", behind);
}

static void
print_ratio (const char  *what,
             double       ratio,
             const char  *goal,
             gboolean     has_goal,
             gboolean     met,
             const Times *ours,
             const Times *peer)
{
  g_autofree char *figure = g_strdup_printf ("%.2f ×", ratio);
  g_autofree char *behind = NULL;

  behind = g_strdup_printf ("(best %.3f and %.3f ms, mean %.3f and %.3f)", ours->best / 1000, peer->best / 1000,
                            ours->sum / ours->n / 1000, peer->sum / peer->n / 1000);
  print_line (what, figure, goal, has_goal, met, behind);
}

void
measure_ratio (const char  *what,
               const Times *ours,
               const Times *peer,
               double       goal)
{
  double ratio = ours->best / MAX (peer->best, 0.001);
  g_autofree char *shown = g_strdup_printf ("<= %.2f ×", goal);

  print_ratio (what, ratio, shown, goal > 0, ratio <= goal, ours, peer);
}

static int
compare_times (const void *a,
               const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
find_median (const Times *times)
{
  double sorted[MEASURE_KEPT];
  guint n = MIN (times->n, MEASURE_KEPT);

  memcpy (sorted, times->kept, sizeof sorted);
  qsort (sorted, n, sizeof *sorted, compare_times);

  return n > 0 ? sorted[n / 2] : 0;
}

void
measure_medians (const char  *what,
                 const Times *ours,
                 const Times *peer,
                 double       goal)
{
  double one = find_median (ours), other = find_median (peer);
  double ratio = one / MAX (other, 0.001);
  g_autofree char *figure = g_strdup_printf ("%.2f ×", ratio);
  g_autofree char *shown = g_strdup_printf ("<= %.2f ×", goal);
  g_autofree char *behind = g_strdup_printf ("(median %.3f and %.3f ms, best %.3f and %.3f)", one / 1000, other / 1000,
                                             ours->best / 1000, peer->best / 1000);

  print_line (what, figure, shown, goal > 0, ratio <= goal, behind);
}

void
measure_faster (const char  *what,
                const Times *ours,
                const Times *peer,
                double       goal)
{
  double ratio = peer->best / MAX (ours->best, 0.001);
  g_autofree char *shown = g_strdup_printf (">= %.0f ×", goal);

  print_ratio (what, ratio, shown, TRUE, ratio >= goal, ours, peer);
}

static void
print_figure (const char *what,
              double      figure,
              const char *unit,
              double      goal,
              gboolean    has_goal)
{
  g_autofree char *shown = g_strdup_printf ("%.2f %s", figure, unit);
  g_autofree char *limit = g_strdup_printf ("<= %.4g %s", goal, unit);

  print_line (what, shown, limit, has_goal, figure <= goal, "");
}

void
measure_figure (const char *what,
                double      figure,
                const char *unit,
                double      goal)
{
  print_figure (what, figure, unit, goal, goal > 0);
}

void
measure_at_most (const char *what,
                 double      figure,
                 const char *unit,
                 double      goal)
{
  print_figure (what, figure, unit, goal, TRUE);
}

void
measure_left_out (const char *what,
                  const char *why)
{
  g_print ("%-66s not measured: %s\n", what, why);
}

int
measure_end (void)
{
  if (missed > 0)
    g_print ("%u of the goals missed\n", missed);

  return missed > 0;
}

void
measure_expect (GError *error)
{
  if (error == NULL)
    return;

  g_printerr ("%s\n", error->message);
  exit (2);
}

const guint *
measure_sizes (void)
{
  static guint sizes[4];
  const char *asked = g_getenv ("AFTERWORD_BENCH_PEOPLE");
  guint most = asked != NULL ? MAX (strtoul (asked, NULL, 10), LEAST_PEOPLE) : USUAL_PEOPLE;
  guint n = 0;

  for (guint size = LEAST_PEOPLE; size < most && n < G_N_ELEMENTS (sizes) - 2; size *= 10)
    sizes[n++] = size;
  sizes[n++] = most;
  sizes[n] = 0;

  return sizes;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How to run: "meson test --benchmark" in the build folder prints a table for each of load, cold, search, find, save, window, idle,
 * typing, list and capture: what was measured, the figure, its goal, and whether that was met. A benchmark with a goal missed counts as
 * failed. Figures are ratios of times (or bytes) measured in turn in the same run, of the best round of each where nothing else is
 * said, so that they mean the same on a slow, fast or busy machine; the times behind them are only for the reader.
 *
 * It takes a few minutes: books of 1,000 and 10,000 people. AFTERWORD_BENCH_PEOPLE=100000 in the environment adds that one
 * (a number from 1,000 on). The books stand in the build folder under tests/bench/books and are made once; with
 * AFTERWORD_BENCH_BOOKS=DIR elsewhere, for saving means little where the disk isn't one: a tmpfs is refused. */

/* Most goals are for books of this many people; smaller ones are only told, for a start takes its time with any of them. */
#define MEASURE_GOALS_FROM 10000

/* So many times of one thing are kept for their median. */
#define MEASURE_KEPT 64

/* Times of one thing, in microseconds. */
typedef struct
{
  double best;
  double sum;
  guint  n;
  double kept[MEASURE_KEPT];
} Times;

double      measure_now         (void);
/* @began: a measure_now (). Returns the time added. */
double      measure_add         (Times        *times,
                                 double        began);
void        measure_add_time    (Times        *times,
                                 double        time);

/* Prints the table's heading. */
void        measure_begin       (const char   *title);

/* Prints the line "what | figure | goal | met". A ratio of @ours to @peer, to be at most @goal. */
void        measure_ratio       (const char   *what,
                                 const Times  *ours,
                                 const Times  *peer,
                                 double        goal);
/* The same of the medians, for what the disk takes: its best is seldom. */
void        measure_medians     (const char   *what,
                                 const Times  *ours,
                                 const Times  *peer,
                                 double        goal);
/* As measure_ratio () the other way round: @peer takes at least @goal times as long. */
void        measure_faster      (const char   *what,
                                 const Times  *ours,
                                 const Times  *peer,
                                 double        goal);
/* Any figure with its unit, to be at most @goal (0: only told). */
void        measure_figure      (const char   *what,
                                 double        figure,
                                 const char   *unit,
                                 double        goal);
/* The same where @goal may be 0 as well. */
void        measure_at_most     (const char   *what,
                                 double        figure,
                                 const char   *unit,
                                 double        goal);
/* Says what was not measured, and why. */
void        measure_left_out    (const char   *what,
                                 const char   *why);

/* 0 if every goal was met. */
int         measure_end         (void);

/* The sizes that are asked for, ascending and ending with 0. */
const guint *measure_sizes   (void);

/* Ends the program with @error, if it is one. */
void        measure_expect      (GError       *error);

G_END_DECLS

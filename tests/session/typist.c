/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* typist BOOK: somebody who types a note without end and steps through the guide, and says on standard output what was typed
 * and what the program acknowledged as saved: "typed N TIME", "saved N TIME" (µs). Goes on where the note ends. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aft-guide.h"
#include "aft-note.h"
#include "aft-session.h"
#include "aft-way-in.h"

typedef struct
{
  AftSession  *session;
  AftContact  *person;
  AftFollowUp *follow_up;
  AftRecord   *note;
  GString     *text;
  guint        n;
} Typist;

static gboolean type_cb (gpointer data);

static void
say (const char *what,
     guint       n)
{
  printf ("%s %u %" G_GINT64_FORMAT "\n", what, n, g_get_monotonic_time ());
  fflush (stdout);
}

static void
status_cb (AftSession *session,
           GParamSpec *pspec,
           gpointer    data)
{
  Typist *typist = data;
  g_autofree char *status = NULL;

  g_object_get (session, "status", &status, NULL);
  if (g_strcmp0 (status, "Saved") == 0)
    say ("saved", typist->n);
}

static gboolean
type_cb (gpointer data)
{
  Typist *typist = data;
  g_autoptr (GDateTime) now = aft_session_now (typist->session);
  guint pause;

  typist->n++;
  g_string_append_printf (typist->text, " w%u", typist->n);
  aft_record_set (typist->note, AFT_NOTE_TEXT, typist->text->str);
  if (typist->n % 5 == 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", typist->n);
      AftGuideStep step = typist->n / 5 % AFT_GUIDE_STEPS;

      aft_record_set (typist->person, AFT_CONTACT_NICKNAME, count);
      aft_guide_settle (aft_session_get_book (typist->session), typist->follow_up, step,
                        typist->n % 2 == 0 ? AFT_GUIDE_STEP_DONE : AFT_GUIDE_STEP_OPEN, now);
    }
  say ("typed", typist->n);

  /* Mostly fast, sometimes leaving the field, sometimes thinking. */
  if (g_random_int_range (0, 12) == 0)
    aft_session_flush (typist->session);
  pause = g_random_int_range (0, 60) == 0 ? 450 : g_random_int_range (1, 6);
  g_timeout_add (pause, type_cb, typist);

  return G_SOURCE_REMOVE;
}

static void
find_own (Typist *typist)
{
  AftBook *book = aft_session_get_book (typist->session);
  g_autoptr (GDateTime) now = aft_session_now (typist->session);
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind" };
  g_auto (AftWayInResult) result = { 0 };
  const char *text;

  /* The same person again, if she is there already. */
  if (!aft_way_in_turned_down (book, &input, now, &result, NULL))
    exit (3);
  typist->person = g_object_ref (result.contact);
  typist->follow_up = g_object_ref (result.follow_up);
  typist->note = AFT_RECORD (aft_guide_get_talk_note (book, typist->follow_up, now));

  text = aft_record_get (typist->note, AFT_NOTE_TEXT);
  if (text == NULL || strstr (text, "start") == NULL)
    text = "start";
  typist->text = g_string_new (text);
  text = strrchr (text, 'w');
  typist->n = text != NULL ? atoi (text + 1) : 0;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Typist *typist = data;

  if (!aft_session_open_finish (AFT_SESSION (source), result, NULL) || aft_session_is_read_only (typist->session))
    exit (2);

  find_own (typist);
  g_signal_connect (typist->session, "notify::status", G_CALLBACK (status_cb), typist);
  g_timeout_add (1, type_cb, typist);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Typist typist = { 0 };

  typist.session = aft_session_new ();
  aft_session_open_async (typist.session, argv[1], NULL, opened_cb, &typist);
  g_main_loop_run (loop);

  return 0;
}

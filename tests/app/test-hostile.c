/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text is text: in every place of the program, a book whose every text is hostile is shown literally or with visible escapes.
 * Nothing warns (warnings are fatal), nothing becomes a link, nothing takes the program's time. */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>
#include <time.h>

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-sample.h"
#include "aft-story.h"
#include "aft-text.h"
#include "aft-touch.h"
#include "aft-ui.h"
#include "places.h"

/* A text is @unit, @times times. */
static const struct { const char *unit; guint times; } hostile[] = {
  { "Smith & Sons <b>", 1 },
  { "<b>bold</b>", 1 },
  { "<span size='xx-large'>x", 1 },
  { "</span></b>", 1 },
  { "<a href=\"file:///\">x</a>", 1 },
  { "<a href='javascript:x'>x</a>", 1 },
  { "http://example.org/?a=1&b=<2>", 1 },
  { "&amp; &lt; &#x27; &nosuch; &", 1 },
  { "<!-- x", 1 },
  { "<![CDATA[x]]>", 1 },
  { "%s %n %d %1$s %*s", 1 },
  { "{name} {my-name} {nosuch}", 1 },
  { "$HOME `id` $(id)", 1 },
  { "back\\slash \\n \\", 1 },
  { "_mnemonic __x_", 1 },
  { "win.close::x (target)", 1 },
  { "'; \"", 1 },
  { "=1+1", 1 },
  { "> ! ? - [ ] # @", 1 },
  { "\342\200\256gnirts desrever", 1 },
  { "\342\200\255x\342\200\254\342\201\246y\342\201\251", 1 },
  { "user\342\200\256fdp.exe", 1 },
  { "\342\200\213zero\342\200\214width\342\200\215", 1 },
  { "\357\273\277mark", 1 },
  { "\001\002\033[31mred\007\177", 1 },
  { "\302\205\302\233", 1 },
  { "a\tb", 1 },
  { "one\ntwo\r\nthree\342\200\250four\342\200\251five", 1 },
  { "\377\376 broken \300\257", 1 },
  { "\355\240\200 alone", 1 },
  { "\331\205\330\261\330\255\330\250\330\247 (x)", 1 },
  { "\327\251\327\234\327\225\327\235 1-2", 1 },
  { "\360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247\360\237\217\275", 1 },
  { "\360\237\207\251\360\237\207\252\360\237\217\264\363\240\201\247\363\240\201\277", 1 },
  { "\357\267\275\360\222\200\261\352\247\205", 1 },
  { "   ", 1 },
  { "a\314\201", 1 },
  { "\314\201\314\202\314\203", 2000 },
  { "W", 1000 },
  { "word ", 2000 },
  { "line\n", 3000 },
  { "W", 1024 * 1024 },
};

/* Seconds of the processor in one go. Nothing capped comes near; one label that isn't takes twenty. */
#define AT_MOST 5

static char *
dup_hostile (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hostile[n].times; i++)
    g_string_append (text, hostile[n].unit);
  return g_string_free (text, FALSE);
}

/* Every text of @record becomes @text. */
static void
spoil (AftRecord  *record,
       const char *text)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);

  for (guint field = 0; field < klass->n_fields; field++)
    if (klass->fields[field].kind == AFT_FIELD_LINE || klass->fields[field].kind == AFT_FIELD_TEXT)
      aft_record_set (record, field, text);
}

static void
add (AftDocument *document,
     GType        type,
     guint        day,
     const char  *when,
     const char  *text)
{
  g_autoptr (AftRecord) record = aft_record_new (type, NULL);

  spoil (record, text);
  if (when != NULL)
    aft_record_set (record, day, when);
  aft_document_add (document, record);
}

/* A document of each kind for each text. */
static void
fill (AftBook   *book,
      GDateTime *now)
{
  static const AftDocumentKind kinds[] = {
    AFT_DOCUMENT_CONTACT, AFT_DOCUMENT_APPLICATION, AFT_DOCUMENT_STORY, AFT_DOCUMENT_EVENT
  };

  for (guint n = 0; n < G_N_ELEMENTS (hostile); n++)
    {
      g_autofree char *text = dup_hostile (n);

      for (guint k = 0; k < (strlen (text) > 100000 ? 1 : G_N_ELEMENTS (kinds)); k++)
        {
          g_autoptr (AftDocument) document = aft_document_new (kinds[k], NULL, now);

          spoil (AFT_RECORD (document), text);
          aft_book_add (book, document);
          add (document, AFT_TYPE_NOTE, AFT_NOTE_CREATED, "2026-11-20T08:00:00.000000Z", text);
          add (document, AFT_TYPE_REMINDER, AFT_REMINDER_DUE, "2026-11-20", text);
          if (kinds[k] != AFT_DOCUMENT_CONTACT)
            continue;
          add (document, AFT_TYPE_POSITION, 0, NULL, text);
          add (document, AFT_TYPE_ADDRESS, 0, NULL, text);
          add (document, AFT_TYPE_TOUCH, AFT_TOUCH_WHEN, "2026-11-20", text);
          add (document, AFT_TYPE_FEEDBACK, AFT_FEEDBACK_WHEN, "2026-11-20", text);
          if (n % 4 == 0)
            add (document, AFT_TYPE_FOLLOW_UP, AFT_FOLLOW_UP_TURNED_DOWN, "2026-11-19", text);
        }
    }
}

static double began;            /* what is done now, in seconds of the processor */
static double longest;
static double slowest;
static guint n_labels;
static char *expected[G_N_ELEMENTS (hostile)];  /* how it is to be seen; NULL: nothing, or only a part */
static gboolean seen[G_N_ELEMENTS (hostile)];

/* The processor's time of this thread: the machine may be busy with other things. */
static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

/* Between two polls the window answers nobody. */
static gint
poll_cb (GPollFD *descriptors,
         guint    n,
         gint     timeout)
{
  gint ready;

  longest = MAX (longest, get_seconds () - began);
  ready = g_poll (descriptors, n, timeout);
  began = get_seconds ();

  return ready;
}

static void
expect_all (void)
{
  for (guint n = 0; n < G_N_ELEMENTS (hostile); n++)
    {
      g_autofree char *text = dup_hostile (n);
      g_autofree char *stored = aft_text_dup_storable (text, FALSE);
      g_autofree char *line = aft_text_dup_line (stored);

      if (line != NULL && hostile[n].times == 1)
        expected[n] = aft_text_dup_shown (line, 40);
    }
}

static void
look (const char *where,
      GtkWidget  *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (text != NULL)
    {
      n_labels++;
      if (g_utf8_strlen (text, -1) > 8 * AFT_TEXT_SHOWN_MAX + 100)
        g_error ("%s: a label shows %ld characters", where, g_utf8_strlen (text, -1));
      if (strstr (text, "\342\200\256") != NULL)
        g_error ("%s: a label turns what follows around: %s", where, text);
      if (gtk_label_get_use_markup (GTK_LABEL (widget)) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "<a href=\"file:") != NULL)
        g_error ("%s: a name became a link", where);
      for (guint n = 0; n < G_N_ELEMENTS (hostile); n++)
        seen[n] |= expected[n] != NULL && strstr (text, expected[n]) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look (where, child);
}

static void
visit (const char *where)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autofree char *short_where = g_strndup (where, 60);

  if (longest > AT_MOST)
    g_error ("%s: the window answered nobody for %.1f seconds", short_where, longest);
  slowest = MAX (slowest, longest);
  longest = 0;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      look (short_where, window);
    }
  began = get_seconds ();
}

static void
test_hostile (void)
{
  Places *places;

  expect_all ();
  g_main_context_set_poll_func (NULL, poll_cb);
  began = get_seconds ();
  places = places_new (fill);
  places_visit (places, visit);
  g_test_message ("%u labels were looked at; the window was busy for at most %.2f seconds", n_labels, slowest);
  g_assert_cmpuint (n_labels, >, 1000);
  for (guint n = 0; n < G_N_ELEMENTS (hostile); n++)
    {
      if (expected[n] != NULL && !seen[n])
        g_error ("no label shows “%s”", expected[n]);
      g_free (expected[n]);
    }
  places_free (places);
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/hostile", test_hostile);

  return g_test_run ();
}

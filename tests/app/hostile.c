/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "hostile.h"

#include <gtk/gtk.h>
#include <string.h>

#include "aft-field-edit.h"
#include "aft-text.h"
#include "busy.h"

/* The longest text that a label shows, and the longest line. */
#define LABEL_MAX (8 * AFT_TEXT_SHOWN_MAX + 100)

#define OVERRIDE "\342\200\256"

/* A text is @unit, @times times. */
static const struct { const char *unit; guint times; gboolean typical; } hostile[HOSTILE_TEXTS] = {
  { "Smith & Sons <b>", 1, TRUE },
  { "<b>bold</b>", 1 },
  { "<span size='xx-large'>x", 1 },
  { "</span></b>", 1 },
  { "<a href=\"file:///\">x</a>", 1, TRUE },
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
  { "user\342\200\256fdp.exe", 1, TRUE },
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
  { "W", 1024 * 1024, TRUE },
};

/* In one go, as many pages of text as could be laid out meanwhile. Nothing capped comes near; one label that isn't takes thousands. */
#define PAGES_AT_MOST 500

char *
hostile_dup (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hostile[n].times; i++)
    g_string_append (text, hostile[n].unit);
  return g_string_free (text, FALSE);
}

gboolean
hostile_is_typical (guint n)
{
  return hostile[n].typical;
}

static double slowest;
static guint n_labels;
static char *expected[G_N_ELEMENTS (hostile)];  /* how it is to be seen; NULL: nothing, or only a part */
static char *in_a_line[G_N_ELEMENTS (hostile)];  /* the same of what nobody made fit for a field */
static gboolean seen[G_N_ELEMENTS (hostile)];

void
hostile_watch (void)
{
  busy_watch ();
}

void
hostile_expect (guint n)
{
  g_autofree char *text = hostile_dup (n);
  g_autofree char *stored = aft_text_dup_storable (text, FALSE);
  g_autofree char *line = aft_text_dup_line (stored);
  g_autofree char *whole = aft_text_dup_line (text);

  if (line != NULL && whole != NULL && hostile[n].times == 1 && expected[n] == NULL)
    {
      expected[n] = aft_text_dup_shown (line, 40);
      in_a_line[n] = aft_text_dup_shown (whole, 40);
    }
}

static void
look_at_label (const char *where,
               GtkLabel   *label)
{
  const char *text = gtk_label_get_text (label);
  g_autofree char *line = strpbrk (text, "\t\n") != NULL ? aft_text_dup_line (text) : NULL;

  n_labels++;
  if (g_utf8_strlen (text, -1) > LABEL_MAX)
    g_error ("%s: a label shows %ld characters", where, g_utf8_strlen (text, -1));
  if (strstr (text, OVERRIDE) != NULL)
    g_error ("%s: a label turns what follows around: %s", where, text);
  if (gtk_label_get_use_markup (label) && strstr (gtk_label_get_label (label), "<a href=\"file:") != NULL)
    g_error ("%s: a name became a link", where);
  for (guint n = 0; n < G_N_ELEMENTS (hostile); n++)
    if (expected[n] != NULL)
      seen[n] |= strstr (line != NULL ? line : text, expected[n]) != NULL
                 || strstr (line != NULL ? line : text, in_a_line[n]) != NULL;
}

static void
look_at_entry (const char *where,
               GtkText    *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (g_utf8_strlen (text, -1) > AFT_FIELD_LENGTH + 1)
    g_error ("%s: an entry shows %ld characters", where, g_utf8_strlen (text, -1));
  if (strstr (text, OVERRIDE) != NULL)
    g_error ("%s: an entry turns what follows around: %s", where, text);
}

/* Texts may be as long as they are, but their lines may not. */
static void
look_at_view (const char  *where,
              GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter line;

  for (int i = 0; i < gtk_text_buffer_get_line_count (buffer); i++)
    if (gtk_text_buffer_get_iter_at_line (buffer, &line, i) && gtk_text_iter_get_chars_in_line (&line) > LABEL_MAX)
      g_error ("%s: a line of a text shows %d characters", where, gtk_text_iter_get_chars_in_line (&line));
}

static void
look (const char *where,
      GtkWidget  *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    look_at_label (where, GTK_LABEL (widget));
  else if (GTK_IS_TEXT (widget))
    look_at_entry (where, GTK_TEXT (widget));
  else if (GTK_IS_TEXT_VIEW (widget))
    look_at_view (where, GTK_TEXT_VIEW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look (where, child);
}

void
hostile_look (const char *where)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autofree char *short_where = g_strndup (where, 60);
  double longest = busy_take_longest () / busy_get_page ();

  if (longest > PAGES_AT_MOST)
    g_error ("%s: the window answered nobody for the time of %.0f pages", short_where, longest);
  slowest = MAX (slowest, longest);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      look (short_where, window);
    }
  busy_watch ();
}

void
hostile_end (guint labels)
{
  g_test_message ("%u labels were looked at; the window was busy for the time of %.0f pages at most", n_labels, slowest);
  g_assert_cmpuint (n_labels, >, labels);
  n_labels = 0;
  for (guint n = 0; n < G_N_ELEMENTS (hostile); n++)
    {
      if (expected[n] != NULL && !seen[n])
        g_error ("no label shows “%s”", expected[n]);
      g_clear_pointer (&expected[n], g_free);
      g_clear_pointer (&in_a_line[n], g_free);
      seen[n] = FALSE;
    }
}

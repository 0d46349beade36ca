/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "aft-account-dialog.h"
#include "aft-compose-dialog.h"
#include "aft-event.h"
#include "aft-follow-up.h"
#include "aft-guide-page.h"
#include "aft-guide-view.h"
#include "aft-help.h"
#include "aft-log-dialog.h"
#include "aft-narrow.h"
#include "aft-new-dialog.h"
#include "aft-outbox-bar.h"
#include "aft-outbox-dialog.h"
#include "aft-pages.h"
#include "aft-palette.h"
#include "aft-preferences.h"
#include "aft-rename-tag-dialog.h"
#include "aft-split-view.h"
#include "aft-template-dialog.h"
#include "aft-turned-down-dialog.h"
#include "aft-ui.h"
#include "aft-way-in.h"
#include "find-widget.h"
#include "room.h"

/* What a phone is wide, in pixels. */
#define NARROW 360
/* What a page has left of a phone's 720, of which its own bar, the window's and the status line take the rest; and of the 700 of a
 * lower one. */
#define PAGE_HEIGHT 610
#define LOW_PAGE_HEIGHT 590

typedef struct
{
  Room          *room;
  AftWayInResult result;
  int            dpi;           /* before */
} Narrow;

/* How large the text is, as test data. */
#define NORMAL GINT_TO_POINTER (100)
#define LARGE GINT_TO_POINTER (200)

static void
narrow_set_up (Narrow        *self,
               gconstpointer  data)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GError) error = NULL;
  AftWayIn input = { .name = "Maximiliane Hohenstein", .company = "Harbour Street Software", .position = "Team lead" };

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * GPOINTER_TO_INT (data) / 100, NULL);
  self->room = room_new ();
  now = aft_session_now (self->room->session);
  aft_way_in_turned_down (aft_session_get_book (self->room->session), &input, now, &self->result, &error);
  g_assert_no_error (error);
}

static void
narrow_tear_down (Narrow        *self,
                  gconstpointer  data)
{
  aft_way_in_result_clear (&self->result);
  room_free (self->room);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", self->dpi, NULL);
}

static void
assert_narrow (GtkWidget  *widget,
               const char *what)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least <= NARROW)
    return;
  g_test_message ("%s takes %d pixels: a phone has %d", what, least, NARROW);
  g_test_fail ();
}

static void
test_dialogs (Narrow        *self,
              gconstpointer  data)
{
  AftSession *session = self->room->session;
  struct { const char *what; GtkWidget *dialog; } cases[] = {
    { "I Was Turned Down", aft_turned_down_dialog_new (session) },
    { "They’re on the Phone", aft_on_the_phone_dialog_new (session) },
    { "New Person", aft_new_dialog_new (session, AFT_DOCUMENT_CONTACT) },
    { "New Job", aft_new_dialog_new (session, AFT_DOCUMENT_APPLICATION) },
    { "New Event", aft_new_dialog_new (session, AFT_DOCUMENT_EVENT) },
    { "Log a Contact", aft_log_dialog_new (session, self->result.contact) },
    { "Write", aft_compose_dialog_new (session, self->result.contact) },
    { "Mail on Its Way", aft_outbox_dialog_new (session) },
    { "Mail Account", aft_account_dialog_new (session, NULL) },
    { "Scripts and Letters", aft_template_dialog_new (session) },
    { "Preferences", aft_preferences_new (session) },
    { "Rename a Tag", aft_rename_tag_dialog_new (session, "migration") },
    { "Help", aft_help_new () },
    { "the palette", aft_palette_new (session) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int width, height;

      gtk_window_present (GTK_WINDOW (cases[i].dialog));
      room_wait (20);
      assert_narrow (cases[i].dialog, cases[i].what);
      gtk_window_get_default_size (GTK_WINDOW (cases[i].dialog), &width, &height);
      if (width > NARROW && !gtk_window_get_resizable (GTK_WINDOW (cases[i].dialog)))
        {
          g_test_message ("%s stays %d pixels wide", cases[i].what, width);
          g_test_fail ();
        }
      gtk_window_destroy (GTK_WINDOW (cases[i].dialog));
      room_wait (10);
    }
}

/* What is said about a mail on its way can be read, whatever stands beside it. */
static void
test_bar (Narrow        *self,
          gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bar = aft_outbox_bar_new (self->room->session);
  GtkWidget *words = find_widget (bar, GTK_TYPE_LABEL);

  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 200);
  gtk_window_set_child (GTK_WINDOW (window), bar);
  gtk_widget_set_visible (bar, TRUE);
  gtk_label_set_label (GTK_LABEL (words), "The mail to Maximiliane Hohenstein goes out in 10 seconds.");
  gtk_window_present (GTK_WINDOW (window));
  room_wait (200);
  assert_narrow (bar, "a mail on its way");
  if (gtk_widget_get_width (words) < NARROW / 4)
    g_error ("the words about a mail have %d pixels", gtk_widget_get_width (words));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The days of a week stand in one line of the window as it opens. */
static void
test_work_days (Narrow        *self,
                gconstpointer  data)
{
  GtkWidget *dialog = aft_preferences_new (self->room->session);
  GtkWidget *days = GTK_WIDGET (gtk_widget_get_template_child (dialog, AFT_TYPE_PREFERENCES, "work_days"));
  GtkWidget *first = gtk_widget_get_first_child (days);
  GtkWidget *last = gtk_widget_get_last_child (days);
  double x, y;

  gtk_window_present (GTK_WINDOW (dialog));
  room_wait (300);
  gtk_widget_translate_coordinates (last, first, 0, 0, &x, &y);
  if (y > 0)
    g_error ("the last day stands %g pixels below the first", y);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
assert_texts_fit (GtkWidget  *widget,
                  const char *where)
{
  if (GTK_IS_TEXT (widget) && gtk_widget_get_mapped (widget))
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (widget));
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (width <= gtk_widget_get_width (widget))
        return;
      g_test_message ("%s: “%s” takes %d pixels and has %d", where, text, width, gtk_widget_get_width (widget));
      g_test_fail ();
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_texts_fit (child, where);
}

/* What people usually type into the fields of a page is seen in full, unless it is large. */
static void
test_fields (Narrow        *self,
             gconstpointer  data)
{
  AftBook *book = aft_session_get_book (self->room->session);
  g_autoptr (GDateTime) now = aft_session_now (self->room->session);
  g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, now);
  AftDocument *shown[] = { AFT_DOCUMENT (self->result.contact), AFT_DOCUMENT (self->result.application), event };

  aft_record_set (event, AFT_EVENT_NAME, "Evening of the Data People");
  aft_record_set (event, AFT_EVENT_WHEN, "2031-12-03T18:30");
  aft_book_add (book, event);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      const AftPageKind *kind = aft_pages_find (aft_document_get_kind (shown[i]));
      GtkWidget *window = gtk_window_new ();
      GtkWidget *page = kind->make (self->room->session);

      gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 2000);
      gtk_window_set_child (GTK_WINDOW (window), page);
      kind->set_document (page, shown[i]);
      gtk_window_present (GTK_WINDOW (window));
      room_wait (200);
      assert_narrow (page, aft_document_get_summary (shown[i])->title);
      if (data == NORMAL)
        assert_texts_fit (page, aft_document_get_summary (shown[i])->title);
      gtk_window_destroy (GTK_WINDOW (window));
      room_wait (10);
    }
}

/* A step in a window of that size, of the follow-up. Destroy the window. */
static GtkWidget *
show_step (Narrow       *self,
           AftGuideStep  step,
           int           width,
           int           height,
           GtkWidget   **page)
{
  GtkWidget *window = gtk_window_new ();

  *page = aft_guide_page_new (step, self->room->session);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), *page);
  aft_guide_page_set_follow_up (AFT_GUIDE_PAGE (*page), self->result.follow_up);
  aft_guide_page_enter (AFT_GUIDE_PAGE (*page));
  gtk_window_present (GTK_WINDOW (window));
  room_wait (200);

  return window;
}

static void
test_steps (Narrow        *self,
            gconstpointer  data)
{
  for (AftGuideStep step = AFT_GUIDE_STEP_READY; step <= AFT_GUIDE_STEP_KEEP; step++)
    {
      GtkWidget *page;
      GtkWidget *window = show_step (self, step, NARROW, 640, &page);
      g_autofree char *what = g_strdup_printf ("step %d of the guide", step + 1);

      assert_narrow (page, what);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* What would be seen of the step without scrolling takes so much more than the step itself asks for. */
static int
get_hidden_height (GtkWidget *guide)
{
  GtkWidget *pages = GTK_WIDGET (gtk_widget_get_template_child (guide, AFT_TYPE_GUIDE_VIEW, "pages"));
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (pages));
  GtkWidget *scrolled = adw_bin_get_child (ADW_BIN (page));
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))));
  int least, all;

  gtk_widget_measure (scrolled, GTK_ORIENTATION_VERTICAL, NARROW, &least, NULL, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, NARROW, &all, NULL, NULL, NULL);

  return all - least;
}

/* Nobody scrolls while they talk. */
static void
test_guide (Narrow        *self,
            gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *guide = aft_guide_view_new (self->room->session);
  int height;

  gtk_window_set_child (GTK_WINDOW (window), guide);
  aft_guide_view_set_follow_up (AFT_GUIDE_VIEW (guide), self->result.contact, self->result.follow_up);
  gtk_window_present (GTK_WINDOW (window));
  for (AftGuideStep step = AFT_GUIDE_STEP_READY; step <= AFT_GUIDE_STEP_KEEP; step++)
    {
      g_autofree char *what = g_strdup_printf ("the guide at its step %d", step + 1);

      aft_guide_view_go (AFT_GUIDE_VIEW (guide), step);
      room_wait (100);
      assert_narrow (guide, what);
      gtk_widget_measure (guide, GTK_ORIENTATION_VERTICAL, NARROW, &height, NULL, NULL, NULL);
      if (data == NORMAL && step == AFT_GUIDE_STEP_TALK)
        height += get_hidden_height (guide);
      if (height > (step == AFT_GUIDE_STEP_TALK ? PAGE_HEIGHT : LOW_PAGE_HEIGHT))
        g_error ("%s is %d px high at least", what, height);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is typed as they talk takes the whole width where there is no room beside the script. */
static void
test_talk (Narrow        *self,
           gconstpointer  data)
{
  static const struct { int width; gboolean beside; } cases[] = { { NARROW, FALSE }, { 520, FALSE }, { 1000, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *page;
      GtkWidget *window = show_step (self, AFT_GUIDE_STEP_TALK, cases[i].width, 640, &page);
      GtkWidget *notes = GTK_WIDGET (gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), "editor_box"));
      GtkWidget *script = GTK_WIDGET (gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), "script"));
      double x, y;

      gtk_widget_translate_coordinates (script, notes, 0, 0, &x, &y);
      if (cases[i].beside ? x < gtk_widget_get_width (notes) : y < gtk_widget_get_height (notes))
        g_error ("in %d pixels the script stands %g, %g from the notes' corner", cases[i].width, x, y);
      if (gtk_widget_get_width (notes) < cases[i].width * 6 / 10 || gtk_widget_get_height (notes) < 200)
        g_error ("in %d pixels the notes have %d × %d", cases[i].width, gtk_widget_get_width (notes), gtk_widget_get_height (notes));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* Where the page is higher than the window, what is typed as they talk is seen: at once, and when there are more lines than it has. */
static void
test_talk_large (Narrow        *self,
                 gconstpointer  data)
{
  GtkWidget *page;
  GtkWidget *window = show_step (self, AFT_GUIDE_STEP_TALK, NARROW, 300, &page);
  GtkTextView *view;
  static const char * const typed[] = { "", "thin\n", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n" };

  for (guint patience = 100; patience > 0 && !GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window))); patience--)
    room_wait (100);
  view = GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window)));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      GdkRectangle cursor;
      double y = -1;

      /* As a key does. */
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), typed[i], -1);
      gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
      for (guint patience = 50; patience > 0 && (y < 0 || y + cursor.height > gtk_widget_get_height (page)); patience--)
        {
          room_wait (100);
          gtk_text_view_get_cursor_locations (view, NULL, &cursor, NULL);
          gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &cursor.x, &cursor.y);
          gtk_widget_translate_coordinates (GTK_WIDGET (view), page, 0, cursor.y, NULL, &y);
        }
      if (y < 0 || y + cursor.height > gtk_widget_get_height (page))
        g_error ("with “%s” the cursor stands %g pixels below the top of a page of %d", typed[i], y, gtk_widget_get_height (page));
      if (gtk_widget_get_height (GTK_WIDGET (view)) < 3 * cursor.height)
        g_error ("the notes have %d pixels, a line %d", gtk_widget_get_height (GTK_WIDGET (view)), cursor.height);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* All of a script is seen before anybody types in it. It is shown several times: whether GTK asks for the room by itself is a matter of
 * what it lays out first. */
static void
test_script (Narrow        *self,
             gconstpointer  data)
{
  static const int widths[] = { NARROW, 340, NARROW, 440, NARROW, 700 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *page;
      GtkWidget *window = show_step (self, AFT_GUIDE_STEP_SAY, widths[i], 640, &page);
      GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_widget (page, GTK_TYPE_TEXT_VIEW)));

      for (guint patience = 50; patience > 0 && gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place); patience--)
        room_wait (100);
      if (gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place))
        g_error ("in %d pixels %g of the script’s %g are seen", widths[i], gtk_adjustment_get_page_size (place),
                 gtk_adjustment_get_upper (place));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* What may give way is as wide as its words by itself, also where there is height for more lines of them. */
static void
test_button (Narrow        *self,
             gconstpointer  data)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new_with_label ("Words of a Button"));
  int height, least, natural, wide;

  aft_narrow_give_way (button);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, <, natural);
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, least, &height, NULL, NULL, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, height, NULL, &wide, NULL, NULL);
  if (wide != natural)
    g_error ("%d pixels high, a button would be %d wide in place of %d", height, wide, natural);
  g_object_unref (button);
}

/* A window is no higher than it is made, whatever its panes would like to be. */
static void
test_low (Narrow        *self,
          gconstpointer  data)
{
  GtkWidget *overlay = g_object_ref_sink (adw_toast_overlay_new ());
  GtkWidget *split = aft_split_view_new ();
  GtkWidget *words = gtk_label_new ("Words that wrap take twenty lines where they are narrow, and three where they have the width of a window.");
  int least;

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_size_request (words, -1, 900);
  aft_split_view_set_pane (AFT_SPLIT_VIEW (split), AFT_PANE_CONTENT, words);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), split);
  gtk_widget_measure (overlay, GTK_ORIENTATION_VERTICAL, 1000, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 290);
  g_object_unref (overlay);
}

/* An application does this by itself. */
static void
load_style (void)
{
  GtkCssProvider *style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, AFT_APP_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (style);
}

static void
add (const char    *size,
     const char    *name,
     gconstpointer  percent,
     void         (*test) (Narrow *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/ui/narrow/%s/%s", size, name);

  g_test_add (path, Narrow, percent, narrow_set_up, test, narrow_tear_down);
}

int
main (int    argc,
      char **argv)
{
  const struct { const char *name; gconstpointer percent; } sizes[] = { { "normal", NORMAL }, { "large", LARGE } };
  g_autofree char *languages = NULL;

  g_test_init (&argc, &argv, NULL);
  languages = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, languages);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  aft_ui_init ();
  load_style ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      add (sizes[i].name, "dialogs", sizes[i].percent, test_dialogs);
      add (sizes[i].name, "bar", sizes[i].percent, test_bar);
      add (sizes[i].name, "fields", sizes[i].percent, test_fields);
      add (sizes[i].name, "steps", sizes[i].percent, test_steps);
      add (sizes[i].name, "guide", sizes[i].percent, test_guide);
    }
  g_test_add ("/ui/narrow/work-days", Narrow, NORMAL, narrow_set_up, test_work_days, narrow_tear_down);
  g_test_add ("/ui/narrow/talk", Narrow, NORMAL, narrow_set_up, test_talk, narrow_tear_down);
  g_test_add ("/ui/narrow/talk-large", Narrow, LARGE, narrow_set_up, test_talk_large, narrow_tear_down);
  g_test_add ("/ui/narrow/script", Narrow, NORMAL, narrow_set_up, test_script, narrow_tear_down);
  g_test_add ("/ui/narrow/button", Narrow, NORMAL, narrow_set_up, test_button, narrow_tear_down);
  g_test_add ("/ui/narrow/low", Narrow, NORMAL, narrow_set_up, test_low, narrow_tear_down);

  return g_test_run ();
}

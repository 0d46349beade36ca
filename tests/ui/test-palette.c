/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-contact.h"
#include "aft-note.h"
#include "aft-palette.h"
#include "aft-settings.h"
#include "aft-ui.h"
#include "room.h"

/* Longer than the entry takes to tell of a key, in milliseconds. */
#define TOLD 100

/* So many people are added until a search takes longer than a slice, and so many at most. */
#define CROWD 200
#define CROWD_MAX 20000

/* What is looked for in their notes seems to be there, so often. */
#define ALMOST "orti fiel nobod "
#define ALMOST_TIMES 2000

/* What is pressed, after the text was typed and without a moment in between: */
typedef enum
{
  NOTHING,
  DOWN,
  UP,
  WAIT,                         /* for what the entry tells late */
  RETURN,
  CLICK,                        /* on the second line */
  ESCAPE,
} Press;

static const struct
{
  const char *before;           /* found and shown */
  const char *typed;
  Press       presses[4];
  const char *shown;            /* who is gone to; NULL: nobody */
} cases[] = {
  { "field", "ortiz", { RETURN }, "Bea Ortiz" },
  { "field", "ortiz", { DOWN, RETURN }, "Ana Ortiz" },
  { "field", "ortiz", { DOWN, WAIT, RETURN }, "Ana Ortiz" },
  { "field", "ortiz", { DOWN, DOWN, RETURN }, "Ana Ortiz" },
  { "field", "ortiz", { DOWN, UP, RETURN }, "Bea Ortiz" },
  { "field", "ortiz", { UP, RETURN }, "Bea Ortiz" },
  { "field", "ortiz", { WAIT, DOWN, RETURN }, "Ana Ortiz" },
  { "", "ben field", { RETURN }, "Ben Field" },
  { "ortiz", "field", { CLICK }, "Ana Ortiz" },
  { "ortiz", "nobody like that", { RETURN }, NULL },
  { "ortiz", "nobody like that", { DOWN, RETURN }, NULL },
  { "ortiz", "field", { ESCAPE }, NULL },
};

typedef struct
{
  Room           *room;
  GtkApplication *app;
  GtkWidget      *window;
  GtkWidget      *palette;      /* NULL when it is closed */
  GtkWidget      *entry;
  GtkWidget      *list;
  char           *shown;        /* the name of who was gone to */
} Fixture;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static void
show_cb (Fixture  *self,
         GVariant *id)
{
  AftRecord *person = aft_book_lookup (aft_session_get_book (self->room->session), g_variant_get_string (id, NULL));

  g_assert_null (self->shown);
  g_assert_nonnull (person);
  self->shown = g_strdup (aft_record_get (person, AFT_CONTACT_FULL_NAME));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  GSimpleAction *show = g_simple_action_new ("show", G_VARIANT_TYPE_STRING);

  self->room = room_new ();
  room_add_person (self->room, "Ben Field");
  room_add_person (self->room, "Ana Ortiz");
  room_add_person (self->room, "Bea Ortiz");
  self->app = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self->app), NULL, NULL));
  self->window = gtk_application_window_new (self->app);
  g_signal_connect_swapped (show, "activate", G_CALLBACK (show_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->window), G_ACTION (show));
  g_object_unref (show);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->app);
  room_free (self->room);
  g_free (self->shown);
}

static void
open_palette (Fixture *self)
{
  if (aft_settings_get () != NULL)
    g_settings_reset (aft_settings_get (), "uses");
  g_clear_pointer (&self->shown, g_free);
  self->palette = aft_palette_new (self->room->session);
  self->entry = find (self->palette, GTK_TYPE_SEARCH_ENTRY);
  self->list = find (self->palette, GTK_TYPE_LIST_VIEW);
  gtk_window_set_transient_for (GTK_WINDOW (self->palette), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->palette));
  g_object_add_weak_pointer (G_OBJECT (self->palette), (gpointer *) &self->palette);
}

static GListModel *
get_found (Fixture *self)
{
  return gtk_single_selection_get_model (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (self->list))));
}

/* The entry tells of a text that goes at once, of others a moment later: it never goes. */
static void
type (Fixture    *self,
      const char *text)
{
  int end = 0;

  gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &end);
  gtk_editable_delete_text (GTK_EDITABLE (self->entry), end, -1);
}

static void
press_arrow (Fixture *self,
             guint    key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->entry);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
}

static void
press (Fixture *self,
       Press    what)
{
  switch (what)
    {
    case DOWN:
      press_arrow (self, GDK_KEY_Down);
      break;
    case UP:
      press_arrow (self, GDK_KEY_Up);
      break;
    case WAIT:
      room_wait (TOLD);
      break;
    case RETURN:
      g_signal_emit_by_name (self->entry, "activate");
      break;
    case CLICK:
      g_signal_emit_by_name (self->list, "activate", 1);
      break;
    case ESCAPE:
      g_signal_emit_by_name (self->entry, "stop-search");
      break;
    case NOTHING:
    default:
      break;
    }
}

/* Until the search has come to its end, however many slices it takes. */
static void
wait_for_other (Fixture    *self,
                GListModel *before)
{
  for (guint i = 0; i < 400 && get_found (self) == before; i++)
    room_wait (10);
  g_assert_true (get_found (self) != before);
}

static void
test_cases (Fixture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) before = NULL;
      gboolean closes = cases[i].shown != NULL;

      g_test_message ("“%s”, then “%s” (%u)", cases[i].before, cases[i].typed, i);
      open_palette (self);
      if (*cases[i].before != '\0')
        {
          before = g_object_ref (get_found (self));
          type (self, cases[i].before);
          wait_for_other (self, before);
        }
      type (self, cases[i].typed);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].presses); k++)
        {
          closes = closes || cases[i].presses[k] == ESCAPE;
          press (self, cases[i].presses[k]);
        }
      room_wait (TOLD);
      g_assert_cmpstr (self->shown, ==, cases[i].shown);
      g_assert_true ((self->palette == NULL) == closes);
      if (self->palette != NULL)
        gtk_window_destroy (GTK_WINDOW (self->palette));
    }
}

static void
test_small (Fixture       *self,
            gconstpointer  data)
{
  test_cases (self);
}

/* TRUE if a search of the book isn't over when the entry has told of what was typed. The palette may go while it searches. */
static gboolean
takes_slices (Fixture *self)
{
  g_autoptr (GListModel) before = NULL;
  gboolean slices;

  open_palette (self);
  before = g_object_ref (get_found (self));
  type (self, "ortiz");
  g_signal_emit_by_name (self->entry, "search-changed");
  slices = get_found (self) == before;
  gtk_window_destroy (GTK_WINDOW (self->palette));
  room_wait (TOLD);
  g_assert_null (self->palette);

  return slices;
}

static void
add_crowd (Fixture    *self,
           guint       n,
           const char *text)
{
  g_autofree char *name = g_strdup_printf ("Crowd %u", n);
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);

  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_document_add (room_add_person (self->room, name), note);
}

static void
test_slices (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < ALMOST_TIMES; i++)
    g_string_append (text, ALMOST);

  while (!takes_slices (self))
    {
      g_assert_cmpuint (n, <, CROWD_MAX);
      for (guint end = n + CROWD; n < end; n++)
        add_crowd (self, n, text->str);
    }
  g_test_message ("in slices with %u people", n);
  test_cases (self);
}

/* The window it stands over may go first: then there is nothing left that could be done. */
static void
test_alone (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GListModel) before = NULL;

  open_palette (self);
  before = g_object_ref (get_found (self));
  type (self, "ortiz");
  wait_for_other (self, before);
  gtk_window_set_transient_for (GTK_WINDOW (self->palette), NULL);
  type (self, "field");
  press (self, DOWN);
  press (self, CLICK);
  press (self, RETURN);
  room_wait (TOLD);
  g_assert_null (self->shown);
  gtk_window_destroy (GTK_WINDOW (self->palette));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add ("/ui/palette/small", Fixture, NULL, set_up, test_small, tear_down);
  g_test_add ("/ui/palette/slices", Fixture, NULL, set_up, test_slices, tear_down);
  g_test_add ("/ui/palette/alone", Fixture, NULL, set_up, test_alone, tear_down);

  return g_test_run ();
}

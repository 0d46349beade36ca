/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "palette-fixture.h"

#include "aft-contact.h"
#include "aft-note.h"
#include "aft-palette.h"
#include "aft-settings.h"
#include "find-widget.h"

/* So many people are added until a search takes longer than a slice, and so many at most. */
#define TIMES 3
#define CROWD 200
#define CROWD_MAX 20000

/* What is looked for in their notes seems to be there, so often: all of its pairs of letters are. */
#define ALMOST "orti iz fiel ld nobod dy "
#define ALMOST_TIMES 2000

static void
show_cb (PaletteFixture *self,
         GVariant       *id)
{
  AftRecord *person = aft_book_lookup (aft_session_get_book (self->room->session), g_variant_get_string (id, NULL));

  g_assert_null (self->shown);
  g_assert_nonnull (person);
  self->shown = g_strdup (aft_record_get (person, AFT_CONTACT_FULL_NAME));
}

void
palette_set_up (PaletteFixture *self,
                gconstpointer   data)
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

void
palette_tear_down (PaletteFixture *self,
                   gconstpointer   data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->app);
  room_free (self->room);
  g_free (self->shown);
}

void
palette_open (PaletteFixture *self)
{
  if (aft_settings_get () != NULL)
    g_settings_reset (aft_settings_get (), "uses");
  g_clear_pointer (&self->shown, g_free);
  self->palette = aft_palette_new (self->room->session);
  self->entry = find_widget (self->palette, GTK_TYPE_SEARCH_ENTRY);
  self->list = find_widget (self->palette, GTK_TYPE_LIST_VIEW);
  gtk_window_set_transient_for (GTK_WINDOW (self->palette), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->palette));
  g_object_add_weak_pointer (G_OBJECT (self->palette), (gpointer *) &self->palette);
}

GListModel *
palette_get_found (PaletteFixture *self)
{
  return gtk_single_selection_get_model (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (self->list))));
}

/* The entry tells of a text that goes at once, of others a moment later: it never goes. */
void
palette_type (PaletteFixture *self,
              const char     *text)
{
  int end = 0;

  gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &end);
  gtk_editable_delete_text (GTK_EDITABLE (self->entry), end, -1);
}

static void
press_arrow (PaletteFixture *self,
             guint           key)
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

void
palette_press (PaletteFixture *self,
               Press           what)
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

void
palette_wait_for_other (PaletteFixture *self,
                        GListModel     *before)
{
  for (guint i = 0; i < 400 && palette_get_found (self) == before; i++)
    room_wait (10);
  g_assert_true (palette_get_found (self) != before);
}

/* TRUE if a search of the book isn't over when the entry has told of what was typed. The palette may go while it searches. */
static gboolean
takes_slices (PaletteFixture *self)
{
  g_autoptr (GListModel) before = NULL;
  gboolean slices;

  palette_open (self);
  before = g_object_ref (palette_get_found (self));
  palette_type (self, "ortiz");
  g_signal_emit_by_name (self->entry, "search-changed");
  slices = palette_get_found (self) == before;
  gtk_window_destroy (GTK_WINDOW (self->palette));
  room_wait (TOLD);
  g_assert_null (self->palette);

  return slices;
}

/* Once may be because the machine was busy with other things. */
static gboolean
always_takes_slices (PaletteFixture *self)
{
  for (guint i = 0; i < TIMES; i++)
    if (!takes_slices (self))
      return FALSE;

  return TRUE;
}

static void
add_crowd (PaletteFixture *self,
           guint           n,
           const char     *text)
{
  g_autofree char *name = g_strdup_printf ("Crowd %u", n);
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);

  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_document_add (room_add_person (self->room, name), note);
}

void
palette_add_until_slices (PaletteFixture *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < ALMOST_TIMES; i++)
    g_string_append (text, ALMOST);

  while (!always_takes_slices (self))
    {
      g_assert_cmpuint (n, <, CROWD_MAX);
      for (guint end = n + CROWD; n < end; n++)
        add_crowd (self, n, text->str);
    }
  /* Others may be quicker on a machine that has less to do by then. */
  for (guint end = 4 * n; n < end; n++)
    add_crowd (self, n, text->str);
  g_test_message ("in slices with %u people", n);
}

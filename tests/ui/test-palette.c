/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-ui.h"
#include "palette-fixture.h"

/* What is pressed after the text was typed and without a moment in between, and whom it goes to. */
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

static void
test_cases (PaletteFixture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) before = NULL;
      gboolean closes = cases[i].shown != NULL;

      g_test_message ("“%s”, then “%s” (%u)", cases[i].before, cases[i].typed, i);
      palette_open (self);
      if (*cases[i].before != '\0')
        {
          before = g_object_ref (palette_get_found (self));
          palette_type (self, cases[i].before);
          palette_wait_for_other (self, before);
        }
      palette_type (self, cases[i].typed);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].presses); k++)
        {
          closes = closes || cases[i].presses[k] == ESCAPE;
          palette_press (self, cases[i].presses[k]);
        }
      room_wait (TOLD);
      g_assert_cmpstr (self->shown, ==, cases[i].shown);
      g_assert_true ((self->palette == NULL) == closes);
      if (self->palette != NULL)
        gtk_window_destroy (GTK_WINDOW (self->palette));
    }
}

static void
test_small (PaletteFixture       *self,
            gconstpointer  data)
{
  test_cases (self);
}

static void
test_slices (PaletteFixture       *self,
             gconstpointer  data)
{
  palette_add_until_slices (self);
  test_cases (self);
}

/* What is found first is seen, also where the list was gone through before and had less in it. */
static void
test_scrolled (PaletteFixture *self,
               gconstpointer   data)
{
  static const char * const typed[] = { "ortiz", "maria" };

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Maria %c%c", 'A' + i / 26, 'a' + i % 26);

      room_add_person (self->room, name);
    }
  palette_open (self);
  room_wait (TOLD);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GListModel) before = g_object_ref (palette_get_found (self));
      double top;

      palette_type (self, typed[i]);
      palette_wait_for_other (self, before);
      room_wait (TOLD);
      top = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));
      if (top > 0)
        g_error ("the first found for “%s” is %g pixels above what is seen", typed[i], top);
      palette_press (self, DOWN);
      room_wait (TOLD);
    }
  gtk_window_destroy (GTK_WINDOW (self->palette));
}

/* The window it stands over may go first: then there is nothing left that could be done. */
static void
test_alone (PaletteFixture       *self,
            gconstpointer  data)
{
  g_autoptr (GListModel) before = NULL;

  palette_open (self);
  before = g_object_ref (palette_get_found (self));
  palette_type (self, "ortiz");
  palette_wait_for_other (self, before);
  gtk_window_set_transient_for (GTK_WINDOW (self->palette), NULL);
  palette_type (self, "field");
  palette_press (self, DOWN);
  palette_press (self, CLICK);
  palette_press (self, RETURN);
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
  g_test_add ("/ui/palette/small", PaletteFixture, NULL, palette_set_up, test_small, palette_tear_down);
  g_test_add ("/ui/palette/slices", PaletteFixture, NULL, palette_set_up, test_slices, palette_tear_down);
  g_test_add ("/ui/palette/scrolled", PaletteFixture, NULL, palette_set_up, test_scrolled, palette_tear_down);
  g_test_add ("/ui/palette/alone", PaletteFixture, NULL, palette_set_up, test_alone, palette_tear_down);

  return g_test_run ();
}

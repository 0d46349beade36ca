/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The palette follows a book that changes under it, whether all was found already or not. */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-contact.h"
#include "aft-palette-item.h"
#include "aft-ui.h"
#include "palette-fixture.h"

/* What happens to the book while the palette is open: */
typedef enum
{
  COMES,                        /* Cleo Ortiz */
  GOES,                         /* Bea Ortiz */
  RENAMED,                      /* Ben Field, to Ben Ortiz */
  OTHER,                        /* something that isn't looked for */
} Change;

static const struct
{
  Change      change;
  gboolean    before;           /* what is looked for is shown before it happens */
  Press       before_presses[2];
  const char *found;            /* what is waited for, sorted; NULL: nothing is */
  Press       presses[3];
  const char *shown;
} changes[] = {
  { COMES, FALSE, { NOTHING }, "Ana Ortiz, Bea Ortiz, Cleo Ortiz", { ESCAPE }, NULL },
  { GOES, FALSE, { NOTHING }, "Ana Ortiz", { ESCAPE }, NULL },
  { RENAMED, FALSE, { NOTHING }, "Ana Ortiz, Bea Ortiz, Ben Ortiz", { ESCAPE }, NULL },
  { OTHER, FALSE, { NOTHING }, "Ana Ortiz, Bea Ortiz", { RETURN }, "Bea Ortiz" },
  { COMES, FALSE, { NOTHING }, NULL, { RETURN }, "Cleo Ortiz" },
  { COMES, FALSE, { NOTHING }, NULL, { DOWN, RETURN }, "Bea Ortiz" },
  { GOES, FALSE, { NOTHING }, NULL, { RETURN }, "Ana Ortiz" },
  { COMES, TRUE, { NOTHING }, "Ana Ortiz, Bea Ortiz, Cleo Ortiz", { UP, RETURN }, "Cleo Ortiz" },
  { GOES, TRUE, { NOTHING }, "Ana Ortiz", { RETURN }, "Ana Ortiz" },
  { RENAMED, TRUE, { NOTHING }, "Ana Ortiz, Bea Ortiz, Ben Ortiz", { RETURN }, "Bea Ortiz" },
  /* What was chosen stays so, wherever it stands now. */
  { COMES, TRUE, { NOTHING }, NULL, { RETURN }, "Bea Ortiz" },
  { COMES, TRUE, { NOTHING }, NULL, { DOWN, RETURN }, "Ana Ortiz" },
  { COMES, TRUE, { DOWN }, "Ana Ortiz, Bea Ortiz, Cleo Ortiz", { RETURN }, "Ana Ortiz" },
  { RENAMED, TRUE, { DOWN }, "Ana Ortiz, Bea Ortiz, Ben Ortiz", { UP, RETURN }, "Bea Ortiz" },
  { GOES, TRUE, { DOWN }, "Ana Ortiz", { RETURN }, "Ana Ortiz" },
};

static void
remove_people (PaletteFixture *self)
{
  AftBook *book = aft_session_get_book (self->room->session);
  GListModel *people = aft_book_get_contacts (book);

  while (g_list_model_get_n_items (people) > 0)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, 0);

      aft_book_remove (book, person);
    }
}

static void
change (PaletteFixture *self,
        Change          what,
        AftDocument    *people[4])
{
  AftBook *book = aft_session_get_book (self->room->session);

  switch (what)
    {
    case COMES:
      people[3] = room_add_person (self->room, "Cleo Ortiz");
      break;
    case GOES:
      aft_book_remove (book, g_steal_pointer (&people[2]));
      break;
    case RENAMED:
      aft_record_set (AFT_RECORD (people[0]), AFT_CONTACT_FULL_NAME, "Ben Ortiz");
      break;
    case OTHER:
    default:
      aft_record_set (AFT_RECORD (people[0]), AFT_CONTACT_NICKNAME, "Benny");
      break;
    }
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Sorted: where somebody stands depends on when what was changed is saved. */
static char *
dup_found (PaletteFixture *self)
{
  GListModel *found = palette_get_found (self);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (AftPaletteItem) item = g_list_model_get_item (found, i);

      g_ptr_array_add (titles, g_strdup (aft_palette_item_get_title (item)));
    }
  g_ptr_array_sort (titles, compare_cb);
  g_ptr_array_add (titles, NULL);

  return g_strjoinv (", ", (char **) titles->pdata);
}

static void
wait_for_found (PaletteFixture *self,
                const char     *expected)
{
  g_autofree char *found = dup_found (self);

  for (guint i = 0; i < 400 && !g_str_equal (found, expected); i++)
    {
      room_wait (10);
      g_free (found);
      found = dup_found (self);
    }
  g_assert_cmpstr (found, ==, expected);
}

static void
test_change (PaletteFixture *self,
             guint           n)
{
  static const char * const names[] = { "Ben Field", "Ana Ortiz", "Bea Ortiz" };
  AftDocument *people[G_N_ELEMENTS (names) + 1] = { NULL };
  g_autoptr (GListModel) often = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    people[i] = room_add_person (self->room, names[i]);
  room_wait (TOLD);

  palette_open (self);
  often = g_object_ref (palette_get_found (self));
  palette_type (self, "ortiz");
  g_signal_emit_by_name (self->entry, "search-changed");
  if (changes[n].before)
    wait_for_found (self, "Ana Ortiz, Bea Ortiz");
  else
    g_assert_true (palette_get_found (self) == often);
  for (guint i = 0; i < G_N_ELEMENTS (changes[n].before_presses); i++)
    palette_press (self, changes[n].before_presses[i]);
  change (self, changes[n].change, people);
  if (changes[n].found != NULL)
    wait_for_found (self, changes[n].found);
  for (guint i = 0; i < G_N_ELEMENTS (changes[n].presses); i++)
    palette_press (self, changes[n].presses[i]);
  room_wait (TOLD);
  g_assert_cmpstr (self->shown, ==, changes[n].shown);
  g_assert_null (self->palette);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (people[i] != NULL)
      aft_book_remove (aft_session_get_book (self->room->session), people[i]);
}

static void
test_shown (PaletteFixture *self,
            gconstpointer   data)
{
  remove_people (self);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (changes[i].before)
      {
        g_test_message ("change %u", i);
        test_change (self, i);
      }
}

static void
test_slices (PaletteFixture *self,
             gconstpointer   data)
{
  remove_people (self);
  palette_add_until_slices (self);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_test_message ("change %u", i);
      test_change (self, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add ("/ui/palette-changes/shown", PaletteFixture, NULL, palette_set_up, test_shown, palette_tear_down);
  g_test_add ("/ui/palette-changes/slices", PaletteFixture, NULL, palette_set_up, test_slices, palette_tear_down);

  return g_test_run ();
}

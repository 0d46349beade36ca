/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <string.h>

#include "aft-split-layout.h"

/* "LCN" for list, content, notes; a pane that is meant is a letter, one that isn't a dash. */
static void
read_panes (const char *text,
            gboolean    panes[AFT_PANES])
{
  for (guint i = 0; i < AFT_PANES; i++)
    panes[i] = text[i] != '-';
}

static void
write_panes (const gboolean panes[AFT_PANES],
             char           text[AFT_PANES + 1])
{
  for (guint i = 0; i < AFT_PANES; i++)
    text[i] = panes[i] ? "LCN"[i] : '-';
  text[AFT_PANES] = '\0';
}

static AftSplitWish
make_wish (const char *present,
           int         minimum)
{
  AftSplitWish wish = { .show_sidebar = TRUE, .show_content = TRUE };

  read_panes (present, wish.present);
  for (guint i = 0; i < AFT_PANES; i++)
    wish.minimum[i] = minimum;

  return wish;
}

/* Comfortable are 320, 440 and 320 pixels, or what the text needs. */
static void
test_room (void)
{
  static const struct
  {
    const char *present;
    int         minimum;        /* of each pane; grows with the text */
    int         width;
    AftRoom     room;
  } cases[] = {
    { "LCN", 100, 0, AFT_ROOM_ONE },
    { "LCN", 100, 360, AFT_ROOM_ONE },
    { "LCN", 100, 759, AFT_ROOM_ONE },
    { "LCN", 100, 760, AFT_ROOM_TWO },
    { "LCN", 100, 1079, AFT_ROOM_TWO },
    { "LCN", 100, 1080, AFT_ROOM_THREE },
    { "LCN", 100, 4000, AFT_ROOM_THREE },
    { "LC-", 100, 759, AFT_ROOM_ONE },
    { "LC-", 100, 760, AFT_ROOM_THREE },
    { "LCN", 500, 999, AFT_ROOM_ONE },
    { "LCN", 500, 1000, AFT_ROOM_TWO },
    { "LCN", 500, 1499, AFT_ROOM_TWO },
    { "LCN", 500, 1500, AFT_ROOM_THREE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftSplitWish wish = make_wish (cases[i].present, cases[i].minimum);
      AftRoom room = aft_split_layout_find_room (&wish, cases[i].width);

      if (room != cases[i].room)
        g_error ("%s of %d px at least in %d px: room for %d panes, not %d", cases[i].present, cases[i].minimum, cases[i].width,
                 room + 1, cases[i].room + 1);
    }
}

static void
test_decide (void)
{
  static const struct
  {
    AftRoom     room;
    gboolean    sidebar;
    gboolean    content;
    gboolean    aside;          /* in this room */
    const char *present;
    const char *shown;
  } cases[] = {
    /* One at a time; the notes lie over both, the page over the list. */
    { AFT_ROOM_ONE, TRUE, FALSE, FALSE, "LCN", "L--" },
    { AFT_ROOM_ONE, TRUE, TRUE, FALSE, "LCN", "-C-" },
    { AFT_ROOM_ONE, FALSE, FALSE, FALSE, "LCN", "L--" },
    { AFT_ROOM_ONE, TRUE, FALSE, TRUE, "LCN", "--N" },
    { AFT_ROOM_ONE, TRUE, TRUE, TRUE, "LCN", "--N" },
    { AFT_ROOM_ONE, TRUE, TRUE, TRUE, "LC-", "-C-" },
    /* The page always; the notes take the list's place. */
    { AFT_ROOM_TWO, TRUE, FALSE, FALSE, "LCN", "LC-" },
    { AFT_ROOM_TWO, TRUE, TRUE, TRUE, "LCN", "-CN" },
    { AFT_ROOM_TWO, FALSE, TRUE, FALSE, "LCN", "-C-" },
    { AFT_ROOM_TWO, TRUE, TRUE, TRUE, "LC-", "LC-" },
    /* All of them, but for what is folded away. */
    { AFT_ROOM_THREE, TRUE, FALSE, TRUE, "LCN", "LCN" },
    { AFT_ROOM_THREE, TRUE, TRUE, FALSE, "LCN", "LC-" },
    { AFT_ROOM_THREE, FALSE, TRUE, TRUE, "LCN", "-CN" },
    { AFT_ROOM_THREE, FALSE, TRUE, FALSE, "LCN", "-C-" },
    { AFT_ROOM_THREE, TRUE, TRUE, TRUE, "LC-", "LC-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftSplitWish wish = make_wish (cases[i].present, 100);
      gboolean shown[AFT_PANES];
      char text[AFT_PANES + 1];

      wish.show_sidebar = cases[i].sidebar;
      wish.show_content = cases[i].content;
      /* What is wished for other rooms doesn't count. */
      for (guint room = 0; room < AFT_ROOMS; room++)
        wish.show_aside[room] = room == cases[i].room ? cases[i].aside : !cases[i].aside;
      aft_split_layout_decide (&wish, cases[i].room, shown);
      write_panes (shown, text);
      if (strcmp (text, cases[i].shown) != 0)
        g_error ("case %u: %s is shown, not %s", i, text, cases[i].shown);
    }
}

static void
test_divide (void)
{
  static const struct
  {
    AftRoom     room;
    const char *shown;
    int         minimum;
    int         width;
    int         widths[AFT_PANES];
  } cases[] = {
    /* Alone a pane has all of it. */
    { AFT_ROOM_ONE, "L--", 100, 360, { 360, 0, 0 } },
    { AFT_ROOM_ONE, "-C-", 100, 360, { 0, 360, 0 } },
    { AFT_ROOM_ONE, "--N", 100, 360, { 0, 0, 360 } },
    /* 26 % for those at the sides, no less than is comfortable and no more than of use; the page has the rest. */
    { AFT_ROOM_TWO, "LC-", 100, 760, { 320, 440, 0 } },
    { AFT_ROOM_TWO, "-CN", 100, 760, { 0, 440, 320 } },
    { AFT_ROOM_THREE, "LCN", 100, 1080, { 320, 440, 320 } },
    { AFT_ROOM_THREE, "LCN", 100, 1400, { 364, 672, 364 } },
    { AFT_ROOM_THREE, "LCN", 100, 4000, { 380, 3200, 420 } },
    { AFT_ROOM_THREE, "-C-", 100, 1400, { 0, 1400, 0 } },
    /* The page's comfort comes before the generosity of its neighbours. */
    { AFT_ROOM_THREE, "LCN", 350, 1150, { 350, 450, 350 } },
    { AFT_ROOM_THREE, "LCN", 500, 1500, { 500, 500, 500 } },
    { AFT_ROOM_TWO, "LC-", 500, 1000, { 500, 500, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftSplitWish wish = make_wish ("LCN", cases[i].minimum);
      gboolean shown[AFT_PANES];
      int widths[AFT_PANES];

      read_panes (cases[i].shown, shown);
      aft_split_layout_divide (&wish, cases[i].room, shown, cases[i].width, widths);
      if (memcmp (widths, cases[i].widths, sizeof widths) != 0)
        g_error ("case %u: %d, %d, %d instead of %d, %d, %d", i, widths[0], widths[1], widths[2], cases[i].widths[0],
                 cases[i].widths[1], cases[i].widths[2]);
    }
}

/* At every width: the panes that are shown fill it, none is under its minimum, and more room never shows fewer. */
static void
test_every_width (void)
{
  static const int minima[] = { 0, 100, 310, 480, 700 };

  for (guint m = 0; m < G_N_ELEMENTS (minima); m++)
    for (guint wishes = 0; wishes < 8; wishes++)
      {
        AftSplitWish wish = make_wish ("LCN", minima[m]);
        guint before = 0;

        wish.show_sidebar = (wishes & 1) != 0;
        wish.show_content = (wishes & 2) != 0;
        for (guint room = 0; room < AFT_ROOMS; room++)
          wish.show_aside[room] = (wishes & 4) != 0;
        for (int width = MAX (minima[m], 1); width < 3000; width++)
          {
            AftRoom room = aft_split_layout_find_room (&wish, width);
            gboolean shown[AFT_PANES];
            int widths[AFT_PANES];
            guint n = 0;
            int sum = 0;

            aft_split_layout_decide (&wish, room, shown);
            aft_split_layout_divide (&wish, room, shown, width, widths);
            for (guint i = 0; i < AFT_PANES; i++)
              {
                n += shown[i];
                sum += widths[i];
                if (shown[i] ? widths[i] < minima[m] : widths[i] != 0)
                  g_error ("pane %u has %d of %d px, %d at least", i, widths[i], width, minima[m]);
              }
            if (sum != width)
              g_error ("the panes have %d of %d px", sum, width);
            if (n < before || n == 0)
              g_error ("%u panes are shown in %d px, %u in one less", n, width, before);
            before = n;
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/split-layout/room", test_room);
  g_test_add_func ("/ui/split-layout/decide", test_decide);
  g_test_add_func ("/ui/split-layout/divide", test_divide);
  g_test_add_func ("/ui/split-layout/every-width", test_every_width);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-split-layout.h"

/* In pixels at the usual size of text: with larger text there is room for fewer panes. */
static const int comfortable[AFT_PANES] = { 320, 440, 320 };
static const int widest[AFT_PANES] = { 380, 0, 420 };

/* Of the whole, for a list or notes in a wide window. */
#define SIDE_PERCENT 26

static int
scale (const AftSplitWish *wish,
       int                 width)
{
  return (int) (width * MAX (wish->scale, 1.0));
}

int
aft_split_layout_comfort (const AftSplitWish *wish,
                          AftPane             pane)
{
  return wish->present[pane] ? MAX (wish->minimum[pane], scale (wish, comfortable[pane])) : 0;
}

AftRoom
aft_split_layout_find_room (const AftSplitWish *wish,
                            int                 width)
{
  int sidebar = aft_split_layout_comfort (wish, AFT_PANE_SIDEBAR);
  int content = aft_split_layout_comfort (wish, AFT_PANE_CONTENT);
  int aside = aft_split_layout_comfort (wish, AFT_PANE_ASIDE);

  if (width < content + MAX (sidebar, aside))
    return AFT_ROOM_ONE;

  return width < sidebar + content + aside ? AFT_ROOM_TWO : AFT_ROOM_THREE;
}

void
aft_split_layout_decide (const AftSplitWish *wish,
                         AftRoom             room,
                         gboolean            shown[AFT_PANES])
{
  gboolean aside = wish->show_aside[room] && wish->present[AFT_PANE_ASIDE];

  shown[AFT_PANE_ASIDE] = aside;
  if (room == AFT_ROOM_ONE)
    {
      shown[AFT_PANE_CONTENT] = !aside && wish->show_content;
      shown[AFT_PANE_SIDEBAR] = !aside && !wish->show_content;
    }
  else
    {
      shown[AFT_PANE_CONTENT] = TRUE;
      shown[AFT_PANE_SIDEBAR] = wish->show_sidebar && (!aside || room == AFT_ROOM_THREE);
    }
}

void
aft_split_layout_divide (const AftSplitWish *wish,
                         AftRoom             room,
                         const gboolean      shown[AFT_PANES],
                         int                 width,
                         int                 widths[AFT_PANES])
{
  int missing;

  widths[AFT_PANE_CONTENT] = shown[AFT_PANE_CONTENT] ? width : 0;
  for (int i = 0; i < AFT_PANES; i++)
    {
      int wished = CLAMP (width * SIDE_PERCENT / 100, scale (wish, comfortable[i]), scale (wish, widest[i]));

      if (i == AFT_PANE_CONTENT)
        continue;
      widths[i] = !shown[i] ? 0 : room == AFT_ROOM_ONE ? width : MAX (wish->minimum[i], wished);
      if (shown[AFT_PANE_CONTENT])
        widths[AFT_PANE_CONTENT] -= widths[i];
    }
  if (room == AFT_ROOM_ONE || !shown[AFT_PANE_CONTENT])
    return;

  /* The page's comfort comes before the generosity of its neighbours. */
  missing = aft_split_layout_comfort (wish, AFT_PANE_CONTENT) - widths[AFT_PANE_CONTENT];
  for (int i = 0; i < AFT_PANES && missing > 0; i++)
    if (shown[i] && i != AFT_PANE_CONTENT)
      {
        int spare = MIN (missing, widths[i] - aft_split_layout_comfort (wish, i));

        widths[i] -= spare;
        widths[AFT_PANE_CONTENT] += spare;
        missing -= spare;
      }
}

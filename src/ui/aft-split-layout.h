/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  AFT_PANE_SIDEBAR,
  AFT_PANE_CONTENT,
  AFT_PANE_ASIDE,
} AftPane;
#define AFT_PANES 3

/* How many panes there is room for. */
typedef enum
{
  AFT_ROOM_ONE,
  AFT_ROOM_TWO,
  AFT_ROOM_THREE,
} AftRoom;
#define AFT_ROOMS 3

/* What AftSplitView decides, without a widget. Widths are in pixels. */
typedef struct
{
  gboolean present[AFT_PANES];
  int      minimum[AFT_PANES];          /* what the panes ask for */
  double   scale;                       /* how much larger than usual the text is, at least 1 */
  gboolean show_sidebar;
  gboolean show_content;
  gboolean show_aside[AFT_ROOMS];
} AftSplitWish;

/* For how many panes there is room in @width. */
AftRoom aft_split_layout_find_room (const AftSplitWish *wish,
                                    int                 width);

/* Which panes are shown then. */
void    aft_split_layout_decide    (const AftSplitWish *wish,
                                    AftRoom             room,
                                    gboolean            shown[AFT_PANES]);

/* And how wide they are; those of @shown fill @width. */
void    aft_split_layout_divide    (const AftSplitWish *wish,
                                    AftRoom             room,
                                    const gboolean      shown[AFT_PANES],
                                    int                 width,
                                    int                 widths[AFT_PANES]);

/* What a pane wants beside others. */
int     aft_split_layout_comfort   (const AftSplitWish *wish,
                                    AftPane             pane);

G_END_DECLS

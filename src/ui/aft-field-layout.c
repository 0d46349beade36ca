/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-field-layout.h"

/* In pixels, between the parts of a line, as the platform has it in such rows. */
#define SPACING 6
/* An entry row has half a dozen. */
#define PARTS_MAX 12

/* Of a header: the words. */
#define WORDS "aft-words"

/* What stands in a line, and how wide each may be. */
typedef struct
{
  GtkWidget        *parts[PARTS_MAX];
  GtkRequestedSize  sizes[PARTS_MAX];
  guint             n;
  int               least;
  int               natural;
} Line;

static GtkWidget *
get_words (GtkWidget *header)
{
  return g_object_get_data (G_OBJECT (header), WORDS);
}

static void
read_line (GtkWidget *header,
           gboolean   with_words,
           Line      *line)
{
  GtkWidget *words = get_words (header);

  *line = (Line) { .n = 0 };
  for (GtkWidget *part = gtk_widget_get_first_child (header); part != NULL && line->n < PARTS_MAX;
       part = gtk_widget_get_next_sibling (part))
    {
      GtkRequestedSize *size = &line->sizes[line->n];

      if (!gtk_widget_should_layout (part) || (part == words && !with_words))
        continue;
      gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &size->minimum_size, &size->natural_size, NULL, NULL);
      line->least += size->minimum_size + (line->n > 0 ? SPACING : 0);
      line->natural += size->natural_size + (line->n > 0 ? SPACING : 0);
      line->parts[line->n++] = part;
    }
}

/* Which of the two it is where there are @width pixels (-1: all there may be). The words may have several lines beside the field, but the
 * field is seen in full. */
static gboolean
is_beside (GtkWidget *header,
           int        width)
{
  GtkWidget *words = get_words (header);
  Line line;
  int least;

  if (width < 0 || !gtk_widget_should_layout (words))
    return TRUE;

  read_line (header, FALSE, &line);
  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return line.natural + SPACING + least <= width;
}

/* What is left goes first to what is cut most shortly, then to what expands. */
static void
distribute (Line *line,
            int   width)
{
  int spare = width - line->least;

  for (guint i = 0; i < line->n; i++)
    line->sizes[i].data = line->parts[i];
  spare = gtk_distribute_natural_allocation (MAX (0, spare), line->n, line->sizes);
  for (guint i = 0; i < line->n; i++)
    if (gtk_widget_compute_expand (line->parts[i], GTK_ORIENTATION_HORIZONTAL))
      {
        line->sizes[i].minimum_size += spare;
        break;
      }
}

static GtkSizeRequestMode
get_mode (GtkWidget *header)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_height (GtkWidget *header,
            int        width,
            gboolean   beside,
            gboolean   natural)
{
  Line line;
  int height = 0;

  read_line (header, beside, &line);
  if (width >= 0)
    distribute (&line, width);
  for (guint i = 0; i < line.n; i++)
    {
      int least, own;

      gtk_widget_measure (line.parts[i], GTK_ORIENTATION_VERTICAL, width >= 0 ? line.sizes[i].minimum_size : -1, &least, &own, NULL,
                          NULL);
      height = MAX (height, natural ? own : least);
    }

  return height;
}

static int
get_words_height (GtkWidget *header,
                  int        width)
{
  int height;

  gtk_widget_measure (get_words (header), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height + SPACING;
}

static void
measure (GtkWidget      *header,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  GtkWidget *words = get_words (header);
  gboolean beside = orientation == GTK_ORIENTATION_VERTICAL ? is_beside (header, for_size) : TRUE;
  Line line;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int below = beside ? 0 : get_words_height (header, for_size);

      *minimum = get_height (header, for_size, beside, FALSE) + below;
      *natural = get_height (header, for_size, beside, TRUE) + below;
      return;
    }

  read_line (header, TRUE, &line);
  *natural = line.natural;
  read_line (header, FALSE, &line);
  *minimum = line.least;
  if (gtk_widget_should_layout (words))
    {
      int least;

      gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
}

static void
allocate (GtkWidget *header,
          int        width,
          int        height,
          int        baseline)
{
  gboolean beside = is_beside (header, width);
  gboolean reversed = gtk_widget_get_direction (header) == GTK_TEXT_DIR_RTL;
  int below = beside ? 0 : get_words_height (header, width);
  int x = 0;
  Line line;

  read_line (header, beside, &line);
  distribute (&line, width);
  for (guint i = 0; i < line.n; i++)
    {
      GtkAllocation place = { .x = x, .width = line.sizes[i].minimum_size, .height = height - below };

      x += place.width + SPACING;
      if (reversed)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (line.parts[i], &place, -1);
    }
  if (!beside)
    gtk_widget_size_allocate (get_words (header),
                              &(GtkAllocation) { .y = height - below, .width = width, .height = below - SPACING }, -1);
}

void
aft_field_layout_add_words (AdwEntryRow *row,
                            GtkWidget   *words)
{
  GtkWidget *header = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_widget_insert_before (words, header, gtk_widget_get_last_child (header));
  g_object_set_data (G_OBJECT (header), WORDS, words);
  gtk_widget_set_layout_manager (header, gtk_custom_layout_new (get_mode, measure, allocate));
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-wrap-box.h"

#include "aft-narrow.h"

/* In pixels, between widgets and between lines. */
#define SPACING 6

struct _AftWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AftWrapBox, aft_wrap_box, GTK_TYPE_WIDGET)

static int
get_width (GtkWidget *child,
           int        width)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);

  return MAX (least, MIN (natural, width));
}

/* One line: the widgets from @first to before @end, of which @grows (or NULL) takes what the others leave. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  GtkWidget *grows;
  int        spare;
  int        height;
} Line;

static int
get_width_in (const Line *line,
              GtkWidget  *child,
              int         width)
{
  return get_width (child, width) + (child == line->grows ? line->spare : 0);
}

static void
find_line (Line      *line,
           GtkWidget *first,
           int        width)
{
  GtkWidget *child;
  int x = 0;

  *line = (Line) { .first = first };
  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int own;

      if (!gtk_widget_should_layout (child))
        continue;
      own = get_width (child, width);
      if (x > 0 && x + own > width)
        break;
      if (line->grows == NULL && gtk_widget_get_hexpand (child))
        line->grows = child;
      x += own + SPACING;
    }
  line->end = child;
  line->spare = MAX (0, width + SPACING - x);

  for (child = first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      int tall;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_width_in (line, child, width), NULL, &tall, NULL, NULL);
      line->height = MAX (line->height, tall);
    }
}

/* A line begins where the box stands in what is around it. */
static int
get_start (GtkWidget  *self,
           const Line *line)
{
  GtkAlign align = gtk_widget_get_halign (self);

  if (line->grows != NULL)
    return 0;

  return align == GTK_ALIGN_CENTER ? line->spare / 2 : align == GTK_ALIGN_END ? line->spare : 0;
}

static void
place_line (GtkWidget  *self,
            const Line *line,
            int         width,
            int         y)
{
  gboolean reversed = gtk_widget_get_direction (self) == GTK_TEXT_DIR_RTL;
  int x = get_start (self, line);

  for (GtkWidget *child = line->first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { .x = x, .y = y, .height = line->height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = get_width_in (line, child, width);
      x += place.width + SPACING;
      if (reversed)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/* Returns the height of all lines, and puts the widgets there if @place. */
static int
lay_out (GtkWidget *self,
         int        width,
         gboolean   place)
{
  GtkWidget *first = gtk_widget_get_first_child (self);
  int y = 0;

  while (first != NULL)
    {
      Line line;

      find_line (&line, first, width);
      if (y > 0 && line.height > 0)
        y += SPACING;
      if (place)
        place_line (self, &line, width, y);
      y += line.height;
      first = line.end;
    }

  return y;
}

static GtkSizeRequestMode
aft_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
aft_wrap_box_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, own;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &own, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += own + (*natural > 0 ? SPACING : 0);
    }
}

static void
aft_wrap_box_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  lay_out (widget, width, TRUE);
}

/* The words of a button that is wider than a line of the box go on below, and so does a word: a child has all of a line if it likes. */
static void
let_wrap (GtkWidget *child)
{
  GtkWidget *words = GTK_IS_BUTTON (child) ? gtk_button_get_child (GTK_BUTTON (child)) : NULL;

  aft_narrow_give_way (child);
  if (words != NULL && GTK_IS_LABEL (words))
    gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
}

static void
aft_wrap_box_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (aft_wrap_box_parent_class)->root (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_wrap (child);
}

static void
aft_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (aft_wrap_box_parent_class)->dispose (object);
}

static void
aft_wrap_box_class_init (AftWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_wrap_box_dispose;
  widget_class->get_request_mode = aft_wrap_box_get_request_mode;
  widget_class->root = aft_wrap_box_root;
  widget_class->measure = aft_wrap_box_measure;
  widget_class->size_allocate = aft_wrap_box_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aft_wrap_box_init (AftWrapBox *self)
{
}

GtkWidget *
aft_wrap_box_new (void)
{
  return g_object_new (AFT_TYPE_WRAP_BOX, NULL);
}

void
aft_wrap_box_append (AftWrapBox *self,
                     GtkWidget  *child)
{
  g_return_if_fail (AFT_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  let_wrap (child);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-list-lines.h"

#include <adwaita.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "aft-text.h"

/* In pixels. */
#define SPACING 1
#define PART_SPACING 12

#define MOST_ROWS 2

/* As libadwaita's style classes "caption" and "dim-label" have it: how large a caption is, of a text's size (1.5 and later) but not below
 * so many points (1.2), and how much is seen of what is dim, also in high contrast. */
#define CAPTION 0.82
#define CAPTION_POINTS 9
#define DIM 0.55f
#define DIM_IN_CONTRAST 0.9f

typedef struct
{
  char          *text;          /* NULL: none */
  PangoAttrList *marks;
  guint          rows;
} Line;

struct _AftListLines
{
  GtkWidget  parent_instance;

  Line       lines[AFT_LINES];
  guint      n_before;          /* of the children: so many stand before the words, the others behind */
};

G_DEFINE_FINAL_TYPE (AftListLines, aft_list_lines, GTK_TYPE_WIDGET)

/* How tall text of a font is. */
typedef struct
{
  PangoFontDescription *font;
  double                resolution;
  int                   heights[AFT_LINES][MOST_ROWS];  /* of one row, of two, in pixels */
} Font;

static PangoLayout *
create_layout (AftListLines *self,
               AftLine       line,
               const char   *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (line != AFT_LINE_TITLE)
    {
      PangoContext *context = pango_layout_get_context (layout);
      PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
      double size = pango_font_description_get_size (font) * CAPTION;
      double points = CAPTION_POINTS * PANGO_SCALE;

      if (pango_font_description_get_size_is_absolute (font))
        pango_font_description_set_absolute_size (font, MAX (size, points * pango_cairo_context_get_resolution (context) / 72));
      else
        pango_font_description_set_size (font, (int) MAX (size, points));
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
    }

  return layout;
}

static Font *
font_new (AftListLines               *self,
          const PangoFontDescription *description,
          double                      resolution)
{
  Font *font = g_new0 (Font, 1);

  font->font = pango_font_description_copy (description);
  font->resolution = resolution;
  for (guint line = 0; line < AFT_LINES; line++)
    for (guint i = 0; i < MOST_ROWS; i++)
      {
        g_autoptr (PangoLayout) layout = create_layout (self, line, i == 0 ? "" : "\n");

        pango_layout_get_pixel_size (layout, NULL, &font->heights[line][i]);
      }

  return font;
}

static void
font_free (Font *font)
{
  pango_font_description_free (font->font);
  g_free (font);
}

/* There is one font, and more only where the text's size or the system's font was changed. */
static const Font *
get_font (AftListLines *self)
{
  static GPtrArray *fonts;
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *description = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);

  if (fonts == NULL)
    fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) font_free);
  for (guint i = 0; i < fonts->len; i++)
    {
      Font *font = g_ptr_array_index (fonts, i);

      if (font->resolution == resolution && pango_font_description_equal (font->font, description))
        return font;
    }

  g_ptr_array_add (fonts, font_new (self, description, resolution));

  return g_ptr_array_index (fonts, fonts->len - 1);
}

static int
get_height (AftListLines *self)
{
  const Font *font = get_font (self);
  int height = 0;

  for (guint i = 0; i < AFT_LINES; i++)
    if (self->lines[i].text != NULL)
      height += font->heights[i][self->lines[i].rows - 1] + (height > 0 ? SPACING : 0);

  return height;
}

static void
aft_list_lines_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  int size = orientation == GTK_ORIENTATION_VERTICAL ? get_height (AFT_LIST_LINES (widget)) : 0;

  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL; part = gtk_widget_get_next_sibling (part))
    {
      int part_size;

      if (!gtk_widget_should_layout (part))
        continue;
      gtk_widget_measure (part, orientation, -1, &part_size, NULL, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        size = MAX (size, part_size);
      else
        size += part_size + PART_SPACING;
    }
  *minimum = *natural = size;
}

/* The room that is left for the words. In a window from right to left all is mirrored. */
static GdkRectangle
place_parts (AftListLines *self,
             int           width,
             int           height,
             gboolean      allocate)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int begin = 0;
  int end = width;
  guint i = 0;

  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL; part = gtk_widget_get_next_sibling (part), i++)
    {
      GtkAllocation place = { .height = height };

      if (!gtk_widget_should_layout (part))
        continue;
      gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &place.width, NULL, NULL, NULL);
      if (i < self->n_before)
        {
          place.x = begin;
          begin += place.width + PART_SPACING;
        }
      else
        {
          place.x = end - place.width;
          end -= place.width + PART_SPACING;
        }
      if (reversed)
        place.x = width - place.x - place.width;
      if (allocate)
        gtk_widget_size_allocate (part, &place, -1);
    }

  return (GdkRectangle) { .x = reversed ? width - end : begin, .width = MAX (end - begin, 0), .height = height };
}

static void
aft_list_lines_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  place_parts (AFT_LIST_LINES (widget), width, height, TRUE);
}

PangoLayout *
aft_list_lines_make_layout (AftListLines *self,
                            AftLine       line,
                            int           width)
{
  PangoLayout *layout;
  gboolean reversed;

  g_return_val_if_fail (AFT_IS_LIST_LINES (self), NULL);

  reversed = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  layout = create_layout (self, line, self->lines[line].text);
  pango_layout_set_attributes (layout, self->lines[line].marks);
  pango_layout_set_alignment (layout, reversed ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_height (layout, -(int) self->lines[line].rows);

  return layout;
}

static void
aft_list_lines_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AftListLines *self = AFT_LIST_LINES (widget);
  const Font *font = get_font (self);
  int height = gtk_widget_get_height (widget);
  GdkRectangle room = place_parts (self, gtk_widget_get_width (widget), height, FALSE);
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA color;

  GTK_WIDGET_CLASS (aft_list_lines_parent_class)->snapshot (widget, snapshot);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (room.x, (height - get_height (self)) / 2));
  for (guint i = 0; i < AFT_LINES; i++)
    {
      GdkRGBA shown = color;
      g_autoptr (PangoLayout) layout = NULL;

      if (self->lines[i].text == NULL)
        continue;
      if (i == AFT_LINE_META)
        shown.alpha *= contrast ? DIM_IN_CONTRAST : DIM;
      layout = aft_list_lines_make_layout (self, i, room.width);
      gtk_snapshot_append_layout (snapshot, layout, &shown);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, font->heights[i][self->lines[i].rows - 1] + SPACING));
    }
  gtk_snapshot_restore (snapshot);
}

#define LEFT_TO_RIGHT "\342\200\216"
#define RIGHT_TO_LEFT "\342\200\217"
#define ISOLATE "\342\201\250"
#define END_ISOLATE "\342\201\251"

/* Whether a letter of @text is of a script that is written from right to left. */
static gboolean
has_reversed (const char *text)
{
  static const gunichar blocks[][2] = {
    { 0x0590, 0x08ff }, { 0xfb1d, 0xfdff }, { 0xfe70, 0xfeff }, { 0x10800, 0x10fff }, { 0x1e800, 0x1efff },
  };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; (guchar) *p >= 0xd6 && i < G_N_ELEMENTS (blocks); i++)
      if (g_utf8_get_char (p) >= blocks[i][0] && g_utf8_get_char (p) <= blocks[i][1])
        return TRUE;

  return FALSE;
}

/* Pango lets a text begin where its script does: a name of another direction would stand at the row's other end, far from its disc.
 * Behind a sign of the row's direction it begins where the others do, and is read as before. */
static char *
dup_begun (GtkWidget  *row,
           const char *text)
{
  gboolean reversed = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;

  if (*text == '\0' || (!reversed && !has_reversed (text)))
    return g_strdup (text);

  return g_strconcat (reversed ? RIGHT_TO_LEFT : LEFT_TO_RIGHT, ISOLATE, text, END_ISOLATE, NULL);
}

void
aft_list_lines_set (AftListLines  *self,
                    AftLine        line,
                    const char    *text,
                    PangoAttrList *marks,
                    guint          rows)
{
  g_autofree char *shown = aft_text_dup_shown (text, AFT_TEXT_SHOWN_MAX);
  char *begun = *shown != '\0' ? dup_begun (GTK_WIDGET (self), shown) : NULL;
  Line *set;

  g_return_if_fail (AFT_IS_LIST_LINES (self));
  g_return_if_fail (rows >= 1 && rows <= MOST_ROWS);

  set = &self->lines[line];
  if (set->rows != rows || (set->text != NULL) != (begun != NULL))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));

  g_clear_pointer (&set->marks, pango_attr_list_unref);
  if (marks != NULL && begun != NULL && !g_str_equal (begun, shown))
    {
      set->marks = pango_attr_list_new ();
      pango_attr_list_splice (set->marks, marks, strlen (LEFT_TO_RIGHT ISOLATE), (int) strlen (shown));
    }
  else if (marks != NULL)
    {
      set->marks = pango_attr_list_ref (marks);
    }
  g_free (set->text);
  set->text = begun;
  set->rows = rows;
}

void
aft_list_lines_put_before (AftListLines *self,
                           GtkWidget    *part)
{
  g_return_if_fail (AFT_IS_LIST_LINES (self));

  self->n_before++;
  gtk_widget_insert_after (part, GTK_WIDGET (self), NULL);
}

void
aft_list_lines_put_behind (AftListLines *self,
                           GtkWidget    *part)
{
  g_return_if_fail (AFT_IS_LIST_LINES (self));

  gtk_widget_insert_before (part, GTK_WIDGET (self), NULL);
}

static void
aft_list_lines_dispose (GObject *object)
{
  GtkWidget *part;

  while ((part = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (part);

  G_OBJECT_CLASS (aft_list_lines_parent_class)->dispose (object);
}

static void
aft_list_lines_finalize (GObject *object)
{
  AftListLines *self = AFT_LIST_LINES (object);

  for (guint i = 0; i < AFT_LINES; i++)
    {
      g_free (self->lines[i].text);
      g_clear_pointer (&self->lines[i].marks, pango_attr_list_unref);
    }

  G_OBJECT_CLASS (aft_list_lines_parent_class)->finalize (object);
}

static void
aft_list_lines_class_init (AftListLinesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = aft_list_lines_dispose;
  object_class->finalize = aft_list_lines_finalize;
  widget_class->measure = aft_list_lines_measure;
  widget_class->size_allocate = aft_list_lines_size_allocate;
  widget_class->snapshot = aft_list_lines_snapshot;
}

static void
aft_list_lines_init (AftListLines *self)
{
  for (guint i = 0; i < AFT_LINES; i++)
    self->lines[i].rows = 1;
}

GtkWidget *
aft_list_lines_new (void)
{
  return g_object_new (AFT_TYPE_LIST_LINES, NULL);
}

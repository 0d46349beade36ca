/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-list-lines.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "aft-text.h"

/* In pixels. */
#define SPACING 1

#define MOST_ROWS 2

struct _AftListLines
{
  GtkWidget       parent_instance;

  GtkInscription *lines[AFT_LINES];
  guint           rows[AFT_LINES];
};

G_DEFINE_FINAL_TYPE (AftListLines, aft_list_lines, GTK_TYPE_WIDGET)

/* How tall text of a font is. */
typedef struct
{
  PangoFontDescription *font;
  double                resolution;
  int                   heights[MOST_ROWS];   /* of one row, of two, in pixels */
} Font;

static Font *
font_new (GtkWidget                  *line,
          const PangoFontDescription *description,
          double                      resolution)
{
  Font *font = g_new0 (Font, 1);

  font->font = pango_font_description_copy (description);
  font->resolution = resolution;
  for (guint i = 0; i < MOST_ROWS; i++)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (line, i == 0 ? "" : "\n");

      pango_layout_get_pixel_size (layout, NULL, &font->heights[i]);
    }

  return font;
}

static void
font_free (Font *font)
{
  pango_font_description_free (font->font);
  g_free (font);
}

/* There are as many fonts as lines, and more only where the text's size or the system's font was changed. */
static int
get_height (GtkInscription *line,
            guint           rows)
{
  static GPtrArray *fonts;
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (line));
  const PangoFontDescription *description = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);

  if (fonts == NULL)
    fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) font_free);
  for (guint i = 0; i < fonts->len; i++)
    {
      Font *font = g_ptr_array_index (fonts, i);

      if (font->resolution == resolution && pango_font_description_equal (font->font, description))
        return font->heights[rows - 1];
    }

  g_ptr_array_add (fonts, font_new (GTK_WIDGET (line), description, resolution));
  return get_height (line, rows);
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
  AftListLines *self = AFT_LIST_LINES (widget);
  int height = 0;

  *minimum_baseline = *natural_baseline = -1;
  for (guint i = 0; i < AFT_LINES && orientation == GTK_ORIENTATION_VERTICAL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->lines[i])))
      height += get_height (self->lines[i], self->rows[i]) + (height > 0 ? SPACING : 0);
  *minimum = *natural = height;
}

static void
aft_list_lines_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  AftListLines *self = AFT_LIST_LINES (widget);
  GtkAllocation place = { .width = width };

  for (guint i = 0; i < AFT_LINES; i++)
    {
      GtkWidget *line = GTK_WIDGET (self->lines[i]);

      if (!gtk_widget_get_visible (line))
        continue;
      place.height = get_height (self->lines[i], self->rows[i]);
      /* It wants nothing; GTK insists on having asked. */
      gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (line, &place, -1);
      place.y += place.height + SPACING;
    }
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
  g_autofree char *begun = NULL;
  PangoAttrList *moved = NULL;

  g_return_if_fail (AFT_IS_LIST_LINES (self));
  g_return_if_fail (rows >= 1 && rows <= MOST_ROWS);

  if (self->rows[line] != rows)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->rows[line] = rows;
  begun = dup_begun (GTK_WIDGET (self), shown);
  if (marks != NULL && !g_str_equal (begun, shown))
    {
      moved = pango_attr_list_new ();
      pango_attr_list_splice (moved, marks, strlen (LEFT_TO_RIGHT ISOLATE), (int) strlen (shown));
    }
  gtk_inscription_set_text (self->lines[line], begun);
  gtk_inscription_set_attributes (self->lines[line], moved != NULL ? moved : marks);
  g_clear_pointer (&moved, pango_attr_list_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->lines[line]), *shown != '\0');
}

static void
aft_list_lines_dispose (GObject *object)
{
  AftListLines *self = AFT_LIST_LINES (object);

  for (guint i = 0; i < AFT_LINES; i++)
    {
      /* GTK 4.8 doesn't give back the marks of a line that goes. */
      if (self->lines[i] != NULL)
        gtk_inscription_set_attributes (self->lines[i], NULL);
      g_clear_pointer ((GtkWidget **) &self->lines[i], gtk_widget_unparent);
    }

  G_OBJECT_CLASS (aft_list_lines_parent_class)->dispose (object);
}

static void
aft_list_lines_class_init (AftListLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_list_lines_dispose;
  widget_class->measure = aft_list_lines_measure;
  widget_class->size_allocate = aft_list_lines_size_allocate;
}

static void
aft_list_lines_init (AftListLines *self)
{
  static const char * const classes[AFT_LINES][3] = {
    [AFT_LINE_TITLE] = { NULL },
    [AFT_LINE_SUBTITLE] = { "caption", NULL },
    [AFT_LINE_META] = { "caption", "dim-label", NULL },
  };

  for (guint i = 0; i < AFT_LINES; i++)
    {
      self->rows[i] = 1;
      self->lines[i] = g_object_new (GTK_TYPE_INSCRIPTION,
                                     "css-classes", classes[i],
                                     "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                     "min-chars", 0,
                                     "min-lines", 0,
                                     NULL);
      gtk_widget_set_parent (GTK_WIDGET (self->lines[i]), GTK_WIDGET (self));
    }
}

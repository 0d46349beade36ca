/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-markup-plain.h"
#include "aft-text-break.h"

#define FOOTER_POINTS 30.0
#define HANGING_POINTS 14
/* Paragraphs that are laid out before the dialog may be painted again. */
#define AT_ONCE 100
/* A heading that would have less below it goes to the next page. */
#define KEPT_LINES 3

/* The lines of one paragraph that stand on one page. */
typedef struct
{
  guint  paragraph;
  int    first;
  int    end;
  double y;
} Piece;

typedef struct
{
  char   *title;
  char   *date;
  GStrv   paragraphs;
  guint   n;
  guint   at;           /* the paragraph to be laid out next; 0 is the title */
  double  y;
  GArray *pieces;       /* Piece */
  GArray *pages;        /* guint: the first piece of each page */
} Job;

static void
job_free (Job *job)
{
  g_array_unref (job->pieces);
  g_array_unref (job->pages);
  g_strfreev (job->paragraphs);
  g_free (job->title);
  g_free (job->date);
  g_free (job);
}

static gboolean
is_heading (Job   *job,
            guint  paragraph)
{
  return paragraph > 0 && g_str_has_prefix (job->paragraphs[paragraph - 1], AFT_PLAIN_HEADING);
}

static gboolean
is_item (const char *text)
{
  const char *digits = text + strspn (text, "0123456789");

  return g_str_has_prefix (text, "• ") || g_str_has_prefix (text, "☐ ") || g_str_has_prefix (text, "☑ ")
         || (digits > text && g_str_has_prefix (digits, ". "));
}

static PangoLayout *
make_layout (Job             *job,
             GtkPrintContext *context,
             guint            paragraph)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  const char *text = paragraph == 0 ? job->title : job->paragraphs[paragraph - 1];
  gboolean heading = is_heading (job, paragraph);

  pango_layout_set_width (layout, gtk_print_context_get_width (context) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, heading ? text + strlen (AFT_PLAIN_HEADING) : text, -1);
  if (heading || paragraph == 0)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_attr_list_insert (attributes, pango_attr_scale_new (paragraph == 0 ? PANGO_SCALE_X_LARGE : PANGO_SCALE_LARGE));
      pango_layout_set_attributes (layout, attributes);
    }
  else if (is_item (text))
    pango_layout_set_indent (layout, -HANGING_POINTS * PANGO_SCALE);

  return layout;
}

static void
add_piece (Job      *job,
           guint     paragraph,
           int       line,
           gboolean  new_page)
{
  Piece piece = { paragraph, line, line, job->y };

  g_array_append_val (job->pieces, piece);
  if (new_page || job->pages->len == 0)
    {
      guint first = job->pieces->len - 1;

      g_array_append_val (job->pages, first);
    }
}

static void
place (Job             *job,
       GtkPrintContext *context,
       guint            paragraph)
{
  g_autoptr (PangoLayout) layout = make_layout (job, context, paragraph);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double room = gtk_print_context_get_height (context) - FOOTER_POINTS;
  gboolean heading = is_heading (job, paragraph);
  int line = 0;

  do
    {
      double height;
      PangoRectangle box;
      gboolean new_page;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      height = (double) box.height / PANGO_SCALE;
      new_page = job->y > 0 && job->y + height * (heading && line == 0 ? KEPT_LINES : 1) > room;
      if (new_page)
        job->y = 0;
      if (line == 0 || new_page)
        add_piece (job, paragraph, line, new_page);
      g_array_index (job->pieces, Piece, job->pieces->len - 1).end = ++line;
      job->y += height;
    }
  while (pango_layout_iter_next_line (iter));

  if (paragraph == 0)
    job->y += FOOTER_POINTS / 2;
}

static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Job               *job)
{
  for (guint i = 0; i < AT_ONCE && job->at <= job->n; i++)
    place (job, context, job->at++);
  if (job->at <= job->n)
    return FALSE;

  gtk_print_operation_set_n_pages (operation, job->pages->len);

  return TRUE;
}

static void
draw_at_foot (GtkPrintContext *context,
              const char      *text,
              gboolean         at_end)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) footer = gtk_print_context_create_pango_layout (context);
  gboolean right = at_end != (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);

  pango_layout_set_text (footer, text, -1);
  pango_layout_set_width (footer, gtk_print_context_get_width (context) * PANGO_SCALE);
  pango_layout_set_auto_dir (footer, FALSE);
  pango_layout_set_alignment (footer, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - FOOTER_POINTS / 2);
  pango_cairo_show_layout (cr, footer);
}

static void
draw_piece (Job             *job,
            GtkPrintContext *context,
            const Piece     *piece)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = make_layout (job, context, piece->paragraph);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double top = -1;
  int line = 0;

  do
    {
      PangoRectangle box;

      if (line >= piece->first && line < piece->end)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &box);
          if (top < 0)
            top = (double) box.y / PANGO_SCALE;
          cairo_move_to (cr, (double) box.x / PANGO_SCALE,
                         piece->y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE - top);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         Job               *job)
{
  guint first = g_array_index (job->pages, guint, page);
  guint end = page + 1 < (int) job->pages->len ? g_array_index (job->pages, guint, page + 1) : job->pieces->len;
  /* Translators: at the foot of a printed page */
  g_autofree char *number = g_strdup_printf (_("Page %d of %u"), page + 1, job->pages->len);

  for (guint i = first; i < end; i++)
    draw_piece (job, context, &g_array_index (job->pieces, Piece, i));
  if (job->date != NULL)
    draw_at_foot (context, job->date, FALSE);
  draw_at_foot (context, number, TRUE);
}

/* A long line is broken as on the screen: it would block the program for seconds. */
static char **
split (const char *text)
{
  g_autofree char *broken = aft_text_break_lines (text, -1, 0);
  g_auto (GStrv) pieces = g_strsplit (broken, AFT_SOFT_BREAK, -1);
  g_autofree char *lines = g_strjoinv ("\n", pieces);

  return g_strsplit (lines, "\n", -1);
}

GtkPrintOperation *
aft_print_operation_new (const char *title,
                         const char *date,
                         const char *text)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Job *job = g_new0 (Job, 1);

  job->title = g_strdup (title);
  job->date = g_strdup (date);
  job->paragraphs = split (text);
  job->n = g_strv_length (job->paragraphs);
  job->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  job->pages = g_array_new (FALSE, FALSE, sizeof (guint));

  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  g_object_set_data_full (G_OBJECT (operation), "aft-job", job, (GDestroyNotify) job_free);

  return operation;
}

void
aft_print_dated (GtkWidget  *widget,
                 const char *title,
                 const char *date,
                 const char *text)
{
  g_autoptr (GtkPrintOperation) operation = aft_print_operation_new (title, date, text);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (gtk_widget_get_root (widget)),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_widget_activate_action (widget, "win.message", "s", error->message);
}

void
aft_print_text (GtkWidget  *widget,
                const char *title,
                const char *text)
{
  aft_print_dated (widget, title, NULL, text);
}

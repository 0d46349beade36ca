/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-print.h"

#include <glib/gi18n-lib.h>

#define FOOTER_POINTS 24.0

typedef struct
{
  GtkWidget   *widget;
  char        *title;
  char        *text;
  PangoLayout *layout;
  GArray      *page_starts;     /* int: the first line of each page */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->widget);
  g_clear_object (&job->layout);
  g_clear_pointer (&job->page_starts, g_array_unref);
  g_free (job->title);
  g_free (job->text);
  g_free (job);
}

static char *
dup_markup (Job *job)
{
  g_auto (GStrv) lines = g_strsplit (job->text, "\n", -1);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *title = g_markup_escape_text (job->title, -1);

  g_string_append_printf (markup, "<span size=\"x-large\" weight=\"bold\">%s</span>\n\n", title);
  for (char **line = lines; *line; line++)
    {
      gboolean heading = g_str_has_prefix (*line, "# ");
      g_autofree char *escaped = g_markup_escape_text (heading ? *line + 2 : *line, -1);

      g_string_append_printf (markup, heading ? "<b>%s</b>\n" : "%s\n", escaped);
    }

  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          gpointer           data)
{
  Job *job = data;
  double height = gtk_print_context_get_height (context) - FOOTER_POINTS;
  g_autofree char *markup = dup_markup (job);
  g_autoptr (PangoLayoutIter) iter = NULL;
  double top = 0;
  int line = 0;

  job->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_width (job->layout, gtk_print_context_get_width (context) * PANGO_SCALE);
  pango_layout_set_wrap (job->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (job->layout, markup, -1);

  job->page_starts = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (job->page_starts, line);
  iter = pango_layout_get_iter (job->layout);
  do
    {
      PangoRectangle box;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      if ((box.y + box.height) / (double) PANGO_SCALE - top > height)
        {
          g_array_append_val (job->page_starts, line);
          top = box.y / (double) PANGO_SCALE;
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));

  gtk_print_operation_set_n_pages (operation, job->page_starts->len);
}

static void
draw_footer (Job             *job,
             GtkPrintContext *context,
             int              page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) footer = gtk_print_context_create_pango_layout (context);
  /* Translators: at the foot of a printed page */
  g_autofree char *text = g_strdup_printf (_("Page %d of %u"), page + 1, job->page_starts->len);

  pango_layout_set_text (footer, text, -1);
  pango_layout_set_width (footer, gtk_print_context_get_width (context) * PANGO_SCALE);
  pango_layout_set_alignment (footer, PANGO_ALIGN_RIGHT);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - FOOTER_POINTS / 2);
  pango_cairo_show_layout (cr, footer);
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         gpointer           data)
{
  Job *job = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  int first = g_array_index (job->page_starts, int, page);
  int end = page + 1 < (int) job->page_starts->len ? g_array_index (job->page_starts, int, page + 1) : G_MAXINT;
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (job->layout);
  double top = -1;
  int line = 0;

  do
    {
      PangoRectangle box;

      if (line >= first && line < end)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &box);
          if (top < 0)
            top = box.y / (double) PANGO_SCALE;
          cairo_move_to (cr, box.x / (double) PANGO_SCALE, pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE - top);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));

  draw_footer (job, context, page);
}

void
aft_print_text (GtkWidget  *widget,
                const char *title,
                const char *text)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  Job *job = g_new0 (Job, 1);

  job->widget = g_object_ref (widget);
  job->title = g_strdup (title);
  job->text = g_strdup (text);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  g_object_set_data_full (G_OBJECT (operation), "aft-job", job, (GDestroyNotify) job_free);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (gtk_widget_get_root (widget)),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_widget_activate_action (widget, "win.message", "s", error->message);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-problems-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-open-uri.h"
#include "aft-problem.h"
#include "aft-spoken.h"
#include "aft-text.h"

struct _AftProblemsPage
{
  GtkWidget   parent_instance;

  AftSession *session;

  GtkStack   *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AftProblemsPage, aft_problems_page, GTK_TYPE_WIDGET)

static void
row_activated_cb (AftProblemsPage *self,
                  GtkListBoxRow   *row)
{
  g_autoptr (AftProblem) problem = g_list_model_get_item (aft_session_get_problems (self->session),
                                                          (guint) gtk_list_box_row_get_index (row));
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *uri = NULL;

  if (problem == NULL || aft_session_get_folder (self->session) == NULL)
    return;
  path = g_build_filename (aft_session_get_folder (self->session), aft_problem_get_path (problem), NULL);
  folder = g_path_get_dirname (path);
  uri = g_filename_to_uri (folder, NULL, NULL);
  if (uri != NULL)
    aft_open_uri (GTK_WIDGET (self), uri);
}

static GtkWidget *
make_row (gpointer item,
          gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *path = aft_text_dup_shown (aft_problem_get_path (item), AFT_TEXT_SHOWN_MAX);
  g_autofree char *reason = aft_text_dup_shown (aft_problem_get_reason (item), AFT_TEXT_SHOWN_MAX);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), reason);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), path);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  aft_spoken_set_tooltip (row, _("Show its folder"));

  return row;
}

static void
update (AftProblemsPage *self)
{
  gboolean some = g_list_model_get_n_items (aft_session_get_problems (self->session)) > 0;

  gtk_stack_set_visible_child_name (self->stack, some ? "some" : "none");
}

static void
aft_problems_page_dispose (GObject *object)
{
  AftProblemsPage *self = AFT_PROBLEMS_PAGE (object);

  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_problems_page_parent_class)->dispose (object);
}

static void
aft_problems_page_class_init (AftProblemsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_problems_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-problems-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AftProblemsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AftProblemsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
aft_problems_page_init (AftProblemsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aft_problems_page_new (AftSession *session)
{
  AftProblemsPage *self = g_object_new (AFT_TYPE_PROBLEMS_PAGE, NULL);
  GListModel *problems = aft_session_get_problems (session);

  self->session = g_object_ref (session);
  gtk_list_box_bind_model (self->list, problems, make_row, NULL, NULL);
  g_signal_connect_object (problems, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

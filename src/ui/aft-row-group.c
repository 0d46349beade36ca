/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-row-group.h"

#include <glib/gi18n-lib.h>

#include "aft-focus.h"
#include "aft-spoken.h"

struct _AftRowGroup
{
  AdwPreferencesGroup    parent_instance;

  GtkListBox            *rows;
  GtkWidget             *empty;
  GtkWidget             *add;
  GtkWidget             *more;

  AftSession            *session;
  AftDocument           *document;
  GtkSliceListModel     *shown;
  const AftRowGroupKind *kind;
  gboolean               had_focus;     /* a row that goes */
};

G_DEFINE_FINAL_TYPE (AftRowGroup, aft_row_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update (AftRowGroup *self)
{
  GListModel *all = self->shown != NULL ? gtk_slice_list_model_get_model (self->shown) : NULL;
  guint n = all != NULL ? g_list_model_get_n_items (all) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_widget_set_visible (self->empty, n == 0 && self->kind->empty != NULL);
  gtk_widget_set_visible (self->more, all != NULL && n > gtk_slice_list_model_get_size (self->shown));
  gtk_widget_set_visible (GTK_WIDGET (self), self->document != NULL && (n > 0 || self->kind->empty != NULL));
  if (self->add != NULL)
    gtk_widget_set_sensitive (self->add, self->document != NULL && !aft_document_is_read_only (self->document));
}

/* Heard before the rows hear of it. */
static void
changing_cb (AftRowGroup *self,
             guint        position,
             guint        removed,
             guint        added)
{
  for (guint i = position; i < position + removed && added == 0; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, i);

      if (row != NULL && aft_focus_leave (GTK_WIDGET (row)))
        self->had_focus = TRUE;
    }
}

/* GTK would give the focus to another row, which selects its text: the next key would write over it. */
static void
changed_cb (AftRowGroup *self)
{
  update (self);
  if (self->had_focus && (self->add == NULL || !gtk_widget_grab_focus (self->add)))
    aft_focus_enter (GTK_WIDGET (self));
  self->had_focus = FALSE;
}

static GtkWidget *
make_row (gpointer item,
          gpointer data)
{
  AftRowGroup *self = data;

  return self->kind->row (self->session, self->document, item);
}

void
aft_row_group_set_document (AftRowGroup *self,
                            AftDocument *document)
{
  GListModel *all;

  g_return_if_fail (AFT_IS_ROW_GROUP (self));

  if (self->shown != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_slice_list_model_get_model (self->shown), self);
      gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
    }
  g_clear_object (&self->shown);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      all = self->kind->list (self->session, document);
      g_signal_connect_object (all, "items-changed", G_CALLBACK (changing_cb), self, G_CONNECT_SWAPPED);
      self->shown = gtk_slice_list_model_new (all, 0, AFT_ROW_GROUP_SHOWN);
      g_signal_connect_object (all, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->shown), make_row, self, NULL);
    }
  update (self);
}

AftDocument *
aft_row_group_get_document (AftRowGroup *self)
{
  g_return_val_if_fail (AFT_IS_ROW_GROUP (self), NULL);

  return self->document;
}

AftSession *
aft_row_group_get_session (AftRowGroup *self)
{
  g_return_val_if_fail (AFT_IS_ROW_GROUP (self), NULL);

  return self->session;
}

static GtkWidget *
find_field (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ENTRY_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_field (child);

  return found;
}

/* A row that unfolds takes no focus itself. */
static void
enter_row (GtkWidget *row)
{
  GtkWidget *field;

  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  field = find_field (row);
  gtk_widget_grab_focus (field != NULL ? field : row);
}

void
aft_row_group_focus (AftRowGroup *self,
                     gpointer     item)
{
  GListModel *shown;

  g_return_if_fail (AFT_IS_ROW_GROUP (self));

  shown = G_LIST_MODEL (self->shown);
  for (guint i = 0; shown != NULL && i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (shown, i);

      if (other != item)
        continue;
      enter_row (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, i)));
      return;
    }
}

static void
add_cb (AftRowGroup *self)
{
  self->kind->on_add (GTK_WIDGET (self), self->session, self->document);
}

static void
more_cb (AftRowGroup *self)
{
  gtk_slice_list_model_set_size (self->shown, gtk_slice_list_model_get_size (self->shown) + 4 * AFT_ROW_GROUP_SHOWN);
  update (self);
}

static void
aft_row_group_dispose (GObject *object)
{
  AftRowGroup *self = AFT_ROW_GROUP (object);

  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (gtk_slice_list_model_get_model (self->shown), self);
  g_clear_object (&self->shown);
  g_clear_object (&self->document);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_row_group_parent_class)->dispose (object);
}

static void
aft_row_group_class_init (AftRowGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_row_group_dispose;
}

static void
aft_row_group_init (AftRowGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));

  self->empty = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_box_append (GTK_BOX (box), self->empty);

  self->more = gtk_button_new_with_label (_("Show More"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->more);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
}

GtkWidget *
aft_row_group_new (AftSession            *session,
                   const AftRowGroupKind *kind)
{
  AftRowGroup *self;
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;

  g_return_val_if_fail (AFT_IS_SESSION (session), NULL);

  self = g_object_new (AFT_TYPE_ROW_GROUP, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  title = g_markup_escape_text (_(kind->title), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->title), -1);
  /* Translators: %s is the heading of a long list. */
  more = g_strdup_printf (_("Show more: %s"), _(kind->title));
  aft_spoken_set_name (self->more, more);
  if (kind->empty != NULL)
    gtk_label_set_label (GTK_LABEL (self->empty), _(kind->empty));
  if (kind->add != NULL)
    {
      self->add = aft_row_button_new ("list-add-symbolic", _(kind->add), _(kind->add));
      g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
    }
  update (self);

  return GTK_WIDGET (self);
}

GtkWidget *
aft_row_button_new (const char *icon,
                    const char *tooltip,
                    const char *spoken)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  aft_spoken_set_tooltip (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return button;
}

GtkWidget *
aft_row_menu_button_new (GMenuModel *menu,
                         const char *spoken)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  aft_spoken_set_menu (GTK_MENU_BUTTON (button), menu);
  aft_spoken_set_tooltip (button, _("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return button;
}

#define FOLLOWED "aft-followed"
#define SHOW "aft-show-followed"

static void
document_cb (GtkWidget   *row,
             AftDocument *document,
             AftBook     *book)
{
  const char *id = aft_record_get_id (AFT_RECORD (document));
  const char *followed = g_object_get_data (G_OBJECT (row), FOLLOWED);
  void (*show) (GtkWidget *row) = g_object_get_data (G_OBJECT (row), SHOW);

  if (g_str_equal (id, followed) || g_str_equal (id, aft_book_resolve (book, followed)))
    show (row);
}

void
aft_row_follow (GtkWidget  *row,
                AftSession *session,
                const char *id,
                void      (*show) (GtkWidget *row))
{
  static const char * const signals[] = { "document-added", "document-changed", "document-removed" };
  AftBook *book = aft_session_get_book (session);

  g_object_set_data_full (G_OBJECT (row), FOLLOWED, g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (row), SHOW, show);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (book, signals[i], G_CALLBACK (document_cb), row, G_CONNECT_SWAPPED);
  show (row);
}

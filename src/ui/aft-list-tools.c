/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-pane-private.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-list-filter.h"
#include "aft-spoken.h"

/* The list pane's view switch, filters with their pills, and context menu. */

#define FILTER_VALUES 24

static GtkWidget *
make_view_button (AftListPane *self,
                  AftView      view)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (aft_view_get_icon (view));
  GtkWidget *label = gtk_label_new (aft_view_get_title (view));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  if (view == AFT_VIEW_TODAY)
    {
      GtkWidget *overlay = gtk_overlay_new ();

      self->due_count = gtk_label_new (NULL);
      gtk_widget_set_halign (self->due_count, GTK_ALIGN_END);
      gtk_widget_set_valign (self->due_count, GTK_ALIGN_START);
      gtk_widget_add_css_class (self->due_count, "due-count");
      gtk_widget_set_visible (self->due_count, FALSE);
      gtk_widget_set_halign (overlay, GTK_ALIGN_CENTER);
      gtk_overlay_set_child (GTK_OVERLAY (overlay), icon);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->due_count);
      gtk_box_append (GTK_BOX (box), overlay);
    }
  else
    gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  aft_spoken_set_tooltip (button, aft_view_get_title (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, aft_view_get_title (view), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.view");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", aft_view_get_word (view));

  return button;
}

void
aft_list_pane_update_switcher (AftListPane *self)
{
  guint due = aft_agenda_count_due (self->agenda);
  g_autofree char *number = g_strdup_printf ("%u", MIN (due, 99));
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (self->due_count), number);
  gtk_widget_set_visible (self->due_count, due > 0);
  if (due > 0)
    /* Translators: the name of the view "Today" for a screen reader. */
    name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Today, %u is due", "Today, %u are due", due), due);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view_buttons[AFT_VIEW_TODAY]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : aft_view_get_title (AFT_VIEW_TODAY), -1);
}

static void
append_filter_menu (GMenu         *menu,
                    AftBook       *book,
                    AftFilterKind  kind)
{
  g_autoptr (GPtrArray) values = aft_list_filter_values (book, kind, FILTER_VALUES);
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      g_autofree char *shown = aft_list_filter_dup_shown (kind, value);
      g_auto (GStrv) parts = g_strsplit (shown, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.filter", "(us)", (guint) kind, value);
      g_menu_append_item (submenu, item);
    }
  if (values->len > 0)
    g_menu_append_submenu (menu, aft_list_filter_get_title (kind), G_MENU_MODEL (submenu));
}

/* While the list is narrowed to a tag, that one. */
static void
append_rename (GMenu      *menu,
               const char *tag)
{
  g_autofree char *shown = tag != NULL ? aft_list_filter_dup_shown (AFT_FILTER_TAG, tag) : NULL;
  g_auto (GStrv) parts = g_strsplit (shown != NULL ? shown : "", "_", -1);
  g_autofree char *safe = g_strjoinv ("__", parts);
  g_autofree char *label = shown != NULL ? g_strdup_printf (_("Rename the Tag #%s…"), safe) : NULL;
  g_autoptr (GMenuItem) item = g_menu_item_new (label != NULL ? label : _("Rename a Ta_g…"), NULL);
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_item_set_action_and_target (item, "win.rename-tag", "s", tag != NULL ? tag : "");
  g_menu_append_item (section, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Made when it is opened: what occurs in the book changes. */
static void
filter_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  AftListPane *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint kind = 0; kind < AFT_FILTERS; kind++)
    append_filter_menu (menu, aft_session_get_book (self->session), kind);
  append_rename (menu, aft_list_model_get_filter (self->model, AFT_FILTER_TAG));
  aft_spoken_make_menu (button, G_MENU_MODEL (menu));
}

void
aft_list_pane_make_switcher (AftListPane *self)
{
  for (guint view = 0; view < AFT_VIEWS; view++)
    {
      self->view_buttons[view] = make_view_button (self, view);
      gtk_box_append (self->switcher, self->view_buttons[view]);
    }
  gtk_menu_button_set_create_popup_func (self->filter_button, filter_menu_cb, self, NULL);
}

static void
pill_cb (GtkButton *button,
         gpointer   data)
{
  AftFilterKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "aft-filter"));

  aft_list_pane_set_filter (data, kind, NULL);
  aft_list_pane_focus (data);
}

static GtkWidget *
make_pill (AftListPane   *self,
           AftFilterKind  kind,
           const char    *value)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *shown = aft_list_filter_dup_shown (kind, value);
  GtkWidget *label = gtk_label_new (shown);
  /* Translators: takes the filter "%s: %s" away, as in "Tag: berlin". */
  g_autofree char *name = g_strdup_printf (_("Remove “%s: %s”"), aft_list_filter_get_title (kind), shown);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pill-filter");
  aft_spoken_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "aft-filter", GUINT_TO_POINTER (kind));
  g_signal_connect (button, "clicked", G_CALLBACK (pill_cb), self);

  return button;
}

void
aft_list_pane_update_pills (AftListPane *self)
{
  GtkWidget *child;
  gboolean any = FALSE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pills))) != NULL)
    gtk_flow_box_remove (self->pills, child);
  for (guint kind = 0; kind < AFT_FILTERS; kind++)
    {
      const char *value = aft_list_model_get_filter (self->model, kind);
      GtkWidget *pill;

      if (value == NULL)
        continue;
      pill = make_pill (self, kind, value);
      gtk_flow_box_append (self->pills, pill);
      gtk_widget_set_focusable (gtk_widget_get_parent (pill), FALSE);
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pills), any && aft_list_pane_get_view (self) == AFT_VIEW_PEOPLE);
}

void
aft_list_pane_set_filter (AftListPane   *self,
                          AftFilterKind  kind,
                          const char    *value)
{
  g_return_if_fail (AFT_IS_LIST_PANE (self));

  aft_list_model_set_filter (self->model, kind, value);
  /* An item of a menu that closes would keep the focus, and no key would go anywhere. */
  gtk_menu_button_popdown (self->filter_button);
  if (value != NULL && aft_list_pane_get_view (self) != AFT_VIEW_PEOPLE)
    aft_list_pane_set_view (self, AFT_VIEW_PEOPLE);
  aft_list_pane_update_pills (self);
}

static GMenuModel *
make_context_menu (gpointer item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) going = g_menu_new ();
  g_autoptr (GMenu) reminder = g_menu_new ();
  g_autoptr (GMenu) gone = g_menu_new ();
  AftDocument *document = aft_list_item_get_document (item);

  if (document != NULL && aft_document_get_kind (document) == AFT_DOCUMENT_CONTACT)
    {
      aft_actions_append (going, "win.continue-guide");
      aft_actions_append (going, "win.write-here");
      aft_actions_append (going, "win.log-line");
    }
  if (AFT_IS_AGENDA_ITEM (item) && aft_agenda_item_get_kind (item) != AFT_AGENDA_EVENT
      && aft_agenda_item_get_kind (item) != AFT_AGENDA_DRAFT)
    {
      aft_actions_append (reminder, "win.reminder-done");
      aft_actions_append (reminder, "win.reminder-move");
      aft_actions_append (reminder, "win.reminder-skip");
    }
  if (!AFT_IS_AGENDA_ITEM (item))
    aft_actions_append (gone, "win.delete-selected");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (going));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reminder));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (gone));

  return G_MENU_MODEL (menu);
}

void
aft_list_pane_popup_at (AftListPane *self,
                        GtkWidget   *widget,
                        double       x,
                        double       y)
{
  g_autoptr (GMenuModel) model = NULL;
  GdkRectangle place = { 0, 0, 1, 1 };
  double pane_x = 0;
  double pane_y = 0;

  if (aft_list_pane_get_selected (self) == NULL)
    return;

  model = make_context_menu (aft_list_pane_get_selected (self));
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  aft_spoken_name_items (GTK_POPOVER_MENU (self->menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), x, y, &pane_x, &pane_y);
  place.x = (int) pane_x;
  place.y = (int) pane_y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
aft_list_pane_popup (AftListPane *self)
{
  gpointer selected;

  g_return_if_fail (AFT_IS_LIST_PANE (self));

  selected = aft_list_pane_get_selected (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (aft_list_row_get_item (AFT_LIST_ROW (row)) == selected)
        aft_list_pane_popup_at (self, row, 40, gtk_widget_get_height (row) / 2.0);
    }
}

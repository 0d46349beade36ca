/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-spoken.h"

static G_DEFINE_QUARK (aft-spoken-named, named)

static GtkWidget *
find_head (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ADW_IS_ACTION_ROW (child) ? child : find_head (child);

  return found;
}

void
aft_spoken_set_name (GtkWidget  *widget,
                     const char *name)
{
  GtkWidget *head = ADW_IS_EXPANDER_ROW (widget) ? find_head (widget) : widget;

  g_return_if_fail (GTK_IS_WIDGET (head));

  g_object_set_qdata (G_OBJECT (head), named_quark (), GINT_TO_POINTER (TRUE));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What labels it stays: the widget with the words, where the underscore is none. */
static void
forget_label (GtkWidget *button)
{
  if (g_object_get_qdata (G_OBJECT (button), named_quark ()) == NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static gboolean
has_mnemonic (GtkWidget *widget)
{
  return (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
          && gtk_button_get_use_underline (GTK_BUTTON (widget)))
         || (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL
             && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)));
}

/* Before it is seen nobody is told of it. */
static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (has_mnemonic (widget) && g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, forget_label, NULL) == 0)
    {
      g_signal_connect (widget, "notify::label", G_CALLBACK (forget_label), NULL);
      forget_label (widget);
    }

  return TRUE;
}

void
aft_spoken_init (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      /* It has its signals from here on. */
      g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
      g_once_init_leave (&once, 1);
    }
}

/* The type of the items is GTK's own: only its name and its property can be asked for. */
static void
name_items (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        name_items (child);
      return;
    }

  g_object_get (widget, "text", &text, NULL);
  if (text != NULL && *text != '\0')
    aft_spoken_set_name (widget, text);
}

void
aft_spoken_name_items (GtkPopoverMenu *menu)
{
  g_signal_connect (menu, "map", G_CALLBACK (name_items), NULL);
}

void
aft_spoken_make_menu (GtkMenuButton *button,
                      GMenuModel    *model)
{
  gtk_menu_button_set_menu_model (button, model);
  aft_spoken_name_items (GTK_POPOVER_MENU (gtk_menu_button_get_popover (button)));
}

static void
make_menu_cb (GtkMenuButton *button,
              gpointer       data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    aft_spoken_make_menu (button, data);
}

void
aft_spoken_set_menu (GtkMenuButton *button,
                     GMenuModel    *model)
{
  gtk_menu_button_set_create_popup_func (button, make_menu_cb, g_object_ref (model), g_object_unref);
}

/* GTK 4.8 wants one widget here, later ones want a list of them: which of the two it is, it says itself. */
static void
set_error_message (GtkAccessible *text,
                   GtkWidget     *why)
{
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE;
  g_auto (GValue) value = G_VALUE_INIT;

  gtk_accessible_relation_init_value (relation, &value);
  if (G_VALUE_HOLDS_POINTER (&value))
    g_value_set_pointer (&value, g_list_append (NULL, why));
  else
    g_value_set_object (&value, why);
  gtk_accessible_update_relation_value (text, 1, &relation, &value);
}

void
aft_spoken_set_wrong (GtkEditable *row,
                      GtkWidget   *why)
{
  GtkEditable *delegate = gtk_editable_get_delegate (row);
  GtkAccessible *text = ADW_IS_ENTRY_ROW (row) ? GTK_ACCESSIBLE (delegate) : GTK_ACCESSIBLE (row);

  if (why != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      set_error_message (text, why);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_reset_relation (text, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    }
  gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                               why != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
aft_spoken_add_child (AdwExpanderRow *row,
                      GtkWidget      *child)
{
  adw_expander_row_add_row (row, child);
  gtk_widget_set_focusable (gtk_widget_get_ancestor (child, GTK_TYPE_LIST_BOX_ROW), FALSE);
}

void
aft_spoken_set_tooltip (GtkWidget  *widget,
                        const char *text)
{
  gboolean visible = gtk_widget_get_visible (widget);

  if (gtk_widget_get_mapped (widget))
    {
      gtk_widget_set_tooltip_text (widget, text);
      return;
    }

  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_widget_set_visible (widget, visible);
}

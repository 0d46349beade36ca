/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-field-row.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-document.h"
#include "aft-field-edit.h"
#include "aft-field-layout.h"
#include "aft-spoken.h"

/* Of a day, and of one with its time, in characters; digits are wider than those are on the average. */
#define DAY_LENGTH 10
#define TIME_LENGTH 16

struct _AftFieldRow
{
  AftEntryRow   parent_instance;

  GtkLabel     *message;
  GtkButton    *replace;
  GtkCalendar  *calendar;
  AftFieldEdit *edit;
  guint         field;
};

G_DEFINE_FINAL_TYPE (AftFieldRow, aft_field_row, AFT_TYPE_ENTRY_ROW)

static void
edit_notify_cb (AftFieldRow *self)
{
  g_autofree char *message = NULL;
  gboolean wrong, locked;

  g_object_get (self->edit, "message", &message, "wrong", &wrong, "locked", &locked, NULL);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  aft_spoken_set_wrong (GTK_EDITABLE (self), wrong ? GTK_WIDGET (self->message) : NULL);
  if (wrong)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->replace), locked);
}

static void
replace_cb (AftFieldRow *self)
{
  aft_field_edit_replace (self->edit);
}

static void
day_selected_cb (AftFieldRow *self)
{
  g_autoptr (GDateTime) moment = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (moment, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self->calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (self), day);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
calendar_map_cb (AftFieldRow *self)
{
  GDate day;

  if (aft_record_get_day (aft_field_edit_get_record (self->edit), self->field, &day))
    {
      g_autoptr (GDateTime) moment = g_date_time_new_local (g_date_get_year (&day), g_date_get_month (&day),
                                                            g_date_get_day (&day), 0, 0, 0);

      g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
      gtk_calendar_select_day (self->calendar, moment);
      g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
    }
}

/* GTK 4.8 calls its buttons after their pictures. */
static void
name_calendar (GtkWidget *widget,
               guint     *n)
{
  static const char * const names[] = {
    N_("Previous Month"), N_("Next Month"), N_("Previous Year"), N_("Next Year"),
  };

  if (GTK_IS_BUTTON (widget) && *n < G_N_ELEMENTS (names))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _(names[(*n)++]), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_calendar (child, n);
}

/* Seldom opened, and three dozen widgets: made when it is asked for. */
static void
make_calendar_cb (GtkMenuButton *button,
                  gpointer       data)
{
  AftFieldRow *self = data;
  GtkWidget *popover;
  GtkWidget *scrolled;
  guint n = 0;

  if (self->calendar != NULL)
    return;

  popover = gtk_popover_new ();
  /* GTK 4.18 lets no calendar have a name, but every group. */
  self->calendar = g_object_new (GTK_TYPE_CALENDAR, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_object_get_data (G_OBJECT (button), "aft-spoken"), -1);
  name_calendar (GTK_WIDGET (self->calendar), &n);
  /* With large letters it is wider than a phone. */
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->calendar));
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "map", G_CALLBACK (calendar_map_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

/* What was understood gives way to what was typed. */
static void
day_changed_cb (AftFieldRow *self)
{
  glong length = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self)), -1);

  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), (int) CLAMP (length, DAY_LENGTH, TIME_LENGTH) * 5 / 4);
}

static void
add_calendar (AftFieldRow *self,
              const char  *name)
{
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: %s is what the day is of, "Birthday". */
  char *spoken = g_strdup_printf (_("Calendar: %s"), name);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_calendar_cb, self, NULL);
  aft_spoken_set_tooltip (button, _("Calendar"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "aft-spoken", spoken, g_free);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "day");
  g_signal_connect (self, "changed", G_CALLBACK (day_changed_cb), NULL);
  day_changed_cb (self);
}

static void
aft_field_row_class_init (AftFieldRowClass *klass)
{
}

static void
aft_field_row_init (AftFieldRow *self)
{
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 1);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_natural_wrap_mode (self->message, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (self->message, GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (self->message, 24);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  aft_field_layout_add_words (ADW_ENTRY_ROW (self), GTK_WIDGET (self->message));

  self->replace = GTK_BUTTON (gtk_button_new_with_label (_("Replace")));
  gtk_widget_set_valign (GTK_WIDGET (self->replace), GTK_ALIGN_CENTER);
  aft_spoken_set_tooltip (GTK_WIDGET (self->replace), _("Too long to edit here: write something else instead"));
  gtk_widget_add_css_class (GTK_WIDGET (self->replace), "flat");
  g_signal_connect_object (self->replace, "clicked", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->replace));
}

GtkWidget *
aft_field_row_new (AftSession *session,
                   const char *title,
                   const char *spoken,
                   gpointer    record,
                   guint       field)
{
  AftFieldRow *self = g_object_new (AFT_TYPE_FIELD_ROW, NULL);
  const char *name = spoken != NULL ? spoken : title;
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  /* Translators: %s is the name of a field. */
  g_autofree char *replace = g_strdup_printf (_("Replace: %s"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  aft_entry_row_set_spoken (AFT_ENTRY_ROW (self), spoken);
  gtk_accessible_update_relation (text, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
  aft_spoken_set_name (GTK_WIDGET (self->replace), replace);

  self->field = field;
  self->edit = aft_field_edit_attach (GTK_EDITABLE (self), session);
  if (AFT_RECORD_GET_CLASS (record)->fields[field].kind == AFT_FIELD_DAY)
    add_calendar (self, name);
  g_signal_connect_object (self->edit, "notify", G_CALLBACK (edit_notify_cb), self, G_CONNECT_SWAPPED);
  aft_field_edit_set_record (self->edit, record, field);
  edit_notify_cb (self);

  return GTK_WIDGET (self);
}

char *
aft_field_dup_spoken (const char *title,
                      const char *of)
{
  /* Translators: the name of a field, and what it belongs to. */
  return g_strdup_printf (C_("field", "%s: %s"), title, of);
}


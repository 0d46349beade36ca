/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-opened-row.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-event.h"
#include "aft-field-row.h"
#include "aft-spoken.h"

/* What can open up, and the two fields that make it; NULL: nothing to make. */
static const struct { const char *word; const char *title; const char *first; const char *second; } kinds[] = {
  { "in-touch", N_("We stay in touch"), NULL, NULL },
  { "opening", N_("Another opening"), N_("Position"), N_("Company") },
  { "somebody", N_("Somebody to talk to"), N_("Name"), N_("Company") },
  { "event", N_("An event"), N_("Name of the event"), N_("Day, as in “3 December”") },
  { "nothing", N_("Nothing yet"), NULL, NULL },
};

struct _AftOpenedRow
{
  AdwExpanderRow  parent_instance;

  AftGuidePage   *page;         /* not owned: it owns the row */
  guint           kind;
  GtkWidget      *check;
  GtkWidget      *first;
  GtkWidget      *second;
  gboolean        refreshing;
};

G_DEFINE_FINAL_TYPE (AftOpenedRow, aft_opened_row, ADW_TYPE_EXPANDER_ROW)

static void
toggled_cb (AftOpenedRow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));

  if (self->refreshing)
    return;

  if (!aft_guide_set_opened (aft_guide_page_get_book (self->page), aft_guide_page_get_follow_up (self->page),
                             kinds[self->kind].word, active, &error))
    aft_guide_page_complain (self->page, error);
  if (active && self->first != NULL)
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
      gtk_widget_grab_focus (self->first);
    }
}

static gpointer
make (AftOpenedRow  *self,
      GDateTime     *now,
      GError       **error)
{
  AftBook *book = aft_guide_page_get_book (self->page);
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (self->page);
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->first));
  const char *second = gtk_editable_get_text (GTK_EDITABLE (self->second));

  if (g_str_equal (kinds[self->kind].word, "opening"))
    return aft_guide_opened_job (book, follow_up, first, second, now, error);
  if (g_str_equal (kinds[self->kind].word, "somebody"))
    return aft_guide_opened_person (book, follow_up, first, second, now, error);
  return aft_guide_opened_event (book, follow_up, first, second, now, error);
}

static void
add_cb (AftOpenedRow *self)
{
  g_autoptr (GDateTime) now = aft_guide_page_now (self->page);
  g_autoptr (GError) error = NULL;
  AftDocument *made = make (self, now, &error);
  g_autofree char *words = NULL;

  if (made == NULL)
    {
      aft_guide_page_complain (self->page, error);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->first), "");
  gtk_editable_set_text (GTK_EDITABLE (self->second), "");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  aft_session_flush (aft_guide_page_get_session (self->page));
  /* Translators: the title of a job, the name of a person or event */
  words = g_strdup_printf (_("In the book now: %s"), aft_document_get_summary (made)->title);
  aft_guide_page_say (self->page, words);
}

static GtkWidget *
add_entry (AftOpenedRow *self,
           const char   *title)
{
  g_autofree char *spoken = aft_field_dup_spoken (title, _(kinds[self->kind].title));
  GtkWidget *row = aft_entry_row_new (title, spoken);

  g_signal_connect_object (row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
aft_opened_row_class_init (AftOpenedRowClass *klass)
{
}

static void
aft_opened_row_init (AftOpenedRow *self)
{
}

GtkWidget *
aft_opened_row_new (AftGuidePage *page,
                    const char   *what)
{
  AftOpenedRow *self = g_object_new (AFT_TYPE_OPENED_ROW, NULL);
  g_autofree char *name = NULL;

  self->page = page;
  while (!g_str_equal (kinds[self->kind].word, what))
    self->kind++;

  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kinds[self->kind].title), -1);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _(kinds[self->kind].title));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->check);
  name = aft_field_dup_spoken (_("More"), _(kinds[self->kind].title));
  aft_spoken_set_name (GTK_WIDGET (self), name);

  if (kinds[self->kind].first != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Add"));
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_autofree char *add = aft_field_dup_spoken (_("Add"), _(kinds[self->kind].title));

      self->first = add_entry (self, _(kinds[self->kind].first));
      self->second = add_entry (self, _(kinds[self->kind].second));
      aft_spoken_set_name (button, add);
      gtk_widget_set_halign (button, GTK_ALIGN_END);
      gtk_widget_set_hexpand (button, TRUE);
      gtk_widget_add_css_class (box, "row-button");
      g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
      aft_spoken_add_child (ADW_EXPANDER_ROW (self), box);
    }
  else
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);

  return GTK_WIDGET (self);
}

void
aft_opened_row_refresh (AftOpenedRow *self)
{
  self->refreshing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               aft_record_list_has (aft_guide_page_get_follow_up (self->page), AFT_FOLLOW_UP_OPENED,
                                                    kinds[self->kind].word));
  self->refreshing = FALSE;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-follow-up-box.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-contact.h"
#include "aft-date.h"
#include "aft-field-row.h"
#include "aft-focus.h"
#include "aft-guide.h"
#include "aft-spoken.h"
#include "aft-text.h"

struct _AftFollowUpBox
{
  GtkWidget    parent_instance;

  GtkBox      *box;
  GtkWidget   *first;           /* the button that stands on top; NULL: none */

  AftSession  *session;
  AftDocument *contact;
  GListModel  *follow_ups;
  guint        update_source;
};

G_DEFINE_FINAL_TYPE (AftFollowUpBox, aft_follow_up_box, GTK_TYPE_WIDGET)

/* "Designer, Northwind": from the job if it is there, else from the copies kept for a lost one. */
static char *
dup_job (AftFollowUpBox *self,
         AftFollowUp    *follow_up)
{
  AftApplication *job = aft_guide_get_application (aft_session_get_book (self->session), follow_up);
  const char *position = aft_record_get (follow_up, AFT_FOLLOW_UP_POSITION);
  const char *company = aft_record_get (follow_up, AFT_FOLLOW_UP_COMPANY);
  g_autofree char *whole = NULL;

  if (job != NULL)
    {
      const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (job));

      position = *summary->title != '\0' ? summary->title : NULL;
      company = *summary->company != '\0' ? summary->company : NULL;
    }
  if (position != NULL && company != NULL)
    whole = g_strdup_printf (C_("position", "%s, %s"), position, company);
  else if (position != NULL || company != NULL)
    whole = g_strdup (position != NULL ? position : company);
  else
    whole = g_strdup (_("A job"));

  return aft_text_dup_shown (whole, 120);
}

static const char *
get_state_words (AftGuideStepState state)
{
  switch (state)
    {
    case AFT_GUIDE_STEP_DONE:
      return C_("step", "Done");
    case AFT_GUIDE_STEP_SKIPPED:
      return C_("step", "Skipped");
    case AFT_GUIDE_STEP_OPEN:
    default:
      return C_("step", "Open");
    }
}

static const char *
get_state_icon (AftGuideStepState state,
                gboolean     current)
{
  if (state == AFT_GUIDE_STEP_DONE)
    return "object-select-symbolic";
  if (state == AFT_GUIDE_STEP_SKIPPED)
    return "media-skip-forward-symbolic";

  return current ? "go-next-symbolic" : "radio-symbolic";
}

static GtkWidget *
make_step (AftFollowUp *follow_up,
           AftGuideStep      step,
           gboolean     current,
           const char  *job)
{
  AftGuideStepState state = aft_guide_step_get_state (follow_up, step);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (get_state_icon (state, current));
  GtkWidget *words = gtk_label_new (current ? C_("step", "Next") : get_state_words (state));
  /* A group of steps can be called as one of its steps is: the number tells them apart. */
  g_autofree char *title = g_strdup_printf (_("%d. %s"), step + 1, aft_guide_step_get_title (step));
  /* Translators: a step of the guide, its state and its job, for a screen reader: "Thank them, open, Designer, Northwind". */
  g_autofree char *name = g_strdup_printf (C_("step", "%s, %s, %s"), title, get_state_words (state), job);

  gtk_widget_add_css_class (icon, state == AFT_GUIDE_STEP_OPEN && current ? "accent" : "dim-label");
  gtk_widget_add_css_class (words, current ? "accent" : "dim-label");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), aft_guide_step_get_title (step));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", aft_record_get_id (AFT_RECORD (follow_up)),
                                    aft_guide_step_get_word (step));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.guide-step");
  aft_spoken_set_name (GTK_WIDGET (row), name);

  return row;
}

/* "Done", "1 of 3 done" or "Open": what a folded group says of its steps. */
static char *
dup_group_state (AftFollowUp *follow_up,
                 AftGuideStep      first,
                 AftGuideStep      end)
{
  guint settled = 0, n = end - first;

  for (AftGuideStep step = first; step < end; step++)
    settled += aft_guide_step_get_state (follow_up, step) != AFT_GUIDE_STEP_OPEN;
  if (settled == n)
    return g_strdup (C_("group of steps", "Done"));
  if (settled == 0)
    return g_strdup (C_("group of steps", "Open"));

  /* Translators: how many steps of a group are done. */
  return g_strdup_printf (C_("group of steps", "%u of %u done"), settled, n);
}

static GtkWidget *
make_group (AftFollowUp  *follow_up,
            AftGuideGroup  group,
            AftGuideStep       current,
            const char   *job)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *title = aft_guide_group_get_title (group);
  g_autofree char *state = NULL;
  g_autofree char *name = NULL;
  AftGuideStep first, end;

  aft_guide_group_get_range (group, &first, &end);
  state = dup_group_state (follow_up, first, end);
  name = g_strdup_printf (C_("step", "%s, %s, %s"), title, state, job);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), state);
  aft_spoken_set_name (GTK_WIDGET (row), name);
  for (AftGuideStep step = first; step < end; step++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_step (follow_up, step, step == current, job));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), current != AFT_GUIDE_STEP_NONE && aft_guide_step_get_group (current) == group);

  return row;
}

static GtkWidget *
make_next_button (AftFollowUp *follow_up,
                  const char  *next,
                  gboolean     suggested)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *shown = aft_text_dup_shown (next, 120);

  gtk_label_set_label (GTK_LABEL (label), shown);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", aft_record_get_id (AFT_RECORD (follow_up)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.guide");

  return button;
}

static void
append_follow_up (AftFollowUpBox *self,
                  AftFollowUp    *follow_up,
                  gboolean        suggested)
{
  AftGuideStep current = aft_guide_step_get_current (follow_up);
  const char *day = aft_record_get (follow_up, AFT_FOLLOW_UP_TURNED_DOWN);
  g_autofree char *next = aft_guide_dup_next (follow_up, NULL);
  g_autofree char *job = dup_job (self, follow_up);
  g_autofree char *title = g_markup_escape_text (job, -1);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (day != NULL)
    {
      g_autofree char *shown = NULL;
      g_autofree char *description = NULL;
      g_autofree char *escaped = NULL;
      GDate today;

      aft_session_today (self->session, &today);
      shown = aft_day_dup_shown (day, &today);
      /* Translators: %s is a day: "Turned down on 20 November", "Turned down yesterday". */
      description = g_strdup_printf (_("Turned down: %s"), shown);
      escaped = g_markup_escape_text (description, -1);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
    }
  for (AftGuideGroup steps = 0; steps < AFT_GUIDE_GROUPS; steps++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_group (follow_up, steps, current, job));

  if (next != NULL)
    {
      GtkWidget *button = make_next_button (follow_up, next, suggested);

      gtk_box_append (self->box, button);
      if (suggested)
        self->first = button;
    }
  gtk_box_append (self->box, group);
}

static void
append_beginning (AftFollowUpBox *self)
{
  GtkWidget *label = gtk_label_new (_("No follow-up yet. If they turned you down, that is where it begins."));
  GtkWidget *button = gtk_button_new_with_label (_("I Was Turned Down"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", aft_record_get_id (AFT_RECORD (self->contact)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.turned-down-about");
  gtk_box_append (self->box, label);
  gtk_box_append (self->box, button);
  self->first = button;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  AftFollowUp *one = *(AftFollowUp **) a, *other = *(AftFollowUp **) b;
  gboolean one_closed = aft_record_get (one, AFT_FOLLOW_UP_CLOSED) != NULL;
  gboolean other_closed = aft_record_get (other, AFT_FOLLOW_UP_CLOSED) != NULL;

  if (one_closed != other_closed)
    return one_closed - other_closed;

  return g_strcmp0 (aft_record_get (other, AFT_FOLLOW_UP_TURNED_DOWN), aft_record_get (one, AFT_FOLLOW_UP_TURNED_DOWN));
}

static void
update (AftFollowUpBox *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean had_focus = aft_focus_leave (GTK_WIDGET (self));
  GtkWidget *child;

  self->first = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (self->contact == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (self->follow_ups); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (self->follow_ups, i));
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    append_follow_up (self, sorted->pdata[i], i == 0);
  if (sorted->len == 0)
    append_beginning (self);
  if (had_focus)
    aft_focus_enter (GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer data)
{
  AftFollowUpBox *self = data;

  self->update_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* One act of the guide changes several values. */
static void
schedule_update (AftFollowUpBox *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
record_changed_cb (AftFollowUpBox *self,
                   AftDocument    *document,
                   AftRecord      *record)
{
  if ((document == self->contact && (AFT_IS_FOLLOW_UP (record) || AFT_IS_CONTACT (record))) || AFT_IS_APPLICATION (record))
    schedule_update (self);
}

void
aft_follow_up_box_set_contact (AftFollowUpBox *self,
                               AftDocument    *contact)
{
  g_return_if_fail (AFT_IS_FOLLOW_UP_BOX (self));

  if (self->follow_ups != NULL)
    g_signal_handlers_disconnect_by_data (self->follow_ups, self);
  if (self->contact != NULL)
    g_signal_handlers_disconnect_by_data (self->contact, self);
  g_clear_object (&self->follow_ups);
  g_set_object (&self->contact, contact);
  if (contact != NULL)
    {
      self->follow_ups = g_object_ref (aft_document_get_records (contact, AFT_TYPE_FOLLOW_UP));
      g_signal_connect_object (self->follow_ups, "items-changed", G_CALLBACK (schedule_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (contact, "outside-change", G_CALLBACK (schedule_update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

/* On what comes next. */
static gboolean
aft_follow_up_box_grab_focus (GtkWidget *widget)
{
  AftFollowUpBox *self = AFT_FOLLOW_UP_BOX (widget);

  return self->first != NULL && gtk_widget_grab_focus (self->first);
}

static void
aft_follow_up_box_dispose (GObject *object)
{
  AftFollowUpBox *self = AFT_FOLLOW_UP_BOX (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->follow_ups);
  g_clear_object (&self->contact);
  g_clear_object (&self->session);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (aft_follow_up_box_parent_class)->dispose (object);
}

static void
aft_follow_up_box_class_init (AftFollowUpBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_follow_up_box_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = aft_follow_up_box_grab_focus;
  aft_focus_pass (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
aft_follow_up_box_init (AftFollowUpBox *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
aft_follow_up_box_new (AftSession *session)
{
  AftFollowUpBox *self = g_object_new (AFT_TYPE_FOLLOW_UP_BOX, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (aft_session_get_book (session), "record-changed", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

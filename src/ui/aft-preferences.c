/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-preferences.h"

#include <glib/gi18n-lib.h>

#include "aft-account-group.h"
#include "aft-book-info.h"
#include "aft-choice-button.h"
#include "aft-date.h"
#include "aft-field-row.h"
#include "aft-language.h"
#include "aft-open-uri.h"
#include "aft-settings.h"
#include "aft-spoken.h"
#include "aft-template-dialog.h"
#include "aft-text.h"
#include "aft-wrap-box.h"

#define DAYS 7

struct _AftPreferences
{
  AdwWindow            parent_instance;

  AftSession          *session;
  AftRules            *rule;
  char               **languages;
  GtkWidget           *days[DAYS];

  AdwPreferencesGroup *me;
  AftAccountGroup     *accounts;
  AdwPreferencesGroup *rules;
  GtkSpinButton       *first_note;
  GtkSpinButton       *per_week;
  AftWrapBox          *work_days;
  AdwComboRow         *language;
  GtkWidget           *vim_row;
  GtkSwitch           *vim;
  AdwActionRow        *folder;
};

G_DEFINE_FINAL_TYPE (AftPreferences, aft_preferences, ADW_TYPE_WINDOW)

static void
set_rule (AftPreferences *self,
          guint           field,
          const char     *value)
{
  AftBook *book = aft_session_get_book (self->session);

  if (g_strcmp0 (aft_record_get (self->rule, field), value) == 0)
    return;
  aft_book_begin (book, C_("undo", "Change a preference"));
  aft_record_set (self->rule, field, value);
  aft_book_end (book);
}

/* A number that is the default isn't stored. */
static void
number_cb (GtkSpinButton *spin,
           gpointer       data)
{
  AftPreferences *self = data;
  guint field = spin == self->first_note ? AFT_RULES_FIRST_NOTE_WEEKS : AFT_RULES_PER_WEEK;
  int value = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = g_strdup_printf ("%d", value);

  if (aft_record_get (self->rule, field) != NULL || value != 5)
    set_rule (self, field, text);
}

/* A number that is being typed counts only when the field is left. */
static void
commit_numbers (AftPreferences *self)
{
  gtk_spin_button_update (self->first_note);
  gtk_spin_button_update (self->per_week);
}

static void
show_number (AftPreferences *self,
             GtkSpinButton  *spin,
             guint           field)
{
  const char *text = aft_record_get (self->rule, field);

  gtk_spin_button_set_value (spin, text != NULL ? (double) g_ascii_strtoull (text, NULL, 10) : 5);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (number_cb), self, 0);
}

static void
day_cb (AftPreferences *self)
{
  AftWorkDays days = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < DAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i])))
      days |= 1 << (G_DATE_MONDAY + i);
  text = aft_work_days_format (days);
  set_rule (self, AFT_RULES_WORK_DAYS, text);
}

static void
show_days (AftPreferences *self)
{
  const char *stored = aft_record_get (self->rule, AFT_RULES_WORK_DAYS);
  AftWorkDays days = aft_work_days_parse (stored != NULL ? stored : "");

  for (guint i = 0; i < DAYS; i++)
    {
      /* Any Monday and the six days after it: their names are the locale's. */
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, 1 + (int) i, 0, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%a");
      g_autofree char *full = g_date_time_format (day, "%A");

      self->days[i] = aft_choice_button_new (name);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[i]), (days & 1 << (G_DATE_MONDAY + i)) != 0);
      aft_spoken_set_name (self->days[i], full);
      aft_wrap_box_append (self->work_days, self->days[i]);
      g_signal_connect_object (self->days[i], "toggled", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
language_cb (AftPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->language);

  if (self->languages == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  set_rule (self, AFT_RULES_LANGUAGE, selected > 0 ? self->languages[selected - 1] : NULL);
}

static void
show_languages (AftPreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_auto (GStrv) languages = aft_language_list ();
  const char *stored = aft_record_get (self->rule, AFT_RULES_LANGUAGE);
  guint selected = 0;

  gtk_string_list_append (names, _("As the Interface"));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = aft_language_dup_name (languages[i]);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (stored, languages[i]) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language, selected);
  self->languages = g_steal_pointer (&languages);
}

static void
templates_cb (AftPreferences *self)
{
  GtkWidget *dialog = aft_template_dialog_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_folder_cb (AftPreferences *self)
{
  const char *folder = aft_session_get_folder (self->session);
  g_autofree char *uri = folder != NULL ? g_filename_to_uri (folder, NULL, NULL) : NULL;

  if (uri != NULL)
    aft_open_uri (GTK_WIDGET (self), uri);
}

static void
choose_folder_cb (AftPreferences *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_window_close (GTK_WINDOW (self));
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "app.choose-book", NULL);
}

static void
aft_preferences_dispose (GObject *object)
{
  AftPreferences *self = AFT_PREFERENCES (object);

  if (self->session != NULL)
    commit_numbers (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->languages, g_strfreev);

  G_OBJECT_CLASS (aft_preferences_parent_class)->dispose (object);
}

static void
aft_preferences_class_init (AftPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_preferences_dispose;

  g_type_ensure (AFT_TYPE_ACCOUNT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, me);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, accounts);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, rules);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, first_note);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, per_week);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, work_days);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, vim_row);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, vim);
  gtk_widget_class_bind_template_child (widget_class, AftPreferences, folder);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, templates_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_preferences_init (AftPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_me (AftPreferences *self)
{
  AftMe *me = aft_document_get_single (aft_book_get_info (aft_session_get_book (self->session)), AFT_TYPE_ME);
  GtkWidget *phone = aft_field_row_new (self->session, _("My Phone"), NULL, me, AFT_ME_PHONE);

  /* As on a person's page. */
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (phone))), GTK_TEXT_DIR_LTR);
  adw_preferences_group_add (self->me, aft_field_row_new (self->session, _("My Name"), NULL, me, AFT_ME_NAME));
  adw_preferences_group_add (self->me, phone);
  adw_preferences_group_add (self->me, aft_field_row_new (self->session, _("My E-mail"), NULL, me, AFT_ME_EMAIL));
  adw_preferences_group_add (self->me, aft_text_row_new (self->session, _("Signature"), NULL, NULL, me, AFT_ME_SIGNATURE));
}

GtkWidget *
aft_preferences_new (AftSession *session)
{
  AftPreferences *self = g_object_new (AFT_TYPE_PREFERENCES, NULL);
  GSettings *settings = aft_settings_get ();
  const char *folder = aft_session_get_folder (session);
  g_autofree char *name = folder != NULL ? g_filename_display_name (folder) : g_strdup ("");
  g_autofree char *shown = aft_text_dup_shown (name, AFT_TEXT_SHOWN_MAX);
  GtkWidget *rhythm;

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "flushing", G_CALLBACK (commit_numbers), self, G_CONNECT_SWAPPED);
  self->rule = aft_document_get_single (aft_book_get_info (aft_session_get_book (session)), AFT_TYPE_RULES);
  show_me (self);
  aft_account_group_set_session (self->accounts, session);
  rhythm = aft_choice_row_new (session, _("Rhythm of New People"), NULL, self->rule, AFT_RULES_RHYTHM, AFT_WORDS_RHYTHM,
                               _("Every quarter"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (rhythm), TRUE);
  adw_preferences_group_add (self->rules, rhythm);
  adw_preferences_group_add (self->rules, aft_field_row_new (session, _("Nobody Before (Holiday, Illness)"), NULL, self->rule,
                                                             AFT_RULES_PAUSED_UNTIL));
  show_number (self, self->first_note, AFT_RULES_FIRST_NOTE_WEEKS);
  show_number (self, self->per_week, AFT_RULES_PER_WEEK);
  /* libadwaita 1.7 would call them as their rows. */
  aft_spoken_set_name (GTK_WIDGET (self->first_note), _("Weeks until the first note"));
  aft_spoken_set_name (GTK_WIDGET (self->per_week), _("People a week at most"));
  aft_spoken_set_name (GTK_WIDGET (self->vim), _("Vim keys in notes"));
  show_days (self);
  show_languages (self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->folder), FALSE);
  adw_action_row_set_subtitle (self->folder, shown);

  gtk_widget_set_visible (self->vim_row, settings != NULL);
  if (settings != NULL)
    g_settings_bind (settings, "vim-keys", self->vim, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_sensitive (GTK_WIDGET (self->me), !aft_session_is_read_only (session));
  gtk_widget_set_sensitive (GTK_WIDGET (self->accounts), !aft_session_is_read_only (session));
  gtk_widget_set_sensitive (GTK_WIDGET (self->rules), !aft_session_is_read_only (session));
  gtk_widget_set_sensitive (GTK_WIDGET (self->language), !aft_session_is_read_only (session));

  return GTK_WIDGET (self);
}

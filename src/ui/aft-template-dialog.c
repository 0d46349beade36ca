/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-alert.h"
#include "aft-book-info.h"
#include "aft-chooser.h"
#include "aft-drafts.h"
#include "aft-editable.h"
#include "aft-guide.h"
#include "aft-narrow.h"
#include "aft-spoken.h"
#include "aft-template-text.h"
#include "aft-template.h"
#include "aft-text-break.h"
#include "aft-text.h"

#define SAVE_MS 400
#define PREVIEW_MAX 4000
#define NAME_MAX_SHOWN 60

struct _AftTemplateDialog
{
  AdwWindow        parent_instance;

  AftSession      *session;
  AftContact      *contact;        /* whom it is shown for; NULL: nobody is in the book */
  char           **codes;
  char            *name;           /* the file of the script that is shown */
  char            *ours;           /* NULL: it is one's own */
  GPtrArray       *own;            /* AftOwnTemplate, of the language */
  AftOwnTemplate  *shown;          /* the one of them that is; or NULL */
  gboolean         filling;
  guint            save_id;

  AdwComboRow     *script;
  AdwComboRow     *language;
  AdwComboRow     *form;
  AdwEntryRow     *title;
  GtkWidget       *remove;
  AftTemplateText *text;
  GtkMenuButton   *fields;
  GtkWidget       *reset;
  GtkLabel        *words;
  AdwActionRow    *person;
  GtkLabel        *preview;
};

G_DEFINE_FINAL_TYPE (AftTemplateDialog, aft_template_dialog, ADW_TYPE_WINDOW)

static const AftLanguage *
get_language (AftTemplateDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->language);

  return chosen < g_strv_length (self->codes) ? aft_language_get (self->codes[chosen], NULL) : NULL;
}

static AftForm
get_form (AftTemplateDialog *self)
{
  return adw_combo_row_get_selected (self->form) == 1 ? AFT_FORM_FAMILIAR : AFT_FORM_FORMAL;
}

static void
tell (AftTemplateDialog *self,
      const GError      *error)
{
  gtk_label_set_label (self->words, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), error != NULL);
}

static void
show_preview (AftTemplateDialog *self,
              const char        *text)
{
  AftBook *book = aft_session_get_book (self->session);
  g_auto (AftTemplateResult) result = { NULL };
  g_autofree char *whole = NULL;
  g_autofree char *capped = NULL;
  g_autofree char *shown = NULL;
  AftTemplateSource source = {
    .language = get_language (self),
    .form = get_form (self),
    .contact = self->contact,
    .me = aft_document_get_single (aft_book_get_info (book), AFT_TYPE_ME),
  };

  if (source.language == NULL)
    return;
  if (self->contact != NULL)
    source.follow_up = aft_guide_find_follow_up (self->contact);
  if (source.follow_up != NULL)
    source.application = aft_guide_get_application (book, source.follow_up);
  aft_template_fill_script (&source, self->ours != NULL ? adw_combo_row_get_selected (self->script) : AFT_SCRIPT_LETTER, text,
                            &result);
  whole = result.subject != NULL ? g_strconcat (result.subject, "\n\n", result.text, NULL) : g_strdup (result.text);
  capped = aft_text_dup_shown (whole, PREVIEW_MAX);
  shown = aft_text_break_words (capped);
  gtk_label_set_label (self->preview, shown);
}

static void
save_own (AftTemplateDialog  *self,
          const char         *text,
          GError            **error)
{
  g_autofree char *name = aft_text_dup_line (gtk_editable_get_text (GTK_EDITABLE (self->title)));

  g_free (self->shown->text);
  self->shown->text = g_strdup (text);
  /* Without a name it keeps the last one it had. */
  if (name != NULL)
    {
      g_free (self->shown->name);
      self->shown->name = g_steal_pointer (&name);
    }
  aft_session_set_own_template (self->session, self->shown, error);
}

static void
save (AftTemplateDialog *self)
{
  g_autofree char *text = aft_template_text_dup (self->text);
  gboolean changed = g_strcmp0 (text, self->ours) != 0;
  g_autoptr (GError) error = NULL;

  if (self->save_id == 0)
    return;

  g_clear_handle_id (&self->save_id, g_source_remove);
  /* What is as ours isn't kept: then it follows ours when that changes. */
  if (self->shown != NULL)
    save_own (self, text, &error);
  else
    aft_session_set_template (self->session, self->name, changed ? text : NULL, &error);
  tell (self, error);
  gtk_widget_set_sensitive (self->reset, changed);
  show_preview (self, text);
}

static gboolean
save_cb (gpointer data)
{
  save (data);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (AftTemplateDialog *self)
{
  if (self->filling)
    return;

  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_MS, save_cb, self);
}

static void
show_text (AftTemplateDialog *self,
           const char        *text)
{
  aft_template_text_set (self->text, text);
  gtk_widget_set_sensitive (self->reset, g_strcmp0 (text, self->ours) != 0);
  show_preview (self, text);
}

static void
show_chosen (AftTemplateDialog *self)
{
  const AftLanguage *language = get_language (self);
  guint chosen = adw_combo_row_get_selected (self->script);
  g_autofree char *changed = NULL;

  self->shown = chosen >= AFT_SCRIPTS && chosen - AFT_SCRIPTS < self->own->len
                ? g_ptr_array_index (self->own, chosen - AFT_SCRIPTS) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->title), self->shown != NULL);
  gtk_widget_set_visible (self->remove, self->shown != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form), self->shown == NULL);
  gtk_widget_set_visible (self->reset, self->shown == NULL);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->ours, g_free);
  self->filling = TRUE;
  aft_editable_show (GTK_EDITABLE (self->title), self->shown != NULL ? self->shown->name : aft_script_get_title (chosen));
  self->filling = FALSE;
  if (self->shown != NULL)
    {
      show_text (self, self->shown->text);
      return;
    }

  if (language == NULL)
    return;
  self->name = aft_script_dup_file_name (language, chosen, get_form (self));
  self->ours = aft_language_dup_script (language, chosen, get_form (self));
  changed = aft_session_dup_template (self->session, self->name);
  show_text (self, changed != NULL ? changed : self->ours);
}

static void
chosen_cb (AftTemplateDialog *self)
{
  if (self->filling || self->session == NULL)
    return;

  save (self);
  show_chosen (self);
}

/* The scripts, and behind them one's own in the language; shows the one in @file, NULL: the one chosen if it is a script. */
static void
fill_scripts (AftTemplateDialog *self,
              const char        *file)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const AftLanguage *language = get_language (self);
  guint chosen = adw_combo_row_get_selected (self->script);

  if (chosen >= AFT_SCRIPTS)
    chosen = AFT_SCRIPT_MAIL;
  self->shown = NULL;
  g_clear_pointer (&self->own, g_ptr_array_unref);
  self->own = aft_session_list_own_templates (self->session, language != NULL ? aft_language_get_code (language) : "en");
  for (guint i = 0; i < AFT_SCRIPTS; i++)
    gtk_string_list_append (names, aft_script_get_title (i));
  for (guint i = 0; i < self->own->len; i++)
    {
      const AftOwnTemplate *own = g_ptr_array_index (self->own, i);
      g_autofree char *shown = aft_text_dup_shown (own->name, NAME_MAX_SHOWN);

      gtk_string_list_append (names, shown);
      if (g_strcmp0 (own->file, file) == 0)
        chosen = AFT_SCRIPTS + i;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->script, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->script, chosen);
  self->filling = FALSE;
  show_chosen (self);
}

static void
language_cb (AftTemplateDialog *self)
{
  if (self->filling || self->session == NULL)
    return;

  save (self);
  fill_scripts (self, NULL);
}

static void
add_cb (AftTemplateDialog *self)
{
  const AftLanguage *language = get_language (self);
  g_autofree char *blank = language != NULL ? aft_language_dup_script (language, AFT_SCRIPT_LETTER, get_form (self)) : NULL;
  AftOwnTemplate *own;
  g_autoptr (GError) error = NULL;

  if (blank == NULL)
    return;

  save (self);
  own = aft_own_template_new (aft_language_get_code (language), _("New Template"), blank);
  if (aft_session_set_own_template (self->session, own, &error))
    {
      fill_scripts (self, own->file);
      gtk_widget_grab_focus (GTK_WIDGET (self->title));
      gtk_editable_select_region (GTK_EDITABLE (self->title), 0, -1);
    }
  tell (self, error);
  aft_own_template_free (own);
}

static void
remove_yes_cb (gpointer data)
{
  AftTemplateDialog *self = data;
  g_autoptr (GError) error = NULL;

  if (self->shown == NULL)
    return;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (aft_session_set_template (self->session, self->shown->file, NULL, &error))
    {
      fill_scripts (self, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
    }
  tell (self, error);
}

static void
remove_cb (AftTemplateDialog *self)
{
  aft_alert_ask (GTK_WIDGET (self), _("Remove the template?"), _("What was written with it stays."), _("_Remove"), TRUE,
                 remove_yes_cb, g_object_ref (self), g_object_unref);
}

static void
reset_cb (AftTemplateDialog *self)
{
  aft_template_text_replace (self->text, self->ours);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
show_person (AftTemplateDialog *self,
             AftContact        *contact)
{
  g_autofree char *shown = aft_text_dup_shown (contact != NULL ? aft_document_get_summary (AFT_DOCUMENT (contact))->title
                                                               : _("Nobody is in the book yet"), 100);

  g_set_object (&self->contact, contact);
  adw_action_row_set_subtitle (self->person, shown);
}

static void
person_chosen_cb (GtkWidget   *widget,
                  AftDocument *chosen,
                  gpointer     data)
{
  AftTemplateDialog *self = AFT_TEMPLATE_DIALOG (widget);
  g_autofree char *text = aft_template_text_dup (self->text);

  show_person (self, AFT_CONTACT (chosen));
  show_preview (self, text);
}

static void
person_cb (AftTemplateDialog *self)
{
  aft_chooser_show (GTK_WIDGET (self), self->session, _("For Whom?"), AFT_CHOOSE_CONTACTS, person_chosen_cb, NULL);
}

static void
insert_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  AftTemplateDialog *self = data;

  aft_template_text_insert_field (self->text, g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
fill_choices (AftTemplateDialog *self)
{
  g_autoptr (GtkStringList) languages = gtk_string_list_new (NULL);
  AftRules *rules = aft_document_get_single (aft_book_get_info (aft_session_get_book (self->session)), AFT_TYPE_RULES);
  const char *stored = aft_record_get (rules, AFT_RULES_LANGUAGE);
  const AftLanguage *usual = aft_language_get_for_scripts (stored != NULL ? stored : g_get_language_names ()[0], NULL, NULL);
  guint chosen = 0;

  self->codes = aft_language_list ();
  for (guint i = 0; self->codes[i] != NULL; i++)
    {
      g_autofree char *name = aft_language_dup_name (self->codes[i]);

      gtk_string_list_append (languages, name);
      if (usual != NULL && g_str_equal (aft_language_get_code (usual), self->codes[i]))
        chosen = i;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->language, G_LIST_MODEL (languages));
  adw_combo_row_set_selected (self->language, chosen);
  self->filling = FALSE;
  fill_scripts (self, NULL);
}

static gboolean
aft_template_dialog_close_request (GtkWindow *window)
{
  save (AFT_TEMPLATE_DIALOG (window));

  return GTK_WINDOW_CLASS (aft_template_dialog_parent_class)->close_request (window);
}

static void
aft_template_dialog_dispose (GObject *object)
{
  AftTemplateDialog *self = AFT_TEMPLATE_DIALOG (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->contact);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_template_dialog_parent_class)->dispose (object);
}

static void
aft_template_dialog_finalize (GObject *object)
{
  AftTemplateDialog *self = AFT_TEMPLATE_DIALOG (object);

  g_strfreev (self->codes);
  g_free (self->name);
  g_free (self->ours);
  g_clear_pointer (&self->own, g_ptr_array_unref);

  G_OBJECT_CLASS (aft_template_dialog_parent_class)->finalize (object);
}

static void
aft_template_dialog_class_init (AftTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (AFT_TYPE_TEMPLATE_TEXT);
  G_OBJECT_CLASS (klass)->dispose = aft_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = aft_template_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = aft_template_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, script);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, language);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, text);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, reset);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, words);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, person);
  gtk_widget_class_bind_template_child (widget_class, AftTemplateDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_template_dialog_init (AftTemplateDialog *self)
{
  const GActionEntry entries[] = { { "insert", insert_cb, "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "template", G_ACTION_GROUP (actions));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->person), FALSE);
}

GtkWidget *
aft_template_dialog_new (AftSession *session)
{
  AftTemplateDialog *self = g_object_new (AFT_TYPE_TEMPLATE_DIALOG, NULL);
  GListModel *contacts = aft_book_get_contacts (aft_session_get_book (session));
  g_autoptr (AftContact) first = g_list_model_get_item (contacts, 0);
  g_autoptr (GMenuModel) fields = NULL;

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "flushing", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  fields = aft_draft_make_fields_menu ("template.insert");
  aft_spoken_set_menu (self->fields, fields);
  show_person (self, first);
  fill_choices (self);
  aft_template_text_set_editable (self->text, !aft_session_is_read_only (session));
  gtk_editable_set_editable (GTK_EDITABLE (self->title), !aft_session_is_read_only (session));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->script));

  return GTK_WIDGET (self);
}

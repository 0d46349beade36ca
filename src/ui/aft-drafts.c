/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-drafts.h"

#include <glib/gi18n-lib.h>

#include "aft-book-info.h"
#include "aft-guide.h"
#include "aft-mail-portal.h"
#include "aft-mailto.h"

#define SIGNATURE "\n-- \n"

const AftLanguage *
aft_draft_language (AftBook    *book,
                    AftContact *contact)
{
  const char *code = contact != NULL ? aft_record_get (contact, AFT_CONTACT_LANGUAGE) : NULL;
  AftRules *rules = aft_document_get_single (aft_book_get_info (book), AFT_TYPE_RULES);

  if (code == NULL)
    code = aft_record_get (rules, AFT_RULES_LANGUAGE);
  if (code == NULL)
    code = g_get_language_names ()[0];

  return aft_language_get_for_scripts (code, NULL, NULL);
}

gboolean
aft_draft_is_mail (AftScript script)
{
  const char *kind = aft_script_get_draft_kind (script);

  return g_str_equal (kind, "mail") || g_str_equal (kind, "thanks");
}

/* A letter ends in the signature, if there is one, after the line that mail programs know it by. */
static void
sign (AftMe             *me,
      AftScript          script,
      AftTemplateResult *result)
{
  const char *signature = aft_record_get (me, AFT_ME_SIGNATURE);
  g_autofree char *text = result->text;

  if (signature != NULL && text != NULL && aft_draft_is_mail (script))
    result->text = g_strconcat (text, g_str_has_suffix (text, "\n") ? "" : "\n", SIGNATURE, signature, NULL);
  else
    result->text = g_steal_pointer (&text);
}

void
aft_draft_fill (AftSession        *session,
                AftContact        *contact,
                AftFollowUp       *follow_up,
                AftScript          script,
                const char        *own,
                AftFeedback       *feedback,
                const char        *fix,
                AftTemplateResult *result)
{
  AftBook *book = aft_session_get_book (session);
  const AftLanguage *language = aft_draft_language (book, contact);
  g_autofree char *callback = follow_up != NULL ? aft_guide_dup_callback (follow_up) : g_strdup ("");
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;
  g_autofree char *changed = NULL;
  GDate today;
  AftTemplateSource source = {
    .language = language,
    .contact = contact,
    .me = aft_document_get_single (aft_book_get_info (book), AFT_TYPE_ME),
    .follow_up = follow_up,
    .application = follow_up != NULL ? aft_guide_get_application (book, follow_up) : NULL,
    .feedback = feedback,
    .fix = fix,
  };

  if (language == NULL)
    return;

  aft_session_today (session, &today);
  if (*callback != '\0')
    source.callback = when = aft_language_dup_when (language, callback, &today);
  source.form = aft_language_get_form (language, contact);
  name = aft_script_dup_file_name (language, script, source.form);
  changed = own == NULL ? aft_session_dup_template (session, name) : NULL;
  aft_template_fill_script (&source, script, own != NULL ? own : changed, result);
  sign (source.me, script, result);
}

GMenuModel *
aft_draft_make_fields_menu (const char *action)
{
  GMenu *menu = g_menu_new ();
  guint n_fields;
  const AftTemplateField *fields = aft_template_list_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (aft_template_field_get_title (fields[i].name), NULL);

      g_menu_item_set_action_and_target (item, action, "s", fields[i].name);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

char *
aft_draft_dup_measure (const AftLanguage *language,
                       AftScript          script,
                       const char        *text)
{
  g_auto (GStrv) parts = g_strsplit (text, SIGNATURE, 2);
  AftMeasure length;

  aft_language_measure (language, script, parts[0] != NULL ? parts[0] : "", &length);
  return aft_measure_dup_words (&length);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _("No mail program could be opened. Copy the text instead."));
}

/* The portal first, which is the only way out of a sandbox; then whatever opens mailto addresses. */
static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GtkWidget *widget = g_task_get_source_object (task);
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (aft_mail_portal_compose_finish (result, NULL))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (g_task_get_task_data (task), G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (task));
}

void
aft_draft_mail_async (GtkWidget           *widget,
                      const char          *to,
                      const char          *subject,
                      const char          *text,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (widget, NULL, callback, data);

  g_task_set_source_tag (task, aft_draft_mail_async);
  g_task_set_task_data (task, aft_mailto_dup_uri (to, subject, text), g_free);
  aft_mail_portal_compose_async (to, subject, text, NULL, composed_cb, g_steal_pointer (&task));
}

gboolean
aft_draft_mail_finish (GtkWidget     *widget,
                       GAsyncResult  *result,
                       GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-log-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-guide.h"
#include "aft-log.h"
#include "aft-narrow.h"
#include "aft-text.h"
#include "aft-typed.h"

#define FORM "log"

struct _AftLogDialog
{
  AdwWindow       parent_instance;

  AftSession     *session;
  AftContact     *contact;

  AdwWindowTitle *title;
  GtkButton      *log;
  GtkEntry       *line;
  GtkLabel       *understood;
  GtkLabel       *summary;
};

G_DEFINE_FINAL_TYPE (AftLogDialog, aft_log_dialog, ADW_TYPE_WINDOW)

static gboolean
parse (AftLogDialog *self,
       GDate        *today,
       AftLogEntry  *entry)
{
  aft_session_today (self->session, today);

  return aft_log_parse (gtk_editable_get_text (GTK_EDITABLE (self->line)), today, entry);
}

static void
changed_cb (AftLogDialog *self)
{
  g_auto (AftLogEntry) entry = { 0 };
  GDate today;
  gboolean any = parse (self, &today, &entry);
  g_autofree char *words = any ? aft_log_dup_words (&entry, &today) : g_strdup (_("Call, mail, message, letter or meeting; how it "
                                                                                  "went; when. Then a colon and what was said."));
  g_autofree char *summary = aft_text_dup_shown (any ? entry.summary : "", AFT_TEXT_SHOWN_MAX);

  gtk_label_set_label (self->understood, words);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *summary != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->log), any);
}

static void
log_cb (AftLogDialog *self)
{
  g_auto (AftLogEntry) entry = { 0 };
  GDate today;
  g_autoptr (GDateTime) now = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *words = NULL;
  g_autofree char *says = NULL;

  if (!parse (self, &today, &entry))
    return;

  now = aft_session_now (self->session);
  words = aft_log_dup_words (&entry, &today);
  aft_typed_forget (self->contact, FORM);
  aft_log_add (aft_session_get_book (self->session), self->contact, &entry, aft_guide_find_follow_up (self->contact), now);
  /* Translators: %s is what was logged, "Call, we talked, yesterday". */
  says = g_strdup_printf (_("Logged: %s"), words);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.message", "s", says);
  gtk_window_close (GTK_WINDOW (self));
}

static void
aft_log_dialog_dispose (GObject *object)
{
  AftLogDialog *self = AFT_LOG_DIALOG (object);

  g_clear_object (&self->contact);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_log_dialog_parent_class)->dispose (object);
}

static void
aft_log_dialog_class_init (AftLogDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_log_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-log-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftLogDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AftLogDialog, log);
  gtk_widget_class_bind_template_child (widget_class, AftLogDialog, line);
  gtk_widget_class_bind_template_child (widget_class, AftLogDialog, understood);
  gtk_widget_class_bind_template_child (widget_class, AftLogDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_log_dialog_init (AftLogDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
}

GtkWidget *
aft_log_dialog_new (AftSession *session,
                    AftContact *contact)
{
  AftLogDialog *self = g_object_new (AFT_TYPE_LOG_DIALOG, NULL);
  g_autofree char *name = aft_text_dup_shown (aft_document_get_summary (AFT_DOCUMENT (contact))->title, 60);
  GtkWidget *line = GTK_WIDGET (self->line);

  self->session = g_object_ref (session);
  self->contact = g_object_ref (contact);
  adw_window_title_set_subtitle (self->title, name);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->line));
  if (aft_typed_keep (contact, FORM, &line, 1))
    gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
  else
    changed_cb (self);

  return GTK_WIDGET (self);
}

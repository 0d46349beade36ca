/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-alert.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-narrow.h"
#include "aft-text.h"

typedef struct
{
  AftAlertFunc   yes;
  gpointer       data;
  GDestroyNotify free_data;
} Asked;

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  g_autofree char *shown = aft_text_dup_shown (text, AFT_TEXT_SHOWN_MAX);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (label, text[0] != '\0');
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The dialog's own heading does not break lines and is measured as if it did, which newer GTKs complain of: heading and body are
 * labels of its own child. */
static GtkWidget *
make_dialog (GtkWidget  *widget,
             const char *heading,
             const char *body)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading_label = make_label (heading, "title-4");
  GtkWidget *body_label = make_label (body, "body");

  gtk_box_append (GTK_BOX (box), heading_label);
  gtk_box_append (GTK_BOX (box), body_label);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), gtk_label_get_label (GTK_LABEL (heading_label)));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading_label, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, body_label, NULL, -1);

  return dialog;
}

void
aft_alert_tell (GtkWidget  *widget,
                const char *what,
                const char *why)
{
  GtkWidget *dialog = make_dialog (widget, what, why != NULL ? why : "");

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          data)
{
  Asked *asked = data;

  if (g_str_equal (response, "yes"))
    asked->yes (asked->data);
}

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  if (asked->free_data != NULL)
    asked->free_data (asked->data);
  g_free (asked);
}

GtkWindow *
aft_alert_ask (GtkWidget      *widget,
               const char     *question,
               const char     *explanation,
               const char     *verb,
               gboolean        destructive,
               AftAlertFunc    yes,
               gpointer        data,
               GDestroyNotify  free_data)
{
  GtkWidget *dialog = make_dialog (widget, question, explanation);
  Asked *asked = g_new0 (Asked, 1);

  asked->yes = yes;
  asked->data = data;
  asked->free_data = free_data;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "yes", verb, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), destructive ? "cancel" : "yes");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asked, asked_free, 0);
  aft_narrow_give_way (dialog);
  gtk_window_present (GTK_WINDOW (dialog));

  return GTK_WINDOW (dialog);
}

void
aft_alert_set_no (GtkWindow  *dialog,
                  const char *verb)
{
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (dialog), "cancel", verb);
}

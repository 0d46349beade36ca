/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-alert.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-text.h"

typedef struct
{
  AftAlertFunc   yes;
  gpointer       data;
  GDestroyNotify free_data;
} Asked;

static GtkWidget *
make_dialog (GtkWidget  *widget,
             const char *heading,
             const char *body)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *shown_heading = aft_text_dup_shown (heading, AFT_TEXT_SHOWN_MAX);
  g_autofree char *shown_body = aft_text_dup_shown (body, AFT_TEXT_SHOWN_MAX);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, shown_heading, shown_body);

  adw_message_dialog_set_heading_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);

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
  gtk_window_present (GTK_WINDOW (dialog));

  return GTK_WINDOW (dialog);
}

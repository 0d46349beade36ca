/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-template-row.h"

#include <glib/gi18n-lib.h>

#include "aft-alert.h"
#include "aft-text.h"

#define NAME_MAX_SHOWN 60

struct _AftTemplateRow
{
  AdwComboRow  parent_instance;

  GPtrArray   *own;             /* AftOwnTemplate; NULL: nothing is offered */
  gboolean     filling;
  guint        shown;           /* the one that nobody chose */
  char        *wanted;          /* the word of the one that is asked about */
  guint        ask_id;
  GtkWindow   *question;        /* NULL: it isn't asked */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftTemplateRow, aft_template_row, ADW_TYPE_COMBO_ROW)

static void
stop_asking (AftTemplateRow *self)
{
  g_clear_handle_id (&self->ask_id, g_source_remove);
  if (self->question != NULL)
    gtk_window_destroy (self->question);
}

void
aft_template_row_list (AftTemplateRow    *self,
                       AftSession        *session,
                       const AftLanguage *language,
                       AftScript          script)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (AFT_IS_TEMPLATE_ROW (self));

  stop_asking (self);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  if (language != NULL)
    self->own = aft_session_list_own_templates (session, aft_language_get_code (language));
  gtk_string_list_append (names, aft_script_get_title (script));
  for (guint i = 0; self->own != NULL && i < self->own->len; i++)
    {
      const AftOwnTemplate *own = g_ptr_array_index (self->own, i);
      g_autofree char *shown = aft_text_dup_shown (own->name, NAME_MAX_SHOWN);

      gtk_string_list_append (names, shown);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->own != NULL && self->own->len > 0);
}

void
aft_template_row_show (AftTemplateRow *self,
                       const char     *word)
{
  guint chosen = 0;

  for (guint i = 0; word != NULL && self->own != NULL && i < self->own->len; i++)
    {
      g_autofree char *other = aft_own_template_dup_word (g_ptr_array_index (self->own, i));

      if (g_str_equal (other, word))
        chosen = i + 1;
    }
  self->shown = chosen;
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), chosen);
  self->filling = FALSE;
}

static void
replace_cb (gpointer data)
{
  AftTemplateRow *self = data;

  g_signal_emit (self, signals[CHOSEN], 0, self->wanted, TRUE);
}

/* Only now is the list done with the choice, and another can be shown. */
static gboolean
ask_cb (gpointer data)
{
  AftTemplateRow *self = data;

  self->ask_id = 0;
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), self->shown);
  self->filling = FALSE;
  g_set_weak_pointer (&self->question,
                      aft_alert_ask (GTK_WIDGET (self), _("Replace what you wrote?"),
                                     _("It isn’t as it was filled in any more. The other template takes its place; Undo brings it back."),
                                     _("_Replace"), TRUE, replace_cb, self, NULL));
  aft_alert_set_no (self->question, _("_Keep"));

  return G_SOURCE_REMOVE;
}

void
aft_template_row_ask (AftTemplateRow *self,
                      const char     *word)
{
  g_return_if_fail (AFT_IS_TEMPLATE_ROW (self));

  stop_asking (self);
  g_free (self->wanted);
  self->wanted = g_strdup (word);
  self->ask_id = g_idle_add (ask_cb, self);
}

static void
selected_cb (AftTemplateRow *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  g_autofree char *word = NULL;

  if (self->filling)
    return;
  if (self->own != NULL && chosen > 0 && chosen <= self->own->len)
    word = aft_own_template_dup_word (g_ptr_array_index (self->own, chosen - 1));
  g_signal_emit (self, signals[CHOSEN], 0, word, FALSE);
}

static void
aft_template_row_dispose (GObject *object)
{
  AftTemplateRow *self = AFT_TEMPLATE_ROW (object);

  stop_asking (self);
  g_clear_weak_pointer (&self->question);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (aft_template_row_parent_class)->dispose (object);
}

static void
aft_template_row_class_init (AftTemplateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_template_row_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", AFT_TYPE_TEMPLATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
aft_template_row_init (AftTemplateRow *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

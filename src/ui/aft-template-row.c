/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-template-row.h"

#include "aft-text.h"

#define NAME_MAX_SHOWN 60

struct _AftTemplateRow
{
  AdwComboRow  parent_instance;

  GPtrArray   *own;             /* AftOwnTemplate; NULL: nothing is offered */
  gboolean     filling;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftTemplateRow, aft_template_row, ADW_TYPE_COMBO_ROW)

void
aft_template_row_list (AftTemplateRow    *self,
                       AftSession        *session,
                       const AftLanguage *language,
                       AftScript          script)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (AFT_IS_TEMPLATE_ROW (self));

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
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), chosen);
  self->filling = FALSE;
}

char *
aft_template_row_dup_word (AftTemplateRow *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->own == NULL || chosen == 0 || chosen > self->own->len)
    return NULL;

  return aft_own_template_dup_word (g_ptr_array_index (self->own, chosen - 1));
}

static void
selected_cb (AftTemplateRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
aft_template_row_finalize (GObject *object)
{
  g_clear_pointer (&AFT_TEMPLATE_ROW (object)->own, g_ptr_array_unref);

  G_OBJECT_CLASS (aft_template_row_parent_class)->finalize (object);
}

static void
aft_template_row_class_init (AftTemplateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_template_row_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", AFT_TYPE_TEMPLATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_template_row_init (AftTemplateRow *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

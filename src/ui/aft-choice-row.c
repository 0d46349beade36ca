/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-field-row.h"

#include "aft-document.h"
#include "aft-spoken.h"
#include "aft-text.h"

struct _AftChoiceRow
{
  AdwComboRow    parent_instance;

  AftSession    *session;
  AftRecord     *record;
  GtkStringList *shown;
  GPtrArray     *words;         /* char *, NULL for unset; parallel to shown */
  guint          field;
  gboolean       showing;
};

G_DEFINE_FINAL_TYPE (AftChoiceRow, aft_choice_row, ADW_TYPE_COMBO_ROW)

static guint
find (AftChoiceRow *self,
      const char   *word)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      if (g_strcmp0 (self->words->pdata[i], word) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* A word of a newer format, or typed into the file by hand, is shown as it is and kept. */
static void
show (AftChoiceRow *self)
{
  const char *word = aft_record_get (self->record, self->field);
  guint position = find (self, word);

  self->showing = TRUE;
  if (position == GTK_INVALID_LIST_POSITION && word != NULL)
    {
      g_autofree char *shown = aft_text_dup_shown (word, 60);

      position = self->words->len;
      g_ptr_array_add (self->words, g_strdup (word));
      gtk_string_list_append (self->shown, shown);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->showing = FALSE;
}

static void
selected_cb (AftChoiceRow *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->showing || self->record == NULL || position >= self->words->len)
    return;

  aft_record_set (self->record, self->field, self->words->pdata[position]);
  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
}

static void
aft_choice_row_dispose (GObject *object)
{
  AftChoiceRow *self = AFT_CHOICE_ROW (object);

  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (aft_choice_row_parent_class)->dispose (object);
}

static void
aft_choice_row_finalize (GObject *object)
{
  g_ptr_array_unref (AFT_CHOICE_ROW (object)->words);

  G_OBJECT_CLASS (aft_choice_row_parent_class)->finalize (object);
}

static void
aft_choice_row_class_init (AftChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_choice_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = aft_choice_row_finalize;
}

static void
aft_choice_row_init (AftChoiceRow *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->shown = gtk_string_list_new (NULL);
}

void
aft_choice_row_set_unset (AftChoiceRow *self,
                          const char   *unset)
{
  const char *shown[] = { unset, NULL };

  g_return_if_fail (AFT_IS_CHOICE_ROW (self));
  g_return_if_fail (self->words->len > 0 && self->words->pdata[0] == NULL);

  if (g_str_equal (gtk_string_list_get_string (self->shown, 0), unset))
    return;

  /* Another one is selected while there is none. */
  self->showing = TRUE;
  gtk_string_list_splice (self->shown, 0, 1, shown);
  self->showing = FALSE;
  show (self);
}

GtkWidget *
aft_choice_row_new (AftSession *session,
                    const char *title,
                    const char *spoken,
                    gpointer    record,
                    guint       field,
                    AftWords    set,
                    const char *unset)
{
  AftChoiceRow *self = g_object_new (AFT_TYPE_CHOICE_ROW, NULL);
  AftDocument *document = aft_record_get_document (record);
  g_autofree char *property = g_ascii_strdown (AFT_RECORD_GET_CLASS (record)->fields[field].key, -1);
  g_autofree char *detailed = g_strconcat ("notify::", property, NULL);

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->field = field;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  aft_spoken_set_name (GTK_WIDGET (self), spoken != NULL ? spoken : title);

  if (unset != NULL)
    {
      g_ptr_array_add (self->words, NULL);
      gtk_string_list_append (self->shown, unset);
    }
  for (guint i = 0; i < aft_words_count (set); i++)
    {
      const char *word = aft_words_nth (set, i);

      g_ptr_array_add (self->words, g_strdup (word));
      gtk_string_list_append (self->shown, aft_words_shown (set, word));
    }
  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->shown));
  self->showing = FALSE;
  show (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self), document == NULL || !aft_document_is_read_only (document));
  g_signal_connect_object (record, detailed, G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);

  return GTK_WIDGET (self);
}

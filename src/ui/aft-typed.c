/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-typed.h"

#include <adwaita.h>

/* One dialog, as long as one of its fields lives. */
typedef struct
{
  GObject    *owner;
  char       *key;              /* of @owner's data: a GStrv, one text a field */
  GtkWidget **fields;           /* not owned: one that tells of a change is there, and so are the others */
  guint       n_fields;
} Form;

static char *
dup_key (const char *form)
{
  return g_strconcat ("aft-typed-", form, NULL);
}

static void
clear_form (gpointer data)
{
  Form *form = data;

  g_object_unref (form->owner);
  g_free (form->key);
  g_free (form->fields);
}

static void
release_form (gpointer  data,
              GClosure *closure)
{
  g_rc_box_release_full (data, clear_form);
}

/* "" for what a field has by itself. */
static char *
dup_field (GtkWidget *field)
{
  if (!ADW_IS_COMBO_ROW (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (field)) == 0)
    return g_strdup ("");

  return g_strdup_printf ("%u", adw_combo_row_get_selected (ADW_COMBO_ROW (field)));
}

static void
set_field (GtkWidget  *field,
           const char *text)
{
  GtkWidget *folded = gtk_widget_get_ancestor (field, ADW_TYPE_EXPANDER_ROW);

  if (ADW_IS_COMBO_ROW (field))
    adw_combo_row_set_selected (ADW_COMBO_ROW (field), (guint) g_ascii_strtoull (text, NULL, 10));
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  /* What isn't seen would be taken unawares. */
  if (folded != NULL && *text != '\0')
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (folded), TRUE);
}

static void
changed_cb (Form *form)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < form->n_fields; i++)
    {
      g_autofree char *text = dup_field (form->fields[i]);

      any = any || *text != '\0';
      g_strv_builder_add (texts, text);
    }
  g_object_set_data_full (form->owner, form->key, any ? g_strv_builder_end (texts) : NULL, (GDestroyNotify) g_strfreev);
}

gboolean
aft_typed_keep (gpointer            owner,
                const char         *form,
                GtkWidget * const  *fields,
                guint               n_fields)
{
  Form *kept;
  char **left;

  g_return_val_if_fail (G_IS_OBJECT (owner), FALSE);

  kept = g_rc_box_new0 (Form);
  kept->owner = g_object_ref (owner);
  kept->key = dup_key (form);
  kept->fields = g_memdup2 (fields, n_fields * sizeof *fields);
  kept->n_fields = n_fields;

  left = g_object_get_data (owner, kept->key);
  for (guint i = 0; left != NULL && i < n_fields && left[i] != NULL; i++)
    set_field (fields[i], left[i]);
  for (guint i = 0; i < n_fields; i++)
    g_signal_connect_data (fields[i], ADW_IS_COMBO_ROW (fields[i]) ? "notify::selected" : "changed", G_CALLBACK (changed_cb),
                           g_rc_box_acquire (kept), release_form, G_CONNECT_SWAPPED);
  g_rc_box_release_full (kept, clear_form);

  return left != NULL;
}

void
aft_typed_forget (gpointer    owner,
                  const char *form)
{
  g_autofree char *key = dup_key (form);

  g_object_set_data (owner, key, NULL);
}

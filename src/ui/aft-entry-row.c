/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-entry-row.h"

#include "aft-editable.h"
#include "aft-spoken.h"

/* In characters: so few are seen where there is no room for more. */
#define LEAST_LENGTH 5

typedef struct
{
  char *spoken;
} AftEntryRowPrivate;

enum
{
  PROP_0,
  PROP_SPOKEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (AftEntryRow, aft_entry_row, ADW_TYPE_ENTRY_ROW)

void
aft_entry_row_tell (AdwEntryRow *row)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (row), LEAST_LENGTH);
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (row)), "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
}

void
aft_entry_row_set_name (AdwEntryRow *row,
                        const char  *name)
{
  aft_spoken_set_name (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))), name);
}

void
aft_entry_row_show (AdwEntryRow *row,
                    const char  *text)
{
  gboolean applies = adw_entry_row_get_show_apply_button (row);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    return;

  adw_entry_row_set_show_apply_button (row, FALSE);
  aft_editable_show (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (row, applies);
}

static void
update_name (AftEntryRow *self)
{
  AftEntryRowPrivate *priv = aft_entry_row_get_instance_private (self);

  aft_entry_row_set_name (ADW_ENTRY_ROW (self), priv->spoken != NULL ? priv->spoken
                                                : adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

void
aft_entry_row_set_spoken (AftEntryRow *self,
                          const char  *spoken)
{
  AftEntryRowPrivate *priv = aft_entry_row_get_instance_private (self);

  g_return_if_fail (AFT_IS_ENTRY_ROW (self));

  if (g_strcmp0 (priv->spoken, spoken) == 0)
    return;
  g_free (priv->spoken);
  priv->spoken = g_strdup (spoken);
  update_name (self);
}

static void
aft_entry_row_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_SPOKEN:
      aft_entry_row_set_spoken (AFT_ENTRY_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_entry_row_finalize (GObject *object)
{
  AftEntryRowPrivate *priv = aft_entry_row_get_instance_private (AFT_ENTRY_ROW (object));

  g_free (priv->spoken);

  G_OBJECT_CLASS (aft_entry_row_parent_class)->finalize (object);
}

static void
aft_entry_row_class_init (AftEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = aft_entry_row_set_property;
  object_class->finalize = aft_entry_row_finalize;

  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aft_entry_row_init (AftEntryRow *self)
{
  aft_entry_row_tell (ADW_ENTRY_ROW (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (update_name), NULL);
}

GtkWidget *
aft_entry_row_new (const char *title,
                   const char *spoken)
{
  return g_object_new (AFT_TYPE_ENTRY_ROW, "title", title, "spoken", spoken, NULL);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-record.h"

#include "aft-date.h"
#include "aft-id.h"
#include "aft-record-private.h"
#include "aft-text.h"

#include <string.h>

typedef struct
{
  char      *id;
  char      *modified;
  char     **values;            /* as many as the class has fields */
  gpointer   document;          /* not owned: the document owns its records */
} AftRecordPrivate;

enum
{
  PROP_ID = 1,
  PROP_MODIFIED,
  PROP_FIRST_FIELD,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AftRecord, aft_record, G_TYPE_OBJECT)

static AftRecordPrivate *
get_private (gpointer self)
{
  return aft_record_get_instance_private (AFT_RECORD (self));
}

static void
prepare (gpointer self)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (self);

  if (klass->prepare != NULL)
    klass->prepare (self);
}

static void
aft_record_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  AftRecordPrivate *priv = get_private (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, priv->id);
      break;
    case PROP_MODIFIED:
      g_value_set_string (value, priv->modified);
      break;
    default:
      g_value_set_string (value, aft_record_get (object, id - PROP_FIRST_FIELD));
    }
}

static void
aft_record_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  AftRecordPrivate *priv = get_private (object);

  if (id >= PROP_FIRST_FIELD)
    aft_record_set (object, id - PROP_FIRST_FIELD, g_value_get_string (value));
  else if (id == PROP_ID)
    priv->id = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
aft_record_finalize (GObject *object)
{
  AftRecordPrivate *priv = get_private (object);
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (object);

  for (guint i = 0; priv->values != NULL && i < klass->n_fields; i++)
    g_free (priv->values[i]);
  g_free (priv->values);
  g_free (priv->id);
  g_free (priv->modified);

  G_OBJECT_CLASS (aft_record_parent_class)->finalize (object);
}

static void
aft_record_class_init (AftRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = aft_record_get_property;
  object_class->set_property = aft_record_set_property;
  object_class->set_property = aft_record_set_property;
  object_class->finalize = aft_record_finalize;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_string ("id", NULL, NULL, NULL,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_MODIFIED,
                                   g_param_spec_string ("modified", NULL, NULL, NULL,
                                                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
aft_record_init (AftRecord *self)
{
}

void
aft_record_class_set_fields (AftRecordClass *klass,
                             const char     *group,
                             const AftField *fields,
                             guint           n_fields)
{
  klass->group = group;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->properties = g_new0 (GParamSpec *, n_fields);

  /* GObject doesn't hand these two down. */
  G_OBJECT_CLASS (klass)->get_property = aft_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = aft_record_set_property;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *property = g_ascii_strdown (fields[i].key, -1);

      klass->properties[i] = g_param_spec_string (property, NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY);
      g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FIRST_FIELD + i, klass->properties[i]);
    }
}

gpointer
aft_record_new (GType       type,
                const char *id)
{
  g_autofree char *random = id == NULL ? aft_id_new () : NULL;

  g_return_val_if_fail (g_type_is_a (type, AFT_TYPE_RECORD), NULL);

  return g_object_new (type, "id", id != NULL ? id : random, NULL);
}

const char *
aft_record_get_id (AftRecord *self)
{
  g_return_val_if_fail (AFT_IS_RECORD (self), NULL);

  return get_private (self)->id;
}

const char *
aft_record_get_modified (AftRecord *self)
{
  g_return_val_if_fail (AFT_IS_RECORD (self), NULL);

  prepare (self);
  return get_private (self)->modified;
}

void
aft_record_set_modified (AftRecord  *self,
                         const char *modified)
{
  AftRecordPrivate *priv = get_private (self);

  if (g_strcmp0 (priv->modified, modified) == 0)
    return;

  g_free (priv->modified);
  priv->modified = g_strdup (modified);
  g_object_notify (G_OBJECT (self), "modified");
}

void
aft_record_set_document (AftRecord *self,
                         gpointer   document)
{
  get_private (self)->document = document;
}

gpointer
aft_record_get_document (gpointer self)
{
  return get_private (self)->document;
}

static char **
get_value (gpointer self,
           guint    field)
{
  AftRecordPrivate *priv = get_private (self);
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (self);

  g_return_val_if_fail (field < klass->n_fields, NULL);

  if (priv->values == NULL)
    priv->values = g_new0 (char *, klass->n_fields);
  return &priv->values[field];
}

const char *
aft_record_get (gpointer self,
                guint    field)
{
  g_return_val_if_fail (AFT_IS_RECORD (self), NULL);

  prepare (self);
  return *get_value (self, field);
}

gboolean
aft_record_put (AftRecord  *self,
                guint       field,
                const char *value)
{
  char **place = get_value (self, field);

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (*place, value) == 0)
    return FALSE;

  g_free (*place);
  *place = g_strdup (value);

  g_object_notify_by_pspec (G_OBJECT (self), AFT_RECORD_GET_CLASS (self)->properties[field]);

  return TRUE;
}

void
aft_record_set (gpointer    self,
                guint       field,
                const char *value)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (self);
  AftRecord *document = get_private (self)->document;
  g_autofree char *storable = NULL;
  g_autofree char *before = NULL;

  g_return_if_fail (AFT_IS_RECORD (self));
  g_return_if_fail (field < klass->n_fields);

  prepare (self);

  if (document != NULL && AFT_RECORD_GET_CLASS (document)->refuses (document))
    {
      g_object_notify_by_pspec (self, klass->properties[field]);
      return;
    }

  storable = aft_text_dup_storable (value, klass->fields[field].kind == AFT_FIELD_TEXT);
  before = g_strdup (*get_value (self, field));

  if (aft_record_put (self, field, storable) && document != NULL)
    AFT_RECORD_GET_CLASS (document)->changed (document, self, field, before);
}

/* A list is kept as one string, its parts separated by ';', with '\' before a ';' or '\' inside a part. */
char **
aft_record_split (const char *text)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p; p++)
    {
      if (*p == '\\' && (p[1] == ';' || p[1] == '\\'))
        g_string_append_c (part, *++p);
      else if (*p == ';')
        {
          if (part->len > 0)
            g_ptr_array_add (parts, g_strdup (part->str));
          g_string_truncate (part, 0);
        }
      else
        g_string_append_c (part, *p);
    }
  if (part->len > 0)
    g_ptr_array_add (parts, g_strdup (part->str));

  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

char *
aft_record_join (const char * const *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      if (list[i][0] == '\0')
        continue;
      for (const char *p = list[i]; *p; p++)
        {
          if (*p == ';' || *p == '\\')
            g_string_append_c (text, '\\');
          g_string_append_c (text, *p);
        }
      g_string_append_c (text, ';');
    }

  return g_string_free (text, FALSE);
}

char **
aft_record_dup_list (gpointer self,
                     guint    field)
{
  return aft_record_split (aft_record_get (self, field));
}

void
aft_record_set_list (gpointer            self,
                     guint               field,
                     const char * const *list)
{
  g_autofree char *text = aft_record_join (list);

  aft_record_set (self, field, text);
}

gboolean
aft_record_list_has (gpointer    self,
                     guint       field,
                     const char *word)
{
  g_auto (GStrv) list = aft_record_dup_list (self, field);

  return g_strv_contains ((const char * const *) list, word);
}

void
aft_record_list_put (gpointer    self,
                     guint       field,
                     const char *word,
                     gboolean    present)
{
  g_auto (GStrv) list = aft_record_dup_list (self, field);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  if (g_strv_contains ((const char * const *) list, word) == present)
    return;

  for (char **part = list; *part; part++)
    if (strcmp (*part, word) != 0)
      g_ptr_array_add (changed, *part);
  if (present)
    g_ptr_array_add (changed, (char *) word);
  g_ptr_array_add (changed, NULL);

  aft_record_set_list (self, field, (const char * const *) changed->pdata);
}

gboolean
aft_record_get_flag (gpointer self,
                     guint    field)
{
  return aft_record_is (self, field, "true");
}

void
aft_record_set_flag (gpointer self,
                     guint    field,
                     gboolean value)
{
  aft_record_set (self, field, value ? "true" : NULL);
}

gboolean
aft_record_get_day (gpointer self,
                    guint    field,
                    GDate   *day)
{
  const char *text = aft_record_get (self, field);

  return text != NULL && aft_day_parse (text, day);
}

void
aft_record_set_day (gpointer     self,
                    guint        field,
                    const GDate *day)
{
  g_autofree char *text = day != NULL ? aft_day_format (day) : NULL;

  aft_record_set (self, field, text);
}

gboolean
aft_record_is (gpointer    self,
               guint       field,
               const char *word)
{
  return g_strcmp0 (aft_record_get (self, field), word) == 0;
}

gint
aft_record_class_find (AftRecordClass *klass,
                       const char     *key)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].key, key) == 0)
      return i;

  return -1;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a value means. On disk and in memory every value is a string; the kind says which strings are sensible and how they
 * are cleaned and searched. */
typedef enum
{
  AFT_FIELD_LINE,       /* one line of text */
  AFT_FIELD_TEXT,       /* several lines */
  AFT_FIELD_LIST,       /* strings separated by ';' as g_key_file_set_string_list () writes them */
  AFT_FIELD_DAY,        /* ISO date, maybe shortened, maybe with a time */
  AFT_FIELD_MOMENT,     /* RFC 3339, UTC */
  AFT_FIELD_CHOICE,     /* a word of the format; an unknown one is kept */
  AFT_FIELD_FLAG,       /* "true" or absent */
  AFT_FIELD_ID,         /* another record's or document's id */
} AftFieldKind;

typedef struct
{
  const char   *key;            /* as in the file, "Full-Name"; the property is its lower-case form, "full-name" */
  AftFieldKind  kind;
  gboolean      searched;       /* found by search */
} AftField;

#define AFT_TYPE_RECORD (aft_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (AftRecord, aft_record, AFT, RECORD, GObject)

/* A group of a document: a noun with named values. Its class is described by a table of fields, from which the properties
 * (all strings, NULL when unset, notified when they change) and the key file's keys are made. */
struct _AftRecordClass
{
  GObjectClass    parent_class;

  const char     *group;        /* "Touch": the key file's group is "[Touch <id>]" */
  const AftField *fields;
  guint           n_fields;
  GParamSpec    **properties;

  /* For documents: called before one of its own values is read or changed, and after a value of any of its records was
   * changed by aft_record_set (). refuses () tells whether it may be changed at all. */
  void          (*prepare)      (AftRecord  *self);
  gboolean      (*refuses)      (AftRecord  *self);
  void          (*changed)      (AftRecord  *self,
                                 AftRecord  *record,
                                 guint       field,
                                 const char *before);
};

/* Called in a noun's class_init: stores the table and installs the properties. */
void         aft_record_class_set_fields (AftRecordClass *klass,
                                          const char     *group,
                                          const AftField *fields,
                                          guint           n_fields);

/* A new record of @type with @id, or with a new random one if @id is NULL. It belongs to nobody until it is added to a
 * document. Transfer full. */
gpointer     aft_record_new              (GType           type,
                                          const char     *id);

const char  *aft_record_get_id           (AftRecord      *self);

/* RFC 3339, UTC; NULL if it was never saved. */
const char  *aft_record_get_modified     (AftRecord      *self);

/* The value of @field (the noun's enumeration), NULL when unset. Valid until the field changes. */
const char  *aft_record_get              (gpointer        self,
                                          guint           field);

/* Sets @field and notifies if it differs. NULL and "" unset it. What can't be stored is cleaned away
 * (aft_text_dup_storable ()); blanks are kept. In a read-only document nothing changes; a notification brings bound widgets
 * back to what stands. */
void         aft_record_set              (gpointer        self,
                                          guint           field,
                                          const char     *value);

/* For AFT_FIELD_LIST. Never NULL. Transfer full. */
char       **aft_record_dup_list         (gpointer        self,
                                          guint           field);
void         aft_record_set_list         (gpointer            self,
                                          guint               field,
                                          const char * const *list);
gboolean     aft_record_list_has         (gpointer        self,
                                          guint           field,
                                          const char     *word);
/* Adds @word to the list or takes it out of it. */
void         aft_record_list_put         (gpointer        self,
                                          guint           field,
                                          const char     *word,
                                          gboolean        present);

gboolean     aft_record_get_flag         (gpointer        self,
                                          guint           field);
void         aft_record_set_flag         (gpointer        self,
                                          guint           field,
                                          gboolean        value);

/* FALSE if unset or not a whole day. */
gboolean     aft_record_get_day          (gpointer        self,
                                          guint           field,
                                          GDate          *day);
void         aft_record_set_day          (gpointer        self,
                                          guint           field,
                                          const GDate    *day);

/* Whether the value is @word (NULL: unset). */
gboolean     aft_record_is               (gpointer        self,
                                          guint           field,
                                          const char     *word);

/* The document it belongs to (an AftDocument; itself, if it is one), NULL if none. Transfer none. */
gpointer     aft_record_get_document     (gpointer        self);

/* The field whose key is @key, or -1. */
gint         aft_record_class_find       (AftRecordClass *klass,
                                          const char     *key);

/* Defines a final noun: AFT_DEFINE_RECORD (AftTouch, aft_touch, "Touch", touch_fields) */
#define AFT_DEFINE_RECORD(Type, type, Group, table)                                                        \
  struct _##Type { AftRecord parent_instance; };                                                           \
  G_DEFINE_FINAL_TYPE (Type, type, AFT_TYPE_RECORD)                                                        \
  static void type##_class_init (Type##Class *klass)                                                       \
  { aft_record_class_set_fields (AFT_RECORD_CLASS (klass), Group, table, G_N_ELEMENTS (table)); }          \
  static void type##_init (Type *self) { }

G_END_DECLS

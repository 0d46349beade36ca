/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-import-private.h"

#include "aft-text.h"

#include <glib/gi18n-lib.h>

/* How much of somebody's name stands in a sentence. */
#define NAME_SHOWN 60

struct _AftImportItem
{
  GObject          parent_instance;

  AftContact      *contact;
  AftContact      *match;
  GPtrArray       *photos;
  char            *reason;
  guint            line;
  AftImportState   state;
  AftImportChoice  choice;
};

G_DEFINE_FINAL_TYPE (AftImportItem, aft_import_item, G_TYPE_OBJECT)

enum
{
  PROP_CHOICE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
aft_import_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_CHOICE)
    g_value_set_uint (value, AFT_IMPORT_ITEM (object)->choice);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
aft_import_item_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_CHOICE)
    aft_import_item_set_choice (AFT_IMPORT_ITEM (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
aft_import_item_finalize (GObject *object)
{
  AftImportItem *self = AFT_IMPORT_ITEM (object);

  g_clear_object (&self->contact);
  g_clear_object (&self->match);
  g_clear_pointer (&self->photos, g_ptr_array_unref);
  g_free (self->reason);

  G_OBJECT_CLASS (aft_import_item_parent_class)->finalize (object);
}

static void
aft_import_item_class_init (AftImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = aft_import_item_get_property;
  object_class->set_property = aft_import_item_set_property;
  object_class->finalize = aft_import_item_finalize;

  properties[PROP_CHOICE] = g_param_spec_uint ("choice", NULL, NULL, AFT_IMPORT_ADD, AFT_IMPORT_SKIP, AFT_IMPORT_ADD,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aft_import_item_init (AftImportItem *self)
{
}

AftImportItem *
aft_import_item_new_unreadable (guint       line,
                                const char *reason)
{
  AftImportItem *self = g_object_new (AFT_TYPE_IMPORT_ITEM, NULL);

  self->line = line;
  self->reason = g_strdup (reason);
  self->state = AFT_IMPORT_UNREADABLE;
  self->choice = AFT_IMPORT_SKIP;

  return self;
}

/* A whole sentence for each case, because languages put these together differently. */
static char *
dup_reason (AftImportMarks  marks,
            const char     *name)
{
  if (marks & AFT_IMPORT_MARK_DIGEST)
    /* Translators: of an imported card; somebody's name. */
    return g_strdup_printf (_("This card was read before; it belongs to %s."), name);
  if (marks & AFT_IMPORT_MARK_UID)
    return g_strdup_printf (_("Another version of this card belongs to %s."), name);
  if ((marks & AFT_IMPORT_MARK_EMAIL) && (marks & AFT_IMPORT_MARK_NAME))
    return g_strdup_printf (_("The name and an e-mail address are the same as those of %s."), name);
  if ((marks & AFT_IMPORT_MARK_PHONE) && (marks & AFT_IMPORT_MARK_NAME))
    return g_strdup_printf (_("The name and a telephone number are the same as those of %s."), name);
  if (marks & AFT_IMPORT_MARK_EMAIL)
    return g_strdup_printf (_("An e-mail address is the same as one of %s."), name);
  if (marks & AFT_IMPORT_MARK_PHONE)
    return g_strdup_printf (_("A telephone number is the same as one of %s."), name);

  return g_strdup_printf (_("The name is the same as that of %s."), name);
}

/* The company of a card's first position. */
static gboolean
same_company (AftContact *contact,
              AftContact *match)
{
  GListModel *positions = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_POSITION);
  g_autoptr (AftPosition) position = g_list_model_get_item (positions, 0);
  g_autofree char *one = NULL;
  g_autofree char *two = aft_text_fold (aft_document_get_summary (AFT_DOCUMENT (match))->company);

  if (position == NULL)
    return FALSE;
  one = aft_text_fold (aft_record_get (position, AFT_POSITION_COMPANY));

  return *one && g_str_equal (one, two);
}

/* Whether the two names share a word that is no title or initial, or one of them has none yet. */
static gboolean
names_agree (AftContact *contact,
             AftContact *other)
{
  g_autofree char *one = aft_text_fold (aft_record_get (contact, AFT_CONTACT_FULL_NAME));
  g_autofree char *two = aft_text_fold (aft_record_get (other, AFT_CONTACT_FULL_NAME));
  g_auto (GStrv) words = NULL;

  if (aft_record_get_flag (contact, AFT_CONTACT_UNNAMED) || aft_record_get_flag (other, AFT_CONTACT_UNNAMED))
    return TRUE;

  words = g_strsplit_set (one, " \t,.-", 64);
  for (char **word = words; *word != NULL; word++)
    {
      /* Titles and initials are shared by many. */
      if (g_utf8_strlen (*word, -1) < 3)
        continue;
      if (aft_text_words_begin (two, *word))
        return TRUE;
    }

  return FALSE;
}

/* An address may belong to a whole office and a name to two people: only together they are sure. */
static gboolean
is_sure (AftContact     *contact,
         AftContact     *match,
         AftImportMarks  marks)
{
  if (marks & AFT_IMPORT_MARK_UID)
    return TRUE;
  if (marks & (AFT_IMPORT_MARK_EMAIL | AFT_IMPORT_MARK_PHONE))
    return names_agree (contact, match);

  return same_company (contact, match);
}

AftImportItem *
aft_import_item_new (guint           line,
                     AftContact     *contact,
                     GPtrArray      *photos,
                     AftContact     *match,
                     AftImportMarks  marks,
                     gboolean        again)
{
  AftImportItem *self = g_object_new (AFT_TYPE_IMPORT_ITEM, NULL);

  self->line = line;
  self->contact = g_object_ref (contact);
  self->photos = g_ptr_array_ref (photos);
  g_set_object (&self->match, match);

  if (match != NULL)
    {
      g_autofree char *name = aft_text_dup_shown (aft_document_get_summary (AFT_DOCUMENT (match))->title, NAME_SHOWN);

      self->reason = dup_reason (marks, name);
      self->state = marks & AFT_IMPORT_MARK_DIGEST ? AFT_IMPORT_KNOWN : AFT_IMPORT_SIMILAR;
    }
  if (again && self->state != AFT_IMPORT_KNOWN)
    {
      g_free (self->reason);
      self->reason = g_strdup (_("The same card stands further up."));
      self->state = AFT_IMPORT_KNOWN;
    }

  if (self->state == AFT_IMPORT_KNOWN)
    self->choice = AFT_IMPORT_SKIP;
  else if (self->state == AFT_IMPORT_SIMILAR && is_sure (contact, match, marks))
    aft_import_item_set_choice (self, AFT_IMPORT_MERGE);

  return self;
}

AftContact *
aft_import_item_get_contact (AftImportItem *self)
{
  g_return_val_if_fail (AFT_IS_IMPORT_ITEM (self), NULL);

  return self->contact;
}

AftContact *
aft_import_item_get_match (AftImportItem *self)
{
  g_return_val_if_fail (AFT_IS_IMPORT_ITEM (self), NULL);

  return self->match;
}

GPtrArray *
aft_import_item_get_photos (AftImportItem *self)
{
  return self->photos;
}

AftImportState
aft_import_item_get_state (AftImportItem *self)
{
  g_return_val_if_fail (AFT_IS_IMPORT_ITEM (self), AFT_IMPORT_UNREADABLE);

  return self->state;
}

const char *
aft_import_item_get_reason (AftImportItem *self)
{
  g_return_val_if_fail (AFT_IS_IMPORT_ITEM (self), "");

  return self->reason != NULL ? self->reason : "";
}

guint
aft_import_item_get_line (AftImportItem *self)
{
  g_return_val_if_fail (AFT_IS_IMPORT_ITEM (self), 0);

  return self->line;
}

AftImportChoice
aft_import_item_get_choice (AftImportItem *self)
{
  g_return_val_if_fail (AFT_IS_IMPORT_ITEM (self), AFT_IMPORT_SKIP);

  return self->choice;
}

gboolean
aft_import_item_set_choice (AftImportItem   *self,
                            AftImportChoice  choice)
{
  gboolean may_merge;

  g_return_val_if_fail (AFT_IS_IMPORT_ITEM (self), FALSE);

  may_merge = self->state == AFT_IMPORT_SIMILAR && !aft_document_is_read_only (AFT_DOCUMENT (self->match));
  if (choice == self->choice)
    return TRUE;
  if ((self->state != AFT_IMPORT_NEW && self->state != AFT_IMPORT_SIMILAR) || (choice == AFT_IMPORT_MERGE && !may_merge))
    return FALSE;

  self->choice = choice;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOICE]);

  return TRUE;
}

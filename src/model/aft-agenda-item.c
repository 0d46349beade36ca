/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-agenda-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-date.h"
#include "aft-event.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"

struct _AftAgendaItem
{
  GObject        parent_instance;
  AftAgendaKind  kind;
  char          *id;
  char          *day;
  gboolean       overdue;
  AftDocument   *document;
  AftRecord     *record;
  char          *title;
  char          *collate;
  char          *what;
  char          *why;
};

enum
{
  PROP_KIND = 1,
  PROP_ID,
  PROP_DAY,
  PROP_OVERDUE,
  PROP_DOCUMENT,
  PROP_RECORD,
  PROP_TITLE,
  PROP_WHAT,
  PROP_WHY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AftAgendaItem, aft_agenda_item, G_TYPE_OBJECT)

static void
aft_agenda_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AftAgendaItem *self = AFT_AGENDA_ITEM (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_DAY:
      g_value_set_string (value, self->day);
      break;
    case PROP_OVERDUE:
      g_value_set_boolean (value, self->overdue);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_RECORD:
      g_value_set_object (value, aft_agenda_item_get_record (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_WHAT:
      g_value_set_string (value, self->what);
      break;
    case PROP_WHY:
      g_value_set_string (value, self->why);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_agenda_item_finalize (GObject *object)
{
  AftAgendaItem *self = AFT_AGENDA_ITEM (object);

  g_free (self->id);
  g_free (self->day);
  g_clear_object (&self->document);
  g_clear_object (&self->record);
  g_free (self->title);
  g_free (self->collate);
  g_free (self->what);
  g_free (self->why);

  G_OBJECT_CLASS (aft_agenda_item_parent_class)->finalize (object);
}

static void
aft_agenda_item_class_init (AftAgendaItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = aft_agenda_item_get_property;
  object_class->finalize = aft_agenda_item_finalize;

  props[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, AFT_AGENDA_KINDS, 0, flags);
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  props[PROP_OVERDUE] = g_param_spec_boolean ("overdue", NULL, NULL, FALSE, flags);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, AFT_TYPE_DOCUMENT, flags);
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, AFT_TYPE_RECORD, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, flags);
  props[PROP_WHY] = g_param_spec_string ("why", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
aft_agenda_item_init (AftAgendaItem *self)
{
}

AftAgendaItem *
aft_agenda_item_new (AftAgendaKind  kind,
                     const char    *id,
                     const char    *day,
                     gboolean       overdue,
                     AftDocument   *document,
                     gpointer       record,
                     const char    *what,
                     const char    *why)
{
  AftAgendaItem *self = g_object_new (AFT_TYPE_AGENDA_ITEM, NULL);
  const AftSummary *summary = aft_document_get_summary (document);

  self->kind = kind;
  self->id = g_strdup (id);
  self->day = g_strdup (day != NULL ? day : "");
  self->overdue = overdue;
  self->document = g_object_ref (document);
  g_set_object (&self->record, record);
  self->title = g_strdup (summary->title);
  self->collate = g_strdup (summary->collate);
  self->what = g_strdup (what != NULL ? what : "");
  self->why = g_strdup (why != NULL ? why : "");

  return self;
}

AftAgendaKind
aft_agenda_item_get_kind (AftAgendaItem *self)
{
  return self->kind;
}

const char *
aft_agenda_item_get_id (AftAgendaItem *self)
{
  return self->id;
}

const char *
aft_agenda_item_get_day (AftAgendaItem *self)
{
  return self->day;
}

char *
aft_agenda_item_dup_day (AftAgendaItem *self,
                         const GDate   *today)
{
  if (self->kind == AFT_AGENDA_EVENT)
    return aft_event_dup_when (AFT_EVENT (self->document), today);

  return aft_day_dup_shown (self->day, today);
}

gboolean
aft_agenda_item_is_overdue (AftAgendaItem *self)
{
  return self->overdue;
}

AftDocument *
aft_agenda_item_get_document (AftAgendaItem *self)
{
  return self->document;
}

AftRecord *
aft_agenda_item_get_record (AftAgendaItem *self)
{
  if (self->record == NULL && self->kind == AFT_AGENDA_DUE)
    g_set_object (&self->record, aft_document_lookup (self->document, self->id));

  return self->record;
}

AftRecord *
aft_agenda_item_get_follow_up (AftAgendaItem *self)
{
  AftRecord *record = aft_agenda_item_get_record (self);
  const char *id = NULL;
  gpointer follow_up;

  if (record == NULL || AFT_IS_FOLLOW_UP (record))
    return record;

  if (AFT_IS_REMINDER (record))
    id = aft_record_get (record, AFT_REMINDER_FOLLOW_UP);
  else if (AFT_IS_DRAFT (record))
    id = aft_record_get (record, AFT_DRAFT_FOLLOW_UP);
  else if (AFT_IS_NOTE (record))
    id = aft_record_get (record, AFT_NOTE_FOLLOW_UP);

  follow_up = aft_document_lookup (self->document, id);

  return AFT_IS_FOLLOW_UP (follow_up) ? follow_up : NULL;
}

const char *
aft_agenda_item_get_title (AftAgendaItem *self)
{
  return self->title;
}

const char *
aft_agenda_item_get_what (AftAgendaItem *self)
{
  return self->what;
}

const char *
aft_agenda_item_get_why (AftAgendaItem *self)
{
  return self->why;
}

/* A reminder has its id; which object stands for it is known once somebody asked. */
static gboolean
is_same_record (AftAgendaItem *a,
                AftAgendaItem *b)
{
  return a->record == b->record || (a->kind == AFT_AGENDA_DUE && (a->record == NULL || b->record == NULL));
}

gboolean
aft_agenda_item_equal (AftAgendaItem *a,
                       AftAgendaItem *b)
{
  return a->kind == b->kind && a->overdue == b->overdue && a->document == b->document && is_same_record (a, b) &&
         strcmp (a->id, b->id) == 0 && strcmp (a->day, b->day) == 0 && strcmp (a->title, b->title) == 0 &&
         strcmp (a->what, b->what) == 0 && strcmp (a->why, b->why) == 0;
}

gint
aft_agenda_item_compare (AftAgendaItem *a,
                         AftAgendaItem *b)
{
  gint order = (gint) a->kind - (gint) b->kind;

  if (order == 0)
    order = strcmp (a->day, b->day);
  if (order == 0)
    order = strcmp (a->collate, b->collate);
  if (order == 0)
    order = strcmp (a->what, b->what);

  return order != 0 ? order : strcmp (a->id, b->id);
}

const char *
aft_agenda_kind_get_title (AftAgendaKind kind)
{
  switch (kind)
    {
    case AFT_AGENDA_DUE:
      return _("Due");
    case AFT_AGENDA_CONTINUE:
      return _("To Go On With");
    case AFT_AGENDA_PEOPLE:
      return _("This Week’s People");
    case AFT_AGENDA_THANKS:
      return _("Open Thank-yous");
    case AFT_AGENDA_EVENT:
      return _("Events Ahead");
    case AFT_AGENDA_DRAFT:
      return _("Drafts");
    case AFT_AGENDA_POINT:
      return _("Open Points");
    default:
      g_return_val_if_reached ("");
    }
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-agenda.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-agenda-collect.h"
#include "aft-remind.h"
#include "aft-text.h"

struct _AftAgenda
{
  GObject        parent_instance;
  AftBook       *book;
  AftAgendaLook *look;          /* while one is under way */
  GPtrArray     *found;         /* by it, once it is through */
  AftAgendaItem *found_next;
  GPtrArray     *items;
  AftAgendaItem *next;
  GDate          today;
  guint          counts[AFT_AGENDA_KINDS];
  gboolean       outdated;
};

enum
{
  OUTDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
aft_agenda_get_item_type (GListModel *list)
{
  return AFT_TYPE_AGENDA_ITEM;
}

static guint
aft_agenda_get_n_items (GListModel *list)
{
  return AFT_AGENDA (list)->items->len;
}

static gpointer
aft_agenda_get_item (GListModel *list,
                     guint       position)
{
  AftAgenda *self = AFT_AGENDA (list);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
aft_agenda_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = aft_agenda_get_item_type;
  iface->get_n_items = aft_agenda_get_n_items;
  iface->get_item = aft_agenda_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AftAgenda, aft_agenda, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, aft_agenda_list_model_init))

static void
leave_look (AftAgenda *self)
{
  g_clear_pointer (&self->look, aft_agenda_look_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->found_next);
}

static void
aft_agenda_finalize (GObject *object)
{
  AftAgenda *self = AFT_AGENDA (object);

  leave_look (self);
  g_clear_object (&self->book);
  g_clear_object (&self->next);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (aft_agenda_parent_class)->finalize (object);
}

static void
aft_agenda_class_init (AftAgendaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_agenda_finalize;

  signals[OUTDATED] = g_signal_new ("outdated", AFT_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_agenda_init (AftAgenda *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
book_changed_cb (AftAgenda *self)
{
  if (self->outdated)
    return;

  self->outdated = TRUE;
  g_signal_emit (self, signals[OUTDATED], 0);
}

AftAgenda *
aft_agenda_new (AftBook *book)
{
  AftAgenda *self = g_object_new (AFT_TYPE_AGENDA, NULL);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "document-added", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-removed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  for (AftDocumentKind kind = 0; kind < AFT_DOCUMENT_KINDS; kind++)
    g_signal_connect_object (aft_book_get_documents (book, kind), "items-changed", G_CALLBACK (book_changed_cb), self,
                             G_CONNECT_SWAPPED);

  return self;
}

static gint
compare_items (gconstpointer a,
               gconstpointer b)
{
  return aft_agenda_item_compare (*(AftAgendaItem **) a, *(AftAgendaItem **) b);
}

/* Both are sorted: what is in one alone comes or goes, the rest stays where it is. */
static void
replace_items (AftAgenda *self,
               GPtrArray *found)
{
  guint at = 0;

  for (guint i = 0; i < found->len || at < self->items->len; )
    {
      AftAgendaItem *new_item = i < found->len ? g_ptr_array_index (found, i) : NULL;
      AftAgendaItem *old_item = at < self->items->len ? g_ptr_array_index (self->items, at) : NULL;
      gint order = new_item == NULL ? 1 : old_item == NULL ? -1 : aft_agenda_item_compare (new_item, old_item);

      if (order == 0 && aft_agenda_item_equal (new_item, old_item))
        {
          i++;
          at++;
        }
      else if (order > 0)
        {
          g_ptr_array_remove_index (self->items, at);
          g_list_model_items_changed (G_LIST_MODEL (self), at, 1, 0);
        }
      else
        {
          guint removed = order == 0;

          if (removed > 0)
            g_ptr_array_remove_index (self->items, at);
          g_ptr_array_insert (self->items, at, g_object_ref (new_item));
          g_list_model_items_changed (G_LIST_MODEL (self), at, removed, 1);
          i++;
          at++;
        }
    }
}

void
aft_agenda_begin (AftAgenda *self,
                  GDateTime *now)
{
  g_return_if_fail (AFT_IS_AGENDA (self));

  self->outdated = FALSE;
  aft_day_from_date_time (now, &self->today);
  leave_look (self);
  self->look = aft_agenda_look_new (self->book, &self->today);
}

/* Somebody may have gone while the look went on. */
static gboolean
is_in_book (AftAgenda     *self,
            AftAgendaItem *item)
{
  AftDocument *document = aft_agenda_item_get_document (item);

  return aft_book_lookup (self->book, aft_document_get_summary (document)->id) == document;
}

static void
show (AftAgenda     *self,
      GPtrArray     *found,
      AftAgendaItem *next)
{
  g_ptr_array_sort (found, compare_items);
  g_set_object (&self->next, next);

  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < found->len; i++)
    self->counts[aft_agenda_item_get_kind (g_ptr_array_index (found, i))]++;

  replace_items (self, found);
}

gboolean
aft_agenda_look_through (AftAgenda *self,
                         gint64     until)
{
  g_return_val_if_fail (AFT_IS_AGENDA (self), TRUE);

  if (self->look == NULL)
    return TRUE;
  if (!aft_agenda_look_on (self->look, until))
    return FALSE;
  if (self->found == NULL)
    self->found = aft_agenda_look_finish (self->look, &self->found_next);

  return TRUE;
}

gboolean
aft_agenda_go_on (AftAgenda *self,
                  gint64     until)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (AftAgendaItem) next = NULL;

  g_return_val_if_fail (AFT_IS_AGENDA (self), TRUE);

  if (self->look == NULL)
    return TRUE;
  if (!aft_agenda_look_through (self, until))
    return FALSE;

  found = g_steal_pointer (&self->found);
  next = g_steal_pointer (&self->found_next);
  leave_look (self);
  for (guint i = found->len; i > 0; i--)
    if (!is_in_book (self, g_ptr_array_index (found, i - 1)))
      g_ptr_array_remove_index_fast (found, i - 1);
  if (next != NULL && !is_in_book (self, next))
    g_clear_object (&next);
  show (self, found, next);

  return TRUE;
}

void
aft_agenda_update (AftAgenda *self,
                   GDateTime *now)
{
  aft_agenda_begin (self, now);
  aft_agenda_go_on (self, G_MAXINT64);
}

guint
aft_agenda_count (AftAgenda     *self,
                  AftAgendaKind  kind)
{
  g_return_val_if_fail (kind < AFT_AGENDA_KINDS, 0);

  return self->counts[kind];
}

guint
aft_agenda_count_due (AftAgenda *self)
{
  return self->counts[AFT_AGENDA_DUE] + self->counts[AFT_AGENDA_CONTINUE] + self->counts[AFT_AGENDA_PEOPLE] +
         self->counts[AFT_AGENDA_THANKS];
}

AftAgendaItem *
aft_agenda_get_next (AftAgenda *self)
{
  return self->next;
}

char *
aft_agenda_dup_words (AftAgenda   *self,
                      const GDate *today)
{
  gboolean nothing = aft_agenda_count_due (self) == 0;
  g_autofree char *what = NULL;
  g_autofree char *day = NULL;

  if (self->next == NULL)
    return g_strdup (nothing ? _("Nothing is due.") : "");

  what = aft_text_dup_shown (aft_agenda_item_get_what (self->next), AFT_TEXT_SHOWN_MAX);
  day = aft_day_dup_shown (aft_agenda_item_get_day (self->next), today != NULL ? today : &self->today);

  /* Translators: the first %s is what a reminder says (“Call Ana Ortiz”), the second a day (“Thursday”, “tomorrow”). */
  if (nothing)
    return g_strdup_printf (_("Nothing is due. Next: %s (%s)."), what, day);

  return g_strdup_printf (_("Next: %s (%s)."), what, day);
}

static gint
compare_listed (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  return aft_agenda_item_compare ((gpointer) a, (gpointer) b);
}

GListModel *
aft_agenda_list_reminders (AftBook   *book,
                           GDateTime *now)
{
  g_autoptr (GListModel) reminders = aft_remind_list_open (book);
  GListModel *stories = aft_book_get_stories (book);
  GListStore *list = g_list_store_new (AFT_TYPE_AGENDA_ITEM);
  GDate today;

  aft_day_from_date_time (now, &today);
  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);
      g_autoptr (AftAgendaItem) item = NULL;
      AftRemindWords words;

      aft_remind_fill_words (&words, reminder);
      item = aft_agenda_item_for_reminder (aft_record_get_document (reminder), &words, &today);
      g_list_store_append (list, item);
    }
  for (guint i = 0; i < g_list_model_get_n_items (stories); i++)
    {
      g_autoptr (AftStory) story = g_list_model_get_item (stories, i);
      g_autoptr (AftAgendaItem) item = aft_agenda_item_for_plan (story, &today);

      if (item != NULL)
        g_list_store_append (list, item);
    }
  g_list_store_sort (list, compare_listed, NULL);

  return G_LIST_MODEL (list);
}

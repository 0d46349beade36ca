/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-links.h"

#include <gtk/gtk.h>

#include "aft-application.h"
#include "aft-contact-merge.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"

/* One kind of reference: records of a type, or the document itself, that name an id. */
typedef struct
{
  AftSession  *session;
  AftDocument *to;      /* known by other ids as well, if somebody was merged into it */
  GType        type;    /* of what holds the reference */
  guint        field;
  gboolean     by_id;   /* the record's own id is the reference (AftPart) */
} Link;

static void
link_free (gpointer data)
{
  Link *link = data;

  g_object_unref (link->session);
  g_object_unref (link->to);
  g_free (link);
}

static gboolean
may_refer (AftDocument *document,
           Link        *link)
{
  g_auto (GStrv) merged = AFT_IS_CONTACT (link->to) ? aft_record_dup_list (link->to, AFT_CONTACT_MERGED_IDS) : NULL;

  if (aft_document_may_name (document, aft_record_get_id (AFT_RECORD (link->to))))
    return TRUE;
  for (char **id = merged; id != NULL && *id != NULL; id++)
    if (aft_document_may_name (document, *id))
      return TRUE;

  return FALSE;
}

static gboolean
refers (gpointer item,
        gpointer data)
{
  Link *link = data;

  if (AFT_IS_EVENT (item))
    return aft_contact_is_in (AFT_CONTACT (link->to), item, link->field);
  if (link->by_id)
    return aft_contact_has_id (AFT_CONTACT (link->to), aft_record_get_id (item));

  return aft_record_is (item, link->field, aft_record_get_id (AFT_RECORD (link->to)));
}

static gboolean
document_refers (gpointer item,
                 gpointer data)
{
  Link *link = data;
  GListModel *records;

  if (!may_refer (item, link))
    return FALSE;
  if (g_type_is_a (link->type, AFT_TYPE_DOCUMENT))
    return refers (item, data);

  records = aft_document_get_records (item, link->type);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (AftRecord) record = g_list_model_get_item (records, i);

      if (refers (record, link))
        return TRUE;
    }

  return FALSE;
}

static void
record_cb (GtkFilter   *filter,
           AftDocument *document,
           AftRecord   *record)
{
  GType type = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (filter), "type"));

  if (G_TYPE_CHECK_INSTANCE_TYPE (record, type))
    gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
merged_cb (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
record_changed_cb (GtkFilter   *filter,
                   AftDocument *document,
                   AftRecord   *record,
                   guint        field)
{
  guint watched = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (filter), "field"));

  if (field == watched)
    record_cb (filter, document, record);
}

static Link *
link_new (AftSession  *session,
          AftDocument *to,
          GType        type,
          guint        field)
{
  Link *link = g_new0 (Link, 1);

  link->session = g_object_ref (session);
  link->type = type;
  link->field = field;
  link->by_id = type == AFT_TYPE_PART;
  link->to = g_object_ref (to);

  return link;
}

static GtkFilter *
filter_new (Link                   *link,
            GtkCustomFilterFunc     func)
{
  AftBook *book = aft_session_get_book (link->session);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (func, link, link_free));

  g_object_set_data (G_OBJECT (filter), "type", GSIZE_TO_POINTER (link->type));
  g_object_set_data (G_OBJECT (filter), "field", GUINT_TO_POINTER (link->field));
  g_signal_connect_object (book, "record-added", G_CALLBACK (record_cb), filter, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "record-removed", G_CALLBACK (record_cb), filter, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "record-changed", G_CALLBACK (record_changed_cb), filter, G_CONNECT_SWAPPED);

  if (AFT_IS_CONTACT (link->to))
    g_signal_connect_object (link->to, "notify::merged-ids", G_CALLBACK (merged_cb), filter, G_CONNECT_SWAPPED);

  return filter;
}

/* The records of one document that refer; @data is the description of the reference. */
static gpointer
map_records (gpointer item,
             gpointer data)
{
  g_autoptr (AftDocument) document = item;
  Link *link = data;
  Link *copy = g_new (Link, 1);

  *copy = *link;
  g_object_ref (copy->session);
  g_object_ref (copy->to);

  return gtk_filter_list_model_new (g_object_ref (aft_document_get_records (document, link->type)),
                                    filter_new (copy, refers));
}

static GListModel *
find_records (AftSession      *session,
              AftDocument     *to,
              AftDocumentKind  kind,
              GType            type,
              guint            field)
{
  GListModel *all = g_object_ref (aft_book_get_documents (aft_session_get_book (session), kind));
  GtkFilter *filter = filter_new (link_new (session, to, type, field), document_refers);
  GtkFilterListModel *documents = gtk_filter_list_model_new (all, filter);
  GtkMapListModel *lists = gtk_map_list_model_new (G_LIST_MODEL (documents), map_records, link_new (session, to, type, field),
                                                   link_free);

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
}

GListModel *
aft_links_parts (AftSession  *session,
                 AftDocument *contact)
{
  return find_records (session, contact, AFT_DOCUMENT_APPLICATION, AFT_TYPE_PART, AFT_PART_PARTS);
}

GListModel *
aft_links_follow_ups (AftSession  *session,
                      AftDocument *application)
{
  return find_records (session, application, AFT_DOCUMENT_CONTACT, AFT_TYPE_FOLLOW_UP, AFT_FOLLOW_UP_APPLICATION);
}

GListModel *
aft_links_feedback (AftSession  *session,
                    AftDocument *story)
{
  return find_records (session, story, AFT_DOCUMENT_CONTACT, AFT_TYPE_FEEDBACK, AFT_FEEDBACK_FIX);
}

static gboolean
is_ahead (gpointer item,
          gpointer data)
{
  AftSession *session = data;
  GDate today;

  aft_session_today (session, &today);

  return !aft_event_is_over (item, &today);
}

static int
compare_days (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  return gtk_ordering_from_cmpfunc (g_strcmp0 (aft_record_get ((gpointer) a, AFT_EVENT_WHEN),
                                               aft_record_get ((gpointer) b, AFT_EVENT_WHEN)));
}

static void
event_changed_cb (GObject     *ahead,
                  AftDocument *document)
{
  if (!AFT_IS_EVENT (document))
    return;
  if (GTK_IS_FILTER (ahead))
    gtk_filter_changed (GTK_FILTER (ahead), GTK_FILTER_CHANGE_DIFFERENT);
  else
    gtk_sorter_changed (GTK_SORTER (ahead), GTK_SORTER_CHANGE_DIFFERENT);
}

GListModel *
aft_links_events (AftSession  *session,
                  AftDocument *contact)
{
  GListModel *all = g_object_ref (aft_book_get_events (aft_session_get_book (session)));
  GtkFilter *filter = filter_new (link_new (session, contact, AFT_TYPE_EVENT, AFT_EVENT_PEOPLE), document_refers);
  GtkFilter *ahead = GTK_FILTER (gtk_custom_filter_new (is_ahead, g_object_ref (session), g_object_unref));
  GtkSorter *by_day = GTK_SORTER (gtk_custom_sorter_new (compare_days, NULL, NULL));
  GtkFilterListModel *theirs = gtk_filter_list_model_new (all, filter);
  GtkFilterListModel *coming = gtk_filter_list_model_new (G_LIST_MODEL (theirs), ahead);

  g_signal_connect_object (aft_session_get_book (session), "document-changed", G_CALLBACK (event_changed_cb), ahead,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aft_session_get_book (session), "document-changed", G_CALLBACK (event_changed_cb), by_day,
                           G_CONNECT_SWAPPED);

  return G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (coming), by_day));
}

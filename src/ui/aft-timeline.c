/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-timeline.h"

#include <gtk/gtk.h>
#include <string.h>

#include "aft-date.h"
#include "aft-feedback.h"
#include "aft-note.h"
#include "aft-touch.h"

static gboolean
get_field (AftRecord *record,
           guint     *field)
{
  if (AFT_IS_TOUCH (record))
    *field = AFT_TOUCH_WHEN;
  else if (AFT_IS_FEEDBACK (record))
    *field = AFT_FEEDBACK_WHEN;
  else if (AFT_IS_NOTE (record))
    *field = AFT_NOTE_CREATED;
  else
    return FALSE;

  return TRUE;
}

char *
aft_timeline_dup_when (AftRecord *record)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) local = NULL;
  const char *when;
  guint field;

  if (!get_field (record, &field) || (when = aft_record_get (record, field)) == NULL)
    return g_strdup ("");

  moment = aft_moment_parse (when);
  if (moment == NULL)
    return g_strdup (when);
  local = g_date_time_to_local (moment);

  return g_date_time_format (local, "%Y-%m-%dT%H:%M");
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  g_autofree char *one = aft_timeline_dup_when ((AftRecord *) a);
  g_autofree char *other = aft_timeline_dup_when ((AftRecord *) b);
  int order = strcmp (other, one);

  if (order == 0)
    order = g_strcmp0 (aft_record_get_id ((AftRecord *) a), aft_record_get_id ((AftRecord *) b));

  return gtk_ordering_from_cmpfunc (order);
}

static void
changed_cb (GtkSorter *sorter)
{
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
record_changed_cb (GtkSorter   *sorter,
                   AftDocument *document,
                   AftRecord   *record,
                   guint        changed)
{
  guint field;

  if (get_field (record, &field) && field == changed)
    changed_cb (sorter);
}

GListModel *
aft_timeline_list (AftSession  *session,
                   AftDocument *contact)
{
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));
  GtkFlattenListModel *all;

  g_list_store_append (lists, aft_document_get_records (contact, AFT_TYPE_TOUCH));
  g_list_store_append (lists, aft_document_get_records (contact, AFT_TYPE_FEEDBACK));
  g_list_store_append (lists, aft_document_get_records (contact, AFT_TYPE_NOTE));
  all = gtk_flatten_list_model_new (G_LIST_MODEL (lists));

  g_signal_connect_object (aft_session_get_book (session), "record-changed", G_CALLBACK (record_changed_cb), sorter,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (contact, "outside-change", G_CALLBACK (changed_cb), sorter, G_CONNECT_SWAPPED);

  return G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (all), sorter));
}

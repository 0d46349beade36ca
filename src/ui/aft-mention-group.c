/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-list-words.h"
#include "aft-search.h"
#include "aft-spoken.h"
#include "aft-text.h"
#include "aft-window.h"

/* The notes of others, and of nobody, that name a person. */

/* Half of what a frame has, in microseconds. */
#define SLICE 8000

typedef struct
{
  AftBook     *book;
  AftDocument *contact;
  AftSearch   *search;          /* NULL: none is going on */
  guint        fill_id;
} Mentions;

static void
mentions_free (gpointer data)
{
  Mentions *mentions = data;

  g_clear_handle_id (&mentions->fill_id, g_source_remove);
  g_clear_pointer (&mentions->search, aft_search_free);
  g_object_unref (mentions->book);
  g_object_unref (mentions->contact);
  g_free (mentions);
}

static Mentions *
get_mentions (GListStore *places)
{
  return g_object_get_data (G_OBJECT (places), "aft-mentions");
}

static void
take_over (GListStore *places,
           GPtrArray  *found)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (places));
  gboolean same = n == found->len;

  for (guint i = 0; i < n && same; i++)
    {
      g_autoptr (AftPlace) place = g_list_model_get_item (G_LIST_MODEL (places), i);

      same = aft_place_looks_same (place, found->pdata[i]);
    }
  if (!same)
    g_list_store_splice (places, 0, n, found->pdata, found->len);
}

/* The whole book is walked over: a page needn't wait for it. */
static gboolean
fill_cb (gpointer data)
{
  Mentions *mentions = get_mentions (data);

  if (mentions->search == NULL)
    mentions->search = aft_search_new_mentions (mentions->book, mentions->contact);
  if (!aft_search_go (mentions->search, G_MAXUINT, SLICE))
    return G_SOURCE_CONTINUE;

  mentions->fill_id = 0;
  take_over (data, aft_search_get_places (mentions->search));
  g_clear_pointer (&mentions->search, aft_search_free);

  return G_SOURCE_REMOVE;
}

/* What was being looked for may have changed: anew. */
static void
queue_fill (GListStore *places)
{
  Mentions *mentions = get_mentions (places);

  g_clear_pointer (&mentions->search, aft_search_free);
  if (mentions->fill_id == 0)
    mentions->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_cb, places, NULL);
}

/* Only a document that names them, or did, makes a difference; and their own name. */
static void
document_changed_cb (GListStore  *places,
                     AftDocument *document)
{
  Mentions *mentions = get_mentions (places);
  gboolean concerned = document == mentions->contact || aft_search_has_mention (document, mentions->contact);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (places)) && !concerned; i++)
    {
      g_autoptr (AftPlace) place = g_list_model_get_item (G_LIST_MODEL (places), i);

      concerned = aft_place_get_document (place) == document;
    }
  if (concerned)
    queue_fill (places);
}

static GListModel *
list_mentions (AftSession  *session,
               AftDocument *contact)
{
  GListStore *places = g_list_store_new (AFT_TYPE_PLACE);
  AftBook *book = aft_session_get_book (session);
  Mentions *mentions = g_new0 (Mentions, 1);

  mentions->book = g_object_ref (book);
  mentions->contact = g_object_ref (contact);
  g_object_set_data_full (G_OBJECT (places), "aft-mentions", mentions, mentions_free);
  g_signal_connect_object (book, "document-changed", G_CALLBACK (document_changed_cb), places, G_CONNECT_SWAPPED);
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    g_signal_connect_object (aft_book_get_documents (book, kind), "items-changed", G_CALLBACK (queue_fill), places,
                             G_CONNECT_SWAPPED);
  queue_fill (places);

  return G_LIST_MODEL (places);
}

static void
activated_cb (GtkWidget *row,
              gpointer   data)
{
  GtkRoot *root = gtk_widget_get_root (row);

  if (AFT_IS_WINDOW (root))
    aft_window_show_place (AFT_WINDOW (root), g_object_get_data (G_OBJECT (row), "aft-place"), TRUE);
}

static GtkWidget *
make_mention_row (AftSession  *session,
                  AftDocument *contact,
                  gpointer     item)
{
  AftPlace *place = item;
  const AftSummary *summary = aft_document_get_summary (aft_place_get_document (place));
  const char *whose = summary->kind == AFT_DOCUMENT_INBOX ? C_("list", "Note in the inbox") : summary->title;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = aft_text_dup_shown (whose, 120);
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *name = NULL;
  GDate today;

  aft_session_today (session, &today);
  day = aft_day_dup_shown (aft_place_get_day (place), &today);
  /* Translators: whose note it is, and its day. */
  subtitle = *day != '\0' ? g_strdup_printf (C_("mention", "%s · %s"), title, day) : g_strdup (title);
  name = g_strdup_printf (C_("row", "%s, %s"), aft_place_get_line (place), subtitle);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), aft_place_get_line (place));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  aft_spoken_set_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "aft-place", g_object_ref (place), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);

  return row;
}

const AftRowGroupKind aft_mention_group = {
  .title = N_("Named in Notes"),
  .list = list_mentions,
  .row = make_mention_row,
};

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>

#include "aft-chooser.h"
#include "aft-contact-merge.h"
#include "aft-date.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-guide.h"
#include "aft-links.h"
#include "aft-list-words.h"
#include "aft-spoken.h"
#include "aft-text.h"
#include "aft-timeline.h"

#define SESSION "aft-session"
#define ITEM "aft-item"

static void
show_link (GtkWidget  *row,
           const char *title,
           const char *subtitle)
{
  g_autofree char *shown = aft_text_dup_shown (title, 200);
  g_autofree char *detail = aft_text_dup_shown (subtitle, 200);
  g_autofree char *name = *detail != '\0' ? g_strdup_printf (C_("row", "%s, %s"), shown, detail) : g_strdup (shown);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  aft_spoken_set_name (GTK_WIDGET (row), name);
}

/* A row that leads somewhere: activating it runs @action with @id. It says what @show makes of @item, and again when @document changes. */
static GtkWidget *
make_link (AftSession  *session,
           gpointer     item,
           AftDocument *document,
           void       (*show) (GtkWidget *row),
           const char  *action,
           const char  *id)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), SESSION, g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), ITEM, g_object_ref (item), g_object_unref);
  if (document != NULL)
    aft_row_follow (row, session, aft_record_get_id (AFT_RECORD (document)), show);
  else
    show (row);
  if (id != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }

  return row;
}

static void
show_event (GtkWidget *row)
{
  AftSession *session = g_object_get_data (G_OBJECT (row), SESSION);
  gpointer item = g_object_get_data (G_OBJECT (row), ITEM);
  const AftSummary *summary = aft_document_get_summary (item);
  g_autofree char *day = NULL;
  GDate today;

  aft_session_today (session, &today);
  day = aft_event_dup_when (item, &today);

  show_link (row, summary->title, day);
}

static GtkWidget *
make_event_row (AftSession  *session,
                AftDocument *contact,
                gpointer     item)
{
  return make_link (session, item, item, show_event, "win.show", aft_record_get_id (item));
}

const AftRowGroupKind aft_event_group = {
  .title = N_("Events Ahead"),
  .list = aft_links_events,
  .row = make_event_row,
};

static void
show_follow_up (GtkWidget *row)
{
  gpointer item = g_object_get_data (G_OBJECT (row), ITEM);
  AftContact *contact = aft_guide_get_contact (item);
  g_autofree char *next = aft_guide_dup_next (item, NULL);

  show_link (row, contact != NULL ? aft_document_get_summary (AFT_DOCUMENT (contact))->title : "",
             next != NULL ? next : _("Finished"));
}

static GtkWidget *
make_follow_up_row (AftSession  *session,
                    AftDocument *application,
                    gpointer     item)
{
  return make_link (session, item, aft_record_get_document (item), show_follow_up, "win.guide", aft_record_get_id (item));
}

static void
add_follow_up (GtkWidget   *group,
               AftSession  *session,
               AftDocument *job)
{
  gtk_widget_activate_action (group, "win.turned-down-about", "s", aft_record_get_id (AFT_RECORD (job)));
}

const AftRowGroupKind aft_job_follow_up_group = {
  .title = N_("Follow-Ups"),
  .empty = N_("No follow-up yet. If they turned you down, that is where it begins."),
  .add = N_("I Was Turned Down"),
  .on_add = add_follow_up,
  .list = aft_links_follow_ups,
  .row = make_follow_up_row,
};

static void
show_answered (GtkWidget *row)
{
  gpointer item = g_object_get_data (G_OBJECT (row), ITEM);
  AftDocument *contact = aft_record_get_document (item);
  const char *words = aft_record_get (item, AFT_FEEDBACK_WORDS);
  g_autofree char *line = NULL;
  g_autofree char *quoted = NULL;

  if (words != NULL)
    {
      g_autofree char *start = aft_text_dup_shown (words, AFT_TEXT_SHOWN_MAX);

      line = aft_text_dup_line (start);
    }
  quoted = g_strdup_printf (_("“%s”"), line != NULL ? line : "");

  show_link (row, quoted, contact != NULL ? aft_document_get_summary (contact)->title : "");
}

static GtkWidget *
make_answered_row (AftSession  *session,
                   AftDocument *story,
                   gpointer     item)
{
  AftDocument *contact = aft_record_get_document (item);

  return make_link (session, item, contact, show_answered, "win.show",
                    contact != NULL ? aft_record_get_id (AFT_RECORD (contact)) : NULL);
}

const AftRowGroupKind aft_answered_group = {
  .title = N_("What It Answers"),
  .empty = N_("No feedback leads here yet."),
  .list = aft_links_feedback,
  .row = make_answered_row,
};

const AftRowGroupKind aft_timeline_group = {
  .title = N_("Timeline"),
  .empty = N_("Nothing yet: calls, mails, meetings, what they said and your notes will stand here."),
  .list = aft_timeline_list,
  .row = aft_timeline_row_new,
};

/* An event's people are a list of ids: the list of documents follows it, and those who leave the book and come back. Who stays keeps
 * the row, and the focus with it. */
static void
fill_guests (GListStore *guests)
{
  AftSession *session = g_object_get_data (G_OBJECT (guests), SESSION);
  AftRecord *event = g_object_get_data (G_OBJECT (guests), ITEM);
  g_auto (GStrv) ids = aft_record_dup_list (event, AFT_EVENT_PEOPLE);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      AftDocument *contact = aft_book_lookup (aft_session_get_book (session), ids[i]);

      if (contact != NULL && !g_ptr_array_find (people, contact, NULL))
        g_ptr_array_add (people, contact);
    }
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (guests)); i > 0; i--)
    {
      g_autoptr (AftDocument) guest = g_list_model_get_item (G_LIST_MODEL (guests), i - 1);

      if (!g_ptr_array_find (people, guest, NULL))
        g_list_store_remove (guests, i - 1);
    }
  for (guint i = 0; i < people->len; i++)
    {
      if (!g_list_store_find (guests, people->pdata[i], NULL))
        g_list_store_insert (guests, i, people->pdata[i]);
    }
}

static GListModel *
list_guests (AftSession  *session,
             AftDocument *event)
{
  GListStore *guests = g_list_store_new (AFT_TYPE_DOCUMENT);
  AftBook *book = aft_session_get_book (session);

  g_object_set_data_full (G_OBJECT (guests), SESSION, g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (guests), ITEM, g_object_ref (event), g_object_unref);
  g_signal_connect_object (event, "notify::people", G_CALLBACK (fill_guests), guests, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-added", G_CALLBACK (fill_guests), guests, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-removed", G_CALLBACK (fill_guests), guests, G_CONNECT_SWAPPED);
  fill_guests (guests);

  return G_LIST_MODEL (guests);
}

static void
remove_guest_cb (GtkWidget *row,
                 GtkButton *button)
{
  AftRecord *event = g_object_get_data (G_OBJECT (row), "aft-record");
  AftSession *session = g_object_get_data (G_OBJECT (row), SESSION);
  const char *guest = g_object_get_data (G_OBJECT (row), "aft-id");
  AftBook *book = aft_session_get_book (session);
  g_auto (GStrv) ids = aft_record_dup_list (event, AFT_EVENT_PEOPLE);

  aft_book_begin (book, _("Take somebody out of an event"));
  for (char **id = ids; *id != NULL; id++)
    if (g_str_equal (aft_book_resolve (book, *id), guest))
      aft_record_list_put (event, AFT_EVENT_PEOPLE, *id, FALSE);
  aft_book_end (book);
}

static void
show_guest (GtkWidget *row)
{
  const AftSummary *summary = aft_document_get_summary (g_object_get_data (G_OBJECT (row), ITEM));
  g_autofree char *place = aft_list_words_dup_place (summary);

  show_link (row, summary->title, place);
}

static GtkWidget *
make_guest_row (AftSession  *session,
                AftDocument *event,
                gpointer     item)
{
  const AftSummary *summary = aft_document_get_summary (item);
  GtkWidget *row = make_link (session, item, item, show_guest, "win.show", aft_record_get_id (item));
  g_autofree char *shown = aft_text_dup_shown (summary->title, 60);
  /* Translators: %s is a person. */
  g_autofree char *spoken = g_strdup_printf (_("Take out %s"), shown);
  GtkWidget *remove = aft_row_button_new ("list-remove-symbolic", spoken, spoken);

  g_object_set_data_full (G_OBJECT (row), "aft-record", g_object_ref (event), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "aft-id", g_strdup (aft_record_get_id (item)), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_guest_cb), row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);

  return row;
}

static void
guest_chosen_cb (GtkWidget   *group,
                 AftDocument *contact,
                 gpointer     data)
{
  AftDocument *event = aft_row_group_get_document (AFT_ROW_GROUP (group));
  AftBook *book = aft_session_get_book (aft_row_group_get_session (AFT_ROW_GROUP (group)));

  if (event == NULL || aft_contact_is_in (AFT_CONTACT (contact), event, AFT_EVENT_PEOPLE))
    return;
  aft_book_begin (book, _("Add somebody to an event"));
  aft_record_list_put (event, AFT_EVENT_PEOPLE, aft_record_get_id (AFT_RECORD (contact)), TRUE);
  aft_book_end (book);
}

static void
add_guest (GtkWidget   *group,
           AftSession  *session,
           AftDocument *event)
{
  aft_chooser_show (group, session, _("Whom Will You Meet?"), AFT_CHOOSE_CONTACTS | AFT_CHOOSE_NEW, guest_chosen_cb, NULL);
}

const AftRowGroupKind aft_guest_group = {
  .title = N_("People You’ll Meet"),
  .empty = N_("Nobody yet."),
  .add = N_("Add Somebody"),
  .list = list_guests,
  .row = make_guest_row,
  .on_add = add_guest,
};

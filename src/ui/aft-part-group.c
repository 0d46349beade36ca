/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-chooser.h"
#include "aft-contact-merge.h"
#include "aft-links.h"
#include "aft-spoken.h"
#include "aft-text.h"
#include "aft-words.h"

/* One part of one person in one job, seen from either side. */
typedef struct
{
  AftSession *session;
  AftPart    *part;
  GtkWidget  *row;      /* the owner */
  GActionMap *actions;
  gboolean    from_job; /* the job's page shows the person, the person's the job */
} PartRow;

static void
part_row_free (gpointer data)
{
  PartRow *self = data;

  g_signal_handlers_disconnect_by_data (self->part, self);
  g_object_unref (self->part);
  g_object_unref (self->actions);
  g_object_unref (self->session);
  g_free (self);
}

static AftDocument *
get_other (PartRow *self)
{
  if (self->from_job)
    return aft_book_lookup (aft_session_get_book (self->session), aft_record_get_id (AFT_RECORD (self->part)));

  return aft_record_get_document (self->part);
}

static char *
dup_roles (AftPart *part)
{
  g_auto (GStrv) words = aft_record_dup_list (part, AFT_PART_PARTS);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = aft_text_dup_shown (aft_words_shown (AFT_WORDS_PART, words[i]), 40);

      g_strv_builder_add (shown, word);
    }
  list = g_strv_builder_end (shown);

  return g_strjoinv (", ", list);
}

static char *
dup_title (PartRow *self)
{
  AftDocument *other = get_other (self);
  const AftSummary *summary = other != NULL ? aft_document_get_summary (other) : NULL;

  if (summary == NULL)
    return g_strdup (_("Somebody who is no longer in the book"));
  if (*summary->title == '\0')
    return aft_text_dup_shown (*summary->company != '\0' ? summary->company : _("No name yet"), 200);

  return aft_text_dup_shown (summary->title, 200);
}

static void
update (PartRow *self)
{
  AftDocument *other = get_other (self);
  const AftSummary *summary = other != NULL ? aft_document_get_summary (other) : NULL;
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (self->row);
  g_autofree char *title = dup_title (self);
  g_autofree char *roles = dup_roles (self->part);
  g_autofree char *place = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *name = NULL;
  const char *role = *roles != '\0' ? roles : _("Role not known");

  if (summary != NULL && *summary->title != '\0')
    place = aft_text_dup_shown (self->from_job && *summary->subtitle != '\0' ? summary->subtitle : summary->company, 120);
  if (place != NULL && *place != '\0')
    /* Translators: somebody's role in a job, and where they work or the job is. */
    subtitle = g_strdup_printf (C_("part", "%s · %s"), role, place);
  else
    subtitle = g_strdup (role);
  name = g_strdup_printf (C_("row", "%s, %s"), title, subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), subtitle);
  aft_spoken_set_name (GTK_WIDGET (self->row), name);
  gtk_list_box_row_set_activatable (row, other != NULL);
  if (other != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", aft_record_get_id (AFT_RECORD (other)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), other != NULL ? "win.show" : NULL);
  for (guint i = 0; i < aft_words_count (AFT_WORDS_PART); i++)
    {
      const char *word = aft_words_nth (AFT_WORDS_PART, i);

      g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, word)),
                                 g_variant_new_boolean (aft_record_list_has (self->part, AFT_PART_PARTS, word)));
    }
}

static void
role_cb (GSimpleAction *action,
         GVariant      *state,
         gpointer       data)
{
  PartRow *self = data;

  aft_record_list_put (self->part, AFT_PART_PARTS, g_action_get_name (G_ACTION (action)), g_variant_get_boolean (state));
  aft_session_break_undo (self->session);
}

static void
unlink_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  PartRow *self = data;
  AftDocument *job = aft_record_get_document (self->part);
  AftBook *book = aft_session_get_book (self->session);
  g_autoptr (AftPart) part = g_object_ref (self->part);

  if (job == NULL)
    return;
  aft_book_begin (book, _("Take somebody out of a job"));
  aft_document_remove (job, part);
  aft_book_end (book);
}

static GtkWidget *
make_menu_button (PartRow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) unlink_action = g_simple_action_new ("unlink", NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) roles = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  g_autofree char *title = dup_title (self);
  /* Translators: %s is a person or a job. */
  g_autofree char *spoken = g_strdup_printf (_("Role: %s"), title);

  for (guint i = 0; i < aft_words_count (AFT_WORDS_PART); i++)
    {
      const char *word = aft_words_nth (AFT_WORDS_PART, i);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (word, NULL, g_variant_new_boolean (FALSE));
      g_autofree char *detailed = g_strconcat ("part.", word, NULL);

      g_signal_connect (action, "change-state", G_CALLBACK (role_cb), self);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_menu_append (roles, aft_words_shown (AFT_WORDS_PART, word), detailed);
    }
  g_signal_connect (unlink_action, "activate", G_CALLBACK (unlink_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (unlink_action));
  g_menu_append (rest, _("Take Out of This Job"), "part.unlink");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (roles));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  gtk_widget_insert_action_group (self->row, "part", G_ACTION_GROUP (group));
  self->actions = G_ACTION_MAP (g_steal_pointer (&group));

  return aft_row_menu_button_new (G_MENU_MODEL (menu), spoken);
}

static void
other_cb (GtkWidget *row)
{
  update (g_object_get_data (G_OBJECT (row), "aft-part"));
}

static GtkWidget *
make_row (AftSession *session,
          gpointer    item,
          gboolean    from_job)
{
  PartRow *self = g_new0 (PartRow, 1);
  AftDocument *other;

  self->session = g_object_ref (session);
  self->part = g_object_ref (item);
  self->from_job = from_job;
  self->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  g_object_set_data_full (G_OBJECT (self->row), "aft-part", self, part_row_free);

  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), make_menu_button (self));
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  other = get_other (self);
  aft_row_follow (self->row, session, aft_record_get_id (from_job ? item : AFT_RECORD (other)), other_cb);

  return self->row;
}

static GtkWidget *
make_job_row (AftSession  *session,
              AftDocument *contact,
              gpointer     item)
{
  return make_row (session, item, FALSE);
}

static GtkWidget *
make_person_row (AftSession  *session,
                 AftDocument *job,
                 gpointer     item)
{
  return make_row (session, item, TRUE);
}

static GListModel *
list_people (AftSession  *session,
             AftDocument *job)
{
  return g_object_ref (aft_document_get_records (job, AFT_TYPE_PART));
}

static gboolean
has_part (AftDocument *job,
          AftContact  *contact)
{
  GListModel *parts = aft_document_get_records (job, AFT_TYPE_PART);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (AftRecord) part = g_list_model_get_item (parts, i);

      if (aft_contact_has_id (contact, aft_record_get_id (part)))
        return TRUE;
    }

  return FALSE;
}

static void
link_person (AftSession  *session,
             AftDocument *job,
             AftDocument *contact)
{
  AftBook *book = aft_session_get_book (session);
  g_autoptr (AftPart) part = NULL;

  if (job == NULL || contact == NULL || has_part (job, AFT_CONTACT (contact)))
    return;

  part = aft_record_new (AFT_TYPE_PART, aft_record_get_id (AFT_RECORD (contact)));
  aft_book_begin (book, _("Link a person and a job"));
  aft_document_add (job, part);
  aft_book_end (book);
}

static void
job_chosen_cb (GtkWidget   *group,
               AftDocument *job,
               gpointer     data)
{
  link_person (aft_row_group_get_session (AFT_ROW_GROUP (group)), job, aft_row_group_get_document (AFT_ROW_GROUP (group)));
}

static void
person_chosen_cb (GtkWidget   *group,
                  AftDocument *contact,
                  gpointer     data)
{
  link_person (aft_row_group_get_session (AFT_ROW_GROUP (group)), aft_row_group_get_document (AFT_ROW_GROUP (group)), contact);
}

static void
add_job (GtkWidget   *group,
         AftSession  *session,
         AftDocument *contact)
{
  aft_chooser_show (group, session, _("Which Job?"), AFT_CHOOSE_APPLICATIONS | AFT_CHOOSE_NEW, job_chosen_cb, NULL);
}

static void
add_person (GtkWidget   *group,
            AftSession  *session,
            AftDocument *job)
{
  aft_chooser_show (group, session, _("Who?"), AFT_CHOOSE_CONTACTS | AFT_CHOOSE_NEW, person_chosen_cb, NULL);
}

const AftRowGroupKind aft_part_group = {
  .title = N_("Jobs"),
  .empty = N_("No job in common yet."),
  .add = N_("Add a Job"),
  .list = aft_links_parts,
  .row = make_job_row,
  .on_add = add_job,
};

const AftRowGroupKind aft_people_group = {
  .title = N_("People"),
  .empty = N_("Nobody yet: the manager, the recruiter, who interviewed you."),
  .add = N_("Add a Person"),
  .list = list_people,
  .row = make_person_row,
  .on_add = add_person,
};

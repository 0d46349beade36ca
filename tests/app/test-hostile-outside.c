/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text is text, also when it comes from outside: cards that are imported, mail in the outbox with what its server answered, and
 * people whose files, with drafts in them, were written by hand. */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-contact.h"
#include "aft-file.h"
#include "aft-id.h"
#include "aft-import-dialog.h"
#include "aft-record.h"
#include "aft-ui.h"
#include "hostile.h"
#include "places.h"

/* So many texts at a time, so that lists show all of them. */
#define GROUP 4

/* A name of a file that nobody would choose. */
#define CARDS "<b>user\342\200\256fcv & Co <a href=\"file:x\">.vcf"

typedef struct
{
  guint  texts[GROUP];
  guint  n_texts;
  char  *text[GROUP];
} Group;

/* What isn't UTF-8 in a file spoils its value, and the end of a line of other systems is shown as an escape. */
static void
expect (const Group *group)
{
  for (guint i = 0; i < group->n_texts; i++)
    if (g_utf8_validate (group->text[i], -1, NULL) && strchr (group->text[i], '\r') == NULL)
      hostile_expect (group->texts[i]);
}

static void
save (GKeyFile   *file,
      const char *folder,
      const char *name,
      const char *ending)
{
  g_autofree char *base = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;

  g_key_file_save_to_file (file, path, &error);
  g_assert_no_error (error);
}

/* A mail in each of the states in which it stays where it is. */
static void
write_mail (Room       *room,
            const char *folder,
            guint       n,
            const char *text)
{
  static const char * const texts[] = {
    "From-Name", "From", "To-Name", "To", "Subject", "Text", "Message-Id", "In-Reply-To", "References", "Problem", "Contact",
  };
  static const char * const states[] = { "failed", "unsure", "waiting" };
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *id = aft_id_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_key_file_set_string (file, "Mail", texts[i], text);
  g_key_file_set_string (file, "Mail", "Id", id);
  g_key_file_set_string (file, "Mail", "Format", "1");
  g_key_file_set_string (file, "Mail", "Account", "none");
  g_key_file_set_string (file, "Mail", "State", states[n % G_N_ELEMENTS (states)]);
  g_key_file_set_string (file, "Mail", "Date", "2026-11-20T08:00:00.000000Z");
  g_key_file_set_string (file, "Mail", "Until", "2999-01-01T00:00:00.000000Z");
  g_key_file_set_string (file, "Mail", "Book",
                         aft_record_get_id (AFT_RECORD (aft_book_get_info (aft_session_get_book (room->session)))));
  save (file, folder, id, ".mail");
}

static void
write_draft (GKeyFile   *file,
             const char *follow_up,
             const char *kind,
             const char *text)
{
  g_autofree char *id = aft_id_new ();
  g_autofree char *group = g_strconcat ("Draft ", id, NULL);

  if (follow_up != NULL)
    g_key_file_set_string (file, group, "Follow-Up", follow_up);
  g_key_file_set_string (file, group, "Kind", kind);
  g_key_file_set_string (file, group, "To", text);
  g_key_file_set_string (file, group, "Subject", text);
  g_key_file_set_string (file, group, "Text", text);
  g_key_file_set_string (file, group, "Template", text);
}

/* Somebody with a draft of each kind, and a letter outside of the guide. */
static void
write_person (const char *folder,
              const char *text)
{
  static const char * const kinds[] = { "call", "voicemail", "mail", "message", "in-person", "thanks" };
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *id = aft_id_new ();
  g_autofree char *follow_up = aft_id_new ();
  g_autofree char *group = g_strconcat ("Follow-Up ", follow_up, NULL);

  g_key_file_set_string (file, "Contact", "Id", id);
  g_key_file_set_string (file, "Contact", "Format", "1");
  g_key_file_set_string (file, "Contact", "Full-Name", text);
  g_key_file_set_string (file, "Contact", "Language", "en");
  g_key_file_set_string (file, group, "Turned-Down", "2026-11-20");
  g_key_file_set_string (file, group, "Company", text);
  g_key_file_set_string (file, group, "Step-Ready", "done");
  g_key_file_set_string (file, group, "Step-Who", "done");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    write_draft (file, follow_up, kinds[i], text);
  write_draft (file, NULL, "mail", text);
  save (file, folder, id, ".contact");
}

/* @text as the value of a property. Transfer full. */
static char *
dup_escaped (const char *text)
{
  GString *value = g_string_new (text);

  g_string_replace (value, "\\", "\\\\", 0);
  g_string_replace (value, "\n", "\\n", 0);
  g_string_replace (value, ";", "\\;", 0);
  g_string_replace (value, ",", "\\,", 0);

  return g_string_free (value, FALSE);
}

/* A card with @text wherever one can stand, and beside it lines that are nothing. */
static void
write_cards (const char  *path,
             const Group *group)
{
  static const char * const properties[] = {
    "FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "NOTE", "EMAIL;TYPE=work", "TEL", "URL", "ADR", "CATEGORIES", "UID", "X-KEPT",
    "item1.X-ABLABEL", "BDAY", "PHOTO;VALUE=uri", "KEY",
  };
  g_autoptr (GString) cards = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < group->n_texts; i++)
    {
      g_autofree char *value = dup_escaped (group->text[i]);

      g_string_append (cards, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
      for (guint k = 0; k < G_N_ELEMENTS (properties); k++)
        g_string_append_printf (cards, "%s:%s\r\n", properties[k], value);
      g_string_append_printf (cards, "END:VCARD\r\n%s\r\nBEGIN:VCARD\r\nFN;%s\r\n%s\r\n", group->text[i], value, value);
    }
  g_file_set_contents (path, cards->str, cards->len, &error);
  g_assert_no_error (error);
}

/* The book and the outbox as somebody left them. */
static Room *
make_room (const Group *group)
{
  Room *room = room_new ();
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "afterword", "outbox", NULL);
  g_autofree char *people = g_build_filename (room->book, "contacts", NULL);

  aft_file_remove_folder (state, NULL);
  g_mkdir_with_parents (state, 0700);
  g_mkdir_with_parents (people, 0700);
  for (guint i = 0; i < group->n_texts; i++)
    {
      write_mail (room, state, i, group->text[i]);
      write_person (people, group->text[i]);
    }
  room_reopen (room);

  return room;
}

static void
visit_outbox (Places      *places,
              const Group *group)
{
  expect (group);
  places_act (places, "win.outbox");
  places_look (places, hostile_look, "the outbox");
  hostile_end (10);
  places_close (places);
}

/* Everybody with their letters, and the steps of the guide that show drafts. */
static void
visit_people (Places      *places,
              Room        *room,
              const Group *group)
{
  static const char * const steps[] = { "say", "talk", "thanks" };
  GListModel *people = aft_book_get_contacts (aft_session_get_book (room->session));

  g_assert_cmpuint (g_list_model_get_n_items (people), ==, group->n_texts);
  expect (group);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);
      g_autoptr (AftRecord) follow_up = g_list_model_get_item (aft_document_get_records (person, AFT_TYPE_FOLLOW_UP), 0);

      aft_window_show (places_get_window (places), aft_record_get_id (AFT_RECORD (person)), TRUE);
      places_look (places, hostile_look, "a person");
      places_act (places, "win.write-here");
      places_look (places, hostile_look, "a letter");
      places_close (places);
      for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
        {
          gtk_widget_activate_action (GTK_WIDGET (places_get_window (places)), "win.guide-step", "(ss)",
                                      aft_record_get_id (follow_up), steps[k]);
          places_look (places, hostile_look, steps[k]);
        }
      places_act (places, "win.back");
    }
  hostile_end (100);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  *(AftImport **) data = aft_session_read_cards_finish (AFT_SESSION (source), result, NULL, &error);
  g_assert_no_error (error);
}

/* What an import says before and after, and who has come by it. */
static void
visit_import (Places      *places,
              Room        *room,
              const Group *group)
{
  g_autofree char *path = g_build_filename (room->folder, CARDS, NULL);
  const char *files[] = { path, NULL };
  GListModel *people = aft_book_get_contacts (aft_session_get_book (room->session));
  guint before = g_list_model_get_n_items (people);
  g_autoptr (AftImport) import = NULL;
  GtkWidget *dialog;

  write_cards (path, group);
  aft_session_read_cards_async (room->session, files, NULL, read_cb, &import);
  while (import == NULL)
    g_main_context_iteration (NULL, TRUE);
  dialog = aft_import_dialog_new (room->session, import);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (places_get_window (places)));
  gtk_window_present (GTK_WINDOW (dialog));
  expect (group);
  places_look (places, hostile_look, "an import");
  hostile_end (10);

  for (guint i = 0; i < g_list_model_get_n_items (aft_import_get_items (import)); i++)
    {
      g_autoptr (AftImportItem) item = g_list_model_get_item (aft_import_get_items (import), i);

      aft_import_item_set_choice (item, AFT_IMPORT_ADD);
    }
  g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_IMPORT_DIALOG, "apply"), "clicked");
  for (guint i = 0; i < 1000 && g_list_model_get_n_items (people) < before + group->n_texts; i++)
    room_wait (20);
  g_assert_cmpuint (g_list_model_get_n_items (people), >=, before + group->n_texts);
  expect (group);
  places_look (places, hostile_look, "what an import has done");
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);

      aft_window_show (places_get_window (places), aft_record_get_id (AFT_RECORD (person)), TRUE);
      places_look (places, hostile_look, "a person who was imported");
    }
  hostile_end (100);
}

static void
test_group (const Group *group)
{
  Room *room = make_room (group);
  Places *places = places_new_for (room);

  places_look (places, hostile_look, "the beginning");
  visit_outbox (places, group);
  visit_people (places, room, group);
  visit_import (places, room, group);
  places_free (places);
}

static void
test_outside (void)
{
  Group group = { .n_texts = 0 };

  hostile_watch ();
  for (guint n = 0; n < HOSTILE_TEXTS; n++)
    {
      if (g_test_slow () || hostile_is_typical (n))
        {
          group.texts[group.n_texts] = n;
          group.text[group.n_texts++] = hostile_dup (n);
        }
      if (group.n_texts < GROUP && n + 1 < HOSTILE_TEXTS)
        continue;
      test_group (&group);
      for (guint i = 0; i < group.n_texts; i++)
        g_free (group.text[i]);
      group.n_texts = 0;
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("afterword-state-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/hostile-outside", test_outside);
  result = g_test_run ();
  aft_file_remove_folder (state, NULL);

  return result;
}

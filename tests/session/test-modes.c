/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Only the user reads it: whatever the umask, after every operation each folder that was made is 0700 and each file 0600. */

#include "room.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "aft-capture-draft.h"
#include "aft-file.h"
#include "aft-mail-account.h"
#include "aft-mailer.h"

#include "../result.h"

static const char cards[] =
  "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Lind\nEMAIL:bo@example.org\n"
  "PHOTO;ENCODING=b;TYPE=png:iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==\n"
  "END:VCARD\n"
  "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ortiz\nTEL:+49 30 1234567\nEMAIL:ana@example.org\nEND:VCARD\n";

/* Returns how many files and folders there are. */
static guint
check_folder (const char *path,
              const char *when,
              guint       mask)
{
  g_autoptr (GDir) dir = NULL;
  struct stat info;
  const char *name;
  guint n = 1;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  if ((info.st_mode & 07777) != (S_ISDIR (info.st_mode) ? 0700 : 0600))
    g_error ("umask %03o, after %s: %s is %04o", mask, when, path, info.st_mode & 07777);
  if (!S_ISDIR (info.st_mode))
    return 1;

  dir = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += check_folder (child, when, mask);
    }
  return n;
}

static AftDocument *
find_person (Room       *room,
             const char *name)
{
  GListModel *people = aft_book_get_contacts (aft_session_get_book (room->session));

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);

      if (g_str_equal (aft_document_get_summary (person)->title, name))
        return person;
    }
  g_error ("%s isn't there", name);
}

static void
save (Room *room)
{
  AftDocument *person = room_add_person (room, "Ana Ortiz");

  aft_session_add_note (room->session, person, "first\n! call on Friday");
  aft_session_add_note (room->session, NULL, "of nobody");
  room_flush (room);
  aft_session_add_note (room->session, person, "once more");
  room_flush (room);
}

static void
import_cards (Room *room)
{
  g_autofree char *path = g_build_filename (room->folder, "cards.vcf", NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (AftImport) plan = NULL;
  g_autoptr (GError) error = NULL;

  aft_session_read_cards_async (room->session, paths, NULL, result_keep_cb, &read);
  result_wait (&read);
  plan = aft_session_read_cards_finish (room->session, read, NULL, &error);
  g_assert_no_error (error);
  aft_session_import_async (room->session, plan, result_keep_cb, &done);
  result_wait (&done);
  aft_session_import_finish (room->session, done, &error);
  g_assert_no_error (error);
}

static void
delete (Room *room)
{
  aft_session_delete (room->session, find_person (room, "Bo Lind"));
  room_flush (room);
}

static void
restore (Room *room)
{
  g_autoptr (GError) error = NULL;

  aft_session_undo (room->session, &error);
  g_assert_no_error (error);
  room_wait (50);
  room_flush (room);
}

static void
keep_script (Room *room)
{
  g_autoptr (GError) error = NULL;

  aft_session_set_template (room->session, "templates/en/mail-formal.template", "Dear {name},\n", &error);
  g_assert_no_error (error);
}

static void
draft (Room *room)
{
  g_autoptr (AftCaptureDraft) capture = aft_capture_draft_new ();
  g_autoptr (GError) error = NULL;

  aft_capture_draft_set_text (capture, "a thought");
  aft_capture_draft_keep (capture, &error);
  g_assert_no_error (error);
}

static void
send (Room *room)
{
  AftMailer *mailer = aft_session_get_mailer (room->session);
  g_autoptr (AftMailAccount) account = aft_mail_account_new ();
  AftMailerLetter letter = {
    .contact = AFT_CONTACT (find_person (room, "Ana Ortiz")), .to = "ana@example.org", .subject = "Thank you", .text = "Thank you.\n",
  };
  g_autoptr (GError) error = NULL;

  g_free (account->address);
  account->address = g_strdup ("me@example.org");
  g_free (account->server);
  account->server = g_strdup ("localhost");
  g_free (account->user);
  account->user = g_strdup ("me");
  account->port = 1;
  aft_mail_accounts_put (aft_mailer_get_accounts (mailer), account, &error);
  g_assert_no_error (error);
  aft_mailer_send (mailer, &letter, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *name;
  void      (*run) (Room *room);
} operations[] = {
  { "a save", save },
  { "an import", import_cards },
  { "a delete", delete },
  { "a delete was taken back", restore },
  { "a script was changed", keep_script },
  { "a thought was kept", draft },
  { "a mail was put into the outbox", send },
  { "a restart", room_reopen },
};

static void
test_modes (void)
{
  static const guint masks[] = { 0000, 0022, 0027, 0077, 0777 };

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *state = g_build_filename (g_get_user_state_dir (), "afterword", NULL);
      g_autofree char *path = NULL;
      mode_t before;
      Room *room = g_new0 (Room, 1);
      guint n = 0;

      room->folder = g_dir_make_tmp ("afterword-modes-XXXXXX", NULL);
      room->book = g_build_filename (room->folder, "book", NULL);
      path = g_build_filename (room->folder, "cards.vcf", NULL);
      g_assert_true (g_file_set_contents (path, cards, -1, NULL));

      before = umask (masks[i]);
      room->session = room_open (room, TRUE);
      g_assert_nonnull (room->session);
      for (guint o = 0; o < G_N_ELEMENTS (operations); o++)
        {
          operations[o].run (room);
          n += check_folder (room->book, operations[o].name, masks[i]);
          if (g_file_test (state, G_FILE_TEST_EXISTS))
            n += check_folder (state, operations[o].name, masks[i]);
        }
      g_test_message ("umask %03o: %u files and folders were looked at", masks[i], n);
      room_free (room);
      umask (before);
      aft_file_remove_folder (state, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("afterword-state-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/modes", test_modes);
  result = g_test_run ();
  g_rmdir (state);

  return result;
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "runner.h"

#include <string.h>
#include <sys/stat.h>

/* The main job by the command line, from "I was turned down" to a person kept; then the files hold exactly what was typed. */

static GKeyFile *
load (Bench      *bench,
      const char *folder,
      const char *id,
      const char *suffix)
{
  g_autofree char *path = g_strdup_printf ("%s/%s/%s.%s", bench->book, folder, id, suffix);
  GKeyFile *file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  return file;
}

static void
check_value (GKeyFile   *file,
             const char *group,
             const char *key,
             const char *expected)
{
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  if (g_strcmp0 (value, expected) == 0)
    return;

  g_test_message ("[%s] %s is “%s”, not “%s”", group, key, value, expected);
  g_test_fail ();
}

/* The only group that begins with @kind. Transfer full. */
static char *
find_group (GKeyFile   *file,
            const char *kind)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_autofree char *start = g_strconcat (kind, " ", NULL);
  char *found = NULL;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (!g_str_has_prefix (groups[i], start))
        continue;
      g_assert_null (found);
      found = g_strdup (groups[i]);
    }
  if (found == NULL)
    g_error ("there is no group [%s …]", kind);

  return found;
}

static void
test_main_job (void)
{
  const char *text = "> The story about the migration had no number\n! send her the article\n\n  ends here; = # [x]";
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (JsonNode) made = NULL;
  g_autoptr (JsonNode) said = NULL;
  g_autoptr (JsonNode) fixed = NULL;
  g_autoptr (JsonNode) shown = NULL;
  g_autoptr (Run) noted = NULL;
  g_autoptr (GKeyFile) contact = NULL;
  g_autoptr (GKeyFile) application = NULL;
  g_autoptr (GKeyFile) story = NULL;
  g_autofree char *person = NULL, *job = NULL, *follow_up = NULL, *feedback = NULL, *fix = NULL;
  g_autofree char *follow_up_group = NULL, *feedback_group = NULL, *note_group = NULL, *part_group = NULL;
  g_autofree char *address_group = NULL;
  struct stat info;

  made = bench_json (bench, "turned-down", "--name", "Ana Ortiz", "--company", "Northwind", "--position", "Buyer & more",
                     "--email", "ana@example.org", NULL);
  person = json_text (made, "person");
  job = json_text (made, "job");
  follow_up = json_text (made, "follow-up");
  g_assert_nonnull (person);
  g_assert_nonnull (job);
  g_assert_nonnull (follow_up);

  /* In any order, by id or by name. */
  bench_do (bench, "step", follow_up, "ready", NULL);
  bench_do (bench, "step", "ortiz", "who", NULL);
  bench_do (bench, "step", "ana", "say", "--skip", NULL);
  {
    const char *args[] = { "--book", bench->book, "note", "--for", "ANA ORT", NULL };

    noted = bench_run_raw (bench, text, args);
    run_check (noted, "note", 0, "*Ana Ortiz*", "");
  }
  bench_do (bench, "step", follow_up, "talk", NULL);
  bench_do (bench, "outcome", follow_up, "talked", "--hands", "listened,thanked,left-decision", "--opened", "in-touch", NULL);
  said = bench_json (bench, "feedback", follow_up, "--kind", "story", "The", "migration had no number", NULL);
  feedback = json_text (said, "id");
  fixed = bench_json (bench, "fix", feedback, "new", NULL);
  fix = json_text (fixed, "fix");
  g_assert_nonnull (fix);
  bench_do (bench, "thank", follow_up, "sent", NULL);
  bench_do (bench, "step", follow_up, "learn", NULL);
  bench_do (bench, "rhythm", "ana", "half-year", NULL);

  shown = bench_json (bench, "show", "ana", NULL);
  {
    g_autofree char *name = json_text (shown, "full-name");

    g_assert_cmpstr (name, ==, "Ana Ortiz");
  }

  g_assert_cmpint (stat (bench->book, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  contact = load (bench, "contacts", person, "contact");
  check_value (contact, "Contact", "Id", person);
  check_value (contact, "Contact", "Full-Name", "Ana Ortiz");
  check_value (contact, "Contact", "Rhythm", "half-year");
  address_group = find_group (contact, "Address");
  check_value (contact, address_group, "Value", "ana@example.org");
  follow_up_group = find_group (contact, "Follow-Up");
  check_value (contact, follow_up_group, "Application", job);
  check_value (contact, follow_up_group, "Company", "Northwind");
  check_value (contact, follow_up_group, "Position", "Buyer & more");
  check_value (contact, follow_up_group, "Step-Ready", "done");
  check_value (contact, follow_up_group, "Step-Who", "done");
  check_value (contact, follow_up_group, "Step-Say", "skipped");
  check_value (contact, follow_up_group, "Step-Talk", "done");
  check_value (contact, follow_up_group, "Step-Outcome", "done");
  check_value (contact, follow_up_group, "Step-Thanks", "done");
  check_value (contact, follow_up_group, "Step-Learn", "done");
  check_value (contact, follow_up_group, "Step-Keep", "done");
  check_value (contact, follow_up_group, "Outcome", "talked");
  check_value (contact, follow_up_group, "In-My-Hands", "listened;thanked;left-decision;");
  check_value (contact, follow_up_group, "Opened", "in-touch;");
  check_value (contact, follow_up_group, "Thanks", "sent");
  feedback_group = find_group (contact, "Feedback");
  check_value (contact, feedback_group, "Words", "The migration had no number");
  check_value (contact, feedback_group, "Kind", "story");
  check_value (contact, feedback_group, "Fix", fix);
  note_group = find_group (contact, "Note");
  check_value (contact, note_group, "Text", text);

  application = load (bench, "applications", job, "application");
  check_value (application, "Application", "Company", "Northwind");
  check_value (application, "Application", "Position", "Buyer & more");
  check_value (application, "Application", "State", "turned-down");
  part_group = g_strdup_printf ("Part %s", person);
  check_value (application, part_group, "Parts", "hiring-manager;");

  story = load (bench, "stories", fix, "story");
  check_value (story, "Story", "Kind", "story");
}

/* The same name and company again is the same person and job, said so. */
static void
test_again (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (JsonNode) first = bench_json (bench, "turned-down", "--name", "Zoë Weiß", "--company", "Northwind", NULL);
  g_autoptr (JsonNode) again = bench_json (bench, "turned-down", "--name", " zoe   WEIß ", "--company", "northwind", NULL);
  g_autofree char *person = json_text (first, "person");
  g_autofree char *same = json_text (again, "person");

  g_assert_cmpstr (person, ==, same);
  g_assert_true (json_object_get_boolean_member_with_default (json_node_get_object (again), "known-person", FALSE));
  {
    g_autoptr (JsonNode) people = bench_json (bench, "list", NULL);

    g_assert_cmpuint (json_array_get_length (json_node_get_array (people)), ==, 1);
  }
}

/* Without a name: the person is unnamed, the company is enough. */
static void
test_company_only (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (Run) run = bench_run (bench, "turned-down", "--company", "Smith & Sons <b>", NULL);
  g_autoptr (Run) list = NULL;

  run_check (run, "turned-down", 0, "*Smith & Sons <b>*", "");
  list = bench_run (bench, "list", "jobs", NULL);
  run_check (list, "list jobs", 0, "*Smith & Sons <b>*", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/main-job", test_main_job);
  g_test_add_func ("/cli/again", test_again);
  g_test_add_func ("/cli/company-only", test_company_only);

  return g_test_run ();
}

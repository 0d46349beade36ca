/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "runner.h"

#include <string.h>

/* Every command, good and wrong, on one small book. In arguments a word that begins with "@" stands for an id. */

static const char * const id_names[] = { "@person", "@job", "@follow-up", "@note", "@feedback", "@story", "@reminder" };
static char *ids[G_N_ELEMENTS (id_names)];

typedef struct
{
  const char *args[12];
  int         status;
  const char *out;              /* as in run_check () */
  const char *err;
} Case;

static const Case cases[] = {
  /* The whole */
  { { "--help" }, 0, "*turned-down*sample*", "" },
  { { "--version" }, 0, "afterword *", "" },
  { { "export" }, 2, "", "*no command “export”*turned-down*" },
  { { "backup" }, 2, "", "*no command “backup”*" },
  { { "restore" }, 2, "", "*no command “restore”*" },
  { { "frobnicate", "--help" }, 2, "", "*no command “frobnicate”*" },
  { { "cards.vcf" }, 2, "", "*no command “cards.vcf”*" },
  { { "/" }, 2, "", "*no command “/”*" },
  { { "--frobnicate" }, 2, "", "afterword: there is no option “--frobnicate”*turned-down*" },
  { { "-x", "list" }, 2, "", "afterword: there is no option “-x”*" },
  { { "--json" }, 2, "", "Usage: *" },
  { { "--book" }, 2, "", "Usage: *" },

  /* turned-down */
  { { "turned-down", "--help" }, 0, "*afterword turned-down*--company=*--book=*", "" },
  { { "turned-down" }, 2, "", "*a name or a company is needed*" },
  { { "turned-down", "--nmae", "Ana" }, 2, "", "*--nmae*" },
  { { "turned-down", "--name" }, 2, "", "*--name*" },
  { { "turned-down", "Ana" }, 2, "", "*“Ana” is too much*" },
  { { "turned-down", "--name", "Édith Anders", "--company", "Contoso", "--on", "yesterday", "--phone", "+49 30 1" }, 0,
    "*Noted*person*Édith Anders*job*Contoso*follow-up*", "" },
  { { "turned-down", "--name", "Anders Falk", "--on", "tomorrow" }, 2, "", "afterword: “tomorrow” is a day still to come (*" },
  { { "log", "ana", "--channel", "call", "--result", "talked", "--on", "tomorrow" }, 2, "", "afterword: “tomorrow” is a day still to come (*" },
  { { "log", "ana", "--channel", "call", "--result", "talked", "--on", "nonsense" }, 2, "", "afterword: “nonsense” is no day*" },
  { { "turned-down", "--name", "Anders Falk", "--on", "2026-02-31" }, 2, "", "*“2026-02-31” is no day*" },
  { { "turned-down", "--name", "Bea Falk <bea@example.org>" }, 0, "*Bea Falk*", "" },

  /* list */
  { { "list" }, 0, "*Ana Ortiz*Bea Falk*Édith Anders*", "" },
  { { "list", "people", "--match", "northwind" }, 0, "*Ana Ortiz*", "" },
  { { "list", "people", "--match", "nobody of this name" }, 0, "Nothing fits.", "" },
  { { "list", "people", "--match", "is:promise" }, 0, "Nothing fits.", "" },
  { { "list", "people", "--match", "after:2000 ortiz" }, 0, "*Ana Ortiz*", "" },
  { { "list", "people", "--match", "before:2000" }, 0, "Nothing fits.", "" },
  { { "list", "notes", "--match", "SECOND first" }, 0, "*Ana Ortiz*first line*", "" },
  { { "list", "notes", "--match", "@ana after:yesterday" }, 0, "*Ana Ortiz*first line*", "" },
  { { "list", "notes", "--json", "--match", "second first" }, 0, "[*\"belongs-to\" : \"*\"belongs-to-name\" : \"Ana Ortiz\"*]", "" },
  { { "list", "notes", "--match", "third" }, 0, "Nothing fits.", "" },
  { { "list", "notes", "--match", "after:2026-02-31" }, 2, "", "*“after:2026-02-31” can’t be looked for*" },
  { { "list", "notes", "--match", "is:nothing" }, 2, "", "*“is:nothing” can’t be looked for*" },
  { { "list", "jobs" }, 0, "*Buyer*Northwind*", "" },
  { { "list", "notes" }, 0, "*Ana Ortiz*first line*", "" },
  { { "list", "stories" }, 0, "*", "" },
  { { "list", "events" }, 0, "No events are there yet.", "" },
  { { "list", "reminders" }, 0, "*", "" },
  { { "list", "enemies" }, 2, "", "*people, jobs, notes, stories, events and reminders*" },

  /* show */
  { { "show", "@person" }, 0, "Ana Ortiz*Northwind*Follow-up*Ready?*open*Notes*first line*second line*", "" },
  { { "show", "ortiz" }, 0, "Ana Ortiz*", "" },
  { { "show", "@job" }, 0, "Buyer*Northwind*Person: Ana Ortiz*", "" },
  { { "show", "@follow-up" }, 0, "Follow-up *Northwind*\nNext: Get ready to ask Ana Ortiz", "" },
  { { "show", "@note" }, 0, "*first line*second line*", "" },
  { { "show", "@feedback" }, 0, "*too thin*", "" },
  { { "show", "@story" }, 0, "*", "" },
  { { "show", "00000000" }, 1, "", "afterword: nothing in the book fits that id or name: “00000000”" },
  { { "show" }, 2, "", "*ID*" },

  /* note: who is meant */
  { { "note", "--for", "ana o", "by", "words' beginnings" }, 0, "Noted for Ana Ortiz (*", "" },
  { { "note", "--for", "EDITH", "accents and case don't count" }, 0, "Noted for Édith Anders*", "" },
  { { "note", "--for", "an", "ambiguous" }, 1, "", "*“an” fits 2; nothing was done*Ana Ortiz*Édith Anders*" },
  { { "note", "--for", "rtiz", "not inside of words" }, 1, "", "*nobody*“rtiz”*" },
  { { "note", "--for", "@person", "by id" }, 0, "Noted for Ana Ortiz*", "" },
  { { "note", "to nobody" }, 0, "Noted in the inbox (*", "" },
  { { "note", "@ana ortiz: says, at the beginning" }, 0, "Noted for Ana Ortiz (*", "" },
  { { "list", "notes", "--match", "says" }, 0, "*Ana Ortiz*  says, at the beginning*", "" },
  { { "note", "@an several" }, 1, "", "*“an” fits 2; nothing was done*Ana Ortiz*Édith Anders*" },
  { { "note", "@zoe isn't there" }, 0, "Noted in the inbox (*", "" },
  { { "note", "--for", "edith", "@ana said so" }, 0, "Noted for Édith Anders*", "" },
  { { "note", "@ana ortiz" }, 2, "", "*the note is empty*" },
  { { "note", "--", "--for is only text here" }, 0, "Noted in the inbox (*", "" },
  { { "note", "   " }, 2, "", "*the note is empty*" },
  { { "note", "> @ana ortiz: said behind a mark" }, 0, "Noted for Ana Ortiz (*", "" },
  { { "list", "notes", "--match", "behind mark" }, 0, "*Ana Ortiz*  > said behind a mark*", "" },
  { { "note", "> @ana ortiz" }, 2, "", "*the note is empty*" },

  /* What begins with a list's bullet is text, wherever it stands; options are options all the same. */
  { { "note", "- [ ] ask hans for help" }, 0, "Noted in the inbox (*", "" },
  { { "list", "notes", "--match", "hans" }, 0, "*  - [ ] ask hans for help*", "" },
  { { "note", "- [ ] @ana ortiz: write to jim" }, 0, "Noted for Ana Ortiz (*", "" },
  { { "list", "notes", "--match", "jim" }, 0, "*Ana Ortiz*  - [ ] write to jim*", "" },
  { { "note", "- one", "--for", "edith", "- two" }, 0, "Noted for Édith Anders (*", "" },
  { { "list", "notes", "--match", "\"- one - two\"" }, 0, "*Édith Anders*  - one - two*", "" },
  { { "note", "-\tby tab" }, 0, "Noted in the inbox (*", "" },
  { { "note", "-", "bare" }, 0, "Noted in the inbox (*", "" },
  { { "note", "--", "- behind the end of options" }, 0, "Noted in the inbox (*", "" },
  { { "list", "notes", "--match", "\"- behind the end\"" }, 0, "*  - behind the end of options*", "" },
  { { "note", "- ", "--help" }, 0, "*afterword note*--for=*", "" },
  { { "note", "- [ ] call her", "--form", "ana" }, 2, "", "*--form*" },
  { { "note", "-[ ] call her" }, 2, "", "*-[*" },
  { { "note", "--for", "- nobody", "hello" }, 1, "", "*nobody*“- nobody”*" },
  { { "list", "notes", "--match", "- one" }, 0, "*Édith Anders*  - one - two*", "" },
  { { "note" }, 2, "", "*the note is empty*" },

  /* The guide */
  { { "step", "@follow-up", "ready" }, 0, "*", "" },
  { { "step", "ana", "2", "--skip" }, 0, "*", "" },
  { { "step", "ana", "dance" }, 2, "", "*“dance” is no step; they are ready, who*" },
  { { "step", "ana" }, 2, "", "*something is missing*" },
  { { "outcome", "ana", "talked", "--hands", "listened,thanked" }, 0, "*", "" },
  { { "outcome", "ana", "won" }, 2, "", "*“won” is no outcome*" },
  { { "outcome", "ana", "talked", "--hands", "begged" }, 2, "", "*--hands knows no “begged”*listened, thanked*" },
  { { "outcome", "ana", "talked", "--opened", "doors" }, 2, "", "*--opened knows no “doors”*" },
  { { "feedback", "ana", "--kind", "keep", "calm", "under pressure" }, 0, "*", "" },
  { { "feedback", "ana", "no kind" }, 2, "", "*--kind is one of*" },
  { { "feedback", "ana", "--kind", "praise", "x" }, 2, "", "*--kind is one of*" },
  { { "feedback", "ana", "--kind", "gap" }, 2, "", "*something is missing*" },
  { { "fix", "@feedback", "@story" }, 0, "*", "" },
  { { "fix", "@feedback", "no such story" }, 1, "", "*no story*" },
  { { "fix", "ana", "new" }, 1, "", "*no feedback*" },
  { { "thank", "ana", "planned" }, 0, "*", "" },
  { { "thank", "ana", "said" }, 0, "*", "" },
  { { "thank", "ana", "flowers" }, 2, "", "*planned, sent, said or waived*" },
  { { "rhythm", "ana", "quarter" }, 0, "Ana Ortiz: *", "" },
  { { "rhythm", "ana", "hourly" }, 2, "", "*quarter, half-year, month, with-reason, never*" },

  /* log */
  { { "log", "ana", "--channel", "call", "--result", "talked", "--on", "yesterday", "said", "hello" }, 0, "Ana Ortiz: *", "" },
  { { "log", "ana", "--channel", "telepathy", "--result", "talked" }, 2, "", "afterword: *, meeting (see “afterword log --help”)*" },
  { { "log", "ana", "--channel", "call", "--result", "won" }, 2, "", "afterword: *" },
  { { "log", "ana", "--result", "talked" }, 2, "", "*--channel is needed*" },
  { { "log", "ana", "--channel", "call" }, 2, "", "*--result is needed*" },
  { { "log", "ana", "--channel", "call", "--result", "talked", "--on", "in 3 days" }, 2, "", "afterword: *" },
  { { "log", "nobody", "--channel", "call", "--result", "talked" }, 1, "", "*nobody*" },

  /* Reminders: a voicemail brings one */
  { { "outcome", "bea", "voicemail" }, 0, "*", "" },
  { { "due" }, 0, "*", "" },
  { { "due", "--on", "in 30 days" }, 0, "*Ana Ortiz*", "" },
  { { "due", "--on", "someday" }, 2, "", "*“someday” is no day*" },
  { { "move", "@reminder", "in", "3", "days" }, 0, "Moved to *", "" },
  { { "move", "@reminder", "yesterday" }, 2, "", "afterword: *" },
  { { "move", "@reminder", "31 February" }, 2, "", "*“31 February” is no day*" },
  { { "show", "@reminder" }, 0, "*Call Bea Falk again", "" },
  { { "done", "@reminder" }, 0, "Done.", "" },
  { { "show", "@reminder" }, 0, "*Call Bea Falk again (done)", "" },
  { { "done", "@reminder" }, 1, "", "*isn’t open any more*" },
  { { "skip", "@reminder" }, 1, "", "*isn’t open any more*" },
  { { "skip", "12345678" }, 1, "", "*there is no reminder “12345678”*" },
  { { "done", "ana" }, 1, "", "*“ana” is no id*" },

  /* The book */
  { { "check" }, 0, "*files were read.*Nothing needs a look.*", "" },
  { { "sample" }, 1, "", "*isn’t empty*" },
  { { "import" }, 2, "", "*FILE*" },
  { { "import", "/nowhere.vcf" }, 1, "", "*“/nowhere.vcf” can’t be imported*" },
};

static char *
make_text (Bench      *bench,
           const char *member,
           ...)
{
  g_autoptr (JsonNode) node = NULL;
  const char *a[10] = { NULL };
  va_list list;

  va_start (list, member);
  for (guint i = 0; i < G_N_ELEMENTS (a) - 1; i++)
    if ((a[i] = va_arg (list, const char *)) == NULL)
      break;
  va_end (list);
  node = bench_json (bench, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], NULL);

  return json_text (node, member);
}

/* The id of the first reminder that is open. */
static char *
find_reminder (Bench *bench)
{
  g_autoptr (JsonNode) node = bench_json (bench, "list", "reminders", NULL);
  JsonArray *array = json_node_get_array (node);

  if (json_array_get_length (array) == 0)
    g_error ("no reminder is open");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (array, 0), "id"));
}

static void
set_up_book (Bench *bench)
{
  g_autoptr (JsonNode) made = bench_json (bench, "turned-down", "--name", "Ana Ortiz", "--company", "Northwind",
                                          "--position", "Buyer", NULL);

  ids[0] = json_text (made, "person");
  ids[1] = json_text (made, "job");
  ids[2] = json_text (made, "follow-up");
  ids[3] = make_text (bench, "id", "note", "--for", "ana", "first line\nsecond line", NULL);
  ids[4] = make_text (bench, "id", "feedback", "ana", "--kind", "story", "too thin", NULL);
  ids[5] = make_text (bench, "fix", "fix", ids[4], "new", NULL);
}

static char *
substitute (Bench      *bench,
            const char *arg)
{
  for (guint i = 0; i < G_N_ELEMENTS (id_names); i++)
    {
      if (!g_str_equal (arg, id_names[i]))
        continue;
      if (ids[i] == NULL)
        ids[i] = find_reminder (bench);
      /* Eight characters are enough. */
      return i % 2 == 0 ? g_strdup (ids[i]) : g_strndup (ids[i], 8);
    }

  return g_strdup (arg);
}

static void
test_commands (void)
{
  g_autoptr (Bench) bench = bench_new ();

  set_up_book (bench);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) args = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *what = NULL;
      g_autoptr (Run) run = NULL;

      g_ptr_array_add (args, g_strdup ("--book"));
      g_ptr_array_add (args, g_strdup (bench->book));
      for (guint j = 0; cases[i].args[j] != NULL; j++)
        g_ptr_array_add (args, substitute (bench, cases[i].args[j]));
      g_ptr_array_add (args, NULL);
      what = g_strjoinv (" ", (char **) args->pdata + 2);
      run = bench_run_raw (bench, NULL, (const char * const *) args->pdata);
      run_check (run, what, cases[i].status, cases[i].out, cases[i].err);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_clear_pointer (&ids[i], g_free);
}

/* Whose words they are is said where it isn't the person they stand with. */
static void
test_whose_words (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (Run) before = NULL;
  g_autoptr (Run) after = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  g_autofree char *values = NULL;
  g_auto (GStrv) halves = NULL;
  g_autofree char *whole = NULL;

  set_up_book (bench);
  other = make_text (bench, "person", "turned-down", "--name", "Cem Ak", NULL);
  before = bench_run (bench, "show", ids[4], NULL);
  run_check (before, "show", 0, "*too thin", "");

  name = g_strconcat (ids[0], ".contact", NULL);
  path = g_build_filename (bench->book, "contacts", name, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  halves = g_strsplit (text, "\nWords=too thin", 2);
  values = g_strdup_printf ("\nRelayed-By=%s\nWords=too thin", other);
  whole = g_strjoinv (values, halves);
  g_assert_true (g_file_set_contents (path, whole, -1, NULL));
  after = bench_run (bench, "show", ids[4], NULL);
  run_check (after, "show", 0, "*too thin\nPassed on by: Cem Ak", "");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_clear_pointer (&ids[i], g_free);
}

/* Each command explains itself, once. */
static void
test_help (void)
{
  static const char * const commands[] = {
    "turned-down", "list", "show", "note", "step", "outcome", "feedback", "thank", "fix", "rhythm", "log", "due", "done", "skip",
    "move", "import", "check", "sample",
  };
  g_autoptr (Bench) bench = bench_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *start = g_strdup_printf ("Usage:\n  afterword %s [OPTION…]", commands[i]);
      g_autoptr (Run) run = bench_run (bench, commands[i], "--help", NULL);

      run_check (run, commands[i], 0, NULL, "");
      g_assert_true (g_str_has_prefix (run->out, start));
      g_assert_null (strstr (run->out + 1, "Usage:"));
    }
  g_assert_false (g_file_test (bench->book, G_FILE_TEST_EXISTS));
}

/* What is printed for programs parses, whatever the command. */
static void
test_json (void)
{
  static const char * const lines[] = {
    "list", "list jobs", "list notes", "list stories", "list events", "list reminders", "due", "show ana", "check",
    "note --for ana hello", "log ana --channel mail --result sent", "rhythm ana month", "step ana ready", "outcome ana talked",
    "thank ana said", "turned-down --name Ana",
  };
  g_autoptr (Bench) bench = bench_new ();

  set_up_book (bench);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      const char *a[10] = { NULL };
      g_autoptr (JsonNode) node = NULL;

      for (guint j = 0; words[j] != NULL; j++)
        a[j] = words[j];
      g_test_message ("%s", lines[i]);
      node = bench_json (bench, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], NULL);
      g_assert_true (JSON_NODE_HOLDS_ARRAY (node) || JSON_NODE_HOLDS_OBJECT (node));
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_clear_pointer (&ids[i], g_free);
}

/* Options that every command knows may stand on both sides of it; without --book the usual folder is used, and only looking
 * makes none. */
static void
test_folders (void)
{
  const char *list[] = { "list", NULL };
  const char *note[] = { "note", "hello", NULL };
  const char *sample[] = { "sample", NULL };
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *usual = bench_path (bench, "afterword");
  g_autofree char *missing = bench_path (bench, "missing");
  const char *after[] = { "list", "notes", "--book", usual, "--json", NULL };
  const char *equals[] = { "list", "--book=/nowhere/at/all", NULL };
  const char *look[] = { "--book", missing, "list", NULL };
  g_autoptr (Run) run = bench_run_raw (bench, NULL, list);

  run_check (run, "list", 0, "Nobody is there yet.", "");
  g_assert_false (g_file_test (usual, G_FILE_TEST_EXISTS));

  g_clear_pointer (&run, run_free);
  run = bench_run_raw (bench, NULL, look);
  run_check (run, "list in a folder that isn't there", 1, "", "*there is no book in*");
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  g_clear_pointer (&run, run_free);
  run = bench_run_raw (bench, NULL, note);
  run_check (run, "note", 0, "Noted in the inbox*", "");
  g_assert_true (g_file_test (usual, G_FILE_TEST_IS_DIR));

  g_clear_pointer (&run, run_free);
  run = bench_run_raw (bench, NULL, after);
  run_check (run, "list --book behind", 0, "[*hello*]", "");

  g_clear_pointer (&run, run_free);
  run = bench_run_raw (bench, NULL, equals);
  run_check (run, "--book=", 1, "", "*there is no book in “/nowhere/at/all”*");

  /* The sample people have a book of their own, made once. */
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&run, run_free);
      run = bench_run_raw (bench, NULL, sample);
      run_check (run, "sample", 0, "*afterword-sample*", "");
    }
  g_clear_pointer (&run, run_free);
  run = bench_run_raw (bench, NULL, list);
  run_check (run, "list", 0, "Nobody is there yet.", "");
}

/* The sample people are made by the same commands and pass the same check. */
static void
test_sample (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (JsonNode) people = NULL;
  g_autoptr (JsonNode) checked = NULL;

  bench_do (bench, "sample", NULL);
  people = bench_json (bench, "list", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (people)), >=, 5);
  checked = bench_json (bench, "check", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (checked), "problems")), ==, 0);
}

static void
test_import (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *good = bench_path (bench, "good.vcf");
  g_autofree char *bad = bench_path (bench, "bad.vcf");
  g_autoptr (Run) run = NULL;

  g_assert_true (g_file_set_contents (good, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ortiz\r\n"
                                      "EMAIL:ana@example.org\r\nEND:VCARD\r\n"
                                      "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bea Falk\r\nEND:VCARD\r\n", -1, NULL));
  g_assert_true (g_file_set_contents (bad, "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:nobody\r\nEND:VCARD\r\n"
                                      "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cem Demir\r\nEND:VCARD\r\n", -1, NULL));
  bench_do (bench, "note", "makes the book", NULL);

  run = bench_run (bench, "import", good, "--dry-run", NULL);
  run_check (run, "--dry-run", 0, "*Ana Ortiz*Bea Falk*Nothing was changed.*", "");
  g_clear_pointer (&run, run_free);
  run = bench_run (bench, "list", NULL);
  run_check (run, "nothing was changed", 0, "Nobody is there yet.", "");

  g_clear_pointer (&run, run_free);
  run = bench_run (bench, "import", good, NULL);
  run_check (run, "import", 0, "added*Ana Ortiz*added*Bea Falk*2*", "");
  g_clear_pointer (&run, run_free);
  run = bench_run (bench, "import", good, NULL);
  run_check (run, "the same file twice", 0, "skipped*Ana Ortiz*skipped*Bea Falk*", "");

  g_clear_pointer (&run, run_free);
  run = bench_run (bench, "import", bad, good, NULL);
  run_check (run, "an unreadable card", 1, "unreadable*added*Cem Demir*", "afterword: “bad.vcf”, line 1: *");
  g_clear_pointer (&run, run_free);
  run = bench_run (bench, "import", bad, NULL);
  run_check (run, "in the only file", 1, "unreadable*skipped*Cem Demir*", "afterword: Line 1: *");

  {
    g_autoptr (JsonNode) people = bench_json (bench, "list", NULL);

    g_assert_cmpuint (json_array_get_length (json_node_get_array (people)), ==, 3);
  }
}

/* In a locale without UTF-8 what is typed is still understood. */
/* Two who were to be met, and are one person by now, are met once. */
static void
test_merged (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *person = bench_path (bench, "book/contacts/11111111-2222-4333-8444-555555555555.contact");
  g_autofree char *event = bench_path (bench, "book/events/22222222-2222-4333-8444-555555555555.event");
  g_autoptr (Run) run = NULL;

  bench_do (bench, "note", "so that there is a book", NULL);
  g_assert_true (g_file_set_contents (person, "[Contact]\nId=11111111-2222-4333-8444-555555555555\nFormat=1\nFull-Name=Ana Ortiz\n"
                                              "Merged-Ids=33333333-2222-4333-8444-555555555555;\n", -1, NULL));
  g_assert_true (g_file_set_contents (event, "[Event]\nId=22222222-2222-4333-8444-555555555555\nFormat=1\nName=Fair\n"
                                             "People=11111111-2222-4333-8444-555555555555;33333333-2222-4333-8444-555555555555;\n",
                                      -1, NULL));
  run = bench_run (bench, "show", "22222222", NULL);
  run_check (run, "show", 0, "*Ana Ortiz*", "");
  if (g_strstr_len (strstr (run->out, "Ana Ortiz") + 1, -1, "Ana Ortiz") != NULL)
    g_error ("somebody is met twice:\n%s", run->out);
}

static void
test_plain_locale (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (Run) run = NULL;

  bench->locale = g_strdup ("C");
  bench_do (bench, "turned-down", "--name", "Zoë Weiß", NULL);
  run = bench_run (bench, "list", NULL);
  run_check (run, "list", 0, "*Zoë Weiß*", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/commands", test_commands);
  g_test_add_func ("/cli/whose-words", test_whose_words);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/json", test_json);
  g_test_add_func ("/cli/folders", test_folders);
  g_test_add_func ("/cli/sample", test_sample);
  g_test_add_func ("/cli/import", test_import);
  g_test_add_func ("/cli/merged", test_merged);
  g_test_add_func ("/cli/plain-locale", test_plain_locale);

  return g_test_run ();
}

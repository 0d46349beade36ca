/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "book-maker.h"

#include <glib/gstdio.h>

#define NOTES 3
#define NOTES_OF_A_WRITER 5
#define TOUCHES 2
#define REMINDER_EVERY 5

/* Some names and words are not ASCII, as in any book. */
static const char * const given[] = {
  "Ana", "Ben", "Clara", "David", "Elif", "Frank", "Grace", "Hugo", "Ines", "Jonas", "Karim", "Lena", "Mateo", "Nora",
  "Oskar", "Paula", "Quentin", "Rosa", "Samuel", "Tilda", "Umar", "Vera", "Wanda", "Xenia", "Yusuf", "Zoé", "Jürgen",
  "Søren", "Łucja", "Renée", "Carla", "Peter",
};
static const char * const family[] = {
  "Ortiz", "Baker", "Castillo", "Dietrich", "Erdem", "Fischer", "Grant", "Hansen", "Ivanova", "Jansen", "Keller", "Lindholm",
  "Moreau", "Novak", "Olsen", "Petrov", "Quinn", "Rossi", "Schneider", "Tanaka", "Ulrich", "Varga", "Weber", "Young",
  "Zimmer", "Müller", "Núñez", "Dvořák", "Åkesson", "Çelik", "Marsh", "Field",
};
static const char * const companies[] = {
  "Northwind", "Lakeside Analytics", "Harbour & Sons", "Blue Kite", "Meridian Works", "Papermill", "Tailwind Labs", "Orchard",
  "Granite Systems", "Lantern Health", "Fernway", "Copperfield", "Söderberg Media", "Atelier Blanc", "Quayside", "Redwood Foods",
};
static const char * const titles[] = {
  "Head of Engineering", "Product Manager", "Team Lead Data", "Director of Operations", "Recruiter", "Hiring Manager",
  "Head of Design", "Office Manager", "Chief Technology Officer", "Human Resources",
};
static const char * const words[] = {
  "the", "story", "was", "thin", "and", "numbers", "came", "late", "but", "calm", "listened", "well", "asked", "about",
  "planning", "a", "release", "with", "three", "teams", "said", "that", "budget", "mattered", "more", "than", "speed",
  "would", "like", "to", "hear", "how", "it", "went", "after", "summer", "conference", "remembered", "our", "talk", "on",
  "trust", "wants", "examples", "of", "leading", "people", "through", "change", "café", "next", "week",
};
static const char * const tags[] = { "finance", "mentor", "berlin", "design", "health", "alumni", "data", "press" };
static const char * const rhythms[] = { "quarter", "half-year", "with-reason", "quarter" };

#define PICK(rand, list) pick (rand, list, G_N_ELEMENTS (list))

static const char *
pick (GRand              *rand,
      const char * const *list,
      guint               n)
{
  return list[g_rand_int_range (rand, 0, n)];
}

static char *
make_id (GRand *rand)
{
  guint32 a = g_rand_int (rand);
  guint32 b = g_rand_int (rand);
  guint32 c = g_rand_int (rand);
  guint32 d = g_rand_int (rand);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16, b & 0xfff, (c >> 16 & 0x3fff) | 0x8000, c & 0xffff, d);
}

static char *
make_day (GRand *rand,
          int    first_year,
          int    years)
{
  int year = first_year + g_rand_int_range (rand, 0, years);
  int month = g_rand_int_range (rand, 1, 13);
  int day = g_rand_int_range (rand, 1, 29);

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static char *
make_moment (GRand *rand)
{
  g_autofree char *day = make_day (rand, 2024, 2);
  int hour = g_rand_int_range (rand, 0, 24);
  int minute = g_rand_int_range (rand, 0, 60);
  int part = g_rand_int_range (rand, 0, 60000000);

  return g_strdup_printf ("%sT%02d:%02d:%02d.%06dZ", day, hour, minute, part / 1000000, part % 1000000);
}

static void
append_words (GString    *text,
              GRand      *rand,
              guint       n,
              const char *between)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, i % 9 == 8 ? between : " ");
      g_string_append (text, PICK (rand, words));
    }
}

static void
begin_group (GString    *text,
             GRand      *rand,
             const char *kind)
{
  g_autofree char *id = make_id (rand);
  g_autofree char *modified = make_moment (rand);

  g_string_append_printf (text, "\n[%s %s]\nModified=%s\n", kind, id, modified);
}

/* What a card has of somebody as well. */
typedef struct
{
  char       *id;
  const char *given;
  char       *family;
  const char *company;
  const char *title;
  char       *email;
  char       *phone;
} Person;

static void
person_init (Person *person,
             GRand  *rand,
             guint   number)
{
  g_autofree char *address = NULL;
  g_autofree char *plain = NULL;

  person->id = make_id (rand);
  person->given = PICK (rand, given);
  person->family = g_strdup (PICK (rand, family));
  /* Many names are nobody else's. */
  if (g_rand_int_range (rand, 0, 2) == 0)
    {
      g_autofree char *first = g_steal_pointer (&person->family);

      person->family = g_strconcat (first, "-", PICK (rand, family), NULL);
    }
  person->company = PICK (rand, companies);
  person->title = PICK (rand, titles);
  plain = g_str_to_ascii (person->family, "C");
  address = g_ascii_strdown (plain, -1);
  person->email = g_strdup_printf ("%s.%u@example.org", address, number);
  person->phone = g_strdup_printf ("+49 30 5550 %04d", g_rand_int_range (rand, 0, 10000));
}

static void
person_clear (Person *person)
{
  g_free (person->id);
  g_free (person->family);
  g_free (person->email);
  g_free (person->phone);
}

static void
append_head (GString      *text,
             GRand        *rand,
             const Person *person)
{
  g_autofree char *created = make_moment (rand);
  g_autofree char *modified = make_moment (rand);

  g_string_append_printf (text, "[Contact]\nId=%s\nFormat=1\nCreated=%s\nModified=%s\nFull-Name=%s %s\nGiven-Name=%s\n"
                          "Family-Name=%s\nRhythm=%s\n", person->id, created, modified, person->given, person->family,
                          person->given, person->family, PICK (rand, rhythms));
  if (g_rand_int_range (rand, 0, 3) == 0)
    g_string_append_printf (text, "Tags=%s;\n", PICK (rand, tags));
}

static void
append_addresses (GString      *text,
                  GRand        *rand,
                  const Person *person)
{
  g_autofree char *since = make_day (rand, 2012, 10);

  begin_group (text, rand, "Position");
  g_string_append_printf (text, "Company=%s\nTitle=%s\nSince=%s\n", person->company, person->title, since);
  begin_group (text, rand, "Address");
  g_string_append_printf (text, "Kind=email\nValue=%s\n", person->email);
  begin_group (text, rand, "Address");
  g_string_append_printf (text, "Kind=phone\nLabel=work\nValue=%s\n", person->phone);
}

static void
append_touches (GString *text,
                GRand   *rand)
{
  for (guint i = 0; i < TOUCHES; i++)
    {
      g_autofree char *day = make_day (rand, 2025, 1);

      begin_group (text, rand, "Touch");
      g_string_append_printf (text, "When=%s\nChannel=%s\nDirection=out\nResult=%s\nSummary=", day,
                              i % 2 ? "mail" : "call", i % 2 ? "sent" : "talked");
      append_words (text, rand, 5, " ");
      g_string_append_c (text, '\n');
    }
}

static void
append_notes (GString *text,
              GRand   *rand,
              guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *created = make_moment (rand);

      begin_group (text, rand, "Note");
      g_string_append_printf (text, "Created=%s\nText=", created);
      append_words (text, rand, 19, i == 1 ? "\\n> " : "\\n");
      g_string_append_c (text, '\n');
    }
}

static GString *
make_person_with (GRand *rand,
                  guint  number,
                  guint  notes,
                  char **id)
{
  GString *text = g_string_sized_new (2048);
  Person person;

  person_init (&person, rand, number);
  append_head (text, rand, &person);
  append_addresses (text, rand, &person);
  append_touches (text, rand);
  append_notes (text, rand, notes);
  if (number % REMINDER_EVERY == 0)
    {
      g_autofree char *due = make_day (rand, 2026, 2);

      begin_group (text, rand, "Reminder");
      g_string_append_printf (text, "Due=%s\nKind=custom\nWhat=Send the article\nState=open\n", due);
    }

  *id = g_steal_pointer (&person.id);
  person_clear (&person);
  return text;
}

static GString *
make_person (GRand *rand,
             guint  number,
             char **id)
{
  return make_person_with (rand, number, NOTES, id);
}

static GString *
make_person_of_a_writer (GRand *rand,
                         guint  number,
                         char **id)
{
  return make_person_with (rand, number, NOTES_OF_A_WRITER, id);
}

static GString *
make_card (GRand *rand,
           guint  number,
           char **id)
{
  GString *text = g_string_sized_new (1024);
  Person person;

  person_init (&person, rand, number);
  g_string_append_printf (text, "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:%s\r\nN:%s;%s;;;\r\nFN:%s %s\r\nORG:%s\r\nTITLE:%s\r\n"
                          "EMAIL:%s\r\nTEL;TYPE=work:%s\r\nNOTE:", person.id, person.family, person.given, person.given,
                          person.family, person.company, person.title, person.email, person.phone);
  append_words (text, rand, 19 * NOTES, "\\n");
  g_string_append (text, "\r\nEND:VCARD\r\n");

  *id = g_steal_pointer (&person.id);
  person_clear (&person);
  return text;
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "“%s” can’t be made", path);
  return FALSE;
}

/* Nothing of it has to survive a power cut. */
static gboolean
write_file (const char  *folder,
            const char  *name,
            GString     *text,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_set_contents_full (path, text->str, text->len, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

typedef GString *(*MakeText) (GRand *rand,
                              guint  number,
                              char **id);

static gboolean
make_many (const char  *folder,
           const char  *suffix,
           MakeText     make_text,
           guint        n,
           GRand       *rand,
           GError     **error)
{
  if (!make_folder (folder, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = NULL;
      GString *text = make_text (rand, i, &id);
      g_autofree char *name = g_strconcat (id, suffix, NULL);
      gboolean done = write_file (folder, name, text, error);

      g_string_free (text, TRUE);
      if (!done)
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_book (const char  *folder,
           guint        people,
           guint32      seed,
           MakeText     make_text,
           GError     **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *contacts = g_build_filename (folder, "contacts", NULL);
  g_autofree char *id = make_id (rand);
  g_autoptr (GString) info = g_string_new (NULL);

  if (!make_many (contacts, ".contact", make_text, people, rand, error))
    return FALSE;

  g_string_printf (info, "[Book]\nId=%s\nFormat=1\nCreated=2024-01-02T08:00:00.000000Z\n"
                   "Modified=2024-01-02T08:00:00.000000Z\n", id);
  return write_file (folder, "book.ini", info, error);
}

gboolean
book_maker_make (const char  *folder,
                 guint        people,
                 guint32      seed,
                 GError     **error)
{
  return make_book (folder, people, seed, make_person, error);
}

gboolean
book_maker_make_writer (const char  *folder,
                        guint        people,
                        guint32      seed,
                        GError     **error)
{
  return make_book (folder, people, seed, make_person_of_a_writer, error);
}

gboolean
book_maker_make_cards (const char  *folder,
                       guint        people,
                       guint32      seed,
                       GError     **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  return make_many (folder, ".vcf", make_card, people, rand, error);
}

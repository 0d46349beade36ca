/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-markup-plain.h"
#include "aft-markup.h"

#include <string.h>
#include <time.h>

static GDateTime *
make_now (void)
{
  return g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
}

static AftDocument *
add_person (AftBook    *book,
            const char *name)
{
  g_autoptr (GDateTime) now = make_now ();
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);

  aft_record_set (person, AFT_CONTACT_FULL_NAME, name);
  aft_book_add (book, person);

  return person;
}

static AftBook *
make_book (void)
{
  AftBook *book = aft_book_new ();

  add_person (book, "Ana Ortiz");
  add_person (book, "Ana Ortiz Vega");
  add_person (book, "Bruno Anastasia Falk");
  add_person (book, "Édith Möller");
  add_person (book, "John Smith Jr.");

  return book;
}

/* "kind:text", one after the other. */
static char *
dup_spans (const char *line,
           AftNames   *names)
{
  static const char * const kinds[AFT_SPANS] = { "heading", "bullet", "box", "ticked", "link", "tag", "person",
                                                "emphasis", "strong", "code" };
  g_autoptr (GArray) spans = aft_markup_scan (line, names);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const AftSpan *span = &g_array_index (spans, AftSpan, i);

      g_string_append_printf (found, "%s%s:%.*s", i > 0 ? "|" : "", kinds[span->kind], (int) (span->end - span->start),
                              line + span->start);
    }

  return g_string_free (found, FALSE);
}

static void
test_scan (void)
{
  static const struct
  {
    const char *line;
    const char *spans;
  } cases[] = {
    { "", "" },
    { "plain words, nothing else", "" },
    { "# Heading\nnext", "heading:# Heading" },
    { "### Three #tag", "heading:### Three #tag|tag:#tag" },
    { "#tag first", "tag:#tag" },
    { "a #tag, #zwei-teile. #1 C# a#b", "tag:#tag|tag:#zwei-teile" },
    { "#Führung", "tag:#Führung" },
    { "- one", "bullet:-" },
    { "  12) twelve", "bullet:12)" },
    { "-no item", "" },
    { "- [ ] call @Ana Ortiz", "bullet:-|box:[ ]|person:@Ana Ortiz" },
    { "- [x] done #x", "bullet:-|ticked:[x] done #x|tag:#x" },
    { "see https://example.org/a?b=c#frag.", "link:https://example.org/a?b=c#frag" },
    { "(https://example.org/a_(b))", "link:https://example.org/a_(b)" },
    { "www.example.org, tel:+4930123", "link:www.example.org|link:tel:+4930123" },
    { "xhttps://example.org", "" },
    { "https:// alone", "" },
    { "mail ana.ortiz+x@example.org!", "link:ana.ortiz+x@example.org" },
    { "<a@example.org>", "link:a@example.org" },
    { "a@b", "" },
    { "[the words](https://example.org) #t", "link:[the words](https://example.org)|tag:#t" },
    { "[no](", "" },
    { "@Ana Ortiz said", "person:@Ana Ortiz" },
    { "@ana ortiz vega said", "person:@ana ortiz vega" },
    { "@Ana Ortizio", "person:@Ana" },
    { "@Edith Moller's", "person:@Edith Moller" },
    { "@John Smith Jr. came", "person:@John Smith Jr." },
    { "at 5 @ night", "" },
    { "@Nobody Else", "person:@Nobody" },
    { "so *very* good", "emphasis:*very*" },
    { "so **very** good, __too__", "strong:**very**|strong:__too__" },
    { "***both*** and ___both___", "emphasis:***both***|strong:***both***|emphasis:___both___|strong:___both___" },
    { "say `pg_dump -x` twice", "code:`pg_dump -x`" },
    { "*the **whole** of it*", "emphasis:*the **whole** of it*|strong:**whole**" },
    { "**call @Ana Ortiz about #pay**", "strong:**call @Ana Ortiz about #pay**|person:@Ana Ortiz|tag:#pay" },
    { "*one* two *three*", "emphasis:*one*|emphasis:*three*" },
    { "*one*two*", "emphasis:*one*" },
    { "2 * 3 * 4, a*, ** **", "" },
    { "snake_case_name and _words_", "emphasis:_words_" },
    { "* *item*", "bullet:*|emphasis:*item*" },
    { "a *b\nc*", "" },
    { "**** four ****", "" },
    { "*äöü*, `é`", "emphasis:*äöü*|code:`é`" },
    { "`#x` #y `@Ana Ortiz` @Ana Ortiz", "code:`#x`|tag:#y|code:`@Ana Ortiz`|person:@Ana Ortiz" },
    { "`` a ` #x `` #y", "code:`` a ` #x ``|tag:#y" },
    { "`#x #y", "tag:#x|tag:#y" },
    { "``#x` #y", "tag:#x|tag:#y" },
    { "` a ` *b*", "code:` a `|emphasis:*b*" },
    { "*a `b* c` d*", "emphasis:*a `b* c` d*|code:`b* c`" },
    { "*a `b* c`", "code:`b* c`" },
    { "**`#x`**", "strong:**`#x`**|code:`#x`" },
    { "`https://a.example/` https://b.example/`#x`", "code:`https://a.example/`|link:https://b.example/|code:`#x`" },
    { "[a `](b)` #c](https://d.example)", "link:[a `](b)` #c](https://d.example)" },
    { "- [x] `#x`", "bullet:-|ticked:[x] `#x`|code:`#x`" },
    { "# `#x`", "heading:# `#x`|code:`#x`" },
    { "`a\n#x`", "" },
  };
  g_autoptr (AftBook) book = make_book ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spans = dup_spans (cases[i].line, aft_names_get (book));

      if (!g_str_equal (spans, cases[i].spans))
        g_error ("“%s” has “%s”", cases[i].line, spans);
    }
}

/* Scans hostile lines of @length bytes; gives the processor time it took, in seconds. */
static double
time_hostile (gsize length)
{
  static const char * const parts[] = { "*a ", "**a ", "***a *", "_a ", "`a", "`a``b", "*", "`", "[", "[a](", "[a]", "@", "a@", "#", "www.", "http://)" };
  clock_t start = clock ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (GArray) spans = NULL;

      while (line->len < length)
        g_string_append (line, parts[i]);
      spans = aft_markup_scan (line->str, NULL);
    }

  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

/* Ten times as much takes about ten times as long, on a machine of any speed and load. */
static void
test_hostile (void)
{
  double few = time_hostile (50000);
  double many = time_hostile (500000);

  if (many > few * 25)
    g_error ("ten times as long a line took %.1f times as long: %.3f s", many / few, many);
}

static void
test_uri (void)
{
  static const struct
  {
    const char *line;
    const char *uri;
  } cases[] = {
    { "https://example.org/a", "https://example.org/a" },
    { "WWW.example.org", "https://WWW.example.org" },
    { "a b@example.org", "mailto:b@example.org" },
    { "[x]( mailto:b@example.org )", "mailto:b@example.org" },
    { "[x](javascript:alert)", NULL },
    { "[x](file:///etc/passwd)", NULL },
    { "tel:+49301", "tel:+49301" },
    { "[a `](b)` c](https://d.example)", "https://d.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spans = aft_markup_scan (cases[i].line, NULL);
      g_autofree char *uri = NULL;

      g_assert_cmpuint (spans->len, ==, 1);
      uri = aft_markup_dup_uri (cases[i].line, &g_array_index (spans, AftSpan, 0));
      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

static void
test_plain (void)
{
  static const struct
  {
    const char *text;
    const char *plain;
  } cases[] = {
    { "", "" },
    { "words\n\nmore\n", "words\n\nmore\n" },
    { "# Title\n## Two", "Title\nTwo" },
    { "a **bold** and *thin* and `code`", "a bold and thin and code" },
    { "***both***", "both" },
    { "`*as* it [is](x)` *so*", "*as* it [is](x) so" },
    { "**a `` ` `` `  b ` ` `**", "a `  b  " },
    { "`a *b*", "`a b" },
    { "_so_ snake_case_name __x__", "so snake_case_name x" },
    { "2 * 3 * 4", "2 * 3 * 4" },
    { "- one\n  * two\n3. three", "• one\n  • two\n3. three" },
    { "- [ ] open\n- [x] done", "☐ open\n☑ done" },
    { "> too thin\n09:41 > no number", "“too thin”\n09:41 “no number”" },
    { "! send it\n? 09:41 why", "I promised: send it\n09:41 To ask: why" },
    { "[words](https://example.org)", "words (https://example.org)" },
    { "<https://example.org>", "https://example.org" },
    { "```\n*as* it is\n```\nend", "*as* it is\nend" },
    { "~~~~ sh\n```\n~~~\n> as is\n ~~~~ \n> said", "```\n~~~\n> as is\n“said”" },
    { "a\n---\nb", "a\n\nb" },
    { "@Ana Ortiz #tag", "@Ana Ortiz #tag" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = aft_markup_dup_plain (cases[i].text, FALSE);

      if (!g_str_equal (plain, cases[i].plain))
        g_error ("“%s” becomes “%s”", cases[i].text, plain);
    }
}

static guint
count_found (AftNames   *names,
             const char *typed)
{
  g_autoptr (GPtrArray) found = aft_names_complete (names, typed, 8);

  return found->len;
}

static void
test_names (void)
{
  static const struct
  {
    const char *typed;
    const char *found;
  } cases[] = {
    { "", "" },
    { " ", "" },
    { "a", "Ana Ortiz|Ana Ortiz Vega|Bruno Anastasia Falk|" },
    { "ana v", "Ana Ortiz Vega|" },
    { "EDI", "Édith Möller|" },
    { "mol", "Édith Möller|" },
    { "ort a", "Ana Ortiz|Ana Ortiz Vega|" },
    { "rtiz", "" },
    { "zz", "" },
  };
  g_autoptr (AftBook) book = make_book ();
  AftNames *names = aft_names_get (book);
  AftDocument *late;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = aft_names_complete (names, cases[i].typed, 8);
      g_autoptr (GString) titles = g_string_new (NULL);

      for (guint k = 0; k < found->len; k++)
        g_string_append_printf (titles, "%s|", aft_document_get_summary (g_ptr_array_index (found, k))->title);
      if (!g_str_equal (titles->str, cases[i].found))
        g_error ("“%s” finds “%s”", cases[i].typed, titles->str);
    }

  /* New people and new names are heard of. */
  late = add_person (book, "Zoe Zz");
  g_assert_cmpuint (count_found (names, "zz"), ==, 1);
  aft_record_set (late, AFT_CONTACT_FULL_NAME, "Zoe Young");
  g_assert_cmpuint (count_found (names, "zz"), ==, 0);
  g_assert_cmpuint (count_found (names, "young"), ==, 1);
  aft_book_remove (book, late);
  g_assert_cmpuint (count_found (names, "young"), ==, 0);

  /* Nobody is left when the book is gone. */
  g_object_ref (names);
  g_assert_cmpuint (count_found (names, "ana"), ==, 3);
  g_clear_object (&book);
  g_assert_cmpuint (count_found (names, "ana"), ==, 0);
  g_assert_null (aft_names_find (names, "Ana Ortiz", &length));
  g_object_unref (names);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/markup/scan", test_scan);
  g_test_add_func ("/model/markup/hostile", test_hostile);
  g_test_add_func ("/model/markup/uri", test_uri);
  g_test_add_func ("/model/markup/plain", test_plain);
  g_test_add_func ("/model/markup/names", test_names);

  return g_test_run ();
}

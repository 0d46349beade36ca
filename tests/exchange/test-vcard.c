/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-vcard.h"

#include <locale.h>
#include <string.h>

#define V2(body) "BEGIN:VCARD\nVERSION:2.1\n" body "END:VCARD\n"
#define V3(body) "BEGIN:VCARD\nVERSION:3.0\n" body "END:VCARD\n"
#define V4(body) "BEGIN:VCARD\nVERSION:4.0\n" body "END:VCARD\n"

/* One line for each card ("3.0"), property ("GROUP.NAME;PARAMETER=value:text", nested ones indented) and problem ("!12 why"). */
static char *
describe (GPtrArray *cards,
          GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const AftVcard *card = g_ptr_array_index (cards, i);

      g_string_append_printf (text, "%d.%d%s\n", card->version / 10, card->version % 10, card->complete ? "" : " …");
      for (guint k = 0; k < card->properties->len; k++)
        {
          const AftVcardProperty *property = aft_vcard_get (card, k);
          g_autofree char *value = aft_vcard_property_dup_text (property);

          g_string_append_printf (text, "%*s%s%s%s", (int) property->depth * 2, "", property->group != NULL ? property->group : "",
                                  property->group != NULL ? "." : "", property->name);
          for (guint n = 0; n < property->n_parameters; n++)
            g_string_append_printf (text, ";%s=%s", property->parameters[n].name, property->parameters[n].value);
          g_string_append_printf (text, ":%s\n", value);
        }
    }

  for (guint i = 0; i < problems->len; i++)
    {
      const AftExchangeProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (text, "!%u %s\n", problem->line, problem->reason);
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *what;
  const char *bytes;
  gssize      length;           /* 0: to the NUL */
  const char *expected;
} Case;

#define BYTES(text) text, sizeof text - 1

static const Case cases[] = {
  { "the three versions", V2 ("FN:A\n") V3 ("FN:B\n") V4 ("FN:C\n"), 0, "2.1\nFN:A\n3.0\nFN:B\n4.0\nFN:C\n" },
  { "case of names", "begin:vcard\nversion:2.1\nfn:A\nend:VCard\n", 0, "2.1\nFN:A\n" },
  { "no version", "BEGIN:VCARD\nFN:A\\, B\nEND:VCARD\n", 0, "3.0\nFN:A, B\n" },
  { "a version nobody knows", "BEGIN:VCARD\nVERSION:9.0\nFN:A\nEND:VCARD\n", 0,
    "4.0\nFN:A\n!2 This version of the format isn’t known; the card was read as version 4.0.\n" },
  { "version after the rest", "BEGIN:VCARD\nFN:C:\\new\nVERSION:2.1\nEND:VCARD\n", 0, "2.1\nFN:C:\\new\n" },

  { "line ends CR LF", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n B\r\nEND:VCARD\r\n", 0, "3.0\nFN:AB\n" },
  { "line ends CR", "BEGIN:VCARD\rVERSION:3.0\rFN:A\r B\rEND:VCARD\r", 0, "3.0\nFN:AB\n" },
  { "line ends CR CR LF", "BEGIN:VCARD\r\r\nVERSION:3.0\r\r\nFN:A\r\r\n B\r\r\nEND:VCARD\r\r\n", 0, "3.0\nFN:AB\n" },
  { "line ends mixed", "BEGIN:VCARD\nVERSION:3.0\r\nFN:A\r B\n\tC\r\nEND:VCARD", 0, "3.0\nFN:ABC\n" },
  { "every line twice ended", "BEGIN:VCARD\n\nVERSION:3.0\n\nNOTE:A\n\n  B\n\nEND:VCARD\n", 0, "3.0\nNOTE:A B\n" },
  { "byte order mark", "\357\273\277" V3 ("FN:A\n") "\357\273\277" V3 ("FN:B\n"), 0, "3.0\nFN:A\n3.0\nFN:B\n" },
  { "UTF-16 with a mark", BYTES ("\377\376B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0F\0N\0:\0\344\0=\330\0\336\n\0E\0N\0D\0:\0V\0C\0A\0R\0D\0"),
    "3.0\nFN:ä😀\n" },
  { "UTF-16 the other way, without", BYTES ("\0B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0F\0N\0:\0\344\0\n\0E\0N\0D\0:\0V\0C\0A\0R\0D"),
    "3.0\nFN:ä\n" },

  { "folding inside a character", V3 ("FN:\303\n \244\n"), 0, "3.0\nFN:ä\n" },
  { "folding inside a name and a parameter", V3 ("EMA\n IL;TY\n PE=WORK:a@\n b\n"), 0, "3.0\nEMAIL;TYPE=WORK:a@b\n" },
  { "folding of 2.1 keeps the blank", V2 ("NOTE:one\n two\n"), 0, "2.1\nNOTE:one two\n" },
  { "folding of 3.0 eats one blank", V3 ("NOTE:one\n  two\n"), 0, "3.0\nNOTE:one two\n" },
  { "a note that isn't folded", V3 ("NOTE:one\ntwo, still\n\nthree\nFN:A\n"), 0,
    "3.0\nNOTE:one\ntwo, still\nthree\nFN:A\n!4 This line isn’t marked as a continuation; it was taken as part of the one before it.\n" },

  { "bare parameters", V2 ("TEL;HOME;VOICE;PREF:1\n"), 0, "2.1\nTEL;TYPE=HOME;TYPE=VOICE;TYPE=PREF:1\n" },
  { "lists of types", V3 ("TEL;TYPE=home,voice;TYPE=pref:1\n") V4 ("TEL;TYPE=\"work,cell\":2\n"), 0,
    "3.0\nTEL;TYPE=home;TYPE=voice;TYPE=pref:1\n4.0\nTEL;TYPE=work;TYPE=cell:2\n" },
  { "quoted parameter", V3 ("URL;X-A=\"b;c:d\":e\n"), 0, "3.0\nURL;X-A=b;c:d:e\n" },
  { "quotation that never ends", V3 ("URL;X-A=\"b:c\nFN:A\n"), 0, "3.0\nURL;X-A=b:c\nFN:A\n" },
  { "RFC 6868", V4 ("ADR;LABEL=a^nb^'c^'^^:;;d\n"), 0, "4.0\nADR;LABEL=a\nb\"c\"^:;;d\n" },
  { "parameter without value, value without text", V3 ("TEL;;=;TYPE=:\n"), 0, "3.0\nTEL:\n" },
  { "groups", V3 ("item1.TEL:1\nitem1.X-ABLabel:_$!<Work>!$_\na.b.TEL:2\n"), 0,
    "3.0\nITEM1.TEL:1\nITEM1.X-ABLABEL:_$!<Work>!$_\nA.B.TEL:2\n" },

  { "escapes of 3.0", V3 ("NOTE:a\\nb\\Nc\\,d\\;e\\\\f\\:g\\\"h\\xi\\\n"), 0, "3.0\nNOTE:a\nb\nc,d;e\\f:g\"h\\xi\\\n" },
  { "escapes of 2.1", V2 ("NOTE:C:\\new\\\\dir\\;a\\,b\n"), 0, "2.1\nNOTE:C:\\new\\\\dir;a,b\n" },

  { "quoted-printable", V2 ("NOTE;ENCODING=QUOTED-PRINTABLE:a=3Db=0D=0Ac=\nd=\n\nFN:A\n"), 0,
    "2.1\nNOTE;ENCODING=QUOTED-PRINTABLE:a=b\ncd\nFN:A\n" },
  { "soft break with blanks behind, then the end", V2 ("NOTE;QUOTED-PRINTABLE:a= \nb=\n"), 0, "2.1\nNOTE;ENCODING=QUOTED-PRINTABLE:ab\n" },
  { "soft break before what looks like a property", V2 ("NOTE;QUOTED-PRINTABLE:a=\nTEL:1\nFN:A\n"), 0,
    "2.1\nNOTE;ENCODING=QUOTED-PRINTABLE:aTEL:1\nFN:A\n" },
  { "quoted-printable that is wrong", V2 ("NOTE;QUOTED-PRINTABLE:a=ZZ=4\n"), 0, "2.1\nNOTE;ENCODING=QUOTED-PRINTABLE:a=ZZ=4\n" },
  { "quoted-printable in Windows-1252", V2 ("FN;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:=80=E4\n"), 0,
    "2.1\nFN;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:€ä\n" },
  { "quoted-printable in Shift_JIS", V2 ("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=52=93=63\n"), 0,
    "2.1\nFN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:山田\n" },
  { "quoted-printable in Shift_JIS with a control character", V2 ("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=52\036=93=63\n"),
    0, "2.1\nFN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:山田\n" },
  { "quoted-printable in UTF-16", V2 ("FN;CHARSET=UTF-16;ENCODING=QUOTED-PRINTABLE:=FE=FF=00=41=00=E4\n"), 0,
    "2.1\nFN;CHARSET=UTF-16;ENCODING=QUOTED-PRINTABLE:Aä\n" },
  { "quoted-printable that isn't UTF-8", V2 ("FN;CHARSET=UTF-8;QUOTED-PRINTABLE:a=C3=A4=C3\n"), 0,
    "2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:aä\357\277\275\n" },
  { "quoted-printable with raw bytes between", V2 ("FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:\344=E4\n"), 0,
    "2.1\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:ää\n" },

  { "raw ISO-8859-1", V2 ("FN;CHARSET=ISO-8859-1:M\374ller \200\n"), 0, "2.1\nFN;CHARSET=UTF-8:Müller €\n" },
  { "raw bytes without a word about them", V2 ("FN:M\374ller\n"), 0,
    "2.1\nFN:Müller\n!3 This line isn’t UTF-8; it was read as Windows-1252.\n" },
  { "raw KOI8-R", V2 ("FN;CHARSET=KOI8-R:\345\326\n"), 0, "2.1\nFN;CHARSET=UTF-8:Еж\n" },
  { "raw windows-1255 holds a letter back", V2 ("FN;CHARSET=windows-1255:\371\n"), 0, "2.1\nFN;CHARSET=UTF-8:ש\n" },
  { "damaged UTF-8", V3 ("FN:\303\244\303\244\303\n"), 0, "3.0\nFN:ää\357\277\275\n!3 Some characters of this line could not be read.\n" },
  { "character set that isn't known", V2 ("FN;CHARSET=../x:\344\n"), 0,
    "2.1\nFN;CHARSET=UTF-8:ä\n!3 This line isn’t UTF-8; it was read as Windows-1252.\n" },

  { "base64 folded, with a blank line at its end", V2 ("PHOTO;ENCODING=BASE64;TYPE=JPEG:\n QUJD\n  REVG\n\nFN:A\n"), 0,
    "2.1\nPHOTO;ENCODING=BASE64;TYPE=JPEG:ABCDEF\nFN:A\n" },
  { "base64 that isn't indented", V2 ("PHOTO;BASE64:QUJD\nREVG\nRw==\nFN:A\n"), 0, "2.1\nPHOTO;ENCODING=BASE64:ABCDEFG\nFN:A\n" },
  { "base64 of 3.0", V3 ("PHOTO;ENCODING=b;TYPE=JPEG:QUJD\n REVG\nFN:A\n"), 0, "3.0\nPHOTO;ENCODING=b;TYPE=JPEG:ABCDEF\nFN:A\n" },

  { "nested card of 2.1", V2 ("AGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:B\nEND:VCARD\nFN:A\n"), 0,
    "2.1\nAGENT:\n  BEGIN:VCARD\n  VERSION:2.1\n  FN:B\n  END:VCARD\nFN:A\n" },
  { "nested card of 3.0", V3 ("AGENT:BEGIN:VCARD\\nFN:B\\nEND:VCARD\\n\nFN:A\n"), 0,
    "3.0\nAGENT:BEGIN:VCARD\nFN:B\nEND:VCARD\n\nFN:A\n" },
  { "card that ends in the middle", "BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:+49 30 12", 0,
    "3.0 …\nFN:A\n!4 The file breaks off in this line; it was left out.\n!1 This card has no end; what was there of it was read.\n" },
  { "card without an end before another", "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", 0,
    "3.0 …\nFN:A\n3.0\nFN:B\n!1 This card has no end; what was there of it was read.\n" },
  { "nested card without an end", "BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", 0,
    "3.0 …\nAGENT:\n  BEGIN:VCARD\n  FN:B\n  END:VCARD\n!1 This card has no end; what was there of it was read.\n" },
  { "an empty card", V3 ("FN:A\n") V3 (""), 0, "3.0\nFN:A\n!5 This card is empty and was left out.\n" },
  { "rubbish around", "Dear Ana,\nhere:\n" V3 ("FN:A\n") "Best\nBen\n", 0,
    "3.0\nFN:A\n!1 What stands here is outside of any card and was left out.\n!7 What stands here is outside of any card and was left out.\n" },
  { "rubbish inside", V3 ("no property\n:x\nFN:A\n"), 0,
    "3.0\nFN:A\n!3 This line makes no sense in a card and was left out.\n!4 This line makes no sense in a card and was left out.\n" },
  { "a calendar before", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n" V3 ("FN:A\n"), 0,
    "3.0\nFN:A\n!1 What stands here is outside of any card and was left out.\n" },
  { "control characters and NULs", BYTES ("BEGIN:VCARD\nFN:A\001B\0C\033[31mD\177\302\205E\n" "END:VCARD\n"), "3.0\nFN:ABC[31mDE\n" },
  { "an end with something behind it", "BEGIN:VCARD\nFN:A\nEND:VCARD \001\nBEGIN:VCARD\nFN:B\nEND:VCARD\t\n", 0, "3.0\nFN:A\n3.0\nFN:B\n" },
};

static GPtrArray *
read_text (const char *bytes,
           gsize       length,
           GPtrArray  *problems)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = aft_vcard_read (all, problems, &error);

  g_assert_no_error (error);

  return cards;
}

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
      gsize length = cases[i].length > 0 ? (gsize) cases[i].length : strlen (cases[i].bytes);
      g_autoptr (GPtrArray) cards = read_text (cases[i].bytes, length, problems);
      g_autofree char *is = describe (cards, problems);

      if (strcmp (is, cases[i].expected) != 0)
        g_error ("%s: read was\n%sinstead of\n%s", cases[i].what, is, cases[i].expected);
    }
}

/* The lines that are kept of a card give the same card again. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length > 0 ? (gsize) cases[i].length : strlen (cases[i].bytes);
      g_autoptr (GPtrArray) none = aft_exchange_problems_new ();
      g_autoptr (GPtrArray) cards = read_text (cases[i].bytes, length, NULL);

      for (guint k = 0; k < cards->len; k++)
        {
          AftVcard *card = g_ptr_array_index (cards, k);
          g_autofree char *lines = aft_vcard_dup_lines (card);
          g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\nVERSION:%d.%d\n%s\nEND:VCARD\n", card->version / 10,
                                                   card->version % 10, lines);
          g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
          g_autoptr (GPtrArray) again = read_text (text, strlen (text), problems);
          g_autofree char *before = NULL;
          g_autofree char *after = describe (again, problems);
          g_autoptr (GPtrArray) one = g_ptr_array_new ();
          g_autofree char *digest = aft_vcard_dup_digest (card);
          g_autofree char *digest_again = aft_vcard_dup_digest (g_ptr_array_index (again, 0));

          card->complete = TRUE;
          g_ptr_array_add (one, card);
          before = describe (one, none);
          if (strcmp (before, after) != 0 || strcmp (digest, digest_again) != 0)
            g_error ("%s: what was kept reads as\n%sinstead of\n%s", cases[i].what, after, before);
        }
    }
}

static void
test_values (void)
{
  static const struct { const char *line; const char *parts; const char *list; } values[] = {
    { "N:Doe;John;Richter,James;Mr.;Sr.", "Doe|John|Richter, James|Mr.|Sr.", "Doe;John;Richter|James;Mr.;Sr." },
    { "N:Doe\\;Roe;A\\,B;,c,,d,", "Doe;Roe|A,B|c, d", "Doe;Roe;A,B;|c|d" },
    { "ORG:Smith, Inc;R\\;D", "Smith, Inc|R;D", "Smith|Inc;R;D" },
    { "CATEGORIES: a , b\\,c,,d ", "a , b,c,,d", "a|b,c|d" },
    { "NICKNAME:", "", "" },
    { "X:;;", "||", ";;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = g_strdup_printf (V3 ("%s\n"), values[i].line);
      g_autoptr (GPtrArray) cards = read_text (text, strlen (text), NULL);
      const AftVcardProperty *property = aft_vcard_get ((AftVcard *) g_ptr_array_index (cards, 0), 0);
      g_auto (GStrv) parts = aft_vcard_property_dup_parts (property);
      g_auto (GStrv) list = aft_vcard_property_dup_list (property);
      g_autofree char *parts_text = g_strjoinv ("|", parts);
      g_autofree char *list_text = g_strjoinv ("|", list);

      if (strcmp (parts_text, values[i].parts) != 0 || strcmp (list_text, values[i].list) != 0)
        g_error ("%s: parts %s (should be %s), list %s (should be %s)", values[i].line, parts_text, values[i].parts, list_text,
                 values[i].list);
    }
}

static void
test_bytes (void)
{
  static const struct { const char *line; const char *bytes; } values[] = {
    { "PHOTO;ENCODING=b:QUJD", "ABC" },
    { "PHOTO;ENCODING=BASE64:QUJ\n D", "ABC" },
    { "PHOTO:data:image/jpeg;base64,QUJD", "ABC" },
    { "PHOTO:data:image/jpeg;base64\\,QUJD", "ABC" },
    { "PHOTO:data:,A%42C", "ABC" },
    { "PHOTO:data:", NULL },
    { "PHOTO;VALUE=uri:https://example.org/a.jpg", NULL },
    { "PHOTO:photos/a.jpg", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = g_strdup_printf (V3 ("%s\n"), values[i].line);
      g_autoptr (GPtrArray) cards = read_text (text, strlen (text), NULL);
      g_autoptr (GBytes) bytes = aft_vcard_property_dup_bytes (aft_vcard_get ((AftVcard *) g_ptr_array_index (cards, 0), 0));

      if ((bytes == NULL) != (values[i].bytes == NULL))
        g_error ("%s: there should be %s bytes", values[i].line, values[i].bytes != NULL ? "some" : "no");
      if (bytes != NULL)
        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), values[i].bytes, strlen (values[i].bytes));
    }
}

static void
test_label (void)
{
  static const struct { const char *label; const char *shown; } labels[] = {
    { "_$!<Work>!$_", "Work" }, { "GRAND_CENTRAL", "GRAND_CENTRAL" }, { "a\\nb", "a b" }, { "_$!<>!$_", "_$!<>!$_" }, { " ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *text = g_strdup_printf (V3 ("item1.TEL:1\nitem2.X-ABLabel:x\nitem1.X-ABLabel:%s\nTEL:2\n"), labels[i].label);
      g_autoptr (GPtrArray) cards = read_text (text, strlen (text), NULL);
      AftVcard *card = g_ptr_array_index (cards, 0);
      g_autofree char *label = aft_vcard_dup_label (card, aft_vcard_get (card, 0));
      g_autofree char *none = aft_vcard_dup_label (card, aft_vcard_get (card, 3));

      g_assert_cmpstr (label, ==, labels[i].shown);
      g_assert_null (none);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/vcard/read", test_read);
  g_test_add_func ("/exchange/vcard/round-trip", test_round_trip);
  g_test_add_func ("/exchange/vcard/values", test_values);
  g_test_add_func ("/exchange/vcard/bytes", test_bytes);
  g_test_add_func ("/exchange/vcard/label", test_label);
  return g_test_run ();
}

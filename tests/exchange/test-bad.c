/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Input that nobody means well with: it takes time in proportion to its size, ends in words, and never reaches beyond the one
 * person it makes. */

#include "aft-note.h"
#include "aft-vcard-contact.h"

#include <locale.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

static GDateTime *now;

static GPtrArray *
read_text (const GString  *text,
           GPtrArray      *problems,
           GError        **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);

  return aft_vcard_read (bytes, problems, error);
}

static void
test_nothing (void)
{
  static const char * const texts[] = { "", "\n", "\377\376", "\357\273\277", "hello\n", "BEGIN:VCARD", "BEGIN:VCARD\nEND:VCARD\n",
                                        "END:VCARD\n", "BEGIN:VCALENDAR\nX:Y\nEND:VCALENDAR\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (aft_vcard_read (bytes, NULL, &error));
      g_assert_error (error, AFT_EXCHANGE_ERROR, AFT_EXCHANGE_ERROR_NOTHING);
      g_assert_cmpstr (error->message, ==, "There is no vCard in this file.");
    }
}

static void
test_too_big (void)
{
  gsize size = 200 * 1000 * 1000;
  void *nothing = mmap (NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  g_autoptr (GBytes) bytes = g_bytes_new_static (nothing, size);
  g_autoptr (GError) error = NULL;

  g_assert_true (nothing != MAP_FAILED);
  g_assert_null (aft_vcard_read (bytes, NULL, &error));
  g_assert_error (error, AFT_EXCHANGE_ERROR, AFT_EXCHANGE_ERROR_TOO_BIG);
  g_assert_cmpstr (error->message, ==, "The file has 200.0\302\240MB; files up to 100.0\302\240MB can be imported.");
  munmap (nothing, size);
}

/* The person that all cards of @text make, written and read again; the last of them. */
static AftDocument *
make_person (const GString *text,
             GPtrArray     *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = read_text (text, problems, &error);
  AftDocument *last = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (GPtrArray) photos = aft_vcard_photos_new ();
      g_autoptr (AftContact) contact = aft_vcard_to_contact (g_ptr_array_index (cards, i), now, photos, problems, NULL);
      g_autoptr (GBytes) bytes = NULL;
      AftSummary *summary;

      if (contact == NULL)
        continue;
      bytes = aft_document_to_bytes (AFT_DOCUMENT (contact), now);
      summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (summary->id, ==, aft_record_get_id (AFT_RECORD (contact)));
      g_clear_object (&last);
      last = aft_document_new_for_bytes (bytes, summary);
    }

  return last;
}

typedef struct
{
  const char *what;
  const char *head;             /* once */
  const char *body;             /* again and again, up to a size */
  const char *tail;             /* once */
} Flood;

/* Each of these makes something that must not be looked at again for every byte that follows. */
static const Flood floods[] = {
  { "a long name", "BEGIN:VCARD\nFN:A", "name", "\nEND:VCARD\n" },
  { "a folded line", "BEGIN:VCARD\nFN:A\nNOTE:", "abc\n ", "\nEND:VCARD\n" },
  { "a folded header", "BEGIN:VCARD\nFN:A\nX", "\n A", ":\nEND:VCARD\n" },
  { "a folded quotation", "BEGIN:VCARD\nFN:A\nX;A=\"", "\n :", "\nEND:VCARD\n" },
  { "blank folds", "BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:", "   \n ", "\nEND:VCARD\n" },
  { "soft breaks", "BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:", "=\n", "\nEND:VCARD\n" },
  { "stray lines", "BEGIN:VCARD\nFN:A\nNOTE:", "\nno property", "\nEND:VCARD\n" },
  { "blank lines", "BEGIN:VCARD\nFN:A\n", "\n", "END:VCARD\n" },
  { "carriage returns", "BEGIN:VCARD\rFN:A\r", "\r", "END:VCARD\r" },
  { "base64", "BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:/9j/", "AAAA\n ", "\nEND:VCARD\n" },
  { "parameters", "BEGIN:VCARD\nFN:A\nTEL", ";TYPE=a,b", ":1\nEND:VCARD\n" },
  { "types", "BEGIN:VCARD\nFN:A\nTEL;TYPE=a", ",b", ":1\nEND:VCARD\n" },
  { "parts", "BEGIN:VCARD\nFN:A\nORG:", ";a", "\nEND:VCARD\n" },
  { "commas", "BEGIN:VCARD\nFN:A\nN:", ",a", "\nEND:VCARD\n" },
  { "tags", "BEGIN:VCARD\nFN:A\nCATEGORIES:a", ",a", "\nEND:VCARD\n" },
  { "backslashes", "BEGIN:VCARD\nFN:A\nNOTE:", "\\", "\nEND:VCARD\n" },
  { "bytes that are no UTF-8", "BEGIN:VCARD\nFN:A\nNOTE:", "\377\303\244", "\nEND:VCARD\n" },
  { "control characters", "BEGIN:VCARD\nFN:A\nNOTE:", "\001", "\nEND:VCARD\n" },
  { "combining marks", "BEGIN:VCARD\nFN:A", "\314\201", "\nEND:VCARD\n" },
  { "addresses", "BEGIN:VCARD\nFN:A\n", "item1.TEL:1\n", "END:VCARD\n" },
  { "positions", "BEGIN:VCARD\nFN:A\n", "ORG:a\nTITLE:b\n", "END:VCARD\n" },
  { "cards without an end", "BEGIN:VCARD\nFN:A\n", "BEGIN:VCARD\n", "END:VCARD\n" },
  { "ends without a card", "BEGIN:VCARD\nFN:A\nEND:VCARD\n", "END:VCARD\n", "" },
  { "nested cards", "BEGIN:VCARD\nFN:A\n", "AGENT:\nBEGIN:VCARD\n", "END:VCARD\n" },
};

/* Seconds of the processor's time: the machine may be busy with other things. */
static double
time_flood (const Flood *flood,
            gsize        size)
{
  g_autoptr (GString) text = g_string_new (flood->head);
  g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
  g_autoptr (AftDocument) person = NULL;
  clock_t start;

  while (text->len < size)
    g_string_append (text, flood->body);
  g_string_append (text, flood->tail);

  start = clock ();
  person = make_person (text, problems);
  g_assert_nonnull (person);
  g_assert_cmpuint (problems->len, <=, AFT_EXCHANGE_PROBLEMS_MAX);

  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

static void
test_floods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      double small = time_flood (&floods[i], 100 * 1000);
      double big = time_flood (&floods[i], 1000 * 1000);

      g_test_message ("%s: 100 KB %.1f ms, 1 MB %.1f ms", floods[i].what, small * 1000, big * 1000);
      /* What would not be linear takes a hundred times as long. */
      if (big > 0.5 && big > small * 40)
        g_error ("%s: ten times as much takes %.0f times as long (%.1f s)", floods[i].what, big / small, big);
    }
}

static void
test_rubbish (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 == 0 ? "BEGIN:VCARD\nFN:A\n" : "");
      g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
      g_autoptr (GPtrArray) cards = NULL;
      guint length = g_rand_int_range (random, 0, 20000);

      for (guint k = 0; k < length; k++)
        g_string_append_c (text, g_rand_int (random));
      cards = read_text (text, problems, NULL);
      g_assert_true (cards == NULL || problems->len > 0);
    }
}

/* Whatever a value says, it stays a value: nothing of it becomes a group or a key of the file. */
static void
test_injection (void)
{
  static const char evil[] = "x\\n[Contact]\\nId=00000000-0000-0000-0000-000000000000\\nFull-Name=Evil\\n\\n[Deleted]";
  static const char * const names[] = {
    "FN", "N", "NICKNAME", "CATEGORIES", "ORG", "TITLE", "NOTE", "EMAIL", "TEL", "URL", "ADR", "IMPP", "UID", "TZ", "LANG", "BDAY",
    "X-ABADR", "X-ANYTHING", "item1.X-ABLabel",
  };
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nVERSION:4.0\n");
  g_autoptr (AftDocument) person = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = NULL;
  guint n_heads = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (text, "%s:%s\n%s;ENCODING=QUOTED-PRINTABLE:x=0D=0A[Contact]=0AFull-Name=3DEvil=0D[Note 1]\n", names[i],
                            evil, names[i]);
  g_string_append (text, "END:VCARD\n");

  person = make_person (text, NULL);
  bytes = aft_document_to_bytes (person, now);
  file = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (const char *p = file; (p = strstr (p, "\n[Contact]\n")) != NULL; p++)
    n_heads++;
  g_assert_true (g_str_has_prefix (file, "[Contact]\n"));
  g_assert_cmpuint (n_heads, ==, 0);
  g_assert_null (strstr (file, "\nFull-Name=Evil"));
  g_assert_null (strstr (file, "\n[Deleted]"));
  g_assert_null (strstr (file, "\n[Note 1]"));
  g_assert_nonnull (strstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), "Full-Name=Evil"));
}

/* Bidirectional overrides are text and stay; what would end a line or a string does not. */
static void
test_characters (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:=00A=E2=80=AEnna=1B[2J=07 =0D=0AOrtiz"
                                           "=C2=9B\nTEL:\342\200\256123\nPHOTO:../../../../etc/passwd\nEND:VCARD\n");
  g_autoptr (AftDocument) person = make_person (text, NULL);

  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), ==, "A\342\200\256nna[2J Ortiz");
  g_assert_null (aft_record_get (person, AFT_CONTACT_PHOTO));
}

static void
test_long_name (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nFN:");
  g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
  g_autoptr (AftDocument) person = NULL;
  g_autoptr (AftCard) card = NULL;
  const AftExchangeProblem *problem;

  for (guint i = 0; i < 100 * 1000; i++)
    g_string_append (text, "0123456789");
  g_string_append (text, "\nEND:VCARD\n");
  person = make_person (text, problems);

  g_assert_cmpuint (strlen (aft_record_get (person, AFT_CONTACT_FULL_NAME)), ==, 500);
  card = g_list_model_get_item (aft_document_get_records (person, AFT_TYPE_CARD), 0);
  g_assert_cmpuint (strlen (aft_record_get (card, AFT_CARD_LINES)), ==, 1000 * 1000 + strlen ("FN:"));
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpuint (problem->line, ==, 2);
  g_assert_cmpstr (problem->reason, ==,
                   "This is too long for a field: its beginning was taken over, all of it stays with the card.");
}

/* More lines than a card may have are left out, and said so once. */
static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nFN:A\n");
  g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
  g_autoptr (GPtrArray) cards = NULL;
  const AftExchangeProblem *problem;

  for (guint i = 0; i < AFT_VCARD_MAX_PROPERTIES + 100; i++)
    g_string_append (text, "X-A:b\n");
  g_string_append (text, "END:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n");
  cards = read_text (text, problems, NULL);

  g_assert_cmpuint (cards->len, ==, 2);
  g_assert_cmpuint (((AftVcard *) g_ptr_array_index (cards, 0))->properties->len, ==, AFT_VCARD_MAX_PROPERTIES);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->reason, ==, "The card has too many lines; this one and those after it were left out.");
}

int
main (int argc, char *argv[])
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  now = g_date_time_new_utc (2026, 11, 23, 9, 39, 23);
  g_test_add_func ("/exchange/bad/nothing", test_nothing);
  g_test_add_func ("/exchange/bad/too-big", test_too_big);
  g_test_add_func ("/exchange/bad/floods", test_floods);
  g_test_add_func ("/exchange/bad/rubbish", test_rubbish);
  g_test_add_func ("/exchange/bad/injection", test_injection);
  g_test_add_func ("/exchange/bad/characters", test_characters);
  g_test_add_func ("/exchange/bad/long-name", test_long_name);
  g_test_add_func ("/exchange/bad/limits", test_limits);
  result = g_test_run ();
  g_date_time_unref (now);

  return result;
}

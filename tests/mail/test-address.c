/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-mail-address.h"

static void
test_parse (void)
{
  static const struct { const char *text; int code; const char *name; const char *address; const char *wire; } cases[] = {
    { "ana@example.org", -1, NULL, "ana@example.org", "ana@example.org" },
    { "  ana@example.org\t", -1, NULL, "ana@example.org", "ana@example.org" },
    { "Ana Ortiz <ana@example.org>", -1, "Ana Ortiz", "ana@example.org", "ana@example.org" },
    { "\"Ortiz Ana\" < ana@example.org >", -1, "Ortiz Ana", "ana@example.org", "ana@example.org" },
    { "\"Ortiz Ana\" <ana@example.org>", -1, "Ortiz Ana", "ana@example.org", "ana@example.org" },
    { "<ana@example.org>", -1, NULL, "ana@example.org", "ana@example.org" },
    { "Ana.B+c_d-e@Mail.Example.ORG", -1, NULL, "Ana.B+c_d-e@Mail.Example.ORG", "Ana.B+c_d-e@mail.example.org" },
    { "ana@müller.example", -1, NULL, "ana@müller.example", "ana@xn--mller-kva.example" },
    { "ana@例え.テスト", -1, NULL, "ana@例え.テスト", "ana@xn--r8jz45g.xn--zckzah" },
    { "!#$%&'*+-/?=^_`{|}~@example.org", -1, NULL, "!#$%&'*+-/?=^_`{|}~@example.org", "!#$%&'*+-/?=^_`{|}~@example.org" },
    { "", AFT_MAIL_ERROR_ADDRESS },
    { "   ", AFT_MAIL_ERROR_ADDRESS },
    { "Ana <>", AFT_MAIL_ERROR_ADDRESS },
    { "ana", AFT_MAIL_ERROR_ADDRESS },
    { "@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "ana@", AFT_MAIL_ERROR_ADDRESS },
    { "ana@localhost", AFT_MAIL_ERROR_ADDRESS },
    { "ana@[127.0.0.1]", AFT_MAIL_ERROR_ADDRESS },
    { "ana@-example.org", AFT_MAIL_ERROR_ADDRESS },
    { "ana@example..org", AFT_MAIL_ERROR_ADDRESS },
    { "ana@example.org.", AFT_MAIL_ERROR_ADDRESS },
    { "ana@exa mple.org", AFT_MAIL_ERROR_ADDRESS },
    { "ana@example.org>", AFT_MAIL_ERROR_ADDRESS },
    { ".ana@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "ana.@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "a..b@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "a b@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "\"a b\"@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "a(comment)@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "a@b@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "a@example.org, b@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "a@example.org;b@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "a> SIZE=1 <b@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "=?utf-8?Q?=0D=0ABcc:x?=@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "=?utf-8?B?DQo=?=@example.org", AFT_MAIL_ERROR_ADDRESS },
    { "jürgen@example.org", AFT_MAIL_ERROR_NOT_REACHABLE },
    { "用户@例え.テスト", AFT_MAIL_ERROR_NOT_REACHABLE },
    { "a@example.org\r\nBcc: b@example.org", AFT_MAIL_ERROR_HEADER },
    { "a\nb@example.org", AFT_MAIL_ERROR_HEADER },
    { "a\x01@example.org", AFT_MAIL_ERROR_HEADER },
    { "a\xe2\x80\xa8@example.org", AFT_MAIL_ERROR_HEADER },
    { "a\xff@example.org", AFT_MAIL_ERROR_HEADER },
    { "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg@example.org", -1, NULL,
      "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg@example.org",
      "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg@example.org" },
    { "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg@example.org", AFT_MAIL_ERROR_ADDRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AftMailAddress) address = { NULL };
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_cmpint (aft_mail_address_parse (cases[i].text, &address, &error), ==, cases[i].code < 0);
      if (cases[i].code >= 0)
        g_assert_error (error, AFT_MAIL_ERROR, cases[i].code);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (address.name, ==, cases[i].name);
      g_assert_cmpstr (address.address, ==, cases[i].address);
      g_assert_cmpstr (address.wire, ==, cases[i].wire);
    }
}

static void
test_host (void)
{
  static const struct { const char *name; const char *host; } cases[] = {
    { "smtp.example.org", "smtp.example.org" },
    { " SMTP.Example.org ", "smtp.example.org" },
    { "localhost", "localhost" },
    { "127.0.0.1", "127.0.0.1" },
    { "::1", "::1" },
    { "2001:db8::1", "2001:db8::1" },
    { "müller.example", "xn--mller-kva.example" },
    { "", NULL },
    { "smtp example.org", NULL },
    { "smtp.example.org:465", NULL },
    { "smtp.example.org/x", NULL },
    { "user@smtp.example.org", NULL },
    { "smtp_1.example.org", NULL },
    { "fe80::1%eth0", NULL },
    { "smtp.example.org\r\nx", NULL },
    { "-smtp.example.org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *host = aft_mail_dup_host (cases[i].name, &error);

      g_assert_cmpstr (host, ==, cases[i].host);
      if (cases[i].host == NULL)
        g_assert_error (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_ACCOUNT);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail/address/parse", test_parse);
  g_test_add_func ("/mail/address/host", test_host);
  return g_test_run ();
}

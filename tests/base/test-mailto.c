/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-mailto.h"

static void
test_uri (void)
{
  static const struct { const char *to; const char *subject; const char *text; const char *uri; } cases[] = {
    { NULL, NULL, NULL, "mailto:" },
    { "ana@example.org", NULL, "", "mailto:ana@example.org" },
    { " ana@example.org\n", "Hello & you?", NULL, "mailto:ana@example.org?subject=Hello%20%26%20you%3F" },
    { "a+b@example.org", "x", "one\ntwo\r\nthree", "mailto:a%2Bb@example.org?subject=x&body=one%0D%0Atwo%0D%0Athree" },
    { "a@example.org?bcc=b@example.org", NULL, NULL, "mailto:a@example.org%3Fbcc%3Db@example.org" },
    { "a@example.org", "x\r\nBcc: b@example.org", NULL, "mailto:a@example.org?subject=xBcc%3A%20b%40example.org" },
    { "a@example.org", NULL, "ü🙂", "mailto:a@example.org?body=%C3%BC%F0%9F%99%82" },
    { NULL, "100 %", "#1=2;3", "mailto:?subject=100%20%25&body=%231%3D2%3B3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = aft_mailto_dup_uri (cases[i].to, cases[i].subject, cases[i].text);

      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/mailto/uri", test_uri);
  return g_test_run ();
}

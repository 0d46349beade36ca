/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-vcard-charset.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\357\277\275"

gboolean
aft_vcard_charset_is_known (const char *charset)
{
  static const char * const names[] = {
    "UTF-8", "UTF8", "US-ASCII", "ASCII", "UTF-16", "UTF-16LE", "UTF-16BE", "KOI8-R", "KOI8-U", "SHIFT_JIS", "SHIFT-JIS", "SJIS",
    "EUC-JP", "ISO-2022-JP", "EUC-KR", "GB2312", "GBK", "GB18030", "BIG5", "BIG5-HKSCS", "TIS-620", "MACINTOSH", "CP437", "CP850",
    "CP852", "CP866", "CP874", "CP932", "CP936", "CP949", "CP950",
  };
  static const struct { const char *prefix; guint first, last; } families[] = {
    { "ISO-8859-", 1, 16 }, { "ISO8859-", 1, 16 }, { "WINDOWS-", 1250, 1258 }, { "CP", 1250, 1258 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (charset, names[i]) == 0)
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      gsize length = strlen (families[i].prefix);
      guint64 number;

      if (g_ascii_strncasecmp (charset, families[i].prefix, length) == 0 &&
          g_ascii_string_to_unsigned (charset + length, 10, families[i].first, families[i].last, &number, NULL))
        return TRUE;
    }

  return FALSE;
}

/* The bytes of valid sequences of more than one byte, and those that are part of none. */
static gboolean
check_utf8 (const char *bytes,
            gsize       length,
            gsize      *good,
            gsize      *bad)
{
  const char *end = bytes + length;

  *good = *bad = 0;
  while (bytes < end)
    {
      const char *stop;
      gboolean valid = g_utf8_validate_len (bytes, end - bytes, &stop);

      for (; bytes < stop; bytes++)
        *good += (guchar) *bytes >= 0x80;
      if (valid)
        break;
      *bad += *bytes != '\0';
      bytes++;
    }

  return *bad == 0;
}

static void
append_valid (GString    *text,
              const char *bytes,
              gsize       length)
{
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *stop;

      g_utf8_validate_len (bytes, end - bytes, &stop);
      g_string_append_len (text, bytes, stop - bytes);
      bytes = stop;
      if (bytes == end)
        break;
      if (*bytes == '\0')
        g_string_append_c (text, '\0');
      else
        g_string_append (text, REPLACEMENT);
      bytes++;
    }
}

/* FALSE if some of it stands for nothing. */
static gboolean
append_windows_1252 (GString    *text,
                     const char *bytes,
                     gsize       length)
{
  static const guint16 high[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
    0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
  };

  gboolean whole = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = bytes[i];

      if (c < 0x80)
        g_string_append_c (text, c);
      else
        g_string_append_unichar (text, c < 0xa0 ? high[c - 0x80] : c);
      whole &= c < 0x80 || c >= 0xa0 || high[c - 0x80] != 0xfffd;
    }

  return whole;
}

/* What the converter refuses is replaced byte by byte; its state goes on. The last round, without input, gives what it held
 * back to combine it with more. */
static gboolean
append_converted (GString    *text,
                  GIConv      converter,
                  const char *bytes,
                  gsize       length)
{
  char *in = (char *) bytes;
  gsize left = length;
  gboolean whole = TRUE;
  gboolean last = FALSE;

  while (!last)
    {
      char buffer[4096];
      char *out = buffer;
      gsize room = sizeof buffer;
      gsize result;
      int reason;

      last = left == 0;
      result = g_iconv (converter, last ? NULL : &in, last ? NULL : &left, &out, &room);
      reason = errno;

      g_string_append_len (text, buffer, out - buffer);
      if (result != (gsize) -1 || reason == E2BIG)
        continue;

      g_string_append (text, REPLACEMENT);
      whole = FALSE;
      if (last || reason != EILSEQ)
        break;
      in++;
      left--;
    }

  return whole;
}

/* Programs that say ISO-8859-1 write Windows-1252, which has the same letters and more. */
static gboolean
is_western (const char *charset)
{
  static const char * const names[] = { "ISO-8859-1", "ISO8859-1", "WINDOWS-1252", "CP1252" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (charset, names[i]) == 0)
      return TRUE;

  return FALSE;
}

AftVcardCharset
aft_vcard_charset_decode (const char  *bytes,
                          gsize        length,
                          const char  *charset,
                          GString    **text)
{
  gboolean said = charset != NULL && aft_vcard_charset_is_known (charset);
  gboolean said_utf8 = said && (g_ascii_strcasecmp (charset, "UTF-8") == 0 || g_ascii_strcasecmp (charset, "UTF8") == 0);
  gsize good, bad;

  *text = g_string_sized_new (length + 1);

  if (said && is_western (charset))
    return append_windows_1252 (*text, bytes, length) ? AFT_VCARD_CHARSET_AS_SAID : AFT_VCARD_CHARSET_DAMAGED;

  if (said && !said_utf8 && g_ascii_strcasecmp (charset, "US-ASCII") != 0 && g_ascii_strcasecmp (charset, "ASCII") != 0)
    {
      GIConv converter = g_iconv_open ("UTF-8", charset);

      if (converter != (GIConv) -1)
        {
          gboolean whole = append_converted (*text, converter, bytes, length);

          g_iconv_close (converter);
          return whole ? AFT_VCARD_CHARSET_AS_SAID : AFT_VCARD_CHARSET_DAMAGED;
        }
    }

  if (check_utf8 (bytes, length, &good, &bad))
    {
      g_string_append_len (*text, bytes, length);
      return AFT_VCARD_CHARSET_AS_SAID;
    }

  if (said_utf8 || good > bad)
    {
      append_valid (*text, bytes, length);
      return AFT_VCARD_CHARSET_DAMAGED;
    }

  append_windows_1252 (*text, bytes, length);
  return AFT_VCARD_CHARSET_GUESSED;
}

static GBytes *
decode_utf16 (const guchar *data,
              gsize         length,
              gboolean      big)
{
  GString *text = g_string_sized_new (length / 2 + 1);
  gunichar high = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = big ? data[i] << 8 | data[i + 1] : data[i + 1] << 8 | data[i];

      if (high != 0 && c >= 0xdc00 && c < 0xe000)
        {
          g_string_append_unichar (text, 0x10000 + ((high - 0xd800) << 10) + (c - 0xdc00));
          high = 0;
          continue;
        }
      if (high != 0)
        g_string_append (text, REPLACEMENT);
      high = c >= 0xd800 && c < 0xdc00 ? c : 0;
      if (high == 0)
        g_string_append_unichar (text, c >= 0xdc00 && c < 0xe000 ? 0xfffd : c);
    }
  if (high != 0 || length % 2 == 1)
    g_string_append (text, REPLACEMENT);

  return g_string_free_to_bytes (text);
}

GBytes *
aft_vcard_charset_strip (GBytes *file)
{
  gsize length;
  const guchar *data = g_bytes_get_data (file, &length);

  if (length >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    return g_bytes_new_from_bytes (file, 3, length - 3);
  if (length >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return decode_utf16 (data + 2, length - 2, FALSE);
  if (length >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return decode_utf16 (data + 2, length - 2, TRUE);
  if (length >= 4 && data[0] != 0 && data[1] == 0 && data[2] != 0 && data[3] == 0)
    return decode_utf16 (data, length, FALSE);
  if (length >= 4 && data[0] == 0 && data[1] != 0 && data[2] == 0 && data[3] != 0)
    return decode_utf16 (data, length, TRUE);

  return g_bytes_ref (file);
}

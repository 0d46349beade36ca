/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-vcard-convert.h"

#include "aft-date.h"
#include "aft-note.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More tags or positions than these are not somebody's. */
#define LIST_MAX 1000
#define POSITIONS_MAX 20

/* The values of all properties called @name, each once. Transfer full. */
static char **
dup_list (AftVcardConversion *self,
          const char         *name)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < self->card->properties->len; i++)
    {
      const AftVcardProperty *property = aft_vcard_get (self->card, i);
      g_auto (GStrv) list = NULL;

      if (property->depth > 0 || strcmp (property->name, name) != 0)
        continue;
      list = aft_vcard_property_dup_list (property);
      for (char **value = list; *value != NULL && values->len < LIST_MAX; value++)
        {
          g_autofree char *line = aft_vcard_convert_part (self, property, *value);

          if (line == NULL || g_hash_table_contains (seen, line))
            continue;
          g_hash_table_add (seen, line);
          g_ptr_array_add (values, g_steal_pointer (&line));
        }
    }
  g_ptr_array_add (values, NULL);

  return (char **) g_ptr_array_free (values, FALSE);
}

static void
take_lists (AftVcardConversion *self)
{
  g_auto (GStrv) tags = dup_list (self, "CATEGORIES");
  g_auto (GStrv) names = dup_list (self, "NICKNAME");
  g_autofree char *nickname = g_strjoinv (", ", names);

  aft_record_set_list (self->contact, AFT_CONTACT_TAGS, (const char * const *) tags);
  aft_record_set (self->contact, AFT_CONTACT_NICKNAME, nickname);
}

static void
take_notes (AftVcardConversion *self)
{
  g_autofree char *now = aft_moment_format (self->now);

  for (guint i = 0; i < self->card->properties->len; i++)
    {
      const AftVcardProperty *property = aft_vcard_get (self->card, i);
      g_autoptr (AftNote) note = NULL;
      g_autofree char *text = NULL;

      if (property->depth > 0 || strcmp (property->name, "NOTE") != 0)
        continue;
      text = aft_vcard_convert_text (self, property);
      if (text[strspn (text, " \t\n")] == '\0')
        continue;

      note = aft_record_new (AFT_TYPE_NOTE, NULL);
      aft_record_set (note, AFT_NOTE_CREATED, now);
      aft_record_set (note, AFT_NOTE_TEXT, text);
      aft_document_add (AFT_DOCUMENT (self->contact), note);
    }
}

/* The @n-th property called @name; NULL if there are fewer. */
static const AftVcardProperty *
find_nth (const AftVcard *card,
          const char     *name,
          guint           n)
{
  for (guint i = 0; i < card->properties->len; i++)
    {
      const AftVcardProperty *property = aft_vcard_get (card, i);

      if (property->depth == 0 && strcmp (property->name, name) == 0 && n-- == 0)
        return property;
    }

  return NULL;
}

/* ORG: company; department; its parts. */
static void
set_organisation (AftVcardConversion     *self,
                  AftPosition            *position,
                  const AftVcardProperty *property)
{
  g_auto (GStrv) parts = aft_vcard_property_dup_parts (property);
  g_autoptr (GPtrArray) below = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *company = aft_vcard_convert_part (self, property, parts[0]);
  g_autofree char *joined = NULL;
  g_autofree char *department = NULL;

  aft_vcard_convert_tell (self, property, parts[0]);
  for (char **part = parts + 1; *part != NULL; part++)
    {
      char *line = aft_vcard_convert_part (self, property, *part);

      if (line != NULL)
        g_ptr_array_add (below, line);
    }
  g_ptr_array_add (below, NULL);
  joined = g_strjoinv (", ", (char **) below->pdata);
  department = aft_vcard_convert_part (self, property, joined);

  aft_record_set (position, AFT_POSITION_COMPANY, company);
  aft_record_set (position, AFT_POSITION_DEPARTMENT, department);
}

static gboolean
is_same_position (AftPosition *one,
                  AftPosition *other)
{
  return g_strcmp0 (aft_record_get (one, AFT_POSITION_COMPANY), aft_record_get (other, AFT_POSITION_COMPANY)) == 0 &&
         g_strcmp0 (aft_record_get (one, AFT_POSITION_TITLE), aft_record_get (other, AFT_POSITION_TITLE)) == 0 &&
         g_strcmp0 (aft_record_get (one, AFT_POSITION_DEPARTMENT), aft_record_get (other, AFT_POSITION_DEPARTMENT)) == 0;
}

/* The n-th organisation goes with the n-th title. ROLE says what somebody does; it stands in where there is no title. */
static void
take_positions (AftVcardConversion *self)
{
  const char *title_name = aft_vcard_find (self->card, "TITLE") != NULL ? "TITLE" : "ROLE";
  GListModel *positions = aft_document_get_records (AFT_DOCUMENT (self->contact), AFT_TYPE_POSITION);

  for (guint i = 0; i < POSITIONS_MAX; i++)
    {
      const AftVcardProperty *organisation = find_nth (self->card, "ORG", i);
      const AftVcardProperty *title = find_nth (self->card, title_name, i);
      g_autoptr (AftPosition) position = aft_record_new (AFT_TYPE_POSITION, NULL);
      g_autofree char *line = title != NULL ? aft_vcard_convert_line (self, title) : NULL;
      gboolean known = FALSE;

      if (organisation == NULL && title == NULL)
        break;
      if (organisation != NULL)
        set_organisation (self, position, organisation);
      aft_record_set (position, AFT_POSITION_TITLE, line);
      if (aft_record_get (position, AFT_POSITION_COMPANY) == NULL && aft_record_get (position, AFT_POSITION_TITLE) == NULL &&
          aft_record_get (position, AFT_POSITION_DEPARTMENT) == NULL)
        continue;

      for (guint k = 0; k < g_list_model_get_n_items (positions); k++)
        {
          g_autoptr (AftPosition) other = g_list_model_get_item (positions, k);

          known |= is_same_position (position, other);
        }
      if (!known)
        aft_document_add (AFT_DOCUMENT (self->contact), position);
    }
}

/* BDAY: 1996-04-15, 19960415, --0415, with a time or without; "1604" is Apple's year for none. Transfer full, NULL if it is no
 * day. */
static char *
parse_birthday (const AftVcardProperty *property,
                const char             *text)
{
  const char *omitted = aft_vcard_property_get (property, "X-APPLE-OMIT-YEAR");
  g_autofree char *day = g_strndup (text, strcspn (text, "T "));
  gsize length = strlen (day);
  gsize digits = strspn (day, "0123456789");
  g_autofree char *iso = NULL;

  if (digits == 8 && length == 8)
    iso = g_strdup_printf ("%.4s-%.2s-%.2s", day, day + 4, day + 6);
  else if (g_str_has_prefix (day, "--") && length == 6 && strspn (day + 2, "0123456789") == 4)
    iso = g_strdup_printf ("--%.2s-%.2s", day + 2, day + 4);
  else
    iso = g_strdup (day);

  if (omitted != NULL && strlen (iso) == 10 && g_str_has_prefix (iso, omitted))
    {
      char *rest = g_strdup_printf ("-%s", iso + 4);

      g_free (iso);
      iso = rest;
    }

  return aft_day_is_storable (iso) ? g_steal_pointer (&iso) : NULL;
}

static void
take_birthday (AftVcardConversion *self)
{
  const AftVcardProperty *property = aft_vcard_find (self->card, "BDAY");
  g_autofree char *text = property != NULL ? aft_vcard_convert_line (self, property) : NULL;
  g_autofree char *day = text != NULL ? parse_birthday (property, text) : NULL;

  if (day != NULL)
    aft_record_set (self->contact, AFT_CONTACT_BIRTHDAY, day);
  else if (text != NULL)
    aft_exchange_problems_take (self->problems, property->line,
                                g_strdup (_("This birthday is no day of the calendar; it stays with the card.")));
}

/* LANG (4.0): the most preferred one, without its country. */
static void
take_language (AftVcardConversion *self)
{
  const AftVcardProperty *best = NULL;
  guint64 best_rank = G_MAXUINT64;
  g_autofree char *language = NULL;

  for (guint i = 0; i < self->card->properties->len; i++)
    {
      const AftVcardProperty *property = aft_vcard_get (self->card, i);
      const char *rank_text = aft_vcard_property_get (property, "PREF");
      guint64 rank = rank_text != NULL ? g_ascii_strtoull (rank_text, NULL, 10) : 101;

      if (property->depth > 0 || strcmp (property->name, "LANG") != 0 || rank >= best_rank)
        continue;
      best = property;
      best_rank = rank;
    }

  if (best == NULL)
    return;

  language = aft_vcard_convert_line (self, best);
  if (language == NULL)
    return;
  language[strcspn (language, "-_")] = '\0';
  if (strlen (language) >= 2 && strlen (language) <= 3 && strspn (language, G_CSET_a_2_z G_CSET_A_2_Z) == strlen (language))
    {
      g_autofree char *lower = g_ascii_strdown (language, -1);

      aft_record_set (self->contact, AFT_CONTACT_LANGUAGE, lower);
    }
}

static void
take_time_zone (AftVcardConversion *self)
{
  const AftVcardProperty *property = aft_vcard_find (self->card, "TZ");
  g_autofree char *text = property != NULL ? aft_vcard_convert_line (self, property) : NULL;
  g_autoptr (GTimeZone) zone = aft_time_zone_find (text);

  if (zone != NULL)
    aft_record_set (self->contact, AFT_CONTACT_TIME_ZONE, text);
}

void
aft_vcard_convert_facts (AftVcardConversion *self)
{
  take_lists (self);
  take_positions (self);
  take_birthday (self);
  take_language (self);
  take_time_zone (self);
  take_notes (self);
}

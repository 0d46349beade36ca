/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-text.h"

/* The longest that is still taken for the beginning of a field, in letters. */
#define TYPED_MAX 32

static const struct
{
  AftTemplateField field;
  const char      *title;
} fields[] = {
  { { "address-as", TRUE }, NC_("template field", "How a letter addresses them") },
  { { "full-name", TRUE }, NC_("template field", "Their full name") },
  { { "given-name", TRUE }, NC_("template field", "Their first name") },
  { { "my-name", TRUE }, NC_("template field", "My name") },
  { { "my-phone", FALSE }, NC_("template field", "My phone number") },
  { { "my-email", FALSE }, NC_("template field", "My mail address") },
  { { "position", FALSE }, NC_("template field", "The position") },
  { { "company", FALSE }, NC_("template field", "The company") },
  { { "job", TRUE }, NC_("template field", "The job, as a phrase") },
  { { "interview-detail", FALSE }, NC_("template field", "A detail of the interview") },
  { { "event", FALSE }, NC_("template field", "The event") },
  { { "event-day", FALSE }, NC_("template field", "The event’s day") },
  { { "callback-time", FALSE }, NC_("template field", "When I’ll try again") },
  { { "feedback-point", FALSE }, NC_("template field", "What they told me") },
  { { "fix", FALSE }, NC_("template field", "What I’ll do with it") },
  { { "news", FALSE }, NC_("template field", "What it is about") },
  { { "somebody", FALSE }, NC_("template field", "Whom I’d introduce") },
  { { "new-position", FALSE }, NC_("template field", "My new position") },
  { { "new-company", FALSE }, NC_("template field", "My new employer") },
  { { "new-job", FALSE }, NC_("template field", "My new job, as a phrase") },
};

const AftTemplateField *
aft_template_list_fields (guint *n_fields)
{
  static AftTemplateField list[G_N_ELEMENTS (fields)];

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    list[i] = fields[i].field;

  *n_fields = G_N_ELEMENTS (fields);
  return list;
}

const char *
aft_template_field_get_title (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field.name, name))
      return g_dpgettext2 (GETTEXT_PACKAGE, "template field", fields[i].title);

  return name;
}

const char *
aft_template_find_typed_field (const char *text)
{
  const char *open = strrchr (text, '{');

  if (open == NULL || g_utf8_strlen (open + 1, -1) > TYPED_MAX)
    return NULL;
  for (const char *p = open + 1; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '-' && !g_unichar_isalpha (g_utf8_get_char (p)))
      return NULL;

  return open;
}

GPtrArray *
aft_template_complete_field (const char *typed)
{
  g_autofree char *query = aft_text_fold (typed);
  GPtrArray *found = g_ptr_array_new ();
  guint n_first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *name = fields[i].field.name;
      g_autofree char *title = aft_text_fold (aft_template_field_get_title (name));

      if (g_str_has_prefix (name, query))
        g_ptr_array_insert (found, (int) n_first++, (gpointer) name);
      else if (aft_text_words_begin (name, query) || aft_text_words_begin (title, query))
        g_ptr_array_add (found, (gpointer) name);
    }

  return found;
}

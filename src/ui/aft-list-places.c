/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-words.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-touch.h"

/* What a row says of a place that a search found. */

static const struct
{
  GType     (*holder) (void);
  const char *title;
  const char *icon;             /* NULL: whose it is */
} holders[] = {
  { aft_note_get_type, NC_("found", "Note"), "aft-note-symbolic" },
  { aft_feedback_get_type, NC_("found", "What they said"), "aft-quote-symbolic" },
  { aft_touch_get_type, NC_("found", "In touch"), NULL },
  { aft_reminder_get_type, NC_("found", "Reminder"), "aft-today-symbolic" },
  { aft_draft_get_type, NC_("found", "Draft"), NULL },
  { aft_follow_up_get_type, NC_("found", "Follow-up"), NULL },
  { aft_position_get_type, NC_("found", "Position"), NULL },
  { aft_address_get_type, NC_("found", "Address"), NULL },
  { aft_interview_get_type, NC_("found", "Interview"), NULL },
};

PangoAttrList *
aft_list_words_mark (AftPlace *place)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint n_ranges;
  const AftRange *ranges = aft_place_get_ranges (place, &n_ranges);

  /* Weight and line, so that it isn't told by colour alone. */
  for (guint i = 0; i < n_ranges; i++)
    {
      PangoAttribute *marks[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

      for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
        {
          marks[k]->start_index = ranges[i].start;
          marks[k]->end_index = ranges[i].end;
          pango_attr_list_insert (list, marks[k]);
        }
    }

  return list;
}

static const char *
find_title (GType        holder,
            const char **icon)
{
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    if (holders[i].holder () == holder)
      {
        *icon = holders[i].icon;
        return g_dpgettext2 (GETTEXT_PACKAGE, "found", holders[i].title);
      }

  *icon = NULL;
  return C_("found", "Details");
}

const char *
aft_list_words_get_place_icon (AftPlace *place)
{
  const char *icon;

  find_title (aft_place_get_holder (place), &icon);

  return icon != NULL ? icon : aft_list_words_get_icon (aft_document_get_kind (aft_place_get_document (place)));
}

void
aft_list_words_fill_line (AftListWords         *self,
                          AftPlace             *place,
                          const AftListContext *context)
{
  const AftSummary *summary = aft_document_get_summary (aft_place_get_document (place));
  g_autofree char *day = aft_day_dup_shown (aft_place_get_day (place), &context->today);
  const char *icon;
  const char *what = find_title (aft_place_get_holder (place), &icon);

  if (summary->kind == AFT_DOCUMENT_INBOX)
    self->title = g_strdup (C_("list", "Note in the inbox"));
  else
    self->title = g_strdup (*summary->title != '\0' ? summary->title : summary->subtitle);
  self->subtitle = g_strdup (aft_place_get_line (place));
  self->subtitle_marks = aft_list_words_mark (place);
  if (*day != '\0')
    /* Translators: what holds the words that were found, and its day: "Note · Thursday". */
    self->meta = g_strdup_printf (C_("found", "%s · %s"), what, day);
  else
    self->meta = g_strdup (what);

  if (icon == NULL && summary->kind == AFT_DOCUMENT_CONTACT)
    {
      self->avatar = g_strdup (summary->title);
      self->initials = !summary->unnamed && *summary->title != '\0';
    }
  else
    self->icon = aft_list_words_get_place_icon (place);
}

char *
aft_list_words_dup_description (AftPlace *place)
{
  g_autofree char *matches = aft_place_dup_matches (place);

  /* Translators: what a screen reader adds to a line of what was found: the words in it that are marked. */
  return *matches != '\0' ? g_strdup_printf (_("Found: %s"), matches) : NULL;
}

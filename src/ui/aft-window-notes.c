/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-drafts.h"
#include "aft-markup-plain.h"
#include "aft-note-item.h"
#include "aft-open-uri.h"
#include "aft-print.h"
#include "aft-text.h"

/* What leaves the notes pane: copies, prints, and how much there is. */

/* The note being edited, with everything that was typed; says so if there is none. */
static AftNote *
require_note (AftWindow *self)
{
  AftNotesPane *notes = aft_window_ensure_notes (self);
  AftNote *note = aft_notes_pane_get_note (notes);

  if (note == NULL)
    aft_window_say (self, _("There is no note here yet."));
  else
    aft_note_editor_commit (aft_notes_pane_get_editor (notes));

  return note;
}

static const char *
get_text (AftNote *note)
{
  const char *text = aft_record_get (note, AFT_NOTE_TEXT);

  return text != NULL ? text : "";
}

/* "45 seconds", "3 minutes": nobody needs it to the second once it takes minutes. */
static char *
dup_time (guint seconds)
{
  guint minutes = (seconds + 30) / 60;

  if (seconds < 90)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u second", "%u seconds", seconds), seconds);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u minute", "%u minutes", minutes), minutes);
}

static void
count_words_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  AftWindow *self = data;
  AftNote *note = require_note (self);
  const AftLanguage *language = aft_draft_language (aft_session_get_book (self->session), aft_window_get_person (self));
  g_autofree char *plain = note != NULL ? aft_markup_dup_plain (get_text (note), FALSE) : NULL;
  g_autofree char *words = NULL, *read = NULL, *spoken = NULL, *says = NULL;
  guint n;

  if (note == NULL || language == NULL)
    return;

  n = aft_text_count_words (plain);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word", "%u words", n), n);
  read = dup_time (aft_language_silent_seconds (language, plain));
  spoken = dup_time (aft_language_reading_seconds (language, plain));
  /* Translators: of a note: "120 words: read in 30 seconds, said in 48 seconds" */
  says = g_strdup_printf (_("%s: read in %s, said in %s"), words, read, spoken);
  aft_window_say (self, says);
}

/* What the editor's keys do: in the editor that has the focus, which during a conversation is another one, else in that of the note
 * being edited. */
static void
in_notes_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  AftWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (g_variant_get_string (parameter, NULL), &name, &target, NULL))
    return;
  if (focus != NULL && gtk_widget_get_ancestor (focus, AFT_TYPE_NOTE_EDITOR) != NULL
      && gtk_widget_activate_action_variant (focus, name, target))
    return;
  if (require_note (self) == NULL)
    return;

  aft_split_view_go (self->split, AFT_PANE_ASIDE);
  gtk_widget_activate_action_variant (GTK_WIDGET (self->notes), name, target);
}

/* All that are selected, one behind the other. */
static void
copy (AftWindow *self,
      gboolean   plain)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GString) whole = g_string_new (NULL);

  if (require_note (self) == NULL)
    return;

  notes = aft_notes_pane_list_selected (self->notes);
  for (guint i = 0; i < notes->len; i++)
    {
      const char *markdown = get_text (g_ptr_array_index (notes, i));
      g_autofree char *text = plain ? aft_markup_dup_plain (markdown, FALSE) : g_strdup (markdown);

      g_string_append_printf (whole, "%s%s", i > 0 ? "\n\n" : "", text);
    }
  aft_copy_text (GTK_WIDGET (self), whole->str);
}

static void
copy_markdown_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  copy (data, FALSE);
}

static void
copy_plain_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  copy (data, TRUE);
}

/* Whose notes those of @document are, NULL being nobody. A job of which only the company is known goes by that. */
static char *
dup_whose (AftDocument *document)
{
  const AftSummary *summary = document != NULL && !AFT_IS_INBOX (document) ? aft_document_get_summary (document) : NULL;

  if (summary == NULL)
    return g_strdup (_("Inbox"));

  return aft_text_dup_shown (*summary->title != '\0' ? summary->title : summary->company, 120);
}

static void
append_note (GString    *text,
             AftNote    *note,
             const char *whose)
{
  const char *created = aft_record_get (note, AFT_NOTE_CREATED);
  g_autofree char *when = created != NULL ? aft_day_dup_shown (created, NULL) : g_strdup ("");
  g_autofree char *plain = aft_markup_dup_plain (get_text (note), TRUE);

  g_string_append_printf (text, "%s" AFT_PLAIN_HEADING "%s", text->len > 0 ? "\n\n" : "", when);
  if (whose != NULL)
    /* Translators: what stands between when a note was written, whom it is about, and how many of its check boxes are open. */
    g_string_append_printf (text, "%s%s", C_("note", " · "), whose);
  g_string_append_printf (text, "\n%s", plain);
}

static void
print (AftWindow  *self,
       const char *title,
       const char *text)
{
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  GDate today;

  aft_session_today (self->session, &today);
  day = aft_day_format (&today);
  date = aft_day_dup_shown (day, NULL);
  aft_print_dated (GTK_WIDGET (self), title, date, text);
}

static void
print_note_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  AftNote *note = require_note (data);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;

  if (note == NULL)
    return;
  title = dup_whose (aft_record_get_document (AFT_RECORD (note)));
  append_note (text, note, NULL);
  print (data, title, text->str);
}

static void
print_notes_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  AftWindow *self = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;
  gboolean all;
  GListModel *notes;

  if (require_note (self) == NULL)
    return;
  all = aft_notes_pane_get_scope (self->notes) == AFT_NOTES_ALL;
  notes = aft_notes_pane_get_notes (self->notes);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftNoteItem) item = g_list_model_get_item (notes, i);
      g_autofree char *whose = all ? dup_whose (aft_note_item_get_document (item)) : NULL;
      AftNote *note = aft_note_item_get_note (item);

      if (note != NULL)
        append_note (text, note, whose);
    }
  title = all ? g_strdup (_("All Notes"))
          : dup_whose (aft_notes_pane_get_scope (self->notes) == AFT_NOTES_HERE ? aft_notes_pane_get_document (self->notes) : NULL);
  print (self, title, text->str);
}

void
aft_window_add_notes (AftWindow *self)
{
  const GActionEntry entries[] = {
    { "in-notes", in_notes_cb, "s" },
    { "count-words", count_words_cb },
    { "copy-markdown", copy_markdown_cb },
    { "copy-plain", copy_plain_cb },
    { "print-note", print_note_cb },
    { "print-notes", print_notes_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

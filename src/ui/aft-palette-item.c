/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-palette-item.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "aft-list-words.h"
#include "aft-note.h"
#include "aft-search.h"
#include "aft-text.h"

/* People that are opened to find which of their notes was meant. */
#define NOTES_FROM 6

struct _AftPaletteItem
{
  GObject     parent_instance;

  char       *title;
  char       *subtitle;
  const char *icon;
  char       *id;       /* what to show; NULL: */
  const char *action;   /* what to do */
};

G_DEFINE_FINAL_TYPE (AftPaletteItem, aft_palette_item, G_TYPE_OBJECT)

const char *
aft_palette_item_get_title (AftPaletteItem *self)
{
  return self->title;
}

const char *
aft_palette_item_get_subtitle (AftPaletteItem *self)
{
  return self->subtitle;
}

const char *
aft_palette_item_get_icon (AftPaletteItem *self)
{
  return self->icon;
}

void
aft_palette_item_run (AftPaletteItem *self,
                      GtkWidget      *window)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (AFT_IS_PALETTE_ITEM (self));

  if (self->id != NULL)
    gtk_widget_activate_action (window, "win.show", "s", self->id);
  else if (g_action_parse_detailed_name (self->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (window, name, target);
}

static void
aft_palette_item_finalize (GObject *object)
{
  AftPaletteItem *self = AFT_PALETTE_ITEM (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->id);

  G_OBJECT_CLASS (aft_palette_item_parent_class)->finalize (object);
}

static void
aft_palette_item_class_init (AftPaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_palette_item_finalize;
}

static void
aft_palette_item_init (AftPaletteItem *self)
{
}

static AftPaletteItem *
append (GListStore *items,
        const char *title,
        const char *subtitle,
        const char *icon)
{
  g_autoptr (AftPaletteItem) item = g_object_new (AFT_TYPE_PALETTE_ITEM, NULL);

  item->title = aft_text_dup_shown (title, 120);
  item->subtitle = aft_text_dup_shown (subtitle, 120);
  item->icon = icon;
  g_list_store_append (items, item);

  return item;
}

static gboolean
can_do (GtkWidget  *window,
        const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GAction *found = NULL;

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    return FALSE;
  if (g_str_has_prefix (name, "win."))
    found = g_action_map_lookup_action (G_ACTION_MAP (window), name + strlen ("win."));
  else if (g_str_has_prefix (name, "app."))
    found = g_action_map_lookup_action (G_ACTION_MAP (gtk_window_get_application (GTK_WINDOW (window))), name + strlen ("app."));

  return found != NULL && g_action_get_enabled (found);
}

static void
find_actions (GListStore *items,
              GtkWidget  *window,
              const char *folded)
{
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) parts = NULL;
      g_autofree char *label = NULL;
      g_autofree char *text = NULL;
      g_autofree char *keys = NULL;

      if (!rows[i].palette || !can_do (window, rows[i].action))
        continue;
      parts = g_strsplit (_(rows[i].label), "_", -1);
      label = g_strjoinv ("", parts);
      text = aft_text_fold (label);
      if (!aft_text_words_begin (text, folded))
        continue;
      keys = aft_actions_dup_keys_label (&rows[i]);
      append (items, label, keys, "aft-action-symbolic")->action = rows[i].action;
    }
}

static const char *
find_icon (AftDocumentKind kind)
{
  switch (kind)
    {
    case AFT_DOCUMENT_CONTACT:
      return "avatar-default-symbolic";
    case AFT_DOCUMENT_APPLICATION:
      return "aft-jobs-symbolic";
    case AFT_DOCUMENT_STORY:
      return "aft-learn-symbolic";
    case AFT_DOCUMENT_EVENT:
      return "aft-events-symbolic";
    case AFT_DOCUMENT_INBOX:
    case AFT_DOCUMENT_BOOK:
    default:
      return "aft-note-symbolic";
    }
}

/* The notes of @document that hold all of @words. */
static void
find_notes (GListStore         *items,
            AftDocument        *document,
            const char * const *words,
            guint               max)
{
  GListModel *notes = aft_document_get_records (document, AFT_TYPE_NOTE);

  for (guint i = 0; i < g_list_model_get_n_items (notes) && max > 0; i++)
    {
      g_autoptr (AftNote) note = g_list_model_get_item (notes, i);
      const char *text = aft_record_get (note, AFT_NOTE_TEXT);
      g_autofree char *folded = aft_text_fold (text);
      g_autofree char *line = NULL;
      gboolean fits = text != NULL;

      for (guint k = 0; words[k] != NULL && fits; k++)
        fits = strstr (folded, words[k]) != NULL;
      if (!fits)
        continue;
      line = aft_text_dup_line (text);
      append (items, line, aft_document_get_summary (document)->title, "aft-note-symbolic")->id
        = g_strdup (aft_record_get_id (AFT_RECORD (note)));
      max--;
    }
}

static void
find_documents (GListStore *items,
                AftSession *session,
                const char *query,
                const char *folded,
                gboolean    by_title,
                guint       max)
{
  g_autoptr (GPtrArray) found = aft_search_documents (aft_session_get_book (session), -1, query);
  g_autoptr (AftQuery) parsed = aft_query_new (query);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint opened = 0;
  guint shown = 0;

  for (guint i = 0; i < found->len && shown < max; i++)
    {
      AftDocument *document = g_ptr_array_index (found, i);
      const AftSummary *summary = aft_document_get_summary (document);
      g_autofree char *place = NULL;

      if ((aft_query_match (parsed, summary) > 1) != by_title)
        continue;

      /* Found by its text alone: then a note may be what is looked for. */
      if (!by_title && summary->n_notes > 0 && summary->kind != AFT_DOCUMENT_INBOX && opened < NOTES_FROM && strpbrk (folded, "#@:") == NULL)
        {
          find_notes (items, document, (const char * const *) words, 3);
          opened++;
        }
      place = aft_list_words_dup_place (summary);
      append (items, summary->title, place, find_icon (summary->kind))->id = g_strdup (summary->id);
      shown++;
    }
}

GListModel *
aft_palette_find (AftSession *session,
                  GtkWidget  *window,
                  const char *query,
                  guint       max)
{
  GListStore *items = g_list_store_new (AFT_TYPE_PALETTE_ITEM);
  g_autofree char *line = aft_text_dup_line (query);
  g_autofree char *folded = aft_text_fold (line);

  if (line != NULL)
    find_documents (items, session, line, folded, TRUE, max);
  find_actions (items, window, folded);
  if (line != NULL)
    find_documents (items, session, line, folded, FALSE, max);

  return G_LIST_MODEL (items);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-palette-item.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "aft-tags.h"
#include "aft-text.h"
#include "aft-window.h"

/* What the palette offers, and in which order. */

/* So many of what is used most are offered before anything is typed. */
#define OFTEN_MAX 8
/* So many tags can be renamed at a time. */
#define TAGS_MAX 3
/* What is used often comes before what fits one rank better, but not before what fits two. */
#define USE_MAX 1.5

typedef struct
{
  AftPaletteItem *item;
  double          score;
} Scored;

typedef struct
{
  AftSession *session;
  GtkWidget  *window;
  AftUses    *uses;
  GDate       today;
  GArray     *found;    /* Scored */
} Finding;

static void
clear_scored (gpointer data)
{
  g_object_unref (((Scored *) data)->item);
}

/* @item is taken. */
static void
add (Finding        *finding,
     AftPaletteItem *item,
     guint           rank)
{
  double use = aft_uses_count (finding->uses, aft_palette_item_get_what (item), &finding->today);
  Scored scored = { item, rank + MIN (use / 2, USE_MAX) };

  g_array_append_val (finding->found, scored);
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
  else if (g_str_has_prefix (name, "guide."))
    return AFT_IS_WINDOW (window) && aft_window_can_act_in_guide (AFT_WINDOW (window), action);
  else if (g_str_has_prefix (name, "editor."))
    found = g_action_map_lookup_action (G_ACTION_MAP (window), "in-notes");

  return found != NULL && g_action_get_enabled (found);
}

static AftPaletteItem *
new_action (const AftActionRow *row)
{
  g_auto (GStrv) parts = g_strsplit (_(row->label), "_", -1);
  g_autofree char *label = g_strjoinv ("", parts);
  g_autofree char *keys = aft_actions_dup_keys_label (row);

  return aft_palette_item_new_action (row->action, label, keys);
}

/* Actions have no syntax: every word that was typed begins one of the label. */
static void
find_actions (Finding    *finding,
              const char *folded)
{
  guint n_rows;
  const AftActionRow *rows = aft_actions_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (AftPaletteItem) item = NULL;
      g_autofree char *text = NULL;

      if (!rows[i].palette || !can_do (finding->window, rows[i].action))
        continue;
      item = new_action (&rows[i]);
      text = aft_text_fold (aft_palette_item_get_title (item));
      if (!aft_text_words_begin (text, folded))
        continue;
      add (finding, g_steal_pointer (&item), g_str_has_prefix (text, folded) ? 4 : 3);
    }
}

static void
add_tag (Finding    *finding,
         const char *tag)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (tag));
  g_autofree char *action = g_action_print_detailed_name ("win.rename-tag", target);
  g_autofree char *shown = aft_text_dup_shown (tag, 60);
  /* Translators: %s is a tag. */
  g_autofree char *label = g_strdup_printf (_("Rename the Tag #%s…"), shown);

  if (can_do (finding->window, action))
    add (finding, aft_palette_item_new_action (action, label, NULL), 1);
}

static void
find_tags (Finding    *finding,
           const char *beginning)
{
  g_autoptr (GPtrArray) tags = aft_tags_list (aft_session_get_book (finding->session));
  g_autofree char *wanted = aft_text_fold (beginning);
  guint n = 0;

  for (guint i = 0; i < tags->len && n < TAGS_MAX; i++)
    {
      g_autofree char *folded = aft_text_fold (tags->pdata[i]);

      if (g_str_has_prefix (folded, wanted))
        {
          add_tag (finding, tags->pdata[i]);
          n++;
        }
    }
}

static void
add_places (Finding   *finding,
            AftSearch *search,
            guint      max)
{
  GPtrArray *places = aft_search_get_places (search);

  for (guint i = 0; i < MIN (places->len, max); i++)
    {
      AftPlace *place = places->pdata[i];
      const AftSummary *summary = aft_document_get_summary (aft_place_get_document (place));
      guint rank = 1;

      if (aft_place_get_field (place) < 0)
        rank = MAX (2, aft_query_match (aft_search_get_query (search), summary));
      add (finding, aft_palette_item_new_place (place), rank);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Scored *first = a;
  const Scored *second = b;

  return first->score != second->score ? (first->score > second->score ? -1 : 1) : 0;
}

/* What was used most and is still there. */
static void
add_often (Finding    *finding,
           GListStore *items,
           GHashTable *seen)
{
  g_autoptr (GPtrArray) list = aft_uses_list (finding->uses, &finding->today);
  AftBook *book = aft_session_get_book (finding->session);

  for (guint i = 0; i < list->len && g_list_model_get_n_items (G_LIST_MODEL (items)) < OFTEN_MAX; i++)
    {
      AftDocument *document = aft_book_lookup (book, list->pdata[i]);
      const AftActionRow *row = aft_actions_find (list->pdata[i]);
      g_autoptr (AftPaletteItem) item = NULL;

      if (document != NULL)
        item = aft_palette_item_new_document (document);
      else if (row != NULL && row->palette && can_do (finding->window, row->action))
        item = new_action (row);
      if (item == NULL)
        continue;
      g_list_store_append (items, item);
      g_hash_table_add (seen, g_strdup (aft_palette_item_get_what (item)));
    }
}

GListModel *
aft_palette_find (AftSession *session,
                  GtkWidget  *window,
                  AftUses    *uses,
                  const char *query,
                  AftSearch  *search,
                  guint       max)
{
  GListStore *items = g_list_store_new (AFT_TYPE_PALETTE_ITEM);
  g_autofree char *line = aft_text_dup_line (query);
  g_autofree char *folded = aft_text_fold (line);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Scored));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Finding finding = { .session = session, .window = window, .uses = uses, .found = found };

  g_array_set_clear_func (found, clear_scored);
  aft_session_today (session, &finding.today);
  if (line == NULL)
    add_often (&finding, items, seen);
  else
    add_places (&finding, search, max);
  find_actions (&finding, folded);
  if (line != NULL && *line == '#' && strchr (line, ' ') == NULL)
    find_tags (&finding, line + 1);

  /* The sort keeps what scores the same as it was found: names, then actions. Unasked, actions stay as the table has them. */
  if (line != NULL)
    g_array_sort (found, compare);
  for (guint i = 0; i < found->len; i++)
    {
      AftPaletteItem *item = g_array_index (found, Scored, i).item;

      if (!g_hash_table_contains (seen, aft_palette_item_get_what (item)))
        g_list_store_append (items, item);
    }

  return G_LIST_MODEL (items);
}

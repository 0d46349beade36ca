/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-palette-item.h"

#include "aft-list-words.h"
#include "aft-text.h"
#include "aft-window.h"

#define SHOWN_MAX 120

struct _AftPaletteItem
{
  GObject      parent_instance;

  char        *title;
  char        *subtitle;
  const char  *icon;
  char        *what;            /* the action, or an id */
  gboolean     is_action;
  AftPlace    *place;
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

AftPlace *
aft_palette_item_get_place (AftPaletteItem *self)
{
  return self->place;
}

const char *
aft_palette_item_get_what (AftPaletteItem *self)
{
  return self->what;
}

void
aft_palette_item_run (AftPaletteItem *self,
                      GtkWidget      *window)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (AFT_IS_PALETTE_ITEM (self));

  if (self->place != NULL && aft_place_get_field (self->place) >= 0)
    aft_window_show_place (AFT_WINDOW (window), self->place, TRUE);
  else if (!self->is_action)
    gtk_widget_activate_action (window, "win.show", "s", self->what);
  else if (g_str_has_prefix (self->what, "editor."))
    gtk_widget_activate_action (window, "win.in-notes", "s", self->what);
  else if (g_str_has_prefix (self->what, "guide."))
    aft_window_act_in_guide (AFT_WINDOW (window), self->what);
  else if (g_action_parse_detailed_name (self->what, &name, &target, NULL))
    gtk_widget_activate_action_variant (window, name, target);
}

static void
aft_palette_item_finalize (GObject *object)
{
  AftPaletteItem *self = AFT_PALETTE_ITEM (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->what);
  g_clear_object (&self->place);

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

AftPaletteItem *
aft_palette_item_new_action (const char *action,
                             const char *label,
                             const char *detail)
{
  AftPaletteItem *self = g_object_new (AFT_TYPE_PALETTE_ITEM, NULL);

  self->title = g_strdup (label);
  self->subtitle = g_strdup (detail != NULL ? detail : "");
  self->icon = "aft-action-symbolic";
  self->what = g_strdup (action);
  self->is_action = TRUE;

  return self;
}

AftPaletteItem *
aft_palette_item_new_document (AftDocument *document)
{
  AftPaletteItem *self = g_object_new (AFT_TYPE_PALETTE_ITEM, NULL);
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *place = aft_list_words_dup_place (summary);
  gboolean named = *summary->title != '\0';

  self->title = aft_text_dup_shown (named ? summary->title : place, SHOWN_MAX);
  self->subtitle = aft_text_dup_shown (named ? place : "", SHOWN_MAX);
  self->icon = aft_list_words_get_icon (summary->kind);
  self->what = g_strdup (summary->id);

  return self;
}

AftPaletteItem *
aft_palette_item_new_place (AftPlace *place)
{
  AftDocument *document = aft_place_get_document (place);
  const AftSummary *summary = aft_document_get_summary (document);
  AftPaletteItem *self;

  if (aft_place_get_field (place) < 0)
    {
      self = aft_palette_item_new_document (document);
      g_free (self->title);
    }
  else
    {
      self = g_object_new (AFT_TYPE_PALETTE_ITEM, NULL);
      self->subtitle = aft_text_dup_shown (summary->kind == AFT_DOCUMENT_INBOX ? "" : summary->title, SHOWN_MAX);
      self->icon = aft_list_words_get_place_icon (place);
      self->what = g_strdup (aft_place_get_id (place));
    }
  self->title = g_strdup (aft_place_get_line (place));
  self->place = g_object_ref (place);

  return self;
}

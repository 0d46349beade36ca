/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-notes-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-spoken.h"
#include "aft-tags.h"
#include "aft-text.h"

/* So many tags are offered, the most used ones. */
#define TAGS_MAX 15

struct _AftNotesBar
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  GtkMenuButton     *scope_button;
  GtkLabel          *scope_label;
  GtkMenuButton     *filter_button;

  GSimpleActionGroup *actions;
  GListModel         *notes;
  char               *here;
};

G_DEFINE_FINAL_TYPE (AftNotesBar, aft_notes_bar, GTK_TYPE_WIDGET)

enum
{
  SCOPE_CHANGED,
  ORDER_CHANGED,
  FILTER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char * const scopes[] = { "here", "inbox", "all" };

static const char *
get_state (AftNotesBar *self,
           const char  *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
  g_autoptr (GVariant) state = g_action_get_state (action);

  /* The action keeps it. */
  return g_variant_get_string (state, NULL);
}

static void
set_state (AftNotesBar *self,
           const char  *name,
           const char  *value)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  if (strcmp (get_state (self, name), value) != 0)
    g_action_change_state (action, g_variant_new_string (value));
}

AftNotesScope
aft_notes_bar_get_scope (AftNotesBar *self)
{
  const char *state;

  g_return_val_if_fail (AFT_IS_NOTES_BAR (self), AFT_NOTES_HERE);

  state = get_state (self, "scope");
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_str_equal (state, scopes[i]))
      return i == AFT_NOTES_HERE && self->here == NULL ? AFT_NOTES_INBOX : (AftNotesScope) i;

  return AFT_NOTES_HERE;
}

void
aft_notes_bar_set_scope (AftNotesBar   *self,
                         AftNotesScope  scope)
{
  g_return_if_fail (AFT_IS_NOTES_BAR (self));

  set_state (self, "scope", scopes[scope]);
}

AftNotesOrder
aft_notes_bar_get_order (AftNotesBar *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_BAR (self), AFT_NOTES_BY_DATE);

  return g_str_equal (get_state (self, "order"), "person") ? AFT_NOTES_BY_PERSON : AFT_NOTES_BY_DATE;
}

static void
update_labels (AftNotesBar *self)
{
  const char *words = NULL;
  g_autofree char *spoken = NULL;

  switch (aft_notes_bar_get_scope (self))
    {
    case AFT_NOTES_INBOX:
      words = _("Inbox");
      break;
    case AFT_NOTES_ALL:
      words = _("All Notes");
      break;
    case AFT_NOTES_HERE:
    default:
      words = self->here;
      break;
    }
  gtk_label_set_label (self->scope_label, words);
  /* Translators: %s is whose notes are shown: a person, "Inbox", "All Notes". */
  spoken = g_strdup_printf (_("Notes Shown: %s"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scope_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  if (aft_notes_bar_is_narrowed (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "suggested-action");
}

void
aft_notes_bar_set_here (AftNotesBar *self,
                        AftDocument *document)
{
  const AftSummary *summary = document != NULL ? aft_document_get_summary (document) : NULL;

  g_return_if_fail (AFT_IS_NOTES_BAR (self));

  g_free (self->here);
  /* A job of which only the company is known goes by that. */
  self->here = summary != NULL ? aft_text_dup_shown (*summary->title != '\0' ? summary->title : summary->company, 60) : NULL;
  update_labels (self);
}

void
aft_notes_bar_set_notes (AftNotesBar *self,
                         GListModel  *notes)
{
  g_return_if_fail (AFT_IS_NOTES_BAR (self));

  g_set_object (&self->notes, notes);
}

gboolean
aft_notes_bar_is_narrowed (AftNotesBar *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_BAR (self), FALSE);

  return *get_state (self, "only") != '\0' || *get_state (self, "tag") != '\0';
}

gboolean
aft_notes_bar_fits (AftNotesBar *self,
                    AftNoteItem *item)
{
  const AftNoteFacts *facts = aft_note_item_get_facts (item);
  const char *only = get_state (self, "only");
  const char *tag = get_state (self, "tag");

  if ((g_str_equal (only, "open") && facts->open == 0) || (g_str_equal (only, "quote") && !facts->quote)
      || (g_str_equal (only, "promise") && !facts->promise))
    return FALSE;

  return *tag == '\0' || aft_note_item_has_tag (item, tag);
}

void
aft_notes_bar_clear_filter (AftNotesBar *self)
{
  g_return_if_fail (AFT_IS_NOTES_BAR (self));

  set_state (self, "only", "");
  set_state (self, "tag", "");
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

static void
fill_scopes (GtkMenuButton *button,
             gpointer       data)
{
  AftNotesBar *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->here != NULL)
    {
      /* A menu's label takes "_" for a mnemonic. */
      g_auto (GStrv) parts = g_strsplit (self->here, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      append (menu, label, "notes.scope", "here");
    }
  append (menu, _("_Inbox"), "notes.scope", "inbox");
  append (menu, _("_All Notes"), "notes.scope", "all");
  aft_spoken_make_menu (button, G_MENU_MODEL (menu));
}

static void
append_tags (AftNotesBar *self,
             GMenu       *menu)
{
  g_autoptr (AftTagCounts) counts = aft_tag_counts_new ();
  g_autoptr (GPtrArray) tags = NULL;
  guint n_notes = self->notes != NULL ? g_list_model_get_n_items (self->notes) : 0;

  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr (AftNoteItem) item = g_list_model_get_item (self->notes, i);
      const char *all = aft_note_item_get_facts (item)->tags;
      g_auto (GStrv) words = *all != '\0' ? g_strsplit (all, " ", -1) : NULL;

      for (guint word = 0; words != NULL && words[word] != NULL; word++)
        aft_tag_counts_add (counts, words[word] + 1);
    }

  tags = aft_tag_counts_list (counts);
  for (guint i = 0; i < MIN (tags->len, TAGS_MAX); i++)
    {
      g_autofree char *folded = aft_text_fold (tags->pdata[i]);
      g_autofree char *shown = aft_text_dup_shown (tags->pdata[i], 40);
      g_auto (GStrv) parts = g_strsplit (shown, "_", -1);
      g_autofree char *joined = g_strjoinv ("__", parts);
      g_autofree char *label = g_strconcat ("#", joined, NULL);

      append (menu, label, "notes.tag", folded);
    }
}

static void
fill_filters (GtkMenuButton *button,
              gpointer       data)
{
  AftNotesBar *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) only = g_menu_new ();
  g_autoptr (GMenu) tags = g_menu_new ();

  append (order, _("By _Date"), "notes.order", "date");
  append (order, _("By _Person"), "notes.order", "person");
  append (only, _("_All of Them"), "notes.only", "");
  append (only, _("With _Open Points"), "notes.only", "open");
  append (only, _("With _Their Words"), "notes.only", "quote");
  append (only, _("With _My Promises"), "notes.only", "promise");
  append (tags, _("A_ny Tag"), "notes.tag", "");
  append_tags (self, tags);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (only));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (tags));
  aft_spoken_make_menu (button, G_MENU_MODEL (menu));
}

static void
state_cb (AftNotesBar *self,
          const char  *name,
          GVariant    *value)
{
  update_labels (self);
  g_signal_emit (self, signals[g_str_equal (name, "scope") ? SCOPE_CHANGED
                               : g_str_equal (name, "order") ? ORDER_CHANGED : FILTER_CHANGED], 0);
}

static void
aft_notes_bar_dispose (GObject *object)
{
  AftNotesBar *self = AFT_NOTES_BAR (object);

  g_clear_object (&self->notes);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->here, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (aft_notes_bar_parent_class)->dispose (object);
}

static void
aft_notes_bar_class_init (AftNotesBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char * const names[N_SIGNALS] = { "scope-changed", "order-changed", "filter-changed" };

  G_OBJECT_CLASS (klass)->dispose = aft_notes_bar_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], AFT_TYPE_NOTES_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-notes-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AftNotesBar, box);
  gtk_widget_class_bind_template_child (widget_class, AftNotesBar, scope_button);
  gtk_widget_class_bind_template_child (widget_class, AftNotesBar, scope_label);
  gtk_widget_class_bind_template_child (widget_class, AftNotesBar, filter_button);
}

static void
aft_notes_bar_init (AftNotesBar *self)
{
  const GActionEntry entries[] = {
    { "scope", NULL, "s", "'here'" },
    { "order", NULL, "s", "'date'" },
    { "only", NULL, "s", "''" },
    { "tag", NULL, "s", "''" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->actions, "action-state-changed", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (self->scope_button, fill_scopes, self, NULL);
  gtk_menu_button_set_create_popup_func (self->filter_button, fill_filters, self, NULL);
  update_labels (self);
}

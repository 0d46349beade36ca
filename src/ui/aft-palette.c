/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-palette.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "aft-list-words.h"
#include "aft-palette-item.h"
#include "aft-settings.h"
#include "aft-text.h"

#define FOUND_MAX 40

/* Half of what a frame has, in microseconds. */
#define SLICE 8000

#define KEY_USES "uses"

struct _AftPalette
{
  AdwWindow           parent_instance;

  AftSession         *session;
  AftUses            *uses;
  char               *query;    /* what is looked for */
  AftSearch          *search;   /* of the book, for it; NULL if it is empty */
  gboolean            fresh;    /* what is shown was found for another query */
  guint               step_id;
  guint               again_id;
  GtkSingleSelection *selection;

  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (AftPalette, aft_palette, ADW_TYPE_WINDOW)

/* The text keeps the focus: a screen reader hears there what Return would go to. */
static void
tell_selected (AftPalette *self)
{
  AftPaletteItem *item = gtk_single_selection_get_selected_item (self->selection);
  guint at = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *told = NULL;

  if (item == NULL)
    told = g_strdup (_("Nothing fits."));
  else
    /* Translators: what is offered to complete a name or a tag: its words, its number, how many there are. */
    told = g_strdup_printf (_("%s, choice %d of %u"), aft_palette_item_get_title (item), (int) at + 1, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
}

static gboolean
equal_items (AftPaletteItem *item,
             AftPaletteItem *other)
{
  AftPlace *place = aft_palette_item_get_place (item);
  AftPlace *other_place = aft_palette_item_get_place (other);

  if (g_strcmp0 (aft_palette_item_get_what (item), aft_palette_item_get_what (other)) != 0)
    return FALSE;

  return place != NULL && other_place != NULL ? aft_place_is_same (place, other_place) : place == other_place;
}

/* Where what is selected now is in @found; the first if it isn't there any more. */
static guint
find_selected (AftPalette *self,
               GListModel *found)
{
  AftPaletteItem *selected = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; selected != NULL && i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (AftPaletteItem) item = g_list_model_get_item (found, i);

      if (equal_items (item, selected))
        return i;
    }

  return 0;
}

/* Whether @found reads as what is shown. */
static gboolean
looks_same (AftPalette *self,
            GListModel *found)
{
  GListModel *shown = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (shown);

  if (g_list_model_get_n_items (found) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftPaletteItem) item = g_list_model_get_item (found, i);
      g_autoptr (AftPaletteItem) other = g_list_model_get_item (shown, i);

      AftPlace *place = aft_palette_item_get_place (item);

      if (!equal_items (item, other) || strcmp (aft_palette_item_get_title (item), aft_palette_item_get_title (other)) != 0
          || strcmp (aft_palette_item_get_subtitle (item), aft_palette_item_get_subtitle (other)) != 0
          || (place != NULL && !aft_place_looks_same (place, aft_palette_item_get_place (other))))
        return FALSE;
    }

  return TRUE;
}

static void
show_found (AftPalette *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GListModel) found = NULL;
  guint selected;

  if (window == NULL)
    return;
  found = aft_palette_find (self->session, GTK_WIDGET (window), self->uses, self->query, self->search, FOUND_MAX);
  if (!self->fresh && looks_same (self, found))
    return;

  selected = self->fresh ? 0 : find_selected (self, found);
  self->fresh = FALSE;
  gtk_single_selection_set_model (self->selection, found);
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (found) > 0 ? "found" : "nothing");
  if (selected < g_list_model_get_n_items (found))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  tell_selected (self);
}

static gboolean step_cb (gpointer data);

/* What was found before stays until all of the new is there. */
static void
step (AftPalette *self,
      gint64      budget)
{
  if (self->search == NULL || aft_search_go (self->search, FOUND_MAX, budget))
    show_found (self);
  else
    self->step_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, step_cb, self, NULL);
}

static gboolean
step_cb (gpointer data)
{
  AftPalette *self = data;

  self->step_id = 0;
  step (self, SLICE);

  return G_SOURCE_REMOVE;
}

static void
begin (AftPalette *self,
       gint64      budget)
{
  g_autofree char *line = aft_text_dup_line (self->query);
  GDate today;

  g_clear_handle_id (&self->step_id, g_source_remove);
  g_clear_handle_id (&self->again_id, g_source_remove);
  g_clear_pointer (&self->search, aft_search_free);
  aft_session_today (self->session, &today);
  if (line != NULL)
    self->search = aft_search_new (aft_session_get_book (self->session), self->query, &today, G_TYPE_INVALID);
  step (self, budget);
}

/* Told a while after the last key: by then somebody may have gone on with what was found, and it stays as it is. */
static void
changed_cb (AftPalette *self)
{
  if (gtk_window_get_transient_for (GTK_WINDOW (self)) == NULL
      || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->fresh = TRUE;
  begin (self, SLICE);
}

static gboolean
again_cb (gpointer data)
{
  AftPalette *self = data;

  self->again_id = 0;
  begin (self, SLICE);

  return G_SOURCE_REMOVE;
}

/* Many changes come together: a book that is being opened, an import. */
static void
queue_again (AftPalette *self)
{
  if (self->query != NULL && self->again_id == 0)
    self->again_id = g_idle_add_full (G_PRIORITY_LOW, again_cb, self, NULL);
}

/* Belongs to this device: nothing of it comes into the book. */
static void
count_use (AftPalette     *self,
           AftPaletteItem *item)
{
  GSettings *settings = aft_settings_get ();
  GDate today;

  aft_session_today (self->session, &today);
  aft_uses_add (self->uses, aft_palette_item_get_what (item), &today);
  if (settings != NULL)
    g_settings_set_value (settings, KEY_USES, aft_uses_to_variant (self->uses));
}

/* A key typed just before counts, and so does what changed in the book while it was looked for. What is shown for it already
 * stays: it is what was seen. */
static void
catch_up (AftPalette *self)
{
  changed_cb (self);
  if (!self->fresh)
    return;
  if (self->again_id != 0)
    {
      begin (self, -1);
      return;
    }
  g_clear_handle_id (&self->step_id, g_source_remove);
  step (self, -1);
}

static void
run (AftPalette *self,
     guint       position)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (AftPaletteItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL || window == NULL)
    return;
  count_use (self, item);
  gtk_window_close (GTK_WINDOW (self));
  aft_palette_item_run (item, GTK_WIDGET (window));
}

static void
activate_cb (AftPalette *self)
{
  catch_up (self);
  run (self, gtk_single_selection_get_selected (self->selection));
}

/* Who clicks on a row means what it shows, whatever is looked for in the meantime. */
static void
clicked_cb (AftPalette *self,
            guint       position)
{
  run (self, position);
}

/* What is typed in the list comes to the text, and so does the focus. */
static void
typed_cb (AftPalette *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

static void
stop_cb (AftPalette *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* The arrows move in the list while the text keeps the focus. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        gpointer               data)
{
  AftPalette *self = AFT_PALETTE (gtk_widget_get_root (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));
  guint n, selected;

  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down || key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    catch_up (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  selected = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return FALSE;
  if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && selected + 1 < n)
    selected++;
  else if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && selected > 0)
    selected--;
  else
    return key == GDK_KEY_Down || key == GDK_KEY_Up;

  gtk_single_selection_set_selected (self->selection, selected);
  tell_selected (self);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);

  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *subtitle = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_widget_add_css_class (box, "palette-row");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  data)
{
  AftPaletteItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  /* Translators: a line of the palette as a screen reader says it: what, and where it belongs. */
  g_autofree char *name = g_strdup_printf (C_("palette", "%s, %s"), aft_palette_item_get_title (item),
                                           aft_palette_item_get_subtitle (item));

  GtkAccessible *accessible = GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (list_item)));
  AftPlace *place = aft_palette_item_get_place (item);
  PangoAttrList *marks = place != NULL ? aft_list_words_mark (place) : NULL;
  g_autofree char *description = place != NULL ? aft_list_words_dup_description (place) : NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), aft_palette_item_get_icon (item));
  gtk_label_set_label (GTK_LABEL (title), aft_palette_item_get_title (item));
  gtk_label_set_attributes (GTK_LABEL (title), marks);
  g_clear_pointer (&marks, pango_attr_list_unref);
  gtk_label_set_label (GTK_LABEL (subtitle), aft_palette_item_get_subtitle (item));
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *aft_palette_item_get_subtitle (item) != '\0' ? name : aft_palette_item_get_title (item), -1);
  if (description != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
aft_palette_dispose (GObject *object)
{
  AftPalette *self = AFT_PALETTE (object);

  g_clear_handle_id (&self->step_id, g_source_remove);
  g_clear_handle_id (&self->again_id, g_source_remove);
  g_clear_pointer (&self->search, aft_search_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  g_clear_pointer (&self->uses, aft_uses_free);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (aft_palette_parent_class)->dispose (object);
}

static void
aft_palette_class_init (AftPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, AftPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, AftPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, AftPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_palette_init (AftPalette *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->stack));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->entry));
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
aft_palette_new (AftSession *session)
{
  AftPalette *self = g_object_new (AFT_TYPE_PALETTE, NULL);
  GSettings *settings = aft_settings_get ();
  g_autoptr (GVariant) stored = settings != NULL ? g_settings_get_value (settings, KEY_USES) : NULL;
  AftBook *book = aft_session_get_book (session);

  self->session = g_object_ref (session);
  self->uses = aft_uses_new (stored);
  g_signal_connect_object (book, "document-changed", G_CALLBACK (queue_again), self, G_CONNECT_SWAPPED);
  for (int kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    g_signal_connect_object (aft_book_get_documents (book, kind), "items-changed", G_CALLBACK (queue_again), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (queue_again), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

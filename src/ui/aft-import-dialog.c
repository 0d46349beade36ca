/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-file-dialog.h"
#include "aft-import.h"
#include "aft-list-words.h"
#include "aft-narrow.h"
#include "aft-spoken.h"
#include "aft-text.h"

/* Problems shown; there may be a thousand. */
#define PROBLEMS_SHOWN 50

struct _AftImportDialog
{
  AdwWindow    parent_instance;

  AftSession  *session;
  AftImport   *import;
  gboolean     importing;

  GtkButton   *apply;
  GtkLabel    *summary;
  GtkWidget   *problems_box;
  GtkLabel    *problems_title;
  GtkLabel    *problems;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (AftImportDialog, aft_import_dialog, ADW_TYPE_WINDOW)

static void
update (AftImportDialog *self)
{
  g_autofree char *words = aft_import_dup_summary (self->import);
  AftImportCounts counts;

  aft_import_get_counts (self->import, &counts);
  gtk_label_set_label (self->summary, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), counts.added + counts.merged > 0);
}

static void show_choice (GtkDropDown   *drop_down,
                         AftImportItem *item);

static char *
dup_name (AftImportItem *item)
{
  AftContact *contact = aft_import_item_get_contact (item);
  const char *title = contact != NULL ? aft_document_get_summary (AFT_DOCUMENT (contact))->title : "";

  return aft_text_dup_shown (*title != '\0' ? title : C_("import", "A card without a name"), 200);
}

/* The keys go to the button inside of a drop-down: it needs the name; later than GTK 4.8 it is called as the drop-down is. */
static void
name_choice (GtkDropDown   *drop_down,
             AftImportItem *item)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *name = dup_name (item);
  /* Translators: for a screen reader: what is done with the card of the person %s; the second is “Add”, “Merge” or “Leave out” */
  g_autofree char *spoken = g_strdup_printf (_("What to do with %s: %s"), name,
                                             chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  aft_spoken_set_name (GTK_WIDGET (drop_down), spoken);
  aft_spoken_set_name (gtk_widget_get_first_child (GTK_WIDGET (drop_down)), spoken);
}

static void
choice_cb (GtkDropDown *drop_down,
           GParamSpec  *pspec,
           gpointer     data)
{
  AftImportDialog *self = data;
  AftImportItem *item = g_object_get_data (G_OBJECT (drop_down), "aft-item");
  guint selected = gtk_drop_down_get_selected (drop_down);
  gboolean similar;

  if (item == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  similar = aft_import_item_get_state (item) == AFT_IMPORT_SIMILAR;
  if (!aft_import_item_set_choice (item, selected == 0 ? AFT_IMPORT_ADD
                                         : selected == 1 && similar ? AFT_IMPORT_MERGE : AFT_IMPORT_SKIP))
    show_choice (drop_down, item);
  name_choice (drop_down, item);
  update (self);
}

static void
show_choice (GtkDropDown   *drop_down,
             AftImportItem *item)
{
  AftImportState state = aft_import_item_get_state (item);
  AftImportChoice choice = aft_import_item_get_choice (item);
  const char *similar[] = { C_("import", "Add"), C_("import", "Merge"), C_("import", "Leave out"), NULL };
  const char *fresh[] = { C_("import", "Add"), C_("import", "Leave out"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (state == AFT_IMPORT_SIMILAR ? similar : fresh);
  gboolean may = state == AFT_IMPORT_NEW || state == AFT_IMPORT_SIMILAR;

  g_object_set_data (G_OBJECT (drop_down), "aft-item", NULL);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, state == AFT_IMPORT_SIMILAR ? (guint) choice : choice == AFT_IMPORT_ADD ? 0 : 1);
  gtk_widget_set_sensitive (GTK_WIDGET (drop_down), may);
  g_object_set_data (G_OBJECT (drop_down), "aft-item", item);
  name_choice (drop_down, item);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_box_append (GTK_BOX (texts), make_label (NULL));
  gtk_box_append (GTK_BOX (texts), make_label ("caption"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), choice);
  gtk_widget_add_css_class (row, "import-row");
  g_signal_connect (choice, "notify::selected", G_CALLBACK (choice_cb), data);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  data)
{
  AftImportItem *item = gtk_list_item_get_item (list_item);
  AftContact *contact = aft_import_item_get_contact (item);
  const AftSummary *summary = contact != NULL ? aft_document_get_summary (AFT_DOCUMENT (contact)) : NULL;
  GtkWidget *texts = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *title = gtk_widget_get_first_child (texts);
  GtkWidget *choice = gtk_widget_get_next_sibling (texts);
  g_autofree char *place = summary != NULL ? aft_list_words_dup_place (summary) : NULL;
  g_autofree char *name = dup_name (item);
  g_autofree char *why = aft_text_dup_shown (*aft_import_item_get_reason (item) != '\0' || place == NULL
                                             ? aft_import_item_get_reason (item) : place, AFT_TEXT_SHOWN_MAX);

  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), why);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (title), *why != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (list_item))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_choice (GTK_DROP_DOWN (choice), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           gpointer                  data)
{
  g_object_set_data (G_OBJECT (gtk_widget_get_last_child (gtk_list_item_get_child (list_item))), "aft-item", NULL);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AftImportDialog) self = data;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  self->importing = FALSE;
  if (!aft_session_import_finish (AFT_SESSION (source), result, &error))
    {
      g_autofree char *shown = aft_text_dup_shown (error->message, AFT_TEXT_SHOWN_MAX);

      gtk_label_set_label (self->summary, shown);
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      return;
    }
  words = aft_import_dup_summary (self->import);
  gtk_window_close (GTK_WINDOW (self));
  if (window != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "people");
      gtk_widget_activate_action (GTK_WIDGET (window), "win.message-undo", "s", words);
    }
}

static void
apply_cb (AftImportDialog *self)
{
  self->importing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  aft_session_import_async (self->session, self->import, imported_cb, g_object_ref (self));
}

static void
show_problems (AftImportDialog *self)
{
  GPtrArray *problems = aft_import_get_problems (self->import);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u remark", "%u remarks", problems->len),
                                            problems->len);

  for (guint i = 0; i < MIN (problems->len, PROBLEMS_SHOWN); i++)
    {
      g_autofree char *line = aft_exchange_problem_dup_shown (g_ptr_array_index (problems, i));
      g_autofree char *shown = aft_text_dup_shown (line, 200);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", shown);
    }
  gtk_label_set_label (self->problems, text->str);
  gtk_label_set_label (self->problems_title, title);
  gtk_widget_set_visible (self->problems_box, problems->len > 0);
}

/* It says how the import went. */
static gboolean
aft_import_dialog_close_request (GtkWindow *window)
{
  return AFT_IMPORT_DIALOG (window)->importing || GTK_WINDOW_CLASS (aft_import_dialog_parent_class)->close_request (window);
}

static void
aft_import_dialog_dispose (GObject *object)
{
  AftImportDialog *self = AFT_IMPORT_DIALOG (object);

  g_clear_object (&self->import);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_import_dialog_parent_class)->dispose (object);
}

static void
aft_import_dialog_class_init (AftImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = aft_import_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftImportDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, AftImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AftImportDialog, problems_box);
  gtk_widget_class_bind_template_child (widget_class, AftImportDialog, problems_title);
  gtk_widget_class_bind_template_child (widget_class, AftImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, AftImportDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_import_dialog_init (AftImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
}

GtkWidget *
aft_import_dialog_new (AftSession *session,
                       AftImport  *import)
{
  AftImportDialog *self = g_object_new (AFT_TYPE_IMPORT_DIALOG, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (aft_import_get_items (import)));

  self->session = g_object_ref (session);
  self->import = g_object_ref (import);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  show_problems (self);
  update (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->apply));
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->apply)))
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->apply));

  return GTK_WIDGET (self);
}

static void
cards_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GtkWidget) widget = data;
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (AftImport) import = aft_session_read_cards_finish (AFT_SESSION (source), result, NULL, &error);

  if (import == NULL)
    gtk_widget_activate_action (widget, "win.explain", "(ss)", _("Nothing could be imported"), error->message);
  else if (GTK_IS_WINDOW (root))
    {
      GtkWidget *dialog = aft_import_dialog_new (AFT_SESSION (source), import);

      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
      gtk_window_present (GTK_WINDOW (dialog));
    }
}

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (AftSession) session = data;
  g_autoptr (GListModel) files = aft_file_dialog_open_finish (result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] != NULL)
    aft_session_read_cards_async (session, (const char * const *) paths, NULL, cards_read_cb, g_object_ref (source));
}

void
aft_import_ask (GtkWidget  *widget,
                AftSession *session)
{
  static const char * const patterns[] = { "*.vcf", "*.vcard", "*.VCF", NULL };

  aft_file_dialog_open_async (widget, _("Import People"), _("_Open"), _("Contacts (vCard)"), patterns,
                              files_chosen_cb, g_object_ref (session));
}

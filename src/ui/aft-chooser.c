/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-event.h"
#include "aft-search.h"
#include "aft-story.h"
#include "aft-text.h"

/* Nobody scrolls through more to find one: typing another letter is quicker. */
#define SHOWN_MAX 200

/* So many people's follow-ups are looked up: their files are read for it. */
#define FOLLOW_UPS_OF_MAX 30

struct _AftChooser
{
  GtkWindow       parent_instance;

  GtkEditable    *entry;
  GtkStack       *stack;
  GtkListView    *list;
  GtkWidget      *make;
  GtkLabel       *make_label;

  AftSession     *session;
  GListStore     *found;        /* AftDocument, AftFollowUp */
  GtkSingleSelection *selection;
  GtkWidget      *widget;       /* weak */
  AftChoose       what;
  AftDocument    *but;          /* isn't offered; NULL: all are */
  AftChosen       chosen;       /* this or the next */
  AftChosenPlace  chosen_place;
  gpointer        data;
};

G_DEFINE_FINAL_TYPE (AftChooser, aft_chooser, GTK_TYPE_WINDOW)

static void
choose (AftChooser *self,
        AftRecord  *record)
{
  g_autoptr (AftChooser) alive = g_object_ref (self);
  g_autoptr (GtkWidget) widget = self->widget != NULL ? g_object_ref (self->widget) : NULL;
  AftDocument *document = aft_record_get_document (record);

  gtk_window_close (GTK_WINDOW (self));
  if (widget == NULL || document == NULL)
    return;

  if (alive->chosen_place != NULL)
    alive->chosen_place (widget, document, AFT_IS_FOLLOW_UP (record) ? AFT_FOLLOW_UP (record) : NULL, alive->data);
  else
    alive->chosen (widget, document, alive->data);
}

static void
activate_cb (AftChooser *self,
             guint       position)
{
  g_autoptr (AftRecord) record = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  choose (self, record);
}

static AftDocumentKind
get_new_kind (AftChooser *self)
{
  for (AftDocumentKind kind = 0; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      if ((self->what & (1 << kind)) != 0)
        return kind;
    }

  return AFT_DOCUMENT_CONTACT;
}

static void
make_cb (AftChooser *self)
{
  static const guint fields[AFT_DOCUMENT_KINDS] = {
    [AFT_DOCUMENT_CONTACT] = AFT_CONTACT_FULL_NAME,
    [AFT_DOCUMENT_APPLICATION] = AFT_APPLICATION_COMPANY,
    [AFT_DOCUMENT_STORY] = AFT_STORY_TITLE,
    [AFT_DOCUMENT_EVENT] = AFT_EVENT_NAME,
  };
  AftBook *book = aft_session_get_book (self->session);
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autofree char *name = aft_text_dup_line (gtk_editable_get_text (self->entry));
  AftDocumentKind kind = get_new_kind (self);
  g_autoptr (AftDocument) document = NULL;

  if (name == NULL)
    return;

  aft_book_begin (book, _("Add"));
  document = aft_document_new (kind, NULL, now);
  aft_record_set (document, fields[kind], name);
  aft_book_add (book, document);
  choose (self, AFT_RECORD (document));
  aft_book_end (book);
}

static void
append_follow_ups (AftChooser  *self,
                   AftDocument *person)
{
  GListModel *follow_ups = aft_document_get_records (person, AFT_TYPE_FOLLOW_UP);

  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, i);

      g_list_store_append (self->found, follow_up);
    }
}

static char *
dup_job (AftFollowUp *follow_up)
{
  const char *position = aft_record_get (follow_up, AFT_FOLLOW_UP_POSITION);
  const char *company = aft_record_get (follow_up, AFT_FOLLOW_UP_COMPANY);
  g_autofree char *job = NULL;

  if (position != NULL && company != NULL)
    job = g_strdup_printf (C_("row", "%s, %s"), position, company);
  else if (position != NULL || company != NULL)
    job = g_strdup (position != NULL ? position : company);

  /* Translators: %s is the job a follow-up is about. */
  return job != NULL ? g_strdup_printf (_("Follow-up: %s"), job) : g_strdup (_("Follow-up"));
}

/* The first line of a row; @detail becomes the second, which may be empty. */
static char *
dup_title (gpointer   record,
           char     **detail)
{
  const AftSummary *summary = aft_document_get_summary (aft_record_get_document (record));
  const char *title = *summary->title != '\0' ? summary->title : summary->company;
  g_autofree char *job = AFT_IS_FOLLOW_UP (record) ? dup_job (record) : NULL;
  const char *more = job != NULL ? job : *summary->subtitle != '\0' ? summary->subtitle : summary->company;

  *detail = aft_text_dup_shown (more == title ? "" : more, AFT_TEXT_SHOWN_MAX);

  return aft_text_dup_shown (title, AFT_TEXT_SHOWN_MAX);
}

/* Both in one, as a screen reader says them. */
static char *
dup_name (gpointer record)
{
  g_autofree char *detail = NULL;
  g_autofree char *title = dup_title (record, &detail);

  return *detail != '\0' ? g_strdup_printf (C_("row", "%s, %s"), title, detail) : g_steal_pointer (&title);
}

/* The text keeps the focus: a screen reader hears there what Return would do. */
static void
tell_selected (AftChooser *self)
{
  AftRecord *record = gtk_single_selection_get_selected_item (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *name = record != NULL ? dup_name (record) : NULL;
  g_autofree char *told = NULL;

  if (record != NULL)
    /* Translators: what is offered to complete a name or a tag: its words, its number, how many there are. */
    told = g_strdup_printf (_("%s, choice %d of %u"), name, (int) gtk_single_selection_get_selected (self->selection) + 1, n);
  else
    told = g_strdup (gtk_widget_get_visible (self->make) ? gtk_label_get_label (self->make_label) : _("Nothing fits."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
}

static void
search_cb (AftChooser *self)
{
  AftBook *book = aft_session_get_book (self->session);
  const char *query = gtk_editable_get_text (self->entry);
  g_autofree char *name = aft_text_dup_line (query);
  guint n = 0;
  GDate today;

  aft_session_today (self->session, &today);
  g_list_store_remove_all (self->found);
  for (AftDocumentKind kind = 0; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      g_autoptr (GPtrArray) documents = NULL;

      if ((self->what & (1 << kind)) == 0)
        continue;
      documents = aft_search_documents (book, kind, query, &today);
      for (guint i = 0; i < documents->len && n < SHOWN_MAX; i++, n++)
        {
          if (documents->pdata[i] == self->but)
            continue;
          g_list_store_append (self->found, documents->pdata[i]);
          if (kind == AFT_DOCUMENT_CONTACT && (self->what & AFT_CHOOSE_FOLLOW_UPS) != 0 && i < FOLLOW_UPS_OF_MAX)
            append_follow_ups (self, documents->pdata[i]);
        }
    }

  gtk_widget_set_visible (self->make, (self->what & AFT_CHOOSE_NEW) != 0 && name != NULL);
  if (name != NULL)
    {
      g_autofree char *shown = aft_text_dup_shown (name, 60);
      /* Translators: %s is a name that was typed; the button adds it to the book. */
      g_autofree char *label = g_strdup_printf (_("Add “%s”"), shown);

      gtk_label_set_label (self->make_label, label);
    }
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "found" : "nothing");
  tell_selected (self);
}

/* What is typed in the list comes to the text, and so does the focus. */
static void
typed_cb (AftChooser *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (self->entry)));
}

static void
entry_activate_cb (AftChooser *self)
{
  AftRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (record != NULL)
    choose (self, record);
  else if (gtk_widget_get_visible (self->make))
    make_cb (self);
}

static void
move (AftChooser *self,
      int         by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  selected = CLAMP ((int) selected + by, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  tell_selected (self);
}

static void
next_cb (AftChooser *self)
{
  move (self, 1);
}

static void
previous_cb (AftChooser *self)
{
  move (self, -1);
}

static gboolean
entry_key_cb (AftChooser      *self,
              guint            keyval,
              guint            keycode,
              GdkModifierType  state)
{
  if (keyval == GDK_KEY_Down)
    move (self, 1);
  else if (keyval == GDK_KEY_Up)
    move (self, -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
setup_cb (AftChooser  *self,
          GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *subtitle = gtk_label_new (NULL);

  gtk_widget_set_valign (row, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), subtitle);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (AftChooser  *self,
         GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (row);
  gpointer record = gtk_list_item_get_item (item);
  g_autofree char *detail = NULL;
  g_autofree char *shown = dup_title (record, &detail);
  g_autofree char *name = dup_name (record);

  gtk_label_set_label (GTK_LABEL (title), shown);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), detail);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (title), *detail != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
aft_chooser_dispose (GObject *object)
{
  AftChooser *self = AFT_CHOOSER (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->but);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_chooser_parent_class)->dispose (object);
}

static void
aft_chooser_class_init (AftChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, AftChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, AftChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, AftChooser, list);
  gtk_widget_class_bind_template_child (widget_class, AftChooser, make);
  gtk_widget_class_bind_template_child (widget_class, AftChooser, make_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "gtk_window_close", G_CALLBACK (gtk_window_close));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_chooser_init (AftChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self->stack));
  self->found = g_list_store_new (AFT_TYPE_RECORD);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static AftChooser *
show (GtkWidget   *widget,
      AftSession  *session,
      const char  *title,
      AftChoose    what,
      AftDocument *but,
      gpointer     data)
{
  AftChooser *self = g_object_new (AFT_TYPE_CHOOSER, "title", title, "transient-for", gtk_widget_get_root (widget), NULL);

  self->session = g_object_ref (session);
  self->what = what;
  g_set_object (&self->but, but);
  self->data = data;
  g_set_weak_pointer (&self->widget, widget);
  search_cb (self);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

void
aft_chooser_show (GtkWidget  *widget,
                  AftSession *session,
                  const char *title,
                  AftChoose   what,
                  AftChosen   chosen,
                  gpointer    data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (chosen != NULL && (what & AFT_CHOOSE_FOLLOW_UPS) == 0);

  show (widget, session, title, what, NULL, data)->chosen = chosen;
}

void
aft_chooser_show_others (GtkWidget   *widget,
                         AftSession  *session,
                         const char  *title,
                         AftDocument *but,
                         AftChosen    chosen,
                         gpointer     data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (AFT_IS_DOCUMENT (but));
  g_return_if_fail (chosen != NULL);

  show (widget, session, title, 1 << aft_document_get_kind (but), but, data)->chosen = chosen;
}

void
aft_chooser_show_places (GtkWidget      *widget,
                         AftSession     *session,
                         const char     *title,
                         AftChoose       what,
                         AftChosenPlace  chosen,
                         gpointer        data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (chosen != NULL);

  show (widget, session, title, what | AFT_CHOOSE_FOLLOW_UPS, NULL, data)->chosen_place = chosen;
}

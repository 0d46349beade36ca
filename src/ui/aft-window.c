/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "aft-actions.h"
#include "aft-alert.h"
#include "aft-problems-page.h"
#include "aft-settings.h"
#include "aft-text.h"
#include "aft-welcome.h"

#define RESCAN_SECONDS 60

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AftWindow, aft_window, ADW_TYPE_APPLICATION_WINDOW)

/* The window's buttons stand at its outer edges, whichever panes are shown; back buttons where there is a way back. */
static void
layout_changed_cb (AftWindow *self)
{
  AdwHeaderBar *headers[AFT_PANES] = { self->list_header, self->page_header, self->notes_header };
  GtkBox *panes[AFT_PANES] = { self->list_pane, self->page_pane, self->notes_pane };
  gboolean first = TRUE;
  AftPane last = AFT_PANE_SIDEBAR;

  for (int i = 0; i < AFT_PANES; i++)
    {
      if (!aft_split_view_get_shown (self->split, i))
        continue;
      adw_header_bar_set_show_start_title_buttons (headers[i], first);
      adw_header_bar_set_show_end_title_buttons (headers[i], FALSE);
      if (first)
        gtk_widget_add_css_class (GTK_WIDGET (panes[i]), "first");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (panes[i]), "first");
      first = FALSE;
      last = i;
    }
  adw_header_bar_set_show_end_title_buttons (headers[last], TRUE);

  gtk_widget_set_visible (GTK_WIDGET (self->page_back), !aft_split_view_get_shown (self->split, AFT_PANE_SIDEBAR));
  gtk_widget_set_visible (GTK_WIDGET (self->notes_back), aft_split_view_get_folded (self->split));
  aft_list_pane_set_folded (self->list, aft_split_view_get_folded (self->split));
}

void
aft_window_say_with (AftWindow  *self,
                     const char *text,
                     const char *label,
                     const char *action,
                     GVariant   *target)
{
  g_autofree char *shown = aft_text_dup_shown (text, AFT_TEXT_SHOWN_MAX);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (action != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  aft_session_say (self->session, text);
}

void
aft_window_say (AftWindow  *self,
                const char *text)
{
  aft_window_say_with (self, text, NULL, NULL, NULL);
}

gboolean
aft_window_may_change (AftWindow *self)
{
  if (!aft_session_is_read_only (self->session))
    return TRUE;

  aft_window_say (self, _("This book can only be read here."));
  return FALSE;
}

static void
problem_cb (AftWindow  *self,
            const char *what,
            const char *why)
{
  if (aft_session_get_state (self->session) == AFT_SESSION_OPEN)
    aft_window_say_with (self, what, _("Why?"), "win.explain", g_variant_new ("(ss)", what, why != NULL ? why : ""));
  else
    aft_alert_tell (GTK_WIDGET (self), what, why);
}

AftContact *
aft_window_get_person (AftWindow *self)
{
  gpointer selected;
  AftDocument *document = self->document;

  if (document == NULL)
    {
      selected = aft_list_pane_get_selected (self->list);
      document = selected != NULL ? aft_list_item_get_document (selected) : NULL;
    }

  return document != NULL && AFT_IS_CONTACT (document) ? AFT_CONTACT (document) : NULL;
}

/* A second window on the book, or sample people: said as long as it lasts. */
static void
update_lasting (AftWindow *self)
{
  const char *words = NULL;
  const char *label = NULL;
  const char *action = NULL;

  if (aft_session_is_read_only (self->session))
    words = aft_session_get_read_only_why (self->session);
  else if (aft_session_is_sample (self->session))
    {
      words = _("These are sample people. Change whatever you like.");
      label = _("Back to My _Own");
      action = "app.own-book";
    }

  gtk_widget_set_visible (self->lasting, words != NULL);
  gtk_label_set_label (self->lasting_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lasting_button), label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (self->lasting_button, label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lasting_button), action);
    }
}

static void
show_named (AftWindow  *self,
            const char *name,
            GtkWidget  *(*make) (AftWindow *self))
{
  if (gtk_stack_get_child_by_name (self->pages, name) == NULL)
    gtk_stack_add_named (self->pages, make (self), name);
  gtk_stack_set_visible_child_name (self->pages, name);
}

static GtkWidget *
make_welcome (AftWindow *self)
{
  return aft_welcome_new ();
}

static GtkWidget *
make_problems (AftWindow *self)
{
  return aft_problems_page_new (self->session);
}

static void
show_document (AftWindow *self)
{
  const AftPageKind *kind = self->document != NULL ? aft_pages_find (aft_document_get_kind (self->document)) : NULL;
  g_autofree char *name = NULL;
  GtkWidget *page;

  if (kind == NULL)
    {
      if (aft_session_get_state (self->session) != AFT_SESSION_OPEN)
        gtk_stack_set_visible_child_name (self->pages, "blank");
      else if (self->document == NULL && aft_book_is_empty (aft_session_get_book (self->session)))
        show_named (self, "welcome", make_welcome);
      else
        gtk_stack_set_visible_child_name (self->pages, "nobody");
      return;
    }

  name = g_strdup_printf ("kind-%d", kind->kind);
  page = gtk_stack_get_child_by_name (self->pages, name);
  if (page == NULL)
    {
      page = kind->make (self->session);
      gtk_stack_add_named (self->pages, page, name);
    }
  kind->set_document (page, self->document);
  gtk_stack_set_visible_child (self->pages, page);
}

void
aft_window_update_page (AftWindow *self)
{
  const char *title = "";

  if (self->mode != AFT_MODE_GUIDE)
    aft_window_leave_guide (self);
  switch (self->mode)
    {
    case AFT_MODE_GUIDE:
      title = _("Guide");
      aft_window_show_guide (self);
      break;
    case AFT_MODE_PROBLEMS:
      show_named (self, "problems", make_problems);
      title = _("Needs a Look");
      break;
    case AFT_MODE_FAILURE:
      gtk_stack_set_visible_child_name (self->pages, "failure");
      break;
    case AFT_MODE_DOCUMENT:
    default:
      show_document (self);
      break;
    }
  adw_window_title_set_title (self->page_title, title);
}

void
aft_window_set_mode (AftWindow     *self,
                     AftWindowMode  mode)
{
  self->mode = mode;
  aft_window_update_page (self);
}

AftNotesPane *
aft_window_ensure_notes (AftWindow *self)
{
  if (self->notes == NULL)
    {
      self->notes = AFT_NOTES_PANE (aft_notes_pane_new (self->session));
      gtk_widget_set_vexpand (GTK_WIDGET (self->notes), TRUE);
      gtk_box_append (self->notes_pane, GTK_WIDGET (self->notes));
      aft_notes_pane_set_document (self->notes, self->document);
    }

  return self->notes;
}

static gboolean
late_cb (gpointer data)
{
  AftWindow *self = data;

  self->late_id = 0;
  if (g_getenv ("NONOTES") == NULL) aft_window_ensure_notes (self);

  return G_SOURCE_REMOVE;
}

static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  AftWindow *self = AFT_WINDOW (widget);

  if (self->late_id == 0 && self->notes == NULL)
    self->late_id = g_idle_add_full (G_PRIORITY_LOW, late_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

static void
set_document (AftWindow   *self,
              AftDocument *document)
{
  g_set_object (&self->document, document);
  if (self->notes != NULL)
    aft_notes_pane_set_document (self->notes, document);
  self->started = TRUE;
  self->mode = AFT_MODE_DOCUMENT;
  aft_window_update_page (self);
}

void
aft_window_show (AftWindow  *self,
                 const char *id,
                 gboolean    focus)
{
  AftDocument *document = NULL;

  g_return_if_fail (AFT_IS_WINDOW (self));

  if (id != NULL && *id != '\0')
    {
      AftBook *book = aft_session_get_book (self->session);

      document = aft_book_lookup (book, id);
      if (document == NULL)
        aft_book_find_record (book, id, &document);
      if (document == NULL)
        {
          aft_window_say (self, _("That isn’t in the book any more."));
          return;
        }
    }
  set_document (self, document);
  aft_list_pane_select_document (self->list, document);
  if (id != NULL && aft_notes_pane_show_note (aft_window_ensure_notes (self), id))
    {
      aft_split_view_go (self->split, AFT_PANE_ASIDE);
      return;
    }
  if (focus)
    aft_split_view_go (self->split, document != NULL ? AFT_PANE_CONTENT : AFT_PANE_SIDEBAR);
}

gpointer
aft_window_get_document (AftWindow *self)
{
  g_return_val_if_fail (AFT_IS_WINDOW (self), NULL);

  return self->document;
}

void
aft_window_show_failure (AftWindow  *self,
                         const char *why)
{
  g_autofree char *shown = aft_text_dup_shown (why, AFT_TEXT_SHOWN_MAX);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  g_return_if_fail (AFT_IS_WINDOW (self));

  adw_status_page_set_description (self->failure, escaped);
  self->mode = AFT_MODE_FAILURE;
  aft_window_update_page (self);
  aft_split_view_go (self->split, AFT_PANE_CONTENT);
}

AftSession *
aft_window_get_session (AftWindow *self)
{
  g_return_val_if_fail (AFT_IS_WINDOW (self), NULL);

  return self->session;
}

static void
selected_cb (AftWindow *self,
             gpointer   item)
{
  set_document (self, aft_list_item_get_document (item));
}

static void
activated_cb (AftWindow *self,
              gpointer   item)
{
  if (self->document != aft_list_item_get_document (item))
    set_document (self, aft_list_item_get_document (item));
  aft_split_view_go (self->split, AFT_PANE_CONTENT);
}

/* An opened book shows the first of today, or what to begin with. */
static void
state_cb (AftWindow *self)
{
  update_lasting (self);
  if (self->mode == AFT_MODE_DOCUMENT && self->document == NULL)
    aft_window_update_page (self);
  if (aft_session_get_state (self->session) == AFT_SESSION_OPEN && !self->started
      && aft_book_is_empty (aft_session_get_book (self->session)))
    aft_split_view_go (self->split, AFT_PANE_CONTENT);
}

static void
book_changed_cb (AftWindow   *self,
                 AftDocument *document)
{
  if (self->document == NULL && self->mode == AFT_MODE_DOCUMENT)
    aft_window_update_page (self);
}

static void
removed_cb (AftWindow   *self,
            AftDocument *document)
{
  if (document == self->document)
    set_document (self, NULL);
  else
    book_changed_cb (self, document);
}

/* Vim keys need Ctrl with a letter for themselves. */
static void
focus_cb (AftWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = aft_settings_get ();
  gboolean vim = GTK_SOURCE_IS_VIEW (gtk_window_get_focus (GTK_WINDOW (self)))
                 && settings != NULL && g_settings_get_boolean (settings, "vim-keys");

  if (vim == self->vim || app == NULL)
    return;
  self->vim = vim;
  aft_actions_set_accels (app, vim);
}

static gboolean
rescan_cb (gpointer data)
{
  AftWindow *self = data;

  aft_session_rescan (self->session);

  return G_SOURCE_CONTINUE;
}

/* Changes by others can go by without a signal: looked for when the user comes back, and from time to time while here. */
static void
active_cb (AftWindow *self)
{
  gboolean active = gtk_window_is_active (GTK_WINDOW (self));

  g_clear_handle_id (&self->rescan_id, g_source_remove);
  if (!active || aft_session_get_state (self->session) != AFT_SESSION_OPEN)
    return;
  aft_session_check_day (self->session);
  aft_session_rescan (self->session);
  self->rescan_id = g_timeout_add_seconds (RESCAN_SECONDS, rescan_cb, self);
}

static void
save_state (AftWindow *self)
{
  GSettings *settings = aft_settings_get ();
  gboolean shown;
  int width;
  int height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 1));
  g_settings_set_int (settings, "window-height", MAX (height, 1));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_object_get (self->split, "show-aside-wide", &shown, NULL);
  g_settings_set_boolean (settings, "notes-shown", shown);
}

static gboolean
aft_window_close_request (GtkWindow *window)
{
  AftWindow *self = AFT_WINDOW (window);

  save_state (self);
  aft_session_flush (self->session);

  return GTK_WINDOW_CLASS (aft_window_parent_class)->close_request (window);
}

static void
restore_state (AftWindow *self)
{
  GSettings *settings = aft_settings_get ();
  gboolean notes = TRUE;

  gtk_window_set_default_size (GTK_WINDOW (self), 1120, 760);
  if (settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                                   g_settings_get_int (settings, "window-height"));
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
      notes = g_settings_get_boolean (settings, "notes-shown");
    }
  g_object_set (self->split, "show-aside", notes, NULL);
}

static void
aft_window_constructed (GObject *object)
{
  AftWindow *self = AFT_WINDOW (object);
  AftBook *book = aft_session_get_book (self->session);

  G_OBJECT_CLASS (aft_window_parent_class)->constructed (object);

  self->list = AFT_LIST_PANE (aft_list_pane_new (self->session));
  gtk_box_append (self->list_pane, GTK_WIDGET (self->list));
  aft_window_add_navigation (self);
  aft_window_add_commands (self);
  aft_window_add_guide (self);
  aft_window_make_menus (self);
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_LIST);
  restore_state (self);

  g_object_bind_property (self->session, "status", self->status, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::read-only", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-added", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self), GTK_SHORTCUTS_WINDOW (aft_actions_help_new ()));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), first_frame_cb, NULL, NULL);
  state_cb (self);
}

static void
aft_window_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  AftWindow *self = AFT_WINDOW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_window_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  AftWindow *self = AFT_WINDOW (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_window_dispose (GObject *object)
{
  AftWindow *self = AFT_WINDOW (object);

  g_clear_handle_id (&self->late_id, g_source_remove);
  g_clear_handle_id (&self->rescan_id, g_source_remove);
  g_clear_weak_pointer (&self->focus_before_menu);
  g_clear_object (&self->follow_up);
  g_clear_object (&self->document);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_window_parent_class)->dispose (object);
}

static void
aft_window_class_init (AftWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = aft_window_constructed;
  object_class->get_property = aft_window_get_property;
  object_class->set_property = aft_window_set_property;
  object_class->dispose = aft_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = aft_window_close_request;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, AFT_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (AFT_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AftWindow, lasting);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, lasting_words);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, lasting_button);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, split);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, list_header);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, page_pane);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, page_header);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, page_back);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, notes_pane);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, notes_header);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, notes_back);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, status);
  gtk_widget_class_bind_template_child (widget_class, AftWindow, failure);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
}

static void
aft_window_init (AftWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AftWindow *
aft_window_new (GtkApplication *app,
                AftSession     *session)
{
  return g_object_new (AFT_TYPE_WINDOW, "application", app, "session", session, NULL);
}

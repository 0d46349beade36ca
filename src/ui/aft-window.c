/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-alert.h"
#include "aft-narrow.h"
#include "aft-reminder.h"
#include "aft-text.h"

/* For so long a toast is new, in microseconds; it stays for five seconds. */
#define TOAST_FRESH (3 * G_USEC_PER_SEC / 2)

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

static void
dismissed_cb (AftWindow *self,
              AdwToast  *toast)
{
  if (toast == self->toast)
    g_clear_weak_pointer (&self->toast);
}

/* What was said before is over, and its button would undo another thing by now. libadwaita 1.2 can't take a toast away that is just
 * coming: such a one says the new thing. */
static AdwToast *
take_toast (AftWindow *self)
{
  gint64 now = g_get_monotonic_time ();
  AdwToast *toast;

  if (self->toast != NULL && now - self->toast_since < TOAST_FRESH)
    return self->toast;

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  toast = adw_toast_new ("");
  g_set_weak_pointer (&self->toast, toast);
  self->toast_since = now;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);

  return toast;
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
  g_autoptr (GVariant) taken = target != NULL ? g_variant_ref_sink (target) : NULL;
  AdwToast *toast = take_toast (self);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, action != NULL ? label : NULL);
  /* The name of another action would not fit the target. */
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_action_target_value (toast, action != NULL ? taken : NULL);
  adw_toast_set_action_name (toast, action);
  if (g_strcmp0 (action, "win.undo") == 0 || g_strcmp0 (action, "win.redo") == 0)
    aft_session_say_done (self->session, text);
  else
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

AftSession *
aft_window_get_session (AftWindow *self)
{
  g_return_val_if_fail (AFT_IS_WINDOW (self), NULL);

  return self->session;
}

/* The status line can be gone to as long as it says something. */
static void
status_cb (AftWindow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self->status), *gtk_label_get_label (self->status) != '\0');
}

/* The note that something under Today stands in or came from; NULL if it is none. */
static const char *
get_note_of (gpointer item)
{
  AftRecord *record = AFT_IS_AGENDA_ITEM (item) ? aft_agenda_item_get_record (item) : NULL;

  if (record != NULL && AFT_IS_NOTE (record))
    return aft_record_get_id (record);

  return record != NULL && AFT_IS_REMINDER (record) ? aft_record_get (record, AFT_REMINDER_NOTE) : NULL;
}

void
aft_window_show_line (AftWindow *self,
                      gpointer   item)
{
  const char *note = get_note_of (item);

  if (note != NULL && self->notes != NULL && aft_notes_pane_show_note (self->notes, note))
    aft_note_editor_show_words (aft_notes_pane_get_editor (self->notes), aft_agenda_item_get_what (item));
}

static void
selected_cb (AftWindow *self,
             gpointer   item)
{
  if (AFT_IS_PLACE (item))
    aft_window_show_place (self, item, FALSE);
  else
    aft_window_show_selected (self, item);
}

static void
activated_cb (AftWindow *self,
              gpointer   item)
{
  gboolean point = AFT_IS_AGENDA_ITEM (item) && aft_agenda_item_get_kind (item) == AFT_AGENDA_POINT;

  if (AFT_IS_PLACE (item))
    {
      aft_window_show_place (self, item, TRUE);
      return;
    }
  if (self->document != aft_list_item_get_document (item))
    aft_window_set_document (self, aft_list_item_get_document (item));
  if (point)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-words", "(ss)", get_note_of (item), aft_agenda_item_get_what (item));
  else
    aft_split_view_go (self->split, AFT_PANE_CONTENT);
}

/* GTK would put the focus on the first button there is: in an empty book it belongs on what to begin with. */
static void
greet (AftWindow *self)
{
  if (!self->started && self->mode == AFT_MODE_DOCUMENT && gtk_widget_get_mapped (GTK_WIDGET (self))
      && aft_session_get_state (self->session) == AFT_SESSION_OPEN && aft_book_is_empty (aft_session_get_book (self->session))
      && !aft_actions_is_typing (gtk_window_get_focus (GTK_WINDOW (self))))
    aft_split_view_restart (self->split, AFT_PANE_CONTENT);
}

static gboolean
late_cb (gpointer data)
{
  AftWindow *self = data;

  self->late_id = 0;
  aft_window_ensure_notes (self);

  return G_SOURCE_REMOVE;
}

static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  AftWindow *self = AFT_WINDOW (widget);

  greet (self);
  if (self->late_id == 0 && self->notes == NULL)
    self->late_id = g_idle_add_full (G_PRIORITY_LOW, late_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

/* An opened book shows the first of today, or what to begin with. */
static void
state_cb (AftWindow *self)
{
  aft_window_update_lasting (self);
  if (self->mode == AFT_MODE_DOCUMENT && self->document == NULL)
    aft_window_update_page (self);
  greet (self);
}

static void
ready_cb (AftWindow *self)
{
  if (self->mode == AFT_MODE_DOCUMENT && self->document == NULL)
    aft_window_update_page (self);
}

/* What was shown when it went is shown again when it comes back. */
static void
book_changed_cb (AftWindow   *self,
                 AftDocument *document)
{
  AftBook *book = aft_session_get_book (self->session);

  if (self->mode != AFT_MODE_DOCUMENT)
    return;

  if (document == self->gone && aft_book_lookup (book, aft_record_get_id (AFT_RECORD (document))) != NULL)
    {
      g_clear_weak_pointer (&self->gone);
      aft_window_show (self, aft_record_get_id (AFT_RECORD (document)), FALSE);
    }
  /* A page of nobody: there may be somebody now, or nobody any more. */
  else if (self->document == NULL || aft_document_get_kind (self->document) == AFT_DOCUMENT_INBOX)
    aft_window_update_page (self);
}

static void
removed_cb (AftWindow   *self,
            AftDocument *document)
{
  gboolean in_list;

  if (document != self->document)
    {
      book_changed_cb (self, document);
      return;
    }
  in_list = aft_split_view_get_focus (self->split, AFT_PANE_CONTENT) == AFT_PANE_SIDEBAR;
  g_set_weak_pointer (&self->gone, document);
  aft_window_set_document (self, NULL);
  aft_list_pane_move_on (self->list);
  if (aft_split_view_get_folded (self->split) || !in_list)
    aft_split_view_go (self->split, AFT_PANE_SIDEBAR);
  if (aft_session_is_following (self->session))
    {
      g_autofree char *title = aft_text_dup_shown (aft_document_get_summary (document)->title, 60);
      /* Translators: %s is a person, job or event that another program or device deleted. */
      g_autofree char *says = g_strdup_printf (_("Somebody else deleted “%s”."), title);

      aft_window_say (self, says);
    }
}

static void
page_turned_cb (AftWindow *self)
{
  aft_split_view_set_start (self->split, AFT_PANE_CONTENT, gtk_stack_get_visible_child (self->pages));
}

static gboolean
aft_window_close_request (GtkWindow *window)
{
  AftWindow *self = AFT_WINDOW (window);

  if (!aft_window_may_close (self) || !aft_window_mail_may_close (self) || !aft_window_saved_may_close (self))
    return TRUE;
  aft_window_save_state (self);
  aft_session_flush (self->session);

  return GTK_WINDOW_CLASS (aft_window_parent_class)->close_request (window);
}

static void
aft_window_constructed (GObject *object)
{
  AftWindow *self = AFT_WINDOW (object);
  AftBook *book = aft_session_get_book (self->session);

  G_OBJECT_CLASS (aft_window_parent_class)->constructed (object);

  self->list = AFT_LIST_PANE (aft_list_pane_new (self->session));
  gtk_box_append (self->list_pane, GTK_WIDGET (self->list));
  aft_split_view_set_start (self->split, AFT_PANE_SIDEBAR, GTK_WIDGET (self->list));
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_turned_cb), self, G_CONNECT_SWAPPED);
  aft_window_add_navigation (self);
  aft_window_add_commands (self);
  aft_window_add_reminders (self);
  aft_window_add_guide (self);
  aft_window_add_notes (self);
  aft_window_add_mail (self);
  aft_window_make_menus (self);
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_LIST);
  aft_window_restore_state (self);

  g_object_bind_property (self->session, "status", self->status, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->status, "notify::label", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  status_cb (self);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::read-only", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (aft_session_get_problems (self->session), "items-changed", G_CALLBACK (aft_window_update_lasting), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-added", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  aft_window_watch (self);
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
  aft_window_clear_search (self);
  g_clear_weak_pointer (&self->asking_mail);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->gone);
  g_clear_weak_pointer (&self->merge_into);
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
  aft_narrow_give_way (GTK_WIDGET (self));
}

AftWindow *
aft_window_new (GtkApplication *app,
                AftSession     *session)
{
  return g_object_new (AFT_TYPE_WINDOW, "application", app, "session", session, NULL);
}

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"

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
}

void
aft_window_say (AftWindow  *self,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
  aft_session_say (self->session, text);
}

static void
show_page (AftWindow   *self,
           AftDocument *document)
{
  const AftPageKind *kind = document != NULL ? aft_pages_find (aft_document_get_kind (document)) : NULL;
  g_autofree char *name = NULL;

  if (kind == NULL)
    {
      self->page = NULL;
      gtk_stack_set_visible_child_name (self->pages, "nobody");
      return;
    }

  name = g_strdup_printf ("kind-%d", kind->kind);
  self->page = gtk_stack_get_child_by_name (self->pages, name);
  if (self->page == NULL)
    {
      self->page = kind->make (self->session);
      gtk_stack_add_named (self->pages, self->page, name);
    }
  kind->set_document (self->page, document);
  gtk_stack_set_visible_child (self->pages, self->page);
}

void
aft_window_show (AftWindow  *self,
                 const char *id,
                 gboolean    focus)
{
  AftBook *book;
  AftDocument *document = NULL;

  g_return_if_fail (AFT_IS_WINDOW (self));

  book = aft_session_get_book (self->session);
  if (id != NULL && *id != '\0')
    {
      document = aft_book_lookup (book, id);
      if (document == NULL)
        aft_book_find_record (book, id, &document);
    }
  g_set_object (&self->document, document);
  show_page (self, document);
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
aft_window_guide (AftWindow  *self,
                  const char *id)
{
  g_return_if_fail (AFT_IS_WINDOW (self));

  aft_window_show (self, id, TRUE);
}

AftSession *
aft_window_get_session (AftWindow *self)
{
  g_return_val_if_fail (AFT_IS_WINDOW (self), NULL);

  return self->session;
}

static void
aft_window_constructed (GObject *object)
{
  AftWindow *self = AFT_WINDOW (object);

  G_OBJECT_CLASS (aft_window_parent_class)->constructed (object);

  g_object_bind_property (self->session, "status", self->status, "label", G_BINDING_SYNC_CREATE);
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

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, AFT_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (AFT_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-window.ui");
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
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
}

static void
aft_window_init (AftWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_window_add_actions (self);
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_LIST);
}

AftWindow *
aft_window_new (GtkApplication *app,
                AftSession     *session)
{
  return g_object_new (AFT_TYPE_WINDOW, "application", app, "session", session, NULL);
}

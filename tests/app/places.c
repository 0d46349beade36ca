/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "places-private.h"

#include <adwaita.h>

#include "aft-app-private.h"
#include "aft-guide.h"
#include "aft-notes-bar.h"
#include "aft-reminder.h"

static void
note_types (Places    *self,
            GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  g_hash_table_add (self->shown, (gpointer) G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    note_types (self, child);
}

void
places_stop (Places     *self,
             const char *where)
{
  GListModel *windows = gtk_window_get_toplevels ();

  room_wait (80);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      note_types (self, window);
    }
  self->visit (where);
}

gboolean
places_has_shown (Places     *self,
                  const char *type)
{
  return g_hash_table_contains (self->shown, type);
}

/* The first widget of @type that is shown below @widget; NULL if there is none. Transfer none. */
static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
places_act (Places     *self,
            const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (self->window), name, target))
    g_error ("nothing does %s", action);
}

/* A popover can't be put up outside of the display: waits until @widget was scrolled to. */
static void
bring_into_view (GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
  for (guint i = 0; i < 200; i++)
    {
      GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
      graphene_rect_t place;
      graphene_rect_t seen = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (window), gtk_widget_get_height (window));

      room_wait (50);
      if (gtk_widget_compute_bounds (widget, window, &place) && graphene_rect_contains_rect (&seen, &place))
        return;
    }
  g_error ("“%s” isn’t scrolled to", gtk_widget_get_tooltip_text (widget));
}

/* Opens every popover of what is shown below @widget, one after the other. */
static void
visit_popovers (Places     *self,
                GtkWidget  *widget,
                const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_sensitive (widget))
    {
      GtkPopover *popover;
      g_autofree char *name = NULL;

      bring_into_view (widget);
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget));
      name = g_strdup_printf ("%s, with the popover “%s”", where, gtk_widget_get_tooltip_text (widget));
      if (popover != NULL)
        {
          places_stop (self, name);
          gtk_popover_popdown (popover);
        }
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    visit_popovers (self, child, where);
}

/* Unfolds every row below @widget that can be. */
static void
unfold (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget) && adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (widget)))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

void
places_close (Places *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (window != GTK_WINDOW (self->window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        gtk_window_close (window);
    }
  room_wait (50);
}

static void
visit_views (Places *self)
{
  static const char * const views[] = { "today", "people", "jobs", "learn", "events" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *action = g_strconcat ("win.view::", views[i], NULL);

      places_act (self, action);
      places_stop (self, action);
    }
}

static void
visit_documents (Places *self)
{
  AftBook *book = aft_session_get_book (self->room->session);

  for (AftDocumentKind kind = 0; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (book, kind);

      for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          g_autofree char *title = g_strdup (aft_document_get_summary (document)->title);

          aft_window_show (self->window, aft_record_get_id (AFT_RECORD (document)), TRUE);
          room_wait (50);
          unfold (GTK_WIDGET (self->window));
          places_stop (self, title);
          if (i == 0)
            visit_popovers (self, GTK_WIDGET (self->window), title);
        }
    }
}

static void
visit_guide (Places *self)
{
  AftBook *book = aft_session_get_book (self->room->session);
  GListModel *people = aft_book_get_documents (book, AFT_DOCUMENT_CONTACT);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftContact) person = g_list_model_get_item (people, i);
      AftFollowUp *follow_up = aft_guide_find_follow_up (person);

      if (follow_up == NULL)
        continue;
      aft_window_guide (self->window, aft_record_get_id (AFT_RECORD (follow_up)));
      for (AftGuideStep step = 0; step < AFT_GUIDE_STEP_NONE; step++)
        {
          g_autofree char *where = g_strdup_printf ("step %d of %s", step + 1, aft_document_get_summary (AFT_DOCUMENT (person))->title);

          gtk_widget_activate_action (GTK_WIDGET (self->window), "win.guide-step", "(ss)", aft_record_get_id (AFT_RECORD (follow_up)),
                                      aft_guide_step_get_word (step));
          room_wait (50);
          unfold (GTK_WIDGET (self->window));
          places_stop (self, where);
        }
    }
  places_act (self, "win.back");
}

static void
visit_find (Places *self)
{
  GtkWidget *view;

  places_act (self, "win.new-note");
  view = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_TEXT_VIEW (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Bring a number next time", -1);
  /* Until the list says it too. */
  room_wait (600);
  gtk_widget_activate_action (view, "editor.replace", NULL);
  places_stop (self, "finding and replacing in a note");
}

/* The list of all notes, in both orders, with what it says when nothing fits; its popovers, too. */
static void
visit_notes (Places *self)
{
  GtkWidget *bar = find_type (GTK_WIDGET (self->window), AFT_TYPE_NOTES_BAR);

  g_assert_nonnull (bar);
  gtk_widget_activate_action (bar, "notes.scope", "s", "all");
  places_stop (self, "all notes");
  visit_popovers (self, bar, "all notes");
  gtk_widget_activate_action (bar, "notes.order", "s", "person");
  places_stop (self, "all notes by person");
  gtk_widget_activate_action (bar, "notes.tag", "s", "nowhere");
  places_stop (self, "no note fits");
  gtk_widget_activate_action (bar, "notes.tag", "s", "");
  gtk_widget_activate_action (bar, "notes.scope", "s", "inbox");
  places_stop (self, "the inbox");
}

static void
visit_search (Places *self)
{
  GtkWidget *focus;

  places_act (self, "win.search-all");
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "the");
  room_wait (300);
  places_stop (self, "what was found");
  gtk_editable_set_text (GTK_EDITABLE (focus), "nothing has this");
  room_wait (300);
  places_stop (self, "nothing was found");
  gtk_editable_set_text (GTK_EDITABLE (focus), "");
  places_act (self, "win.back");
}

void
places_visit (Places      *self,
              PlacesVisit  callback)
{
  g_autoptr (GDateTime) now = aft_session_now (self->room->session);

  self->visit = callback;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  room_wait (500);
  places_stop (self, "the empty book");
  self->fill (aft_session_get_book (self->room->session), now);
  room_wait (300);

  visit_views (self);
  visit_documents (self);
  visit_guide (self);
  places_visit_windows (self);
  visit_find (self);
  visit_notes (self);
  visit_search (self);
  places_act (self, "win.problems");
  places_stop (self, "what needs a look");
  aft_window_show_failure (self->window, "The folder is gone.");
  places_stop (self, "a book that can’t be opened");
}

void
places_look (Places      *self,
             PlacesVisit  callback,
             const char  *where)
{
  self->visit = callback;
  places_stop (self, where);
}

AftWindow *
places_get_window (Places *self)
{
  return self->window;
}

Places *
places_new_for (Room *room)
{
  Places *self = g_new0 (Places, 1);
  g_autoptr (GError) error = NULL;

  self->shown = g_hash_table_new (g_str_hash, g_str_equal);
  self->room = room;
  self->app = g_object_new (aft_app_get_type (), "application-id", "app.afterword.Test",
                            "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path", AFT_APP_PATH, NULL);
  g_application_register (G_APPLICATION (self->app), NULL, &error);
  g_assert_no_error (error);
  self->app->session = g_object_ref (self->room->session);
  self->window = aft_window_new (GTK_APPLICATION (self->app), self->room->session);
  gtk_window_present (GTK_WINDOW (self->window));

  return self;
}

Places *
places_new (PlacesFill fill)
{
  Places *self = places_new_for (room_new ());

  self->fill = fill;

  return self;
}

void
places_free (Places *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  room_wait (50);
  g_assert_null (self->window);
  g_clear_object (&self->app->session);
  g_object_unref (self->app);
  room_free (self->room);
  g_hash_table_unref (self->shown);
  g_free (self);
}

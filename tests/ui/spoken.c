/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "spoken.h"

#include <adwaita.h>

#define ATTEMPTS 10
#define ROOT "/org/a11y/atspi/accessible/root"
#define ITEMS "(a((so)(so)(so)iiassusau))"

/* A widget as it was, and what is told of it. Screen readers are told of things that can't be seen as well (the other pages of a
 * stack), and don't learn which: widgets and what is told are gone through side by side. */
typedef struct
{
  const char *type;
  char       *path;
  GPtrArray  *children;     /* Thing: what is told of, as GTK means it; those that aren't mapped have no children here */
  gboolean    popover;
  gboolean    stack;
  gboolean    shown;        /* it is mapped */
  gboolean    mapped;       /* and the focus may come there */
  gboolean    focusable;
  gboolean    takes_focus;  /* itself, or something in it */
} Thing;

static void
thing_free (Thing *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/* Lists, what scrolls and rows that open or are written in hand the focus on to what is in them, if anything there takes it. */
static gboolean
hands_on (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_FLOW_BOX (widget)
         || GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget) || ADW_IS_EXPANDER_ROW (widget) || ADW_IS_ENTRY_ROW (widget);
}

static gboolean
is_told_of (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return gtk_widget_get_visible (widget) && role != GTK_ACCESSIBLE_ROLE_NONE && role != GTK_ACCESSIBLE_ROLE_PRESENTATION;
}

static Thing *
thing_new (GtkWidget *widget)
{
  Thing *self = g_new0 (Thing, 1);
  gboolean inside = FALSE;
  gboolean text = FALSE;

  self->type = G_OBJECT_TYPE_NAME (widget);
  self->popover = GTK_IS_POPOVER (widget);
  self->stack = GTK_IS_STACK (widget);
  self->shown = gtk_widget_get_mapped (widget);
  self->mapped = self->shown && gtk_widget_get_can_focus (widget);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) thing_free);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && self->mapped;
       child = gtk_widget_get_next_sibling (child))
    if (is_told_of (child))
      {
        Thing *thing = thing_new (child);

        inside = inside || thing->takes_focus;
        g_ptr_array_add (self->children, thing);
      }
    else if (GTK_IS_TEXT (child))
      /* What it is in speaks for it. */
      text = text || (gtk_widget_get_mapped (child) && gtk_widget_get_focusable (child));

  self->focusable = self->mapped && (text || (gtk_widget_get_focusable (widget) && !(inside && hands_on (widget))));
  self->takes_focus = self->focusable || inside;

  return self;
}

void
spoken_free (Spoken *self)
{
  g_free (self->name);
  g_free (self);
}

typedef struct
{
  GDBusConnection *bus;
  char            *program;     /* its name on the bus */
  GPtrArray       *windows;     /* Thing */
  GHashTable      *names;       /* path → name */
  char            *changed;     /* what was no longer as it had been */
  gboolean         done;
} Asking;

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) reply = NULL;
  const char *address;

  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
                                       G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                         | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&bus);
}

static GVariant *
call (Asking     *self,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      const char *type)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (self->bus, name, path, interface, method, NULL, G_VARIANT_TYPE (type),
                                                 G_DBUS_CALL_FLAGS_NONE, 30000, NULL, &error);

  /* A thing that went away while others were asked for. */
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT))
    {
      g_free (self->changed);
      self->changed = g_strdup (error->message);
      return NULL;
    }
  g_assert_no_error (error);

  return reply;
}

static GPtrArray *
get_children (Asking     *self,
              const char *path)
{
  g_autoptr (GVariant) reply = call (self, self->program, path, "org.a11y.atspi.Accessible", "GetChildren", "(a(so))");
  g_autoptr (GVariantIter) children = NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *child;

  if (reply == NULL)
    return paths;
  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", NULL, &child))
    g_ptr_array_add (paths, g_strdup (child));

  return paths;
}

static gboolean
is_page (Asking     *self,
         const char *path)
{
  g_autoptr (GVariant) reply = call (self, self->program, path, "org.a11y.atspi.Accessible", "GetRoleName", "(s)");
  const char *role = "";

  if (reply != NULL)
    g_variant_get (reply, "(&s)", &role);

  return g_str_equal (role, "tab panel");
}

/* What a stack of GTK 4.8 tells of are its children, one of later GTKs tells of its pages, and each of them of the child. */
static GPtrArray *
get_told (Asking *self,
          Thing  *thing)
{
  g_autoptr (GPtrArray) told = get_children (self, thing->path);
  GPtrArray *paths;

  if (!thing->stack || told->len == 0 || !is_page (self, g_ptr_array_index (told, 0)))
    return g_steal_pointer (&told);

  paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < told->len; i++)
    g_ptr_array_extend_and_steal (paths, get_children (self, g_ptr_array_index (told, i)));

  return paths;
}

static guint
count_shown (Thing *thing)
{
  guint shown = 0;

  for (guint i = 0; i < thing->children->len; i++)
    shown += ((Thing *) g_ptr_array_index (thing->children, i))->shown;

  return shown;
}

/* GTK 4.8 tells of all that is visible, later ones only of what is mapped. */
static void
ask (Asking     *self,
     Thing      *thing,
     const char *path)
{
  g_autoptr (GPtrArray) paths = NULL;
  gboolean all;

  thing->path = g_strdup (path);
  if (!thing->mapped || thing->children->len == 0 || self->changed != NULL)
    return;

  paths = get_told (self, thing);
  all = paths->len == thing->children->len;
  if (self->changed == NULL && !all && paths->len != count_shown (thing))
    {
      self->changed = g_strdup_printf ("%s has %u children, and tells of %u", thing->type, thing->children->len, paths->len);
      return;
    }
  for (guint i = 0, at = 0; i < thing->children->len && self->changed == NULL; i++)
    {
      Thing *child = g_ptr_array_index (thing->children, i);

      if (!all && !child->shown)
        continue;
      if (child->mapped)
        ask (self, child, g_ptr_array_index (paths, at));
      at++;
    }
}

static void
read_names (Asking *self)
{
  g_autoptr (GVariant) reply = call (self, self->program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", ITEMS);
  g_autoptr (GVariantIter) items = NULL;
  GVariant *item;

  g_variant_get (reply, ITEMS, &items);
  while ((item = g_variant_iter_next_value (items)) != NULL)
    {
      char *path;
      char *name;

      g_variant_get (item, "((so)(so)(so)iiassusau)", NULL, &path, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &name, NULL, NULL, NULL);
      g_hash_table_insert (self->names, path, name);
      g_variant_unref (item);
    }
}

static gpointer
thread (gpointer data)
{
  Asking *self = data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariantIter) programs = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  self->bus = connect_to_bus ();
  reply = call (self, "org.a11y.atspi.Registry", ROOT, "org.a11y.atspi.Accessible", "GetChildren", "(a(so))");
  g_variant_get (reply, "(a(so))", &programs);
  g_assert_cmpuint (g_variant_iter_n_children (programs), ==, 1);
  g_variant_iter_next (programs, "(so)", &self->program, NULL);

  paths = get_children (self, ROOT);
  if (paths->len != self->windows->len)
    self->changed = g_strdup_printf ("there are %u windows, and it tells of %u", self->windows->len, paths->len);
  for (guint i = 0; i < paths->len && self->changed == NULL; i++)
    ask (self, g_ptr_array_index (self->windows, i), g_ptr_array_index (paths, i));
  read_names (self);

  g_atomic_int_set (&self->done, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

static void
collect (Asking    *self,
         Thing     *thing,
         gpointer   window,
         GPtrArray *all)
{
  Spoken *spoken;

  if (!thing->mapped)
    return;

  if (thing->popover)
    window = thing;
  spoken = g_new0 (Spoken, 1);
  spoken->type = thing->type;
  spoken->window = window;
  spoken->focusable = thing->focusable;
  spoken->name = g_strdup (g_hash_table_lookup (self->names, thing->path));
  g_ptr_array_add (all, spoken);
  for (guint i = 0; i < thing->children->len; i++)
    collect (self, g_ptr_array_index (thing->children, i), window, all);
}

/* Something may come or go while it is being asked: then what came of it is worth nothing. Returns why. */
static char *
try_to_read (GPtrArray *all)
{
  Asking self = { NULL };
  GListModel *windows = gtk_window_get_toplevels ();
  GThread *asking;

  self.windows = g_ptr_array_new_with_free_func ((GDestroyNotify) thing_free);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (window))
        g_ptr_array_add (self.windows, thing_new (window));
    }

  asking = g_thread_new ("spoken", thread, &self);
  while (!g_atomic_int_get (&self.done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (asking);

  for (guint i = 0; i < self.windows->len && self.changed == NULL; i++)
    collect (&self, g_ptr_array_index (self.windows, i), g_ptr_array_index (self.windows, i), all);
  g_object_unref (self.bus);
  g_free (self.program);
  g_ptr_array_unref (self.windows);
  g_hash_table_unref (self.names);

  return self.changed;
}

GPtrArray *
spoken_read (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) spoken_free);

  for (guint attempt = 1;; attempt++)
    {
      g_autofree char *changed = try_to_read (all);

      if (changed == NULL)
        return all;
      if (attempt == ATTEMPTS)
        g_error ("%s", changed);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

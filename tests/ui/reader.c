/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader is told about the program that runs on this session bus: the scripts here look with its eyes.
 *
 *   reader focus               prints the name of what has the focus
 *   reader wait SECONDS NAME   waits until the name of what has the focus begins with NAME; exits 1 if it doesn't
 *   reader text                prints the text of what has the focus
 *   reader has SECONDS TEXT    waits until that text has TEXT in it; exits 1 if it hasn't
 *   reader selected SECONDS TEXT   waits until TEXT is selected in it; exits 1 if it isn't
 *   reader described SECONDS TEXT  waits until what is said of it besides its name has TEXT in it; exits 1 if it hasn't
 *   reader about               prints what is told about what has the focus, a line each: its role, name, description, states,
 *                              where the cursor stands and what is selected
 *   reader shows SECONDS TEXT  waits until anything that is shown has TEXT in its name or words; exits 1 if nothing has */

#include <gio/gio.h>

#include <locale.h>
#include <string.h>

#define EDITABLE (1u << 7)
#define FOCUSED (1u << 12)
#define MULTI_LINE (1u << 17)
#define VISIBLE (1u << 30)
#define ROOT "/org/a11y/atspi/accessible/root"
#define ITEMS "(a((so)(so)(so)iiassusau))"

/* Within this many µs the focus is where it is waited for. */
#define USUALLY (G_USEC_PER_SEC / 2)

static GDBusConnection *bus;

/* What has the focus. */
typedef struct
{
  char *name;
  char *description;
  char *text;
  char *selected;
  char *about;
} Focus;

static void
focus_clear (Focus *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->about, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Focus, focus_clear)

static GVariant *
call (const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant   *arguments,
      const char *type)
{
  return g_dbus_connection_call_sync (bus, name, path, interface, method, arguments, G_VARIANT_TYPE (type),
                                      G_DBUS_CALL_FLAGS_NONE, 10000, NULL, NULL);
}

static char *
dup_string (const char *program,
            const char *path,
            const char *method)
{
  g_autoptr (GVariant) reply = call (program, path, "org.a11y.atspi.Accessible", method, NULL, "(s)");
  char *string = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &string);

  return string;
}

static char *
dup_property (const char *program,
              const char *path,
              const char *interface,
              const char *property)
{
  g_autoptr (GVariant) reply = call (program, path, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", interface, property), "(v)");
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    return g_strdup ("");
  g_variant_get (reply, "(v)", &value);

  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (value, NULL) : g_variant_print (value, FALSE);
}

static char *
dup_about (const char *program,
           const char *path,
           guint       states)
{
  g_autofree char *role = dup_string (program, path, "GetRoleName");
  g_autofree char *name = dup_property (program, path, "org.a11y.atspi.Accessible", "Name");
  g_autofree char *description = dup_property (program, path, "org.a11y.atspi.Accessible", "Description");
  g_autofree char *caret = dup_property (program, path, "org.a11y.atspi.Text", "CaretOffset");
  g_autoptr (GVariant) selected = call (program, path, "org.a11y.atspi.Text", "GetSelection", g_variant_new ("(i)", 0), "(ii)");
  int start = 0, end = 0;

  if (selected != NULL)
    g_variant_get (selected, "(ii)", &start, &end);

  return g_strdup_printf ("role=%s\nname=%s\ndescription=%s\neditable=%s\nmulti-line=%s\ncaret=%s\nselection=%d-%d\n",
                          role, name, description, (states & EDITABLE) != 0 ? "yes" : "no",
                          (states & MULTI_LINE) != 0 ? "yes" : "no", caret, start, end);
}

static void
look_at (const char *program,
         const char *path,
         const char *name,
         const char *description,
         guint       states,
         Focus      *focus)
{
  g_autoptr (GVariant) reply = call (program, path, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, -1), "(s)");
  g_autoptr (GVariant) selection = call (program, path, "org.a11y.atspi.Text", "GetSelection", g_variant_new ("(i)", 0), "(ii)");
  int from = 0;
  int to = 0;

  focus_clear (focus);
  focus->name = g_strdup (name);
  focus->description = g_strdup (description);
  focus->about = dup_about (program, path, states);
  if (reply != NULL)
    g_variant_get (reply, "(s)", &focus->text);
  else
    focus->text = g_strdup ("");
  if (selection != NULL)
    g_variant_get (selection, "(ii)", &from, &to);
  if (from >= 0 && from < to && to <= g_utf8_strlen (focus->text, -1))
    focus->selected = g_utf8_substring (focus->text, from, to);
  else
    focus->selected = g_strdup ("");
}

static gboolean
fits (const Focus *focus,
      const char  *command,
      const char  *wanted)
{
  if (focus->name == NULL || wanted == NULL)
    return FALSE;
  if (g_str_equal (command, "wait"))
    return g_str_has_prefix (focus->name, wanted);
  if (g_str_equal (command, "selected"))
    return g_str_equal (focus->selected, wanted);

  return strstr (g_str_equal (command, "described") ? focus->description : focus->text, wanted) != NULL;
}

/* All a program shows comes in one call: one by one it would take a second. A window that lost the keys may still tell of a focus
 * of its own: the one that is waited for counts. */
static void
look_in (const char *program,
         const char *command,
         const char *wanted,
         Focus      *focus)
{
  g_autoptr (GVariant) reply = call (program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", NULL, ITEMS);
  g_autoptr (GVariantIter) items = NULL;
  GVariant *item;

  if (reply == NULL)
    return;

  g_variant_get (reply, ITEMS, &items);
  while ((item = g_variant_iter_next_value (items)) != NULL)
    {
      g_autoptr (GVariantIter) states = NULL;
      const char *path;
      const char *name;
      const char *description;
      guint bits = 0;

      g_variant_get (item, "((s&o)(so)(so)iias&su&sau)", NULL, &path, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &name, NULL,
                     &description, &states);
      if (g_variant_iter_next (states, "u", &bits) && (bits & FOCUSED) != 0 && !fits (focus, command, wanted))
        look_at (program, path, name, description, bits, focus);
      g_variant_unref (item);
    }
}

static GVariant *
get_children (const char *program,
              const char *path)
{
  return call (program, path, "org.a11y.atspi.Accessible", "GetChildren", NULL, "(a(so))");
}

/* Newer GTKs put what has the focus into the cache only when somebody has asked for it: a walk down from @path asks for all. */
static void
visit (const char *program,
       const char *path)
{
  g_autoptr (GVariant) reply = get_children (program, path);
  g_autoptr (GVariantIter) children = NULL;
  const char *child_program, *child;

  if (reply == NULL)
    return;

  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &child_program, &child))
    visit (child_program, child);
}

/* @wanted as @command wants it; NULL: anything. */
static void
look (const char *command,
      const char *wanted,
      Focus      *focus)
{
  g_autoptr (GVariant) reply = get_children ("org.a11y.atspi.Registry", ROOT);
  g_autoptr (GVariantIter) programs = NULL;
  const char *program;

  if (reply == NULL)
    return;

  g_variant_get (reply, "(a(so))", &programs);
  while (g_variant_iter_next (programs, "(&so)", &program, NULL))
    {
      look_in (program, command, wanted, focus);
      if (focus->name == NULL)
        {
          visit (program, ROOT);
          look_in (program, command, wanted, focus);
        }
    }
}

static gboolean
is_visible (const char *program,
            const char *path)
{
  g_autoptr (GVariant) reply = call (program, path, "org.a11y.atspi.Accessible", "GetState", NULL, "(au)");
  g_autoptr (GVariantIter) states = NULL;
  guint bits = 0;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(au)", &states);

  return g_variant_iter_next (states, "u", &bits) && (bits & VISIBLE) != 0;
}

/* What is nobody's focus comes into no cache: a walk down from @path, by name or by the text of a label. */
static gboolean
shows (const char *program,
       const char *path,
       const char *wanted)
{
  g_autoptr (GVariant) reply = get_children (program, path);
  g_autoptr (GVariantIter) children = NULL;
  const char *child_program, *child;

  if (reply == NULL)
    return FALSE;

  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &child_program, &child))
    {
      g_autofree char *name = dup_property (child_program, child, "org.a11y.atspi.Accessible", "Name");
      g_autoptr (GVariant) text = call (child_program, child, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, -1),
                                        "(s)");
      const char *words = "";

      if (text != NULL)
        g_variant_get (text, "(&s)", &words);
      if ((strstr (name, wanted) || strstr (words, wanted)) && is_visible (child_program, child))
        return TRUE;
      if (shows (child_program, child, wanted))
        return TRUE;
    }

  return FALSE;
}

static gboolean
anything_shows (const char *wanted)
{
  return shows ("org.a11y.atspi.Registry", ROOT, wanted);
}

static gboolean
wait_for (const char *command,
          double      seconds,
          const char *wanted)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end = start + (gint64) (seconds * G_USEC_PER_SEC);

  while (TRUE)
    {
      g_auto (Focus) focus = { NULL };

      look (command, wanted, &focus);
      if (g_str_equal (command, "shows") ? anything_shows (wanted) : fits (&focus, command, wanted))
        return TRUE;
      if (g_get_monotonic_time () > end)
        return FALSE;
      if (g_get_monotonic_time () - start > USUALLY)
        visit ("org.a11y.atspi.Registry", ROOT);
      g_usleep (50 * 1000);
    }
}

static gboolean
connect_to_bus (GError **error)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant) reply = NULL;
  const char *address;

  if (session == NULL)
    return FALSE;
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
                                       G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, error);
  if (reply == NULL)
    return FALSE;

  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                         | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, error);
  return bus != NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  static const char * const waiting[] = { "wait", "has", "selected", "described", "shows", NULL };
  const char *command = argc > 1 ? argv[1] : "";

  setlocale (LC_ALL, "");
  if (!connect_to_bus (&error))
    {
      g_printerr ("There is no accessibility bus: %s\n", error->message);
      return 2;
    }

  if (argc == 2 && (g_str_equal (command, "focus") || g_str_equal (command, "text") || g_str_equal (command, "about")))
    {
      g_auto (Focus) focus = { NULL };

      look (command, NULL, &focus);
      if (focus.name == NULL)
        return 1;
      g_print ("%s\n", g_str_equal (command, "text") ? focus.text : g_str_equal (command, "about") ? focus.about : focus.name);
      return 0;
    }
  if (argc == 4 && g_strv_contains (waiting, command))
    return wait_for (command, g_ascii_strtod (argv[2], NULL), argv[3]) ? 0 : 1;

  g_printerr ("reader focus | text | about | wait SECONDS NAME | has SECONDS TEXT | selected SECONDS TEXT | described SECONDS TEXT |"
              " shows SECONDS TEXT\n");
  return 2;
}

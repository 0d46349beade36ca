/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-list-indenter.h"

#include "aft-note-edit.h"

struct _AftListIndenter
{
  GObject parent_instance;
};

static gboolean
is_trigger (GtkSourceIndenter *indenter,
            GtkSourceView     *view,
            const GtkTextIter *location,
            GdkModifierType    state,
            guint              keyval)
{
  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static void
indent (GtkSourceIndenter *indenter,
        GtkSourceView     *view,
        GtkTextIter       *iter)
{
  aft_note_edit_continue_list (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), iter);
}

static void
indenter_iface_init (GtkSourceIndenterInterface *iface)
{
  iface->is_trigger = is_trigger;
  iface->indent = indent;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AftListIndenter, aft_list_indenter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_INDENTER, indenter_iface_init))

static void
aft_list_indenter_class_init (AftListIndenterClass *klass)
{
}

static void
aft_list_indenter_init (AftListIndenter *self)
{
}

GtkSourceIndenter *
aft_list_indenter_new (void)
{
  return g_object_new (AFT_TYPE_LIST_INDENTER, NULL);
}

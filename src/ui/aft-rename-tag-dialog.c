/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-rename-tag-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-narrow.h"
#include "aft-tags.h"
#include "aft-text.h"

/* More can't be chosen from. */
#define TAGS_MAX 500

struct _AftRenameTagDialog
{
  AdwWindow     parent_instance;

  AftSession   *session;
  GPtrArray    *tags;           /* as shown in the row, in its order */

  AdwComboRow  *tag;
  AdwEntryRow  *name;
  GtkLabel     *message;
  GtkWidget    *rename;
};

G_DEFINE_FINAL_TYPE (AftRenameTagDialog, aft_rename_tag_dialog, ADW_TYPE_WINDOW)

static const char *
get_tag (AftRenameTagDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->tag);

  return selected < self->tags->len ? self->tags->pdata[selected] : NULL;
}

/* Why it can't be called so, or that two tags would become one. */
static void
changed_cb (AftRenameTagDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autofree char *wanted = aft_tags_dup_tag (name);
  g_autofree char *folded = aft_text_fold (wanted);
  const char *tag = get_tag (self);
  g_autofree char *words = NULL;

  if (tag == NULL)
    return;
  if (wanted == NULL && *name != '\0')
    words = g_strdup (_("A tag begins with a letter; letters, digits, “_” and single “-” between them follow."));
  for (guint i = 0; i < self->tags->len && wanted != NULL; i++)
    {
      g_autofree char *other = aft_text_fold (self->tags->pdata[i]);

      if (self->tags->pdata[i] != tag && g_str_equal (other, folded))
        words = g_strdup_printf (_("There is a tag #%s already: the two become one."), wanted);
    }
  gtk_label_set_label (self->message, words != NULL ? words : "");
  gtk_widget_set_sensitive (self->rename, wanted != NULL && tag != NULL);
}

static void
rename_cb (AftRenameTagDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autofree char *wanted = aft_tags_dup_tag (name);
  g_autofree char *shown = aft_text_dup_shown (get_tag (self), 60);
  g_autofree char *says = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (get_tag (self) == NULL)
    return;
  if (!aft_tags_rename (aft_session_get_book (self->session), get_tag (self), name, &n, &error))
    {
      gtk_label_set_label (self->message, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
  /* Translators: a tag was renamed, in so many people, stories and other places. */
  says = g_strdup_printf (ngettext ("#%s is #%s now, in %u place", "#%s is #%s now, in %u places", n), shown, wanted, n);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.message-undo", "s", says);
  gtk_window_close (GTK_WINDOW (self));
}

static void
aft_rename_tag_dialog_dispose (GObject *object)
{
  AftRenameTagDialog *self = AFT_RENAME_TAG_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (aft_rename_tag_dialog_parent_class)->dispose (object);
}

static void
aft_rename_tag_dialog_class_init (AftRenameTagDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_rename_tag_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-rename-tag-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftRenameTagDialog, tag);
  gtk_widget_class_bind_template_child (widget_class, AftRenameTagDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AftRenameTagDialog, message);
  gtk_widget_class_bind_template_child (widget_class, AftRenameTagDialog, rename);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_rename_tag_dialog_init (AftRenameTagDialog *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
}

GtkWidget *
aft_rename_tag_dialog_new (AftSession *session,
                           const char *tag)
{
  AftRenameTagDialog *self = g_object_new (AFT_TYPE_RENAME_TAG_DIALOG, NULL);
  g_autoptr (GtkStringList) shown = gtk_string_list_new (NULL);
  g_autofree char *wanted = aft_text_fold (tag);
  guint chosen = 0;

  self->session = g_object_ref (session);
  g_ptr_array_unref (self->tags);
  self->tags = aft_tags_list (aft_session_get_book (session));
  g_ptr_array_set_size (self->tags, (int) MIN (self->tags->len, TAGS_MAX));
  for (guint i = 0; i < self->tags->len; i++)
    {
      g_autofree char *folded = aft_text_fold (self->tags->pdata[i]);
      g_autofree char *safe = aft_text_dup_shown (self->tags->pdata[i], 60);
      g_autofree char *label = g_strconcat ("#", safe, NULL);

      gtk_string_list_append (shown, label);
      if (g_str_equal (folded, wanted))
        chosen = i;
    }
  adw_combo_row_set_model (self->tag, G_LIST_MODEL (shown));
  adw_combo_row_set_selected (self->tag, chosen);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
  if (self->tags->len == 0)
    gtk_label_set_label (self->message, _("There are no tags yet. Write #tag into a note, or tag a person."));

  return GTK_WIDGET (self);
}

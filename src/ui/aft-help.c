/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-help.h"

#include <glib/gi18n-lib.h>

struct _AftHelp
{
  AdwWindow parent_instance;

  GtkBox   *texts;
};

G_DEFINE_FINAL_TYPE (AftHelp, aft_help, ADW_TYPE_WINDOW)

static const struct
{
  const char *heading;
  const char *text;
} chapters[] = {
  { N_("The idea"),
    N_("Being turned down is the start of a relationship, not the end of an application. It is fine to get in touch with the "
       "person who decided. They expect you to be hurt; you come to learn. The purpose is the impression you leave, not the "
       "input you get: no input and a good impression is a success.") },
  { N_("The way in"),
    N_("“I Was Turned Down” needs a name or a company, nothing else. Nothing has to be done the same day. If they call you back, "
       "“They’re on the Phone” puts the cursor into a note with the time on it.") },
  { N_("The guide"),
    N_("Ready, who and how, what to say, the conversation, how it went, thank them, learn, keep in touch. Every step can be "
       "opened, skipped, left and resumed in any order; what you type is saved as you type it.") },
  { N_("Notes"),
    N_("A line that begins with “> ” is their words, “! ” is what you promised, “? ” is something to ask. What they said can "
       "become feedback, and feedback a story or a gap card that answers it.") },
  { N_("Finding"),
    /* Translators: what stands before a colon may be translated as the words of the context "search" are. */
    N_("Ctrl+Shift+F searches everything. All words have to be there, whatever their case and accents; “a phrase” just so. #tag, "
       "@name and company:northwind narrow it, and so do after:monday, before:2026-11-01, is:quote, is:promise and is:open. "
       "Return goes there, Escape returns to where you were. Ctrl+K reads the same, and learns what you use often.") },
  { N_("Today"),
    N_("A list to work through: what is due, this week’s people, thank-yous that are still open, events ahead. Reminders are "
       "shown here when you open Afterword, and stay until they are done, moved or skipped.") },
  { N_("Keeping in touch"),
    N_("Every person has a rhythm; any contact starts it anew. Two notes in a row without an answer are enough. When you find a "
       "job, everybody who helped is told and thanked.") },
  { N_("The book"),
    N_("Everything is kept in one folder of readable files on this computer, and nothing leaves it unless you send it. Deleted "
       "people and notes can be brought back with Undo, also after a restart.") },
  { N_("The keyboard"),
    N_("Everything can be done without a mouse. Ctrl+K goes to anybody and does anything; Ctrl+? lists all keys.") },
};

static void
aft_help_class_init (AftHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-help.ui");
  gtk_widget_class_bind_template_child (widget_class, AftHelp, texts);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);

  return label;
}

static void
aft_help_init (AftHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      gtk_box_append (self->texts, make_label (_(chapters[i].heading), "heading"));
      gtk_box_append (self->texts, make_label (_(chapters[i].text), "help-text"));
    }
}

GtkWidget *
aft_help_new (void)
{
  return g_object_new (AFT_TYPE_HELP, NULL);
}

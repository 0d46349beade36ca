/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-drafts.h"
#include "aft-guide-pages.h"
#include "aft-guide-script.h"
#include "aft-note-editor.h"
#include "aft-talk-clock.h"
#include "aft-talk-layout.h"
#include "aft-text-break.h"
#include "aft-text.h"
#include "aft-wrap-box.h"

#define PROMISED_SECONDS (10 * 60)
#define SCRIPT_MAX 4000         /* characters of what to say that are shown beside the notes */

/* How they are asked decides what is said above the notes. */
typedef enum
{
  WAY_UNKNOWN,
  WAY_CALL,
  WAY_MEETING,
  WAY_WRITING,
} Way;

struct _AftGuideTalk
{
  AftGuidePage        parent_instance;

  GtkLabel           *question;
  GtkLabel           *how;
  GtkWidget          *time;
  GtkLabel           *clock;
  GtkWidget          *body;
  GtkBox             *editor_box;
  GtkLabel           *script;
  GtkListBox         *questions;
  AftWrapBox         *marks;
  GtkWidget          *closing;
  AftNoteEditor      *editor;
  GSimpleActionGroup *actions;
  GPtrArray          *texts;            /* char *: the questions in their order */
  AftFollowUp        *shown;            /* whose note stands in the editor; not owned, only compared */
  Way                 way;              /* that stands above them */
  AftNote            *fresh;            /* that note, if it isn't in the book: only its time stands there */
  AftTalkClock       *talks;
  gboolean            entered;
  guint               tick_id;
  guint               show_id;          /* the editor's tick callback */
};

G_DEFINE_FINAL_TYPE (AftGuideTalk, aft_guide_talk, AFT_TYPE_GUIDE_PAGE)

/* The buttons below the notes, each with the row whose keys do the same in the editor. */
static const struct { const char *action; const char *label; const char *row; } marks[] = {
  { "talk.quote", N_("Their _Words"), "editor.mark::quote" },
  { "talk.promise", N_("My _Promise"), "editor.mark::promise" },
  { "talk.ask", N_("To _Ask"), "editor.mark::ask" },
  { "talk.stamp", N_("T_ime"), "editor.stamp" },
};

static char *
dup_clock (guint seconds)
{
  /* Translators: minutes and seconds since the conversation began, of the ten minutes promised */
  return g_strdup_printf (_("%u:%02u of %u:00"), seconds / 60, seconds % 60, PROMISED_SECONDS / 60);
}

static gboolean
tell (AftGuideTalk *self,
      guint        *seconds)
{
  g_autoptr (GDateTime) now = aft_guide_page_now (AFT_GUIDE_PAGE (self));

  return aft_talk_clock_tell (self->talks, aft_guide_page_get_follow_up (AFT_GUIDE_PAGE (self)), now, seconds);
}

static void
show_clock (AftGuideTalk *self)
{
  guint seconds = 0;
  gboolean known = tell (self, &seconds);
  g_autofree char *clock = dup_clock (seconds);

  gtk_label_set_label (self->clock, clock);
  gtk_widget_set_visible (self->time, known && self->way == WAY_CALL);
  if (seconds >= PROMISED_SECONDS)
    gtk_widget_add_css_class (self->time, "warning");
  else
    gtk_widget_remove_css_class (self->time, "warning");
}

static gboolean
tick_cb (gpointer data)
{
  AftGuideTalk *self = data;

  if (aft_guide_page_get_contact (AFT_GUIDE_PAGE (self)) != NULL)
    {
      show_clock (self);
      if (aft_talk_clock_goes_on (aft_guide_page_get_follow_up (AFT_GUIDE_PAGE (self))))
        return G_SOURCE_CONTINUE;
    }

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

/* While the step is shown. One that is over stands, until it is taken back that it is. */
static void
run_clock (AftGuideTalk *self)
{
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (AFT_GUIDE_PAGE (self));
  g_autoptr (GDateTime) now = aft_guide_page_now (AFT_GUIDE_PAGE (self));

  aft_talk_clock_come (self->talks, follow_up, now);
  if (self->tick_id == 0 && aft_talk_clock_goes_on (follow_up))
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  show_clock (self);
}

/* The time is told when it is asked for, and never speaks by itself. */
static void
time_cb (AftGuideTalk *self)
{
  guint seconds = 0;
  g_autofree char *clock = NULL;

  if (!tell (self, &seconds))
    return;
  clock = dup_clock (seconds);
  aft_session_say (aft_guide_page_get_session (AFT_GUIDE_PAGE (self)), clock);
}

static void
show_question (AftGuideTalk *self,
               guint         n)
{
  g_autofree char *spoken = NULL;

  if (n >= self->texts->len)
    return;

  gtk_label_set_label (self->question, g_ptr_array_index (self->texts, n));
  /* Translators: the question that is to be asked now, for a screen reader; it stands in the list of questions too. */
  spoken = g_strdup_printf (_("To ask now: %s"), (char *) g_ptr_array_index (self->texts, n));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->question), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
question_activated_cb (AftGuideTalk  *self,
                       GtkListBoxRow *row)
{
  show_question (self, gtk_list_box_row_get_index (row));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
mark_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  AftGuideTalk *self = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "stamp"))
    aft_note_editor_stamp (self->editor);
  else
    aft_note_editor_mark (self->editor, g_str_equal (name, "quote") ? AFT_MARK_QUOTE
                                        : g_str_equal (name, "promise") ? AFT_MARK_PROMISE : AFT_MARK_QUESTION);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* Whoever is on the phone has no time to look for keys: they stand on the buttons. */
static GtkWidget *
mark_button_new (const char *action,
                 const char *words,
                 const char *keys)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (words);
  GtkWidget *hint = g_object_new (GTK_TYPE_LABEL, "label", keys, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, keys, -1);

  return button;
}

static void
fill_questions (AftGuideTalk *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  AftContact *contact = aft_guide_page_get_contact (page);
  const AftLanguage *language = aft_draft_language (aft_guide_page_get_book (page), contact);
  g_autoptr (GArray) questions = language != NULL ? aft_language_list_questions (language, aft_language_get_form (language, contact))
                                                  : NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_list_box_remove (self->questions, row);
  g_ptr_array_set_size (self->texts, 0);

  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      const AftQuestion *question = &g_array_index (questions, AftQuestion, i);

      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *prefix = g_object_new (GTK_TYPE_LABEL, "label", number, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (prefix, "dim-label");
      gtk_widget_add_css_class (prefix, "numeric");
      row = adw_action_row_new ();
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->text);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->questions, row);
      g_ptr_array_add (self->texts, g_strdup (question->text));
    }
}

static Way
get_way (AftFollowUp *follow_up)
{
  const char *channel = aft_record_get (follow_up, AFT_FOLLOW_UP_CHANNEL);

  if (channel == NULL || g_str_equal (channel, "call"))
    return WAY_CALL;

  return g_str_equal (channel, "meeting") ? WAY_MEETING : WAY_WRITING;
}

/* What is asked on the phone; what was said elsewhere is noted afterwards, and an answer in writing is pasted. */
static void
show_way (AftGuideTalk *self,
          AftFollowUp  *follow_up)
{
  Way way = get_way (follow_up);

  if (self->way == way)
    return;

  self->way = way;
  if (way == WAY_CALL)
    show_question (self, 0);
  else
    {
      gtk_label_set_label (self->question, way == WAY_MEETING ? _("Quick notes, while you remember.")
                                                              : _("Paste or type their answer."));
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->question), GTK_ACCESSIBLE_PROPERTY_LABEL);
    }
  gtk_label_set_label (self->how, way == WAY_CALL ? _("Listen, don’t explain.")
                                  : way == WAY_MEETING ? _("Their words first.") : _("Then mark their words."));
  gtk_widget_set_visible (self->closing, way == WAY_CALL);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), way != WAY_WRITING);
}

static void
aft_guide_talk_refresh (AftGuidePage *page)
{
  AftGuideTalk *self = AFT_GUIDE_TALK (page);
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (page);
  const char *channel = aft_record_get (follow_up, AFT_FOLLOW_UP_CHANNEL);
  g_autofree char *script = NULL;
  g_autofree char *capped = NULL;
  g_autofree char *shown = NULL;

  script = aft_guide_script_dup_text (aft_guide_page_get_session (page), follow_up,
                                      aft_guide_script_for (aft_guide_page_get_book (page), follow_up,
                                                            channel != NULL ? channel : "call"));
  capped = aft_text_dup_shown (script != NULL ? script : "", SCRIPT_MAX);
  shown = aft_text_break_words (capped);
  gtk_label_set_label (self->script, shown);
  if (self->entered)
    run_clock (self);
}

static void
forget_fresh (AftGuideTalk *self)
{
  if (self->fresh != NULL)
    g_signal_handlers_disconnect_by_data (self->fresh, self);
  g_clear_object (&self->fresh);
}

/* The first word: now it is a note. */
static void
fresh_text_cb (AftGuideTalk *self)
{
  AftGuidePage *page = AFT_GUIDE_PAGE (self);
  g_autoptr (AftNote) note = g_object_ref (self->fresh);

  forget_fresh (self);
  if (aft_guide_page_get_contact (page) != NULL)
    aft_guide_add_talk_note (aft_guide_page_get_book (page), aft_guide_page_get_follow_up (page), note);
}

static AftNote *
take_note (AftGuideTalk *self)
{
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (AFT_GUIDE_PAGE (self));
  g_autoptr (GDateTime) now = aft_guide_page_now (AFT_GUIDE_PAGE (self));
  AftNote *note = aft_guide_find_talk_note (follow_up, now);

  if (note != NULL)
    {
      forget_fresh (self);
      return note;
    }
  if (self->fresh == NULL)
    {
      self->fresh = aft_guide_new_talk_note (follow_up, now);
      g_signal_connect_object (self->fresh, "notify::text", G_CALLBACK (fresh_text_cb), self, G_CONNECT_SWAPPED);
    }

  return self->fresh;
}

/* GTK 4.8 loses count of its lines when a text view gets a buffer that another view shows before it was ever laid out: the note
 * is put into the editor once it has a size. */
static gboolean
show_note_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  AftGuideTalk *self = AFT_GUIDE_TALK (data);
  AftGuidePage *page = AFT_GUIDE_PAGE (self);

  if (gtk_widget_get_height (widget) <= 1 && gtk_widget_get_mapped (widget))
    return G_SOURCE_CONTINUE;

  self->show_id = 0;
  if (aft_guide_page_get_contact (page) == NULL || !gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;

  aft_note_editor_set_note (self->editor, AFT_DOCUMENT (aft_guide_page_get_contact (page)), take_note (self));
  gtk_widget_grab_focus (widget);
  /* What had the focus until the notes were there selected all of itself. */
  gtk_label_select_region (self->script, 0, 0);
  return G_SOURCE_REMOVE;
}

static void
aft_guide_talk_enter (AftGuidePage *page)
{
  AftGuideTalk *self = AFT_GUIDE_TALK (page);
  AftFollowUp *follow_up = aft_guide_page_get_follow_up (page);

  if (self->editor == NULL)
    {
      self->editor = AFT_NOTE_EDITOR (aft_note_editor_new (aft_guide_page_get_session (page)));
      aft_note_editor_set_large_type (self->editor, TRUE);
      aft_note_editor_set_label (self->editor, _("Notes of the Conversation"));
      gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
      gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
      gtk_box_append (self->editor_box, GTK_WIDGET (self->editor));
    }

  if (self->shown != follow_up)
    {
      self->shown = follow_up;
      forget_fresh (self);
      self->way = WAY_UNKNOWN;
      fill_questions (self);
    }
  show_way (self, follow_up);

  /* Nothing was written there: it begins at the time that it is now. */
  if (!self->entered)
    forget_fresh (self);
  self->entered = TRUE;
  run_clock (self);
  if (self->show_id == 0)
    self->show_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->editor), show_note_cb, self, NULL);
}

static void
aft_guide_talk_leave (AftGuidePage *page)
{
  AftGuideTalk *self = AFT_GUIDE_TALK (page);

  if (self->entered)
    show_clock (self);
  self->entered = FALSE;
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->editor != NULL)
    aft_note_editor_commit (self->editor);
  aft_session_flush (aft_guide_page_get_session (page));
}

static gboolean
aft_guide_talk_question (AftGuidePage *page,
                         guint         n)
{
  AftGuideTalk *self = AFT_GUIDE_TALK (page);

  if (n == 0 || n > self->texts->len)
    return FALSE;

  show_question (self, n - 1);
  aft_session_say (aft_guide_page_get_session (page), g_ptr_array_index (self->texts, n - 1));
  return TRUE;
}

static guint
aft_guide_talk_count_questions (AftGuidePage *page)
{
  return AFT_GUIDE_TALK (page)->texts->len;
}

static void
aft_guide_talk_dispose (GObject *object)
{
  AftGuideTalk *self = AFT_GUIDE_TALK (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  forget_fresh (self);
  g_clear_pointer (&self->talks, aft_talk_clock_free);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (aft_guide_talk_parent_class)->dispose (object);
}

static void
aft_guide_talk_class_init (AftGuideTalkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AftGuidePageClass *page_class = AFT_GUIDE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_guide_talk_dispose;
  page_class->refresh = aft_guide_talk_refresh;
  page_class->enter = aft_guide_talk_enter;
  page_class->leave = aft_guide_talk_leave;
  page_class->question = aft_guide_talk_question;
  page_class->count_questions = aft_guide_talk_count_questions;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-talk.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, question);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, how);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, time);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, clock);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, body);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, editor_box);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, script);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, questions);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, marks);
  gtk_widget_class_bind_template_child (widget_class, AftGuideTalk, closing);
  gtk_widget_class_bind_template_callback (widget_class, time_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_activated_cb);
}

static void
aft_guide_talk_init (AftGuideTalk *self)
{
  static const GActionEntry entries[] = {
    { "quote", mark_cb },
    { "promise", mark_cb },
    { "ask", mark_cb },
    { "stamp", mark_cb },
  };

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->talks = aft_talk_clock_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "talk", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->body, aft_talk_layout_new ());

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *keys = aft_actions_dup_keys_label (aft_actions_find (marks[i].row));

      aft_wrap_box_append (self->marks, mark_button_new (marks[i].action, _(marks[i].label), keys));
    }
}

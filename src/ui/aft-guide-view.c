/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-view.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "aft-actions.h"
#include "aft-date.h"
#include "aft-guide-page.h"
#include "aft-guide-strip.h"
#include "aft-narrow.h"
#include "aft-text.h"

/* In pixels. The conversation takes all there is. */
#define STEP_WIDTH 680
#define STEP_TIGHTENING 400
#define TALK_WIDTH 4000

#define ACTION_CB(name) static void name##_cb (GSimpleAction *action, GVariant *parameter, gpointer data)

struct _AftGuideView
{
  AdwBin              parent_instance;

  AftSession         *session;
  AftContact         *contact;
  AftFollowUp        *follow_up;
  AftGuideStep        step;             /* shown; AFT_GUIDE_STEP_NONE: none */
  GSimpleActionGroup *actions;
  gulong              changed_id;
  guint               refresh_id;

  AdwClamp           *head;
  AdwClamp           *foot;
  GtkLabel           *about;
  AftGuideStrip      *strip;
  GtkStack           *pages;
  GtkButton          *skip;
  GtkButton          *done;
  GtkLabel           *closing;
};

enum
{
  PROP_0,
  PROP_TALKING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftGuideView, aft_guide_view, ADW_TYPE_BIN)

static void settled_cb (AftGuideView *self);

static AftGuidePage *
get_page (AftGuideView *self,
          AftGuideStep  step)
{
  const char *word = aft_guide_step_get_word (step);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, word);

  if (page == NULL)
    {
      page = aft_guide_page_new (step, self->session);
      g_signal_connect_object (page, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, page, word);
    }

  return AFT_GUIDE_PAGE (page);
}

static char *
dup_about (AftGuideView *self)
{
  const char *name = aft_document_get_summary (AFT_DOCUMENT (self->contact))->title;
  const char *day = aft_record_get (self->follow_up, AFT_FOLLOW_UP_TURNED_DOWN);
  g_autofree char *person = aft_text_dup_shown (name, 80);
  g_autofree char *whole = aft_guide_dup_job (aft_session_get_book (self->session), self->follow_up);
  g_autofree char *job = whole != NULL ? aft_text_dup_shown (whole, 120) : NULL;
  g_autofree char *when = NULL;
  GDate today;

  aft_session_today (self->session, &today);
  when = day != NULL ? aft_day_dup_shown (day, &today) : NULL;

  if (job != NULL && when != NULL)
    /* Translators: whom the guide is about: person, job, and the day of the refusal */
    return g_strdup_printf (_("%s · %s · turned down: %s"), person, job, when);
  if (job != NULL)
    /* Translators: whom the guide is about: person, job */
    return g_strdup_printf (_("%s · %s"), person, job);
  return g_steal_pointer (&person);
}

static void
refresh (AftGuideView *self)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *about = NULL;
  g_autofree char *closing = NULL;

  if (self->follow_up == NULL || aft_guide_get_contact (self->follow_up) == NULL || self->step == AFT_GUIDE_STEP_NONE)
    return;

  now = aft_session_now (self->session);
  about = dup_about (self);
  closing = aft_guide_dup_closing (aft_session_get_book (self->session), self->follow_up, now);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->about), about);
  gtk_label_set_label (self->closing, closing);

  aft_guide_strip_refresh (self->strip, self->follow_up, self->step);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "previous")),
                               self->step > 0);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "next")),
                               self->step + 1 < AFT_GUIDE_STEP_NONE);
  aft_guide_page_refresh (get_page (self, self->step));
}

static gboolean
refresh_in_idle_cb (gpointer data)
{
  AftGuideView *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
contact_changed_cb (AftGuideView *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_in_idle_cb, self);
}

static void
set_width (AdwClamp     *clamp,
           AftGuideStep  step)
{
  adw_clamp_set_maximum_size (clamp, step == AFT_GUIDE_STEP_TALK ? TALK_WIDTH : STEP_WIDTH);
  adw_clamp_set_tightening_threshold (clamp, step == AFT_GUIDE_STEP_TALK ? TALK_WIDTH : STEP_TIGHTENING);
}

static void
show_step (AftGuideView *self,
           AftGuideStep  step)
{
  gboolean was_talking = aft_guide_view_get_talking (self);
  AftGuidePage *page;

  if (self->step != AFT_GUIDE_STEP_NONE && self->step != step)
    aft_guide_page_leave (get_page (self, self->step));

  self->step = step;
  page = get_page (self, step);
  aft_guide_page_set_follow_up (page, self->follow_up);
  refresh (self);
  set_width (self->head, step);
  set_width (self->foot, step);
  /* While they talk, every line of height is the note's. */
  gtk_widget_set_visible (GTK_WIDGET (self->closing), step != AFT_GUIDE_STEP_TALK);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  aft_guide_page_enter (page);
  /* A step that asks for nothing: GTK would go to what leads back. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (page)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->done));
  aft_session_break_undo (self->session);

  if (was_talking != aft_guide_view_get_talking (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TALKING]);
}

/* The step was settled: on to what comes next, or to the end. */
static void
settled_cb (AftGuideView *self)
{
  AftGuideStep next = aft_guide_step_get_current (self->follow_up);

  if (self->step + 1 < AFT_GUIDE_STEP_NONE &&
      aft_guide_step_get_state (self->follow_up, self->step + 1) == AFT_GUIDE_STEP_OPEN)
    next = self->step + 1;

  if (next != AFT_GUIDE_STEP_NONE)
    show_step (self, next);
  else
    {
      refresh (self);
      g_signal_emit (self, signals[FINISHED], 0);
    }
}

ACTION_CB (done)
{
  AftGuideView *self = data;

  if (self->step != AFT_GUIDE_STEP_NONE)
    aft_guide_page_done (get_page (self, self->step));
}

ACTION_CB (skip)
{
  AftGuideView *self = data;

  if (self->step != AFT_GUIDE_STEP_NONE)
    aft_guide_page_settle (get_page (self, self->step), AFT_GUIDE_STEP_SKIPPED);
}

ACTION_CB (next)
{
  AftGuideView *self = data;

  if (self->step + 1 < AFT_GUIDE_STEP_NONE)
    show_step (self, self->step + 1);
}

ACTION_CB (previous)
{
  AftGuideView *self = data;

  if (self->step > 0 && self->step != AFT_GUIDE_STEP_NONE)
    show_step (self, self->step - 1);
}

ACTION_CB (step)
{
  AftGuideView *self = data;
  AftGuideStep step = aft_guide_step_parse (g_variant_get_string (parameter, NULL));

  if (step != AFT_GUIDE_STEP_NONE && self->follow_up != NULL)
    show_step (self, step);
}

ACTION_CB (question)
{
  AftGuideView *self = data;

  if (self->step != AFT_GUIDE_STEP_NONE)
    aft_guide_page_question (get_page (self, self->step), g_variant_get_int32 (parameter));
}

ACTION_CB (send)
{
  AftGuideView *self = data;

  if (self->step != AFT_GUIDE_STEP_NONE)
    aft_guide_page_send (get_page (self, self->step));
}

ACTION_CB (choose)
{
  AftGuideView *self = data;

  if (self->step != AFT_GUIDE_STEP_NONE)
    aft_guide_page_choose (get_page (self, self->step), g_variant_get_string (parameter, NULL));
}

static void
aft_guide_view_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TALKING:
      g_value_set_boolean (value, aft_guide_view_get_talking (AFT_GUIDE_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_guide_view_dispose (GObject *object)
{
  AftGuideView *self = AFT_GUIDE_VIEW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_signal_handler (&self->changed_id, self->contact);
  g_clear_object (&self->follow_up);
  g_clear_object (&self->contact);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (aft_guide_view_parent_class)->dispose (object);
}

static void
aft_guide_view_class_init (AftGuideViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = aft_guide_view_get_property;
  object_class->dispose = aft_guide_view_dispose;

  properties[PROP_TALKING] = g_param_spec_boolean ("talking", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FINISHED] = g_signal_new ("finished", AFT_TYPE_GUIDE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (AFT_TYPE_GUIDE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideView, head);
  gtk_widget_class_bind_template_child (widget_class, AftGuideView, foot);
  gtk_widget_class_bind_template_child (widget_class, AftGuideView, about);
  gtk_widget_class_bind_template_child (widget_class, AftGuideView, strip);
  gtk_widget_class_bind_template_child (widget_class, AftGuideView, pages);
  gtk_widget_class_bind_template_child (widget_class, AftGuideView, skip);
  gtk_widget_class_bind_template_child (widget_class, AftGuideView, done);
  gtk_widget_class_bind_template_child (widget_class, AftGuideView, closing);
}

static void
aft_guide_view_init (AftGuideView *self)
{
  static const GActionEntry entries[] = {
    { "done", done_cb },
    { "skip", skip_cb },
    { "next", next_cb },
    { "previous", previous_cb },
    { "step", step_cb, "s" },
    { "question", question_cb, "i" },
    { "send", send_cb },
    { "choose", choose_cb, "s" },
  };

  self->step = AFT_GUIDE_STEP_NONE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "guide", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_GUIDE);
}

GtkWidget *
aft_guide_view_new (AftSession *session)
{
  AftGuideView *self = g_object_new (AFT_TYPE_GUIDE_VIEW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
aft_guide_view_set_follow_up (AftGuideView *self,
                              AftContact   *contact,
                              AftFollowUp  *follow_up)
{
  gboolean was_talking;
  AftGuideStep step;

  g_return_if_fail (AFT_IS_GUIDE_VIEW (self));

  if (self->follow_up == follow_up)
    return;

  was_talking = aft_guide_view_get_talking (self);
  aft_guide_view_commit (self);
  g_clear_signal_handler (&self->changed_id, self->contact);
  g_set_object (&self->contact, contact);
  g_set_object (&self->follow_up, follow_up);
  self->step = AFT_GUIDE_STEP_NONE;
  if (was_talking)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TALKING]);
  if (follow_up == NULL)
    return;

  self->changed_id = g_signal_connect_object (contact, "changed", G_CALLBACK (contact_changed_cb), self, G_CONNECT_SWAPPED);
  step = aft_guide_step_get_current (follow_up);
  show_step (self, step != AFT_GUIDE_STEP_NONE ? step : AFT_GUIDE_STEP_KEEP);
}

void
aft_guide_view_go (AftGuideView *self,
                   AftGuideStep  step)
{
  g_return_if_fail (AFT_IS_GUIDE_VIEW (self));

  if (self->follow_up != NULL && step < AFT_GUIDE_STEP_NONE)
    show_step (self, step);
}

gboolean
aft_guide_view_get_talking (AftGuideView *self)
{
  g_return_val_if_fail (AFT_IS_GUIDE_VIEW (self), FALSE);

  return self->step == AFT_GUIDE_STEP_TALK;
}

void
aft_guide_view_act (AftGuideView *self,
                    const char   *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (AFT_IS_GUIDE_VIEW (self));

  if (g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

gboolean
aft_guide_view_can_act (AftGuideView *self,
                        const char   *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GAction *found;
  AftGuidePage *page;

  g_return_val_if_fail (AFT_IS_GUIDE_VIEW (self), FALSE);

  if (self->step == AFT_GUIDE_STEP_NONE || !g_action_parse_detailed_name (action, &name, &target, NULL))
    return FALSE;

  page = get_page (self, self->step);
  if (g_str_equal (name, "guide.question"))
    return (guint) g_variant_get_int32 (target) <= aft_guide_page_count_questions (page);
  if (g_str_equal (name, "guide.send"))
    return aft_guide_page_can_send (page);
  if (g_str_equal (name, "guide.choose"))
    return aft_guide_page_can_choose (page, g_variant_get_string (target, NULL));
  if (g_str_equal (name, "guide.done") || g_str_equal (name, "guide.skip"))
    return !aft_guide_page_is_read_only (page);

  found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name + strlen ("guide."));

  return found != NULL && g_action_get_enabled (found);
}

void
aft_guide_view_commit (AftGuideView *self)
{
  g_return_if_fail (AFT_IS_GUIDE_VIEW (self));

  if (self->step != AFT_GUIDE_STEP_NONE && self->follow_up != NULL)
    aft_guide_page_leave (get_page (self, self->step));
}

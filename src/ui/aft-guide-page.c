/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-page.h"

#include <glib/gi18n-lib.h>

#include "aft-check-row.h"
#include "aft-guide-pages.h"

typedef struct
{
  AftSession     *session;
  AftFollowUp    *follow_up;
  AftGuideStep    step;
  AftDraftEditor *editor;       /* NULL until it has one */
  AftSendBar     *bar;
} AftGuidePagePrivate;

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AftGuidePage, aft_guide_page, ADW_TYPE_BIN)

static AftGuidePagePrivate *
get_private (AftGuidePage *self)
{
  return aft_guide_page_get_instance_private (self);
}

static void
aft_guide_page_dispose (GObject *object)
{
  AftGuidePagePrivate *priv = get_private (AFT_GUIDE_PAGE (object));

  g_clear_object (&priv->follow_up);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (aft_guide_page_parent_class)->dispose (object);
}

static void
aft_guide_page_leave_default (AftGuidePage *self)
{
  if (get_private (self)->editor != NULL)
    aft_draft_editor_commit (get_private (self)->editor);
}

static void
aft_guide_page_done_default (AftGuidePage *self)
{
  aft_guide_page_settle (self, AFT_GUIDE_STEP_DONE);
}

static void
aft_guide_page_class_init (AftGuidePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_guide_page_dispose;
  klass->leave = aft_guide_page_leave_default;
  klass->done = aft_guide_page_done_default;

  signals[SETTLED] = g_signal_new ("settled", AFT_TYPE_GUIDE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_guide_page_init (AftGuidePage *self)
{
}

/* Why the step is there scrolls with what it asks: above it, with text twice as large, it would push the guide's buttons out of a
 * phone. While they talk, every line of height is the note's. */
static void
show_why (AftGuidePage *self)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))));
  GtkWidget *clamp = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  GtkWidget *why = gtk_label_new (aft_guide_step_get_why (get_private (self)->step));

  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (why), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_box_prepend (GTK_BOX (adw_clamp_get_child (ADW_CLAMP (clamp))), why);
}

GtkWidget *
aft_guide_page_new (AftGuideStep  step,
                    AftSession   *session)
{
  static GType (* const types[]) (void) = {
    [AFT_GUIDE_STEP_READY] = aft_guide_ready_get_type,
    [AFT_GUIDE_STEP_WHO] = aft_guide_who_get_type,
    [AFT_GUIDE_STEP_SAY] = aft_guide_say_get_type,
    [AFT_GUIDE_STEP_TALK] = aft_guide_talk_get_type,
    [AFT_GUIDE_STEP_OUTCOME] = aft_guide_outcome_page_get_type,
    [AFT_GUIDE_STEP_THANKS] = aft_guide_thanks_get_type,
    [AFT_GUIDE_STEP_LEARN] = aft_guide_learn_get_type,
    [AFT_GUIDE_STEP_KEEP] = aft_guide_keep_get_type,
  };
  AftGuidePage *self;
  AftGuidePagePrivate *priv;

  g_return_val_if_fail (step < AFT_GUIDE_STEP_NONE, NULL);

  self = g_object_new (types[step] (), NULL);
  priv = get_private (self);
  priv->session = g_object_ref (session);
  priv->step = step;
  if (step != AFT_GUIDE_STEP_TALK)
    show_why (self);

  return GTK_WIDGET (self);
}

gboolean
aft_guide_page_is_read_only (AftGuidePage *self)
{
  AftContact *contact = aft_guide_page_get_contact (self);

  return contact != NULL && aft_document_is_read_only (AFT_DOCUMENT (contact));
}

/* The same, where something is to be changed. */
static gboolean
refuses (AftGuidePage *self)
{
  if (!aft_guide_page_is_read_only (self))
    return FALSE;

  aft_guide_page_say (self, _("This book can only be read here."));
  return TRUE;
}

/* What may only be read offers nothing, and can be scrolled all the same. */
static void
show_read_only (AftGuidePage *self)
{
  GtkWidget *content = adw_bin_get_child (ADW_BIN (self));
  gboolean read_only = aft_guide_page_is_read_only (self);

  if (GTK_IS_SCROLLED_WINDOW (content))
    {
      gtk_widget_set_focusable (content, read_only);
      content = gtk_widget_get_first_child (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (content)));
    }
  gtk_widget_set_sensitive (content, !read_only);
}

void
aft_guide_page_set_follow_up (AftGuidePage *self,
                              AftFollowUp  *follow_up)
{
  AftGuidePagePrivate *priv = get_private (self);

  if (g_set_object (&priv->follow_up, follow_up) && follow_up != NULL)
    aft_guide_page_refresh (self);
}

void
aft_guide_page_refresh (AftGuidePage *self)
{
  if (aft_guide_page_get_contact (self) == NULL)
    return;

  if (AFT_GUIDE_PAGE_GET_CLASS (self)->refresh != NULL)
    AFT_GUIDE_PAGE_GET_CLASS (self)->refresh (self);
  show_read_only (self);
}

void
aft_guide_page_enter (AftGuidePage *self)
{
  if (aft_guide_page_get_contact (self) != NULL && !aft_guide_page_is_read_only (self) && AFT_GUIDE_PAGE_GET_CLASS (self)->enter != NULL)
    AFT_GUIDE_PAGE_GET_CLASS (self)->enter (self);
}

void
aft_guide_page_leave (AftGuidePage *self)
{
  if (aft_guide_page_get_contact (self) != NULL && !aft_guide_page_is_read_only (self))
    AFT_GUIDE_PAGE_GET_CLASS (self)->leave (self);
}

void
aft_guide_page_done (AftGuidePage *self)
{
  if (refuses (self))
    return;

  /* What was answered a moment ago counts: the guide shows its consequences only when it is idle. */
  aft_guide_page_refresh (self);
  AFT_GUIDE_PAGE_GET_CLASS (self)->done (self);
}

gboolean
aft_guide_page_question (AftGuidePage *self,
                         guint         n)
{
  return AFT_GUIDE_PAGE_GET_CLASS (self)->question != NULL && AFT_GUIDE_PAGE_GET_CLASS (self)->question (self, n);
}

guint
aft_guide_page_count_questions (AftGuidePage *self)
{
  return AFT_GUIDE_PAGE_GET_CLASS (self)->count_questions != NULL ? AFT_GUIDE_PAGE_GET_CLASS (self)->count_questions (self) : 0;
}

gboolean
aft_guide_page_send (AftGuidePage *self)
{
  g_return_val_if_fail (AFT_IS_GUIDE_PAGE (self), FALSE);

  if (refuses (self))
    return FALSE;

  return get_private (self)->bar != NULL && aft_send_bar_send (get_private (self)->bar);
}

gboolean
aft_guide_page_can_send (AftGuidePage *self)
{
  return !aft_guide_page_is_read_only (self) && get_private (self)->bar != NULL
         && aft_send_bar_can_send (get_private (self)->bar);
}

static GtkWidget *
find_choice (AftGuidePage *self,
             const char   *word)
{
  return AFT_GUIDE_PAGE_GET_CLASS (self)->find_choice != NULL ? AFT_GUIDE_PAGE_GET_CLASS (self)->find_choice (self, word) : NULL;
}

void
aft_guide_page_choose (AftGuidePage *self,
                       const char   *word)
{
  GtkWidget *check;

  g_return_if_fail (AFT_IS_GUIDE_PAGE (self));

  check = find_choice (self, word);
  if (check == NULL || refuses (self))
    return;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  aft_check_row_focus (check);
}

gboolean
aft_guide_page_can_choose (AftGuidePage *self,
                           const char   *word)
{
  GtkWidget *check = find_choice (self, word);

  return check != NULL && !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) && !aft_guide_page_is_read_only (self);
}

AftGuideStep
aft_guide_page_get_step (AftGuidePage *self)
{
  return get_private (self)->step;
}

AftSession *
aft_guide_page_get_session (AftGuidePage *self)
{
  return get_private (self)->session;
}

AftBook *
aft_guide_page_get_book (AftGuidePage *self)
{
  return aft_session_get_book (get_private (self)->session);
}

AftFollowUp *
aft_guide_page_get_follow_up (AftGuidePage *self)
{
  return get_private (self)->follow_up;
}

AftContact *
aft_guide_page_get_contact (AftGuidePage *self)
{
  AftFollowUp *follow_up = get_private (self)->follow_up;

  return follow_up != NULL ? aft_guide_get_contact (follow_up) : NULL;
}

GDateTime *
aft_guide_page_now (AftGuidePage *self)
{
  return aft_session_now (get_private (self)->session);
}

void
aft_guide_page_add_draft (AftGuidePage    *self,
                          GtkBox          *box,
                          GCallback        sent,
                          GCallback        print,
                          AftDraftEditor **editor,
                          AftSendBar     **bar)
{
  AftGuidePagePrivate *priv = get_private (self);

  *editor = priv->editor = AFT_DRAFT_EDITOR (aft_draft_editor_new (priv->session));
  gtk_widget_set_hexpand (GTK_WIDGET (priv->editor), TRUE);
  gtk_box_append (box, GTK_WIDGET (priv->editor));
  *bar = priv->bar = AFT_SEND_BAR (aft_send_bar_new (priv->session, priv->editor));
  gtk_box_append (box, GTK_WIDGET (priv->bar));
  g_signal_connect_object (priv->bar, "sent", sent, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->bar, "print", print, self, G_CONNECT_SWAPPED);
}

void
aft_guide_page_settle (AftGuidePage      *self,
                       AftGuideStepState  state)
{
  AftGuidePagePrivate *priv = get_private (self);
  g_autoptr (GDateTime) now = NULL;

  if (refuses (self))
    return;

  now = aft_guide_page_now (self);
  aft_guide_settle (aft_guide_page_get_book (self), priv->follow_up, priv->step, state, now);
  aft_session_flush (priv->session);
  g_signal_emit (self, signals[SETTLED], 0);
}

void
aft_guide_page_say (AftGuidePage *self,
                    const char   *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", text);
}

void
aft_guide_page_complain (AftGuidePage *self,
                         const GError *error)
{
  aft_guide_page_say (self, error->message);
}

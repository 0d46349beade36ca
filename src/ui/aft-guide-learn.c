/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include "aft-feedback.h"
#include "aft-focus.h"
#include "aft-guide-pages.h"
#include "aft-learn-card.h"

struct _AftGuideLearn
{
  AftGuidePage  parent_instance;

  GtkWidget    *nothing;
  GtkBox       *cards;
  GPtrArray    *shown;          /* AftFeedback, in the order of the cards */
};

G_DEFINE_FINAL_TYPE (AftGuideLearn, aft_guide_learn, AFT_TYPE_GUIDE_PAGE)

static GPtrArray *
list_feedback (AftGuidePage *page)
{
  GListModel *all = aft_document_get_records (AFT_DOCUMENT (aft_guide_page_get_contact (page)), AFT_TYPE_FEEDBACK);
  const char *id = aft_record_get_id (AFT_RECORD (aft_guide_page_get_follow_up (page)));
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);

      if (aft_record_is (feedback, AFT_FEEDBACK_FOLLOW_UP, id))
        g_ptr_array_add (list, g_steal_pointer (&feedback));
    }

  return list;
}

static gboolean
same (GPtrArray *a,
      GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;

  return TRUE;
}

static void
aft_guide_learn_refresh (AftGuidePage *page)
{
  AftGuideLearn *self = AFT_GUIDE_LEARN (page);
  g_autoptr (GPtrArray) list = list_feedback (page);
  gboolean had_focus;
  GtkWidget *card;

  gtk_widget_set_visible (self->nothing, list->len == 0);
  if (same (self->shown, list))
    {
      for (card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL; card = gtk_widget_get_next_sibling (card))
        aft_learn_card_refresh (AFT_LEARN_CARD (card));
      return;
    }

  had_focus = aft_focus_leave (GTK_WIDGET (self->cards));
  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, card);
  for (guint i = 0; i < list->len; i++)
    gtk_box_append (self->cards, aft_learn_card_new (aft_guide_page_get_session (page), g_ptr_array_index (list, i)));

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_steal_pointer (&list);
  if (had_focus)
    aft_focus_enter (GTK_WIDGET (self->cards));
}

/* Praise, and what has nothing to do with them, ask for nothing. */
static void
aft_guide_learn_enter (AftGuidePage *page)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (AFT_GUIDE_LEARN (page)->cards));

  while (card != NULL && !gtk_widget_grab_focus (card))
    card = gtk_widget_get_next_sibling (card);
}

static void
aft_guide_learn_dispose (GObject *object)
{
  g_clear_pointer (&AFT_GUIDE_LEARN (object)->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (aft_guide_learn_parent_class)->dispose (object);
}

static void
aft_guide_learn_class_init (AftGuideLearnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AftGuidePageClass *page_class = AFT_GUIDE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_guide_learn_dispose;
  page_class->refresh = aft_guide_learn_refresh;
  page_class->enter = aft_guide_learn_enter;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-guide-learn.ui");
  gtk_widget_class_bind_template_child (widget_class, AftGuideLearn, nothing);
  gtk_widget_class_bind_template_child (widget_class, AftGuideLearn, cards);
}

static void
aft_guide_learn_init (AftGuideLearn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

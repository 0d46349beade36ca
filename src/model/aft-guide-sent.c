/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-sent.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-draft-find.h"
#include "aft-guide.h"
#include "aft-log.h"

/* A header isn't endless: the newest ids are enough to find the thread. */
#define THREAD_MAX 20

static AftTouch *
find_by_id (AftContact *contact,
            const char *message_id)
{
  GListModel *touches = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_TOUCH);

  for (guint i = 0; i < g_list_model_get_n_items (touches); i++)
    {
      g_autoptr (AftTouch) touch = g_list_model_get_item (touches, i);

      if (aft_record_is (touch, AFT_TOUCH_MESSAGE_ID, message_id))
        return touch;
    }

  return NULL;
}

/* What the step logged, from the touch at @from on; NULL if that was nothing. */
static AftTouch *
find_logged (AftContact *contact,
             guint       from)
{
  GListModel *touches = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_TOUCH);

  for (guint i = from; i < g_list_model_get_n_items (touches); i++)
    {
      g_autoptr (AftTouch) touch = g_list_model_get_item (touches, i);

      if (aft_record_get (touch, AFT_TOUCH_MESSAGE_ID) == NULL)
        return touch;
    }

  return NULL;
}

static AftTouch *
log_mail (AftContact  *contact,
          AftFollowUp *follow_up,
          GDateTime   *when)
{
  g_autofree char *moment = aft_moment_format_local (when);
  AftTouchValues values = { .when = moment, .channel = "mail", .direction = "out", .result = "sent" };

  return aft_log_touch (contact, &values, follow_up);
}

static AftTouch *
take_step (AftBook     *book,
           AftContact  *contact,
           AftFollowUp *follow_up,
           const char  *kind,
           GDateTime   *when)
{
  guint from = g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_TOUCH));
  AftTouch *touch = NULL;

  if (g_strcmp0 (kind, "thanks") == 0)
    {
      aft_guide_set_thanks (book, follow_up, "sent", "mail", when, NULL);
    }
  else if (g_strcmp0 (kind, "mail") == 0)
    {
      aft_guide_settle (book, follow_up, AFT_GUIDE_STEP_SAY, AFT_GUIDE_STEP_DONE, when);
      if (aft_guide_is_unanswered (book, follow_up))
        aft_guide_asked_question (book, follow_up, "mail", when, NULL);
      else
        aft_guide_set_outcome (book, follow_up, "waiting", "mail", when, &touch, NULL);
    }

  /* One that stands for an earlier mail keeps that. */
  if (touch != NULL && aft_record_get (touch, AFT_TOUCH_MESSAGE_ID) == NULL)
    return touch;

  return find_logged (contact, from);
}

static void
drop_draft (AftContact        *contact,
            const AftSentMail *mail)
{
  AftRecord *draft = mail->draft != NULL ? aft_document_lookup (AFT_DOCUMENT (contact), mail->draft) : NULL;

  if (draft != NULL && AFT_IS_DRAFT (draft)
      && (aft_draft_is_unwritten (AFT_DRAFT (draft)) || aft_record_is (draft, AFT_DRAFT_TEXT, mail->text)))
    aft_document_remove (AFT_DOCUMENT (contact), draft);
}

AftTouch *
aft_guide_mail_sent (AftBook           *book,
                     AftContact        *contact,
                     AftFollowUp       *follow_up,
                     const AftSentMail *mail,
                     GDateTime         *when)
{
  AftTouch *touch = mail->message_id != NULL ? find_by_id (contact, mail->message_id) : NULL;

  if (touch != NULL)
    return touch;

  aft_book_begin (book, C_("undo", "Send an e-mail"));
  if (follow_up != NULL)
    touch = take_step (book, contact, follow_up, mail->kind, when);
  if (touch == NULL)
    touch = log_mail (contact, follow_up, when);
  if (touch != NULL)
    {
      aft_record_set (touch, AFT_TOUCH_MESSAGE_ID, mail->message_id);
      aft_record_set (touch, AFT_TOUCH_SUBJECT, mail->subject);
      aft_record_set (touch, AFT_TOUCH_TEXT, mail->text);
      drop_draft (contact, mail);
    }
  aft_book_end (book);

  return touch;
}

char *
aft_guide_dup_thread (AftContact   *contact,
                      AftFollowUp  *follow_up,
                      char        **last)
{
  GListModel *touches = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_TOUCH);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (last != NULL)
    *last = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (touches); i++)
    {
      g_autoptr (AftTouch) touch = g_list_model_get_item (touches, i);
      const char *id = aft_record_get (touch, AFT_TOUCH_MESSAGE_ID);

      if (id != NULL && aft_record_is (touch, AFT_TOUCH_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up))))
        g_ptr_array_add (ids, g_strdup (id));
    }
  if (ids->len == 0)
    return NULL;
  if (last != NULL)
    *last = g_strdup (g_ptr_array_index (ids, ids->len - 1));
  if (ids->len > THREAD_MAX)
    g_ptr_array_remove_range (ids, 0, ids->len - THREAD_MAX);
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **) ids->pdata);
}

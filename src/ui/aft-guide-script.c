/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-script.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-draft-find.h"
#include "aft-drafts.h"
#include "aft-markup-plain.h"

static gboolean
is_recruiter (AftBook     *book,
              AftFollowUp *follow_up)
{
  AftApplication *application = aft_guide_get_application (book, follow_up);
  AftContact *contact = aft_guide_get_contact (follow_up);
  AftRecord *part = application != NULL ? aft_document_lookup (AFT_DOCUMENT (application),
                                                               aft_record_get_id (AFT_RECORD (contact))) : NULL;

  return part != NULL && AFT_IS_PART (part) && aft_record_list_has (part, AFT_PART_PARTS, "recruiter");
}

AftScript
aft_guide_script_for (AftBook     *book,
                      AftFollowUp *follow_up,
                      const char  *channel)
{
  gboolean spoken = g_strcmp0 (channel, "call") == 0 || channel == NULL;
  gboolean written = g_strcmp0 (channel, "mail") == 0 || g_strcmp0 (channel, "letter") == 0;

  if (aft_guide_is_unanswered (book, follow_up) && written)
    return AFT_SCRIPT_UNANSWERED;
  if (aft_record_is (follow_up, AFT_FOLLOW_UP_OUTCOME, "waiting") && written)
    return AFT_SCRIPT_RETRY;
  if (is_recruiter (book, follow_up) && (spoken || written))
    return spoken ? AFT_SCRIPT_RECRUITER_CALL : AFT_SCRIPT_RECRUITER_MAIL;
  if (spoken)
    return AFT_SCRIPT_CALL;
  if (written)
    return AFT_SCRIPT_MAIL;
  return g_strcmp0 (channel, "meeting") == 0 ? AFT_SCRIPT_IN_PERSON : AFT_SCRIPT_MESSAGE;
}

char *
aft_guide_script_dup_text (AftSession  *session,
                           AftFollowUp *follow_up,
                           AftScript    script)
{
  AftContact *contact = aft_guide_get_contact (follow_up);
  AftDraft *draft = aft_draft_find_step (contact, follow_up, aft_script_get_draft_kind (script));
  const AftLanguage *language = aft_draft_language (aft_session_get_book (session), contact);
  g_autofree char *own = NULL;
  g_auto (AftTemplateResult) result = { NULL };

  if (draft != NULL && !aft_draft_is_unwritten (draft))
    return g_strdup (aft_record_get (draft, AFT_DRAFT_TEXT));

  if (draft != NULL && language != NULL)
    own = aft_session_dup_own_template (session, aft_language_get_code (language), aft_record_get (draft, AFT_DRAFT_TEMPLATE));
  aft_draft_fill (session, contact, follow_up, script, own, NULL, NULL, &result);
  return g_strdup (result.text != NULL ? result.text : "");
}

char *
aft_guide_script_dup_sheet (AftSession  *session,
                            AftFollowUp *follow_up,
                            AftScript    script,
                            const char  *text)
{
  AftContact *contact = aft_guide_get_contact (follow_up);
  const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (contact));
  const AftLanguage *language = aft_draft_language (aft_session_get_book (session), contact);
  g_autoptr (GString) sheet = g_string_new (NULL);
  g_autoptr (GArray) questions = NULL;
  g_autoptr (GArray) replies = NULL;

  if (*summary->phone != '\0')
    g_string_append_printf (sheet, "%s\n", summary->phone);
  if (*summary->email != '\0')
    g_string_append_printf (sheet, "%s\n", summary->email);
  g_string_append_printf (sheet, "\n" AFT_PLAIN_HEADING "%s\n%s\n\n" AFT_PLAIN_HEADING "%s\n", aft_script_get_title (script), text,
                          _("Questions"));
  if (language == NULL)
    return g_string_free (g_steal_pointer (&sheet), FALSE);

  questions = aft_language_list_questions (language, aft_language_get_form (language, contact));
  for (guint i = 0; i < questions->len; i++)
    g_string_append_printf (sheet, "• %s\n", g_array_index (questions, AftQuestion, i).text);

  g_string_append_printf (sheet, "\n" AFT_PLAIN_HEADING "%s\n", _("What They May Say"));
  replies = aft_language_list_replies (language, aft_language_get_form (language, contact));
  for (guint i = 0; i < replies->len; i++)
    {
      const AftReply *reply = &g_array_index (replies, AftReply, i);

      g_string_append_printf (sheet, "• %s\n   %s\n", reply->they, reply->say);
    }

  return g_string_free (g_steal_pointer (&sheet), FALSE);
}

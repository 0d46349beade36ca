/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-date.h"
#include "aft-field-row.h"
#include "aft-spoken.h"
#include "aft-unfold-row.h"

static void
show (AdwExpanderRow *row,
      AftSession     *session,
      gpointer        interview)
{
  const char *when = aft_record_get (interview, AFT_INTERVIEW_WHEN);
  const char *kind = aft_words_shown (AFT_WORDS_INTERVIEW, aft_record_get (interview, AFT_INTERVIEW_KIND));
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  GDate today;

  aft_session_today (session, &today);
  day = when != NULL ? aft_day_dup_shown (when, &today) : g_strdup (_("No day yet"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_expander_row_set_subtitle (row, kind);
  name = g_strdup_printf (_("Interview, %s"), day);
  aft_spoken_set_name (GTK_WIDGET (row), name);
}

static void
fill (AdwExpanderRow *row,
      AftSession     *session,
      gpointer        interview)
{
  const char *of = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *when_name = aft_field_dup_spoken (_("When"), of);
  g_autofree char *kind_name = aft_field_dup_spoken (_("How"), of);
  g_autofree char *detail_name = aft_field_dup_spoken (_("A True Detail"), of);

  adw_expander_row_add_row (row, aft_field_row_new (session, _("When"), when_name, interview, AFT_INTERVIEW_WHEN));
  adw_expander_row_add_row (row, aft_choice_row_new (session, _("How"), kind_name, interview, AFT_INTERVIEW_KIND,
                                                     AFT_WORDS_INTERVIEW, _("Not set")));
  adw_expander_row_add_row (row, aft_text_row_new (session, _("A True Detail"), detail_name,
                                                   _("Something you talked about; a letter of thanks can name it."),
                                                   interview, AFT_INTERVIEW_DETAIL));
  aft_unfold_row_add_buttons (row, of);
}

static GtkWidget *
make_row (AftSession  *session,
          AftDocument *job,
          gpointer     item)
{
  static const AftUnfoldRowKind kind = { show, fill };

  return aft_unfold_row_new (session, item, &kind);
}

static GListModel *
list (AftSession  *session,
      AftDocument *job)
{
  return g_object_ref (aft_document_get_records (job, AFT_TYPE_INTERVIEW));
}

static void
add (GtkWidget   *group,
     AftSession  *session,
     AftDocument *job)
{
  g_autoptr (AftInterview) interview = aft_record_new (AFT_TYPE_INTERVIEW, NULL);
  GDate today;

  aft_session_today (session, &today);
  aft_book_begin (aft_session_get_book (session), _("Add an interview"));
  aft_record_set_day (interview, AFT_INTERVIEW_WHEN, &today);
  aft_document_add (job, interview);
  aft_book_end (aft_session_get_book (session));
  aft_row_group_focus (AFT_ROW_GROUP (group), interview);
}

const AftRowGroupKind aft_interview_group = {
  .title = N_("Interviews"),
  .empty = N_("None yet."),
  .add = N_("Add an Interview"),
  .list = list,
  .row = make_row,
  .on_add = add,
};

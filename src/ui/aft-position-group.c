/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>

#include "aft-contact.h"
#include "aft-date.h"
#include "aft-field-row.h"
#include "aft-spoken.h"
#include "aft-text.h"
#include "aft-unfold-row.h"

static char *
dup_title (AftRecord *position)
{
  const char *title = aft_record_get (position, AFT_POSITION_TITLE);
  const char *company = aft_record_get (position, AFT_POSITION_COMPANY);
  g_autofree char *shown_title = aft_text_dup_shown (title != NULL ? title : "", 120);
  g_autofree char *shown_company = aft_text_dup_shown (company != NULL ? company : "", 120);

  if (title != NULL && company != NULL)
    /* Translators: a position and the company it is at: "Head of Design, Northwind". */
    return g_strdup_printf (C_("position", "%s, %s"), shown_title, shown_company);
  if (title != NULL || company != NULL)
    return g_strdup (title != NULL ? shown_title : shown_company);

  return g_strdup (_("New position"));
}

static void
show (AdwExpanderRow *row,
      AftSession     *session,
      gpointer        position)
{
  const char *since = aft_record_get (position, AFT_POSITION_SINCE);
  const char *until = aft_record_get (position, AFT_POSITION_UNTIL);
  g_autofree char *title = dup_title (position);
  g_autofree char *from = since != NULL ? aft_day_dup_shown (since, NULL) : NULL;
  g_autofree char *to = until != NULL ? aft_day_dup_shown (until, NULL) : NULL;
  g_autofree char *time = NULL;
  g_autofree char *name = NULL;

  if (from != NULL && to != NULL)
    /* Translators: from when until when somebody had a position. */
    time = g_strdup_printf (_("%s to %s"), from, to);
  else if (from != NULL)
    time = g_strdup_printf (C_("position", "since %s"), from);
  else if (to != NULL)
    time = g_strdup_printf (C_("position", "until %s"), to);
  else
    time = g_strdup (_("Today"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (row, time);
  name = g_strdup_printf (C_("row", "%s, %s"), title, time);
  aft_spoken_set_name (GTK_WIDGET (row), name);
}

static void
fill (AdwExpanderRow *row,
      AftSession     *session,
      gpointer        position)
{
  static const struct
  {
    const char *title;
    guint       field;
  } fields[] = {
    { N_("Title"), AFT_POSITION_TITLE },
    { N_("Company"), AFT_POSITION_COMPANY },
    { N_("Department"), AFT_POSITION_DEPARTMENT },
    { N_("Since"), AFT_POSITION_SINCE },
    { N_("Until"), AFT_POSITION_UNTIL },
  };
  g_autofree char *of = dup_title (position);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *spoken = aft_field_dup_spoken (_(fields[i].title), of);

      adw_expander_row_add_row (row, aft_field_row_new (session, _(fields[i].title), spoken, position, fields[i].field));
    }
  aft_unfold_row_add_buttons (row, of);
}

static GtkWidget *
make_row (AftSession  *session,
          AftDocument *contact,
          gpointer     item)
{
  static const AftUnfoldRowKind kind = { show, fill };

  return aft_unfold_row_new (session, item, &kind);
}

static GListModel *
list (AftSession  *session,
      AftDocument *contact)
{
  return g_object_ref (aft_document_get_records (contact, AFT_TYPE_POSITION));
}

static void
add (GtkWidget   *group,
     AftSession  *session,
     AftDocument *contact)
{
  g_autoptr (AftPosition) position = aft_record_new (AFT_TYPE_POSITION, NULL);

  aft_book_begin (aft_session_get_book (session), _("Add a position"));
  aft_document_add (contact, position);
  aft_book_end (aft_session_get_book (session));
  aft_row_group_focus (AFT_ROW_GROUP (group), position);
}

const AftRowGroupKind aft_position_group = {
  .title = N_("Positions"),
  .empty = N_("Where they work isn’t known yet."),
  .add = N_("Add a Position"),
  .list = list,
  .row = make_row,
  .on_add = add,
};

/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-view.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char      *word;
  const char      *title;
  const char      *icon;
  AftDocumentKind  kind;
} views[] = {
  [AFT_VIEW_TODAY] = { "today", NC_("view", "Today"), "aft-today-symbolic", AFT_DOCUMENT_BOOK },
  [AFT_VIEW_PEOPLE] = { "people", NC_("view", "People"), "aft-people-symbolic", AFT_DOCUMENT_CONTACT },
  [AFT_VIEW_JOBS] = { "jobs", NC_("view", "Jobs"), "aft-jobs-symbolic", AFT_DOCUMENT_APPLICATION },
  [AFT_VIEW_LEARN] = { "learn", NC_("view", "Learn"), "aft-learn-symbolic", AFT_DOCUMENT_STORY },
  [AFT_VIEW_EVENTS] = { "events", NC_("view", "Events"), "aft-events-symbolic", AFT_DOCUMENT_EVENT },
  [AFT_VIEW_EVERYTHING] = { NULL, NC_("view", "Everything"), "edit-find-symbolic", AFT_DOCUMENT_BOOK },
};

const char *
aft_view_get_word (AftView view)
{
  return views[view].word;
}

AftView
aft_view_parse (const char *word)
{
  for (guint i = 0; i < AFT_VIEWS; i++)
    if (g_strcmp0 (views[i].word, word) == 0)
      return i;

  return AFT_VIEW_EVERYTHING;
}

const char *
aft_view_get_title (AftView view)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "view", views[view].title);
}

const char *
aft_view_get_icon (AftView view)
{
  return views[view].icon;
}

AftDocumentKind
aft_view_get_kind (AftView view)
{
  return views[view].kind;
}

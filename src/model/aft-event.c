/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-event.h"

static const AftField event_fields[] = {
  [AFT_EVENT_NAME] = { "Name", AFT_FIELD_LINE, TRUE },
  [AFT_EVENT_HOST] = { "Host", AFT_FIELD_LINE, TRUE },
  [AFT_EVENT_WHEN] = { "When", AFT_FIELD_DAY },
  [AFT_EVENT_ENDS] = { "Ends", AFT_FIELD_DAY },
  [AFT_EVENT_PLACE] = { "Place", AFT_FIELD_LINE, TRUE },
  [AFT_EVENT_PEOPLE] = { "People", AFT_FIELD_LIST },
  [AFT_EVENT_PREPARED] = { "Prepared", AFT_FIELD_TEXT, TRUE },
};

AFT_DEFINE_DOCUMENT (AftEvent, aft_event, AFT_DOCUMENT_EVENT, event_fields, G_N_ELEMENTS (event_fields))

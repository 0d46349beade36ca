/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"

static const AftField contact_fields[] = {
  [AFT_CONTACT_FULL_NAME] = { "Full-Name", AFT_FIELD_LINE, TRUE },
  [AFT_CONTACT_UNNAMED] = { "Unnamed", AFT_FIELD_FLAG },
  [AFT_CONTACT_GIVEN_NAME] = { "Given-Name", AFT_FIELD_LINE, TRUE },
  [AFT_CONTACT_FAMILY_NAME] = { "Family-Name", AFT_FIELD_LINE, TRUE },
  [AFT_CONTACT_ADDITIONAL_NAMES] = { "Additional-Names", AFT_FIELD_LINE, TRUE },
  [AFT_CONTACT_HONORIFIC_PREFIX] = { "Honorific-Prefix", AFT_FIELD_LINE },
  [AFT_CONTACT_HONORIFIC_SUFFIX] = { "Honorific-Suffix", AFT_FIELD_LINE },
  [AFT_CONTACT_NICKNAME] = { "Nickname", AFT_FIELD_LINE, TRUE },
  [AFT_CONTACT_ADDRESS_AS] = { "Address-As", AFT_FIELD_LINE },
  [AFT_CONTACT_FORM] = { "Form", AFT_FIELD_CHOICE },
  [AFT_CONTACT_LANGUAGE] = { "Language", AFT_FIELD_LINE },
  [AFT_CONTACT_COUNTRY] = { "Country", AFT_FIELD_LINE },
  [AFT_CONTACT_TAGS] = { "Tags", AFT_FIELD_LIST, TRUE },
  [AFT_CONTACT_RHYTHM] = { "Rhythm", AFT_FIELD_CHOICE },
  [AFT_CONTACT_KEEP_IN_TOUCH_AFTER] = { "Keep-In-Touch-After", AFT_FIELD_DAY },
  [AFT_CONTACT_PAUSED_UNTIL] = { "Paused-Until", AFT_FIELD_DAY },
  [AFT_CONTACT_PREFERRED_CHANNEL] = { "Preferred-Channel", AFT_FIELD_CHOICE },
  [AFT_CONTACT_TIME_ZONE] = { "Time-Zone", AFT_FIELD_LINE },
  [AFT_CONTACT_HOW_WE_MET] = { "How-We-Met", AFT_FIELD_LINE, TRUE },
  [AFT_CONTACT_BIRTHDAY] = { "Birthday", AFT_FIELD_DAY },
  [AFT_CONTACT_PHOTO] = { "Photo", AFT_FIELD_LINE },
  [AFT_CONTACT_ARCHIVED] = { "Archived", AFT_FIELD_FLAG },
  [AFT_CONTACT_MERGED_IDS] = { "Merged-Ids", AFT_FIELD_LIST },
  [AFT_CONTACT_MERGED_NAMES] = { "Merged-Names", AFT_FIELD_LIST },
};

AFT_DEFINE_DOCUMENT (AftContact, aft_contact, AFT_DOCUMENT_CONTACT, contact_fields, G_N_ELEMENTS (contact_fields))

static const AftField position_fields[] = {
  [AFT_POSITION_COMPANY] = { "Company", AFT_FIELD_LINE, TRUE },
  [AFT_POSITION_TITLE] = { "Title", AFT_FIELD_LINE, TRUE },
  [AFT_POSITION_DEPARTMENT] = { "Department", AFT_FIELD_LINE, TRUE },
  [AFT_POSITION_SINCE] = { "Since", AFT_FIELD_DAY },
  [AFT_POSITION_UNTIL] = { "Until", AFT_FIELD_DAY },
};

AFT_DEFINE_RECORD (AftPosition, aft_position, "Position", position_fields)

static const AftField address_fields[] = {
  [AFT_ADDRESS_KIND] = { "Kind", AFT_FIELD_CHOICE },
  [AFT_ADDRESS_LABEL] = { "Label", AFT_FIELD_LINE },
  [AFT_ADDRESS_VALUE] = { "Value", AFT_FIELD_TEXT, TRUE },
  [AFT_ADDRESS_PREFERRED] = { "Preferred", AFT_FIELD_FLAG },
  [AFT_ADDRESS_UNTIL] = { "Until", AFT_FIELD_DAY },
};

AFT_DEFINE_RECORD (AftAddress, aft_address, "Address", address_fields)

static const AftField card_fields[] = {
  [AFT_CARD_VERSION] = { "Version", AFT_FIELD_LINE },
  [AFT_CARD_UID] = { "Uid", AFT_FIELD_LINE },
  [AFT_CARD_DIGEST] = { "Digest", AFT_FIELD_LINE },
  [AFT_CARD_LINES] = { "Lines", AFT_FIELD_TEXT },
};

AFT_DEFINE_RECORD (AftCard, aft_card, "Card", card_fields)

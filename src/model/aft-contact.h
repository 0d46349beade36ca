/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* A person, and what a person has: positions, addresses and imported cards. */

/* Somebody in the book. */
#define AFT_TYPE_CONTACT (aft_contact_get_type ())
G_DECLARE_FINAL_TYPE (AftContact, aft_contact, AFT, CONTACT, AftDocument)

enum
{
  AFT_CONTACT_FULL_NAME,
  AFT_CONTACT_UNNAMED,             /* the name stands for one that isn't known yet */
  AFT_CONTACT_GIVEN_NAME,
  AFT_CONTACT_FAMILY_NAME,
  AFT_CONTACT_ADDITIONAL_NAMES,
  AFT_CONTACT_HONORIFIC_PREFIX,
  AFT_CONTACT_HONORIFIC_SUFFIX,
  AFT_CONTACT_NICKNAME,
  AFT_CONTACT_ADDRESS_AS,          /* how a letter addresses them: "Ms Ortiz" */
  AFT_CONTACT_FORM,                /* formal, familiar */
  AFT_CONTACT_LANGUAGE,            /* ISO 639 code of the drafts to them */
  AFT_CONTACT_COUNTRY,             /* ISO 3166 code */
  AFT_CONTACT_TAGS,
  AFT_CONTACT_RHYTHM,              /* quarter, half-year, month, with-reason, never */
  AFT_CONTACT_KEEP_IN_TOUCH_AFTER,
  AFT_CONTACT_PAUSED_UNTIL,
  AFT_CONTACT_PREFERRED_CHANNEL,   /* call, mail, message, letter, meeting */
  AFT_CONTACT_TIME_ZONE,
  AFT_CONTACT_HOW_WE_MET,
  AFT_CONTACT_BIRTHDAY,
  AFT_CONTACT_PHOTO,               /* file name in photos/ */
  AFT_CONTACT_ARCHIVED,
  AFT_CONTACT_MERGED_IDS,
  AFT_CONTACT_MERGED_NAMES,
};

/* A position in somebody's job history; the one without Until is today's. */
#define AFT_TYPE_POSITION (aft_position_get_type ())
G_DECLARE_FINAL_TYPE (AftPosition, aft_position, AFT, POSITION, AftRecord)

enum
{
  AFT_POSITION_COMPANY,
  AFT_POSITION_TITLE,
  AFT_POSITION_DEPARTMENT,
  AFT_POSITION_SINCE,
  AFT_POSITION_UNTIL,
};

/* A way to reach somebody. */
#define AFT_TYPE_ADDRESS (aft_address_get_type ())
G_DECLARE_FINAL_TYPE (AftAddress, aft_address, AFT, ADDRESS, AftRecord)

enum
{
  AFT_ADDRESS_KIND,      /* email, phone, url, im, postal */
  AFT_ADDRESS_LABEL,
  AFT_ADDRESS_VALUE,
  AFT_ADDRESS_PREFERRED,
  AFT_ADDRESS_UNTIL,     /* no longer used; stays searchable */
};

/* An imported vCard (RFC 6350, 2426, vCard 2.1), kept so that export gives back every property. */
#define AFT_TYPE_CARD (aft_card_get_type ())
G_DECLARE_FINAL_TYPE (AftCard, aft_card, AFT, CARD, AftRecord)

enum
{
  AFT_CARD_VERSION,
  AFT_CARD_UID,
  AFT_CARD_DIGEST,  /* SHA-256 of the unfolded card, hexadecimal */
  AFT_CARD_LINES,
};

G_END_DECLS

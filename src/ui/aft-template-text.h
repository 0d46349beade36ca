/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define AFT_TYPE_TEMPLATE_TEXT (aft_template_text_get_type ())
G_DECLARE_FINAL_TYPE (AftTemplateText, aft_template_text, AFT, TEMPLATE_TEXT, AdwBin)

/* Where a template is written: a "{" offers the fields that there are.
 *
 * Signal "changed" (): somebody typed, or aft_template_text_replace () or aft_template_text_insert_field () did it for them. */

/* Transfer full. */
char     *aft_template_text_dup          (AftTemplateText *self);

/* Another text, which can't be taken back; not "changed". */
void      aft_template_text_set          (AftTemplateText *self,
                                          const char      *text);

/* As if somebody typed @text over what is there, so that Ctrl+Z brings that back. */
void      aft_template_text_replace      (AftTemplateText *self,
                                          const char      *text);

/* The field of @name where the cursor is. */
void      aft_template_text_insert_field (AftTemplateText *self,
                                          const char      *name);

void      aft_template_text_set_editable (AftTemplateText *self,
                                          gboolean         editable);

G_END_DECLS

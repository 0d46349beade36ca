/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-mail-error.h"

G_DEFINE_QUARK (aft-mail-error-quark, aft_mail_error)

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# templates.sh PROGRAM READER: a script is put into one's own words, by keys alone, and is as it was again.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

own=$book/templates/en/mail-formal.template
start
until_true "an open book" test -e "$book/book.ini"
until_true 'somewhere to type' "$READER" wait 1 ''
press ctrl+comma
window Preferences
go_to 'Scripts and Letters'
press Return
window 'Scripts and Letters'
go_to 'Template'
in_editor '{address-as}'
press ctrl+End
write ' and {my-phone}'
until_true 'a script of its own in the book' grep -q 'and {my-phone}' "$own"
grep -q '^Subject: ' "$own" || fail "not the whole script: $(cat "$own")"
go_to '_Reset'
press Return
until_true 'no script of its own any more' test ! -e "$own"
at 'Template'
press ctrl+z
until_true 'the own one again' grep -q 'and {my-phone}' "$own"
press Escape
until_true "the dialog gone" is_no_window 'Scripts and Letters'
window Preferences
press Escape
until_true "the dialog gone" is_no_window Preferences
window Afterword
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"

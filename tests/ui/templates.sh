#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# templates.sh PROGRAM READER: a script is put into one's own words, by keys alone, and is as it was again.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# choose_last SHOWN: the last of the list that has the focus, which comes when it comes; SHOWN is what shows that it was chosen.
choose_last () {
  for again in 1 2 3 4 5; do
    press space
    sleep 0.5
    press End
    sleep 0.2
    press Return
    "$READER" shows 2 "$1" && return
  done
  fail "the last of the list is not chosen: nothing shows “$1”"
}

own=$book/templates/en/mail-formal.template
# What lies under the pointer would be chosen in lists, too.
xdotool mousemove 0 0
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
go_to 'Reset'
press Return
until_true 'no script of its own any more' test ! -e "$own"
at 'Template'
press ctrl+z
until_true 'the own one again' grep -q 'and {my-phone}' "$own"

# One of one's own: named, worded, and there to be chosen.
go_to 'New Template'
press Return
at 'Name'
# It is selected when it comes, but on a busy machine not always any more when the first key does.
press ctrl+a
write 'After a <b>meetup</b> & more'
go_to 'Template'

# A brace offers the fields: by how they begin, by the words of what they are, and all of them; or none of them is meant.
press ctrl+a
write '{comp'
press Return
in_editor '{company}'
write ' {Their'
press Tab
in_editor '{company} {full-name}'
write ' {'
press Up Return
in_editor '{company} {full-name} {new-job}'
write ' {my'
press Down Down Return
in_editor '{new-job} {my-email}'
write ' {my'
press Escape Return
write 'here'
in_editor "{my-email} {my
here"
at 'Template'
press ctrl+a
write 'Subject: Good to meet you'
press Return Return
write 'Hello {given-name}, it was good.'
until_true 'its name in the book' sh -c "grep -qx 'Name: After a <b>meetup</b> & more' '$book'/templates/en/own-*.template"
until_true 'its words in the book' sh -c "grep -q 'it was good' '$book'/templates/en/own-*.template"
press Escape
until_true "the dialog gone" is_no_window 'Scripts and Letters'
window Preferences
press Escape
until_true "the dialog gone" is_no_window Preferences
window Afterword

# Written with: the text is filled in for whoever it is for.
turned_down 'Bo Lind <bo@example.test>' 'Smith & Sons'
press ctrl+2
at 'Bo Lind'
press ctrl+e
window Write
at 'What About'
choose_last 'After a '
go_to 'Text'
in_editor 'Hello Bo, it was good.'
press Escape
until_true "the dialog gone" is_no_window Write
window Afterword

# And taken away again.
press ctrl+comma
window Preferences
go_to 'Scripts and Letters'
press Return
window 'Scripts and Letters'
at 'Text'
choose_last 'Remove Template'
at 'Text'
go_to 'Remove Template'
press Return
window 'Remove the template.'
press alt+r
until_true 'the question gone' is_no_window 'Remove the template.'
until_true 'no template of its own any more' sh -c "! ls '$book'/templates/en/own-*"
window 'Scripts and Letters'
press Escape
until_true "the dialog gone" is_no_window 'Scripts and Letters'
window Preferences
press Escape
until_true "the dialog gone" is_no_window Preferences
window Afterword
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# guide.sh PROGRAM READER: what the guide leaves behind, by keys alone: nothing where nothing was written, and the focus where it
# goes on.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

"$AFTERWORD" --book "$book" turned-down --name 'Ana Ortiz' --company Northwind >/dev/null || fail 'nobody to begin with'
contact=$(echo "$book"/contacts/*.contact)
start
until_true 'the person in the list' "$READER" wait 1 ''
press ctrl+2
at 'Ana Ortiz'

# Passing by the conversation leaves no note.
press ctrl+shift+g
at 'I Can'
press alt+Page_Down alt+Page_Down alt+Page_Down
at 'Notes of the Conversation'
in_editor ':'
press alt+Page_Down
at 'I listened'
press Escape

# Out of the guide the focus stands on what comes next, not in her name: a letter that is typed changes nothing.
at 'Continue:'
write 'x'
sleep 2
grep -qxF 'Full-Name=Ana Ortiz' "$contact" || fail "a letter changed her name: $(grep ^Full-Name= "$contact")"
! grep -q '^Text=' "$contact" || fail "a note is left of nothing: $(grep ^Text= "$contact")"

# From the list and from the notes the steps go on as well, as long as the guide is there.
press ctrl+shift+g
at 'I Can'
press ctrl+l
at 'Ana Ortiz'
press alt+Page_Down
at 'In Person'
press shift+F6
at 'Ana Ortiz'
press alt+Page_Up
at 'I Can'
press F6
until_true 'another pane' sh -c "! '$READER' wait 0 'I Can'"
press alt+Page_Down
at 'In Person'
press alt+Page_Up
at 'I Can'
press Escape
at 'Continue:'
press alt+Page_Down
sleep 1
at 'Continue:'

# The first word makes it one, and it is taken back in one go.
press ctrl+shift+g
at 'I Can'
press alt+Page_Down alt+Page_Down alt+Page_Down
at 'Notes of the Conversation'
in_editor ':'
write 'hello'
until_true 'the note on the disk' grep -q '^Text=..:.. hello$' "$contact"
press alt+Page_Up Escape
at 'Continue:'
press ctrl+z
until_true 'the note gone' sh -c "! grep -q '^Text=' '$contact'"
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"

# Of two follow-ups of one person the one is gone on with whose line is selected, not the newest.
book=$HOME/other
"$AFTERWORD" --book "$book" turned-down --name 'Ana Ortiz' --company Northwind --position Writer --on yesterday >/dev/null
"$AFTERWORD" --book "$book" turned-down --name 'Ana Ortiz' --company Northwind --position Buyer \
  --on "$(date -d '9 days ago' +%F)" >/dev/null || fail 'nobody to begin with'
contact=$(echo "$book"/contacts/*.contact)
start
at 'Ana Ortiz, Get ready to ask Ana Ortiz, '
"$READER" wait 1 'Ana Ortiz, Get ready to ask Ana Ortiz, Buyer' || press Down
at 'Ana Ortiz, Get ready to ask Ana Ortiz, Buyer at Northwind'
press ctrl+shift+g
at 'I Can'
press Return
at 'In Person'
until_true 'the step of the buyer done' sh -c "sed -n '/^Position=Buyer/,/^\[/p' '$contact' | grep -qx Step-Ready=done"
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"

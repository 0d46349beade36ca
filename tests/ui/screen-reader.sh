#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# screen-reader.sh PROGRAM READER: what a screen reader is told while somebody types a note: what the editor is, where the cursor
# stands, what is selected, what is offered to complete a name, the match that was found, and whether all of it is saved.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# told LINE: waits until what is told about the focus has this line.
told () { until_true "“$1” told, but $("$READER" about | paste -s -d ' ')" is_told "$1"; }
is_told () { "$READER" about | grep -qxF -- "$1"; }
shown () { "$READER" shows $patience "$1" || fail "nothing says “$1”"; }

"$AFTERWORD" --book "$book" turned-down --name 'Jane Mueller' --company Northwind >/dev/null || fail 'nobody can be added'
start
until_true 'a list with the focus' "$READER" wait 1 ''
press ctrl+2
at 'Jane Mueller'
press ctrl+shift+n
at 'Note'

# The editor.
told 'role=text box'
told 'name=Note'
told 'editable=yes'
told 'multi-line=yes'
told 'caret=0'
write 'who was there'
told 'caret=13'
press shift+Left shift+Left
told 'caret=11'
told 'selection=11-13'
press End
told 'selection=0-0'

# What is chosen from.
write ' @ja'
told 'description=Jane Mueller, choice 1 of 1'
press Tab
told 'description='
in_editor 'who was there @Jane Mueller '

# A match: counted, and selected in the note.
press ctrl+f
told 'name=Find in the note'
write 'was'
told 'description=1 match'
press Escape
told 'name=Note'
told 'selection=4-7'

# Their words, on demand, and saved.
press F2
in_editor '> who was there'
press End
write '.'
on_disk 'Text=> who was there @Jane Mueller .' "$book"/contacts/*.contact
shown 'Saved'
press F8
shown '5 words'

# The list above it, whose rows have names that make sense alone.
shown 'who was there @Jane Mueller ., today'
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'

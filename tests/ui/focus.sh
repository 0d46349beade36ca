#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# focus.sh PROGRAM READER: where the focus goes in the real program, by keys alone. Tab leaves a list from any row of it, and comes
# back to that row.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# into_row FIELD: waits until the focus has left FIELD for a row, and sets row to its name.
into_row () {
  until_true "a row below “$1”" sh -c "! '$READER' wait 0 '$1'"
  row=$("$READER" focus)
}

described () { "$READER" described $patience "$1" || fail "what has the focus is not described by “$1”"; }

for name in 'Ana Ortiz' 'Ben Field'; do
  "$AFTERWORD" --book "$book" turned-down --name "$name" --company Northwind >/dev/null || fail 'no person'
done
"$AFTERWORD" --book "$book" turned-down --name 'Cem Demir' --company Norden >/dev/null || fail 'no person'
for text in one two three; do
  "$AFTERWORD" --book "$book" note --for ana "note $text" >/dev/null || fail 'no note'
done
start

# Where nothing is due, the words that say so are where the window begins.
at 'Nothing is due'

# The page begins with what is next, and from there it is walked through both ways: past the name, out, and in again.
press ctrl+2 Home
at 'Ana Ortiz'
"$READER" shows $patience 'Continue' || fail 'the page does not say what is next'
press F6
at 'Continue'
for there in 'Log a Contact' Write Name Notes 'Ana Ortiz'; do
  press shift+Tab
  at "$there"
done
for there in Notes Name Write 'Log a Contact' Continue Before; do
  press Tab
  at "$there"
done

# The list of people: from the first row as from one amid.
press ctrl+2
at 'Ana Ortiz'
press Tab
at 'Notes'
press shift+Tab
at 'Ana Ortiz'
press Down
at 'Ben Field'
press shift+Tab
at 'Narrow the List'
press Tab
at 'Ben Field'

# What is found everywhere.
press ctrl+shift+f
at 'Search Everything'
write 'northwind'
described 'results'
press Down Down
into_row 'Search Everything'
press shift+Tab
at 'Search Everything'
press Tab
at "$row"
press Escape
at 'Ben Field'

# The notes.
press Home
at 'Ana Ortiz'
press F6 F6
at 'note three'
press Down
at 'note two'
press Tab
at 'Mark and Format'
press shift+Tab
at 'note two'

# Pinned, a note stands elsewhere: the focus stays where it is, and Shift+Tab comes to the same note.
press Tab Tab
at 'Pin the Note'
press space
"$READER" shows $patience 'note two, pinned' || fail 'the note is not pinned'
at 'Pin the Note'
press shift+Tab shift+Tab
at 'note two, pinned'
press Tab Tab
at 'Pin the Note'
press space
until_true 'the note not pinned' sh -c "! '$READER' shows 0 'note two, pinned'"
press shift+Tab shift+Tab
at 'note two'
for there in 'Order and Filter' 'Notes Shown' 'New Note' 'Delete This Person'; do
  press shift+Tab
  at "$there"
done
for there in 'New Note' 'Notes Shown' 'Order and Filter' 'note two' 'Mark and Format' 'Pin the Note' 'Delete the Note' 'Note'; do
  press Tab
  at "$there"
done
press ctrl+f
at 'Find in the note'
press shift+Tab
at 'Delete the Note'
press Tab Escape
at 'Note'
press Escape
at 'Continue'
press F6
at 'Note'
press F6
at 'Ana Ortiz'
press shift+F6 shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab
at 'Order and Filter'

# The palette, where there is nothing but its text besides.
press ctrl+k
window 'Go to or Do Anything'
at 'Go to or do anything'
write 'northwind'
described 'choice 1 of'
press Down Tab
into_row 'Go to or do anything'
press Tab
at 'Go to or do anything'
press shift+Tab
at "$row"
write 'x'
at 'Go to or do anything'
described 'Nothing fits'
press BackSpace
described 'choice 1 of'
press shift+Tab
into_row 'Go to or do anything'
press Escape
until_true 'the palette gone' is_no_window 'Go to or Do Anything'

# A chooser with a button below the list; the focus is where it was before, after it as after the palette.
window Afterword
at 'Order and Filter'
press F6 F6
go_to 'Add a Job'
press Return
window 'Which Job.'
at 'Search'
write 'n'
described 'choice 1 of 2'
press Down
described 'choice 2 of'
press Tab
into_row Search
press Tab
at 'Add “n”'
press shift+Tab
at "$row"
write 'x'
at 'Search'
described 'Add “nx”'
press Tab
at 'Add “nx”'
press shift+Tab
at 'Search'
press Escape
until_true 'the chooser gone' is_no_window 'Which Job.'
window Afterword
at 'Add a Job'

# A row that leads to another page leads to what is next there, not into the name, which the next key would write over.
press ctrl+3
at 'Nor'
press F6
go_to 'Add a Person'
press Tab
into_row 'Add a Person'
press Return
at 'Continue: '

# A step of the guide that asks for nothing begins with what leads on.
press ctrl+shift+g
press alt+Page_Down alt+Page_Down alt+Page_Down alt+Page_Down alt+Page_Down alt+Page_Down alt+Page_Down
at 'Every quarter'
press alt+Page_Up
at 'Done, '

press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'

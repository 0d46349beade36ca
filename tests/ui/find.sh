#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# find.sh PROGRAM READER: everything is searched in the real program, by keys alone: what is found is read aloud with what fits, Return
# goes there with the match selected, Escape returns; the palette goes to people and lines; a tag gets another name everywhere.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

described () { "$READER" described $patience "$1" || fail "what has the focus is not described by “$1”"; }
selected () { "$READER" selected $patience "$1" || fail "“$1” is not selected"; }

notes () { "$AFTERWORD" --book "$book" list notes "$@"; }

"$AFTERWORD" --book "$book" turned-down --name 'Ana Núñez' --company Northwind --position Buyer >/dev/null || fail 'no person'
"$AFTERWORD" --book "$book" turned-down --name 'Ben Field' --company Contoso --position Clerk >/dev/null || fail 'no person'
"$AFTERWORD" --book "$book" note --for ana "Call about the café
> the story about the migration had no number #harbour" >/dev/null || fail 'no note'
"$AFTERWORD" --book "$book" note --for ben 'met @Ana Núñez at the harbour #harbour' >/dev/null || fail 'no note'
# More than a list asks for at once, which is two hundred and some.
"$AFTERWORD" --book "$book" note 'oftentimes' >/dev/null || fail 'no note'
often=$(grep -l oftentimes "$book"/notes/*)
id=$(basename "$often" .note)
for i in $(seq 399); do
  other=$(printf '00000000-0000-4000-8000-%012d' $i)
  sed "s/$id/$other/" "$often" > "$book/notes/$other.note"
done

start
until_true "the list" "$READER" wait 1 ''

# What is typed in the list narrows it, with its blanks; Down goes to what fits.
press ctrl+2
at 'Ana Núñez'
write 'field b'
at 'Search People'
press Down
at 'Ben Field'
press Escape
at 'Ben Field'
press Home

# A note, found without its accents; its row says what fits, and makes sense alone.
press ctrl+2
at 'Ana Núñez'
press ctrl+shift+f
at 'Search Everything'
write 'cafe number'
described '1 result'
press Down
at 'Ana Núñez'
described 'café'
press Return
at 'Note'
in_editor 'migration'
selected 'café'

# From there to another, and by Escape from the search back to the note and what was selected in it.
press ctrl+shift+f
write 'contoso'
press Down
at 'Ben Field'
press Escape
at 'Ana Núñez'

# Escape goes back to the editor where one was typing, also if something else was selected in the note on the way.
press F6 F6
at 'Call about'
press Return
at 'Note'
press ctrl+Home shift+Right shift+Right shift+Right shift+Right
selected 'Call'
press ctrl+shift+f
at 'Search Everything'
write 'is:quote migration'
press Down
at 'Ana Núñez'
described 'migration'
press Escape
at 'Note'
selected 'Call'

# all_told: from the last of what is found so far back to where one types, until that says how many there are.
all_told () {
  press End
  sleep 0.5
  press ctrl+shift+f
  at 'Search Everything'
  "$READER" described 0.5 '400 results' && return
  press Down
  return 1
}

# How many there are is told where one types: at least so many, while nobody has gone to the last of them; all of them; and nothing.
press ctrl+shift+f
at 'Search Everything'
write 'oftentimes'
described 'At least 2'
sleep 1
described 'At least 2'
press Down
at 'Note in the inbox'
until_true 'all of them counted' all_told
described '400 results'
write 'nowhere'
described 'Nothing fits'
# Nothing is looked for by a sign whose word is still to come.
for sign in '#' '@' '"' 'is:'; do
  press ctrl+a
  write "$sign"
  described 'Type what you look for'
done
press Escape
at 'Note'

# What is found in a field is selected there.
press ctrl+shift+f
write 'clerk'
press Down
at 'Clerk'
press Escape
at 'Note'

# The palette: a name, then a line of a note.
press ctrl+k
window 'Go to or Do Anything'
at 'Go to or do anything'
write 'ben'
described 'Ben Field, choice 1 of'
press Return
until_true "the palette gone" is_no_window 'Go to or Do Anything'
window Afterword
press ctrl+k
window 'Go to or Do Anything'
at 'Go to or do anything'
write 'harbour met'
press Return
until_true "the palette gone" is_no_window 'Go to or Do Anything'
window Afterword
at 'Note'
selected 'met'

# Their page lists the note that names them.
press ctrl+2
at 'Ben Field'
press Home
at 'Ana Núñez'
press Return
go_to 'met @Ana'
press Return
at 'Note'
selected '@Ana Núñez'

# In a view, too, Down and Return go to what fits best, also if whoever is shown fits; Escape stays with them.
press ctrl+2 End
at 'Ben Field'
press ctrl+f
at 'Search People'
write 'n'
press Down
at 'Ana Núñez'
press Escape End
at 'Ben Field'
press ctrl+f
at 'Search People'
write 'n'
press Return ctrl+l
at 'Ana Núñez'
press Escape
at 'Ana Núñez'

# What was typed and taken away again leaves everything as it was.
press End
at 'Ben Field'
press ctrl+f
at 'Search People'
write 'an'
sleep 0.5
press BackSpace BackSpace
sleep 0.5
press Down
at 'Ben Field'

# The tag, renamed from the palette: in both notes, undone by one step.
press ctrl+k
window 'Go to or Do Anything'
at 'Go to or do anything'
write '#harb'
press Down Down
press Down
press Return
until_true "the palette gone" is_no_window 'Go to or Do Anything'
window 'Rename a Tag'
write 'quay'
press Return
until_true "the dialog gone" is_no_window 'Rename a Tag'
until_true "the tag on disk" sh -c "[ \$(cat '$book'/contacts/*.contact | grep -c '#quay\$') = 2 ]"

# What was found and is taken away by somebody else goes from the palette as well, and comes back to it.
window Afterword
press ctrl+2
press Home
at 'Ana Núñez'
press ctrl+k
window 'Go to or Do Anything'
at 'Go to or do anything'
write 'met quay'
described 'choice 1 of 1'
ben=$(grep -l 'Full-Name=Ben Field' "$book"/contacts/*)
mv "$ben" "$HOME/ben"
until_true 'nothing found any more' "$READER" shows 1 'Nothing fits.'
press Return
sleep 0.5
is_window 'Go to or Do Anything' || fail 'what is gone is gone to'
mv "$HOME/ben" "$ben"
described 'choice 1 of 1'
press Return
until_true "the palette gone" is_no_window 'Go to or Do Anything'
window Afterword
at 'Note'
selected 'met'

window Afterword
press ctrl+q
until_true "the program gone" sh -c "! kill -0 $program 2>/dev/null"
[ "$(notes --match '#quay' | grep -c Field)" = 1 ] || fail "the tag isn't found: $(notes)"
[ "$(notes --match '@ana' | grep -c '@Ana')" = 1 ] || fail "who is named isn't found: $(notes --match '@ana')"

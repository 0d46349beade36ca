#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# typing.sh PROGRAM READER: a conversation written down at 15 keys a second, without a mouse: marks, boxes, tags, people, jumps, a
# search, the palette. Then the notes on disk are what was typed, to the byte: no key is lost and none comes twice.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

keys=0
# Nobody waits between two of these keys for the program.
press () { keys=$((keys + $#)); xdotool key --delay 66 "$@"; }
write () { keys=$((keys + ${#1})); xdotool type --delay 66 -- "$1"; }

"$AFTERWORD" --book "$book" turned-down --name 'Jane Mueller' --company Northwind >/dev/null || fail 'nobody can be added'
"$AFTERWORD" --book "$book" turned-down --name 'Zoe Young' --company Northwind >/dev/null || fail 'nobody can be added'
"$AFTERWORD" --book "$book" note --for Zoe 'was there #migration' >/dev/null || fail 'no note can be added'
start
until_true "a list with the focus" "$READER" wait 1 ''
press ctrl+2
at 'Jane Mueller'
press ctrl+shift+n
at 'Note'

# A note: list items go on and end, a level in and out, boxes, words in bold, people and tags completed, what is wrong undone.
write '# Call'
press Return F5
write 'picked up'
press Return F2
write 'the story was thin'
press Return F3
write 'send @zo'
press Return
write 'the plan on Friday'
press Return
write '- [ ] ask for #mig'
press Tab Return
write 'look up the group'
press Return Tab
write 'the one in Berlin'
press Return shift+Tab
write 'done'
press ctrl+shift+c Return Return
write 'very'
press ctrl+b
press End
write ' good'
press Return
write '9. nine'
press Return
write 'ten'
press alt+Up Return Return
write 'wrong'
press ctrl+z Return F4
write 'who decides'

# Found and replaced in the note; back at its end.
press ctrl+h
at 'Find in the note'
write 'plan'
press Tab
at 'Replace with'
write 'draft'
press Return Escape
at 'Note'
press ctrl+End

# To somebody else by the palette, a note there, and back by a search.
press ctrl+k
window 'Go to or Do Anything'
write 'zoe y'
press Return
until_true 'the palette gone' is_no_window 'Go to or Do Anything'
window Afterword
press ctrl+shift+n
at 'Note'
write '! thank her @jane'
press Return
write 'too'
press ctrl+l
press ctrl+f
at 'Search'
write 'jane'
press Return
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'

# expect PERSON TEXT: one of their notes is TEXT; a time stamp is HH:MM.
expect () {
  file=$(grep -lx "Full-Name=$1" "$book"/contacts/*.contact)
  sed -n 's/[0-2][0-9]:[0-5][0-9] /HH:MM /;s/^Text=//p' "$file" | grep -qxF -- "$2" ||
    fail "not the note of $1: “$2” but $(grep '^Text=' "$file")"
}
expect 'Jane Mueller' "$(printf %s \
  '# Call\nHH:MM picked up\n> the story was thin\n! send @Zoe Young the draft on Friday\n' \
  '- [ ] ask for #migration \n- [ ] look up the group\n  - [ ] the one in Berlin\n- [x] done\n' \
  '**very** good\n10. ten\n\n? who decides\n9. nine')"
expect 'Zoe Young' '! thank her @Jane Mueller too'
[ $keys -ge 150 ] || fail "only $keys keys"
echo "$keys keys"
"$AFTERWORD" --book "$book" check >/dev/null || fail 'the book needs a look'

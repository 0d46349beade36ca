#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# vim.sh PROGRAM READER: Vim's keys in the notes of the real program, switched on in the preferences: commands do what they do there
# and are shown, and Ctrl with a letter is theirs; outside the text it is the program's again.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# stays KEYS: the program takes them neither to go elsewhere nor to open or close a window.
stays () {
  press "$@"
  sleep 0.5
  at 'Note'
  windows=$(xdotool search --onlyvisible --name . | wc -l)
  [ "$windows" = "$windows_before" ] || fail "$* made another number of windows: $windows"
}

shown () { "$READER" shows $patience "$1" || fail "the command “$1” is not shown"; }

"$AFTERWORD" --book "$book" turned-down --name 'Ana Ortiz' --company Northwind >/dev/null || fail 'nobody to begin with'
contact=$(echo "$book"/contacts/*.contact)
text='one\ntwo\nthree'
rest=
for i in $(seq 14); do
  rest="$rest\\nline $i"
done
printf "$text$rest" | "$AFTERWORD" --book "$book" note --for ana >/dev/null || fail 'no note'
start
until_true 'the person in the list' "$READER" wait 1 ''
press ctrl+2
at 'Ana Ortiz'
press ctrl+comma
window 'Preferences'
go_to 'Vim Keys in Notes'
press space
sleep 0.5
press Escape
until_true 'the preferences gone' is_no_window 'Preferences'
window Afterword
press ctrl+l F6 F6
at 'one'
press Return
at 'Note'
windows_before=$(xdotool search --onlyvisible --name . | wc -l)

# Text, and no text.
write 'gg0'
press i
write 'typed '
press Escape
on_disk "Text=typed $text$rest" "$contact"
at 'Note'
press j
write '2d'
shown '2d'
press d
on_disk "Text=typed one$rest" "$contact"

# Taken back and done again, which is Ctrl+R there.
press u
on_disk "Text=typed $text$rest" "$contact"
stays ctrl+r
on_disk "Text=typed one$rest" "$contact"

# Pages and half pages, and what else is the program's elsewhere.
stays ctrl+d
stays ctrl+f
stays ctrl+b
stays ctrl+u
stays ctrl+n
stays ctrl+o
stays ctrl+w
stays ctrl+e
stays ctrl+y
stays ctrl+p
stays ctrl+l
press i
stays ctrl+w
press Escape

# A command on its own line is shown as it is typed; this one leaves the text, and elsewhere the keys are the program's again.
write ':q'
shown ':q'
press Return
at 'Continue'
press ctrl+l
at 'Ana Ortiz'
press ctrl+n
window 'New Person'
press Escape
until_true 'the dialog gone' is_no_window 'New Person'
window Afterword

# Ended with lines selected and a command begun, neither of which is heard of again.
press ctrl+l F6 F6 Return
at 'Note'
write 'Vj:s/e'
shown 's/e'
kill -TERM $program
wait $program || [ $? = 143 ] || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'
"$AFTERWORD" --book "$book" check >/dev/null || fail 'the book needs a look'

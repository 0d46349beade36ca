#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# today.sh PROGRAM READER: Today is a list to work through: each key ends what it stands on and goes on to the next row, never to what else there
# is for the same person; and the menu's key opens the row's menu, not that of the search that listens to what is typed here.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

afterword () { "$AFTERWORD" --book "$book" "$@"; }

# count WORDS LINE: whether “afterword WORDS” prints so many lines that fit.
count () { [ "$(afterword $1 | grep -c "$2")" = "$3" ]; }

for name in 'Ana Ortiz' 'Ben Ito' 'Cleo Marsh' 'Dora Lind' 'Emil Falk'; do
  afterword turned-down --name "$name" --on yesterday >/dev/null || fail "$name is not noted"
done
afterword due --json | sed -n 's/.*"id" : "\(.*\)".*/\1/p' > "$HOME/ids"
while read -r id; do
  afterword move "$id" today >/dev/null </dev/null || fail 'a reminder is not moved'
done < "$HOME/ids"
afterword note --for ana -- '- [ ] look it up' >/dev/null || fail 'the note is not taken'
count due 'Get ready to ask' 5 || fail 'there are not five reminders'

start
at 'Ana Ortiz, Get ready to ask'
press shift+F10
at 'Open or Resume Their Guide'
press Escape
at 'Ana Ortiz, Get ready to ask'

press ctrl+d
at 'Ben Ito, Get ready to ask'
press ctrl+shift+r
at 'Cleo Marsh, Get ready to ask'
press ctrl+r
window 'Move the Reminder'
press Return
until_true 'the dialog gone' is_no_window 'Move the Reminder'
window Afterword
at 'Dora Lind, Get ready to ask'
press ctrl+r
window 'Move the Reminder'
write 'in 3 days'
press Return
until_true 'the dialog gone' is_no_window 'Move the Reminder'
window Afterword
at 'Emil Falk, Get ready to ask'

# Nothing else was ended, and all of it can be taken back, one by one.
until_true 'three reminders left' count 'list reminders' 'Get ready to ask' 3
until_true 'the reminder of the fourth on the day that was typed' \
  count 'list reminders' "$(LC_ALL=C date -d '3 days' +%A) *Dora Lind" 1
count 'list reminders' 'tomorrow *Cleo Marsh' 1 || fail 'the reminder of the third was not moved'
count due 'look it up' 1 || fail 'the open point of the first was ended'
press ctrl+z ctrl+z ctrl+z ctrl+z
until_true 'five reminders again' count 'list reminders' 'today *.*Get ready to ask' 5

kill $program
wait $program 2>/dev/null
! grep CRITICAL "$HOME/log" || fail 'Afterword complains'

# What comes under Today while it is typed leads to no other note, though its row comes before the one that is selected.
book=$HOME/other
afterword turned-down --name 'Ana Ortiz' --company Northwind >/dev/null || fail 'nobody to begin with'
afterword note --for ana 'What she named
- [ ] look it up' >/dev/null || fail 'the note is not taken'
start
at 'Ana Ortiz'
until_true 'the open point under Today' "$READER" shows 1 'Ana Ortiz, look it up'
press End
at 'Ana Ortiz, look it up'
press ctrl+shift+n
at 'Note'
write '- [ ] look it up'
until_true 'both under Today' count due 'look it up' 2
sleep 1
press ctrl+End
write ' again'
on_disk 'Text=- [ ] look it up again' "$book"/contacts/*.contact
press ctrl+q
wait $program || fail "the program ends with $?"
! grep CRITICAL "$HOME/log" || fail 'Afterword complains'

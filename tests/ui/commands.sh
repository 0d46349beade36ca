#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# commands.sh PROGRAM READER: what changes many people at once or takes something away, by keys alone on the sample people: found a
# job, spread over two weeks, paused, deleted; and each of it undone and done again. First of all the help with the keys.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

"$AFTERWORD" --book "$book" sample >/dev/null || fail 'no sample people'

# lines PATTERN: how many lines of people fit.
lines () { cat "$book"/contacts/*.contact | grep -c "$1"; }
lines_are () { [ "$(lines "$1")" = "$2" ]; }
lines_above () { [ "$(lines "$1")" -gt "$2" ]; }
files () { (cd "$book" && cksum contacts/* applications/* stories/* events/*); }
files_are () { [ "$(files)" = "$1" ]; }
files_are_not () { ! files_are "$1"; }

start
until_true 'a row in the list' "$READER" wait 1 ''

# The keys, whenever they are asked for.
for time in first second; do
  window Afterword
  press ctrl+question
  window "Keyboard Shortcuts"
  press Escape
  until_true "the keys gone the $time time" is_no_window "Keyboard Shortcuts"
done
window Afterword

# The list of people narrowed by a role, from the menu and back by its pill; keys go on in the list.
press ctrl+2 Home
at 'Ana Ortiz'
press shift+Tab
at 'Narrow'
press space
at 'Their Role'
press Return
until_true 'the roles' "$READER" wait 0.2 'Their Role'
press Down
at 'Hiring'
press Return
at 'Ana Ortiz'
press shift+Tab
at 'Remove '
press Return
at 'Ana Ortiz'
press shift+Tab
at 'Narrow'
press ctrl+1

# Found a job: asked first, then all at once, and back.
closed=$(lines '^Closed=')
order 'I Found'
window 'You found a job.'
press Escape
until_true 'the question gone' is_no_window 'You found a job.'
sleep 1
lines_are '^Closed=' "$closed" || fail 'Escape found a job'
order 'I Found'
window 'You found a job.'
press Return
all=$(lines '^\[Follow-Up ')
[ "$all" -gt "$closed" ] || fail 'there is nothing to close'
until_true 'all follow-ups closed' lines_are '^Closed=' "$all"
window Afterword
press ctrl+z
until_true 'the follow-ups open again' lines_are '^Closed=' "$closed"
press ctrl+shift+z
until_true 'them closed again' lines_are '^Closed=' "$all"
press ctrl+z
until_true 'them open again' lines_are '^Closed=' "$closed"

# Who is due gets other days within two weeks.
moved=$(lines '^Keep-In-Touch-After=')
order 'Spread'
until_true 'people with another day' lines_above '^Keep-In-Touch-After=' "$moved"
window Afterword
press ctrl+z
until_true 'the days as before' lines_are '^Keep-In-Touch-After=' "$moved"

# A pause, in the person's fields.
press ctrl+2 Home
press F6
go_to 'Calendar: Not Before'
press Tab
write '2031-01-15'
press Tab
until_true 'the pause on the disk' lines_are '^Paused-Until=2031-01-15$' 1
press ctrl+l ctrl+z
until_true 'no pause' lines_are '^Paused-Until=' 0

# Deleted and brought back byte for byte, a person, a job, an event: meanwhile the next one stands there, and whoever stood there
# does so again.
sleep 2
# delete_and_bring_back VIEW FIRST [SECOND] NEXT: stands on the last but one of these, which NEXT follows.
delete_and_bring_back () {
  view=$1
  before=$(files)
  press ctrl+$view Home
  at "$2"
  stood=$2
  shift 2
  while [ $# -gt 1 ]; do
    press Down
    at "$1"
    stood=$1
    shift
  done
  press ctrl+Delete
  until_true "something of view $view gone" files_are_not "$before"
  at "$1"
  press ctrl+z
  until_true "it is back as it was, in view $view" files_are "$before"
  at "$stood"
}
delete_and_bring_back 2 'Ana Ortiz' 'Fatima El-Sayed' 'Grace Okafor'
delete_and_bring_back 3 'Buyer' 'Data engineer' 'Database administrator'
delete_and_bring_back 5 'Evening of the Data People' 'Regional Job Fair'

# Two entries of one person: the one shown stays, with what the other had, and isn't offered; and back.
"$AFTERWORD" --book "$book" note --for 'Ana Ortiz' 'written of Ana' >/dev/null
"$AFTERWORD" --book "$book" turned-down --name 'Anna Ortis' >/dev/null
"$AFTERWORD" --book "$book" note --for 'Anna Ortis' 'written of Anna' >/dev/null
anna=$(grep -lx 'Full-Name=Anna Ortis' "$book"/contacts/*.contact)
ana=$(grep -lx 'Full-Name=Ana Ortiz' "$book"/contacts/*.contact)
is_gone () { [ ! -e "$1" ]; }
press ctrl+2 Home
at 'Ana Ortiz'
order 'Merge'
window 'Who Is “Ana Ortiz” as Well.'
write 'an ort'
press Return
on_disk 'Text=written of Anna' "$ana"
until_true 'the other file gone' is_gone "$anna"
window Afterword
press ctrl+z
until_true 'the other file there again' test -e "$anna"
grep -qx 'Text=written of Anna' "$anna" || fail 'what was written of Anna is not hers again'
until_true 'it gone from the one who stayed' sh -c "! grep -q 'written of Anna' '$ana'"
grep -qx 'Text=written of Ana' "$ana" || fail 'what was written of Ana is lost'

press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"
"$AFTERWORD" --book "$book" check || fail 'the book needs a look'

# Where nobody else is, nobody is asked for.
book=$HOME/other
"$AFTERWORD" --book "$book" turned-down --name 'Ana Ortiz' >/dev/null || fail 'nobody in the book'
start
press ctrl+2
at 'Ana Ortiz'
order 'Merge'
"$READER" shows $patience 'Nobody else is in the book yet.' || fail 'it does not say that nobody else is in the book'
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"

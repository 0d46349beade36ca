#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# ways-in.sh PROGRAM READER: the other ways into the guide, by keys alone: a panel, nobody ever spoke, nobody answered, one's own firm,
# on the phone; and what is written off one's chest is nowhere.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# way NAME COMPANY N [OTHERS]: the Nth of what may have happened, after the first.
way () {
  window Afterword
  press ctrl+shift+t
  window 'I Was Turned Down'
  sleep 0.5
  [ -z "$1" ] || write "$1"
  press Tab
  write "$2"
  go_to 'What Happened'
  press space
  sleep 0.5
  down=0
  while [ $down -lt "$3" ]; do press Down; down=$((down + 1)); done
  press Return
  at 'What Happened'
  if [ -n "${4:-}" ]; then
    press Tab
    write "$4"
  fi
  go_to 'Note It'
  press Return
}

# noted BUTTON: its page, answered by the button that has the focus.
noted () {
  at "$1"
  press Return
  until_true 'the dialog gone' is_no_window 'I Was Turned Down'
}

person () { grep -l "^Full-Name=$1\$" "$book"/contacts/*.contact; }
has () { until_true "$1: $2" sh -c "grep -qxF -- '$2' '$(person "$1")'"; }

start
until_true 'an open book' test -e "$book/book.ini"
at 'I Was'

# One of a panel is asked, the others are thanked.
way 'Ana Ortiz' Northwind 1 'Ben Ito, Cleo Marsh <cleo@example.org>'
noted 'Tomorrow'
until_true 'three people' sh -c "[ \$(ls '$book'/contacts | wc -l) = 3 ]"
has 'Ana Ortiz' 'What=Get ready to ask Ana Ortiz'
for other in 'Ben Ito' 'Cleo Marsh'; do
  has "$other" 'Thanks=open'
  has "$other" 'Step-Talk=skipped'
done
has 'Cleo Marsh' 'Value=cleo@example.org'
[ "$(cat "$book"/applications/*.application | grep -c '^\[Part ')" = 3 ] || fail 'not all three have a part in the job'

# Nobody ever spoke: the job is kept, and nobody is made up.
way '' Contoso 2
noted 'Close'
until_true 'the job' sh -c "grep -qx 'Company=Contoso' '$book'/applications/*.application"
[ "$(ls "$book"/contacts | wc -l)" = 3 ] || fail 'somebody is made up'

# Nobody answered: one friendly question, and no refusal.
way 'Dora Eck' Fabrikam 3
noted 'Tomorrow'
until_true 'her' person 'Dora Eck'
has 'Dora Eck' 'What=Ask Dora Eck whether they have decided'
! grep -q '^Turned-Down=' "$(person 'Dora Eck')" || fail 'a refusal that never came'

# Inside one's own firm it is a refusal as others.
way 'Emil Fox' Ownfirm 4
noted 'Tomorrow'
until_true 'him' person 'Emil Fox'
until_true 'his refusal' grep -q '^Turned-Down=' "$(person 'Emil Fox')"

# On the phone: a name, Return, and the cursor stands in a note with the time.
window Afterword
press ctrl+shift+j
window 'They.* on the Phone'
sleep 0.5
write 'Gina Hall'
press Return
until_true 'the dialog gone' is_no_window 'They.* on the Phone'
window Afterword
at 'Notes of the Conversation'
in_editor ':'
write 'she called back'
until_true 'her' person 'Gina Hall'
until_true 'the note' grep -q '^Text=..:.. she called back$' "$(person 'Gina Hall')"
# A notice that is still there goes first.
out_of_the_guide () {
  press Escape
  "$READER" wait 1 'Continue:' || press Escape
  at 'Continue:'
}
out_of_the_guide

# Where nothing was written no note stays behind, with nothing but the time in it.
window Afterword
press ctrl+shift+j
window 'They.* on the Phone'
sleep 0.5
write 'Hugo Ness'
press Return
until_true 'the dialog gone' is_no_window 'They.* on the Phone'
window Afterword
at 'Notes of the Conversation'
in_editor ':'
out_of_the_guide
until_true 'him' person 'Hugo Ness'
sleep 1
! grep -q '^Text=' "$(person 'Hugo Ness')" || fail "a note is left of nothing: $(grep '^Text=' "$(person 'Hugo Ness')")"

# What is written off one's chest is gone with the window, unless one keeps it.
for kept in no yes; do
  window Afterword
  press ctrl+shift+t
  window 'I Was Turned Down'
  sleep 0.5
  write 'Ida Jones'
  press Return
  at 'Tomorrow'
  go_to 'Write It'
  press Return
  at 'What you want'
  write 'this is unfair'
  sleep 1
  if [ $kept = yes ]; then
    go_to 'Keep'
    press Return
    until_true 'the dialog gone' is_no_window 'I Was Turned Down'
    has 'Ida Jones' 'Text=this is unfair'
  else
    press Escape
    until_true 'the dialog gone' is_no_window 'I Was Turned Down'
    sleep 2
    ! grep -rq 'this is unfair' "$HOME" || fail 'it is saved somewhere'
  fi
done

window Afterword
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"
"$AFTERWORD" --book "$book" check || fail 'the book needs a look'

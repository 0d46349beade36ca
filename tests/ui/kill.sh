#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# kill.sh PROGRAM READER TIMES: kills the real program TIMES times at random instants while somebody types fast in its window. On
# disk then is what was typed, but for the last 2 seconds at most: nothing older, nothing of another note or person; and the book
# opens without a complaint.
set -u
AFTERWORD=$1 READER=$2 TIMES=$3
. "$(dirname "$0")/keys.sh"

longest=4500  # ms of typing before a kill
promise=$((2000 * ${AFTERWORD_PATIENCE:-30} / 30))  # ms of typing that may be lost; a program that is watched comes later to its keys

now () { echo $(($(date +%s%N) / 1000000)); }

"$AFTERWORD" --book "$book" turned-down --name 'Jane Mueller' --company Northwind >/dev/null || fail 'nobody can be added'
"$AFTERWORD" --book "$book" turned-down --name 'Zoe Young' --company Northwind >/dev/null || fail 'nobody can be added'
"$AFTERWORD" --book "$book" note --for Jane 'another note' >/dev/null || fail 'no note can be added'
jane=$(grep -lx 'Full-Name=Jane Mueller' "$book"/contacts/*.contact)
zoe=$(grep -lx 'Full-Name=Zoe Young' "$book"/contacts/*.contact)
other=$(cksum < "$zoe")
worst=0

# Types words until it is stopped; the log says when each began.
type_words () {
  n=0
  while n=$((n + 1)); do
    echo "$n $(now)"
    xdotool type --delay 12 -- "w$n "
  done
}

is_in_editor () { [ "$("$READER" focus)" = Note ]; }

# How many whole words of "w1 w2 w3 ..." are $1, -1 if it is something else.
count_words () {
  echo "$1" | awk '{
    for (i = 1; i <= NF; i++)
      if ($i != "w" i && !(i == NF && index ("w" i, $i) == 1)) { print -1; exit }
    print (NF == 0 || $NF == "w" NF ? NF : NF - 1)
  }'
}

for round in $(seq "$TIMES"); do
  grep '^Text=' "$jane" | sort > "$HOME/before"
  start
  until_true 'a list with the focus' "$READER" wait 1 ''
  press ctrl+2
  sleep 0.5
  at 'Jane Mueller'
  press ctrl+shift+n
  until_true 'the editor with the focus' is_in_editor
  type_words > "$HOME/typed" &
  typist=$!
  sleep "$(awk -v seed="$(date +%N)" -v most=$longest 'BEGIN { srand (seed); print rand () * most / 1000 }')"
  kill -KILL $program
  killed=$(now)
  wait $program 2>/dev/null
  kill $typist
  wait $typist 2>/dev/null

  # What was there is there, and one note more that has what was typed.
  grep '^Text=' "$jane" | sort > "$HOME/after"
  gone=$(comm -23 "$HOME/before" "$HOME/after")
  new=$(comm -13 "$HOME/before" "$HOME/after")
  [ -z "$gone" ] || fail "round $round: a note of before is gone: “$gone”"
  had=$(count_words "${new#Text=}")
  [ "$had" -ge 0 ] || fail "round $round: words are torn or missing: “$new”"

  # A word is typed when the next one began. What the machine kept this script waiting isn't the program's.
  lost=$(awk -v had="$had" -v killed="$killed" '
    NR > 1 && $2 - last > stall { stall = $2 - last }
    { last = $2 }
    $1 == had + 2 { age = killed - $2 }
    END { print age - (stall > 300 ? stall - 300 : 0) }' "$HOME/typed")
  [ "$lost" -le $promise ] || fail "round $round: what was typed $lost ms before the kill is not on disk"
  [ "$lost" -le $worst ] || worst=$lost
  [ "$(cksum < "$zoe")" = "$other" ] || fail "round $round: another person changed"
  "$AFTERWORD" --book "$book" check >/dev/null || fail "round $round: the book needs a look"
  [ ! -s "$HOME/log" ] || fail "round $round: the program complains"
done
echo "$TIMES kills; the oldest word that was lost had been typed $worst ms before"

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# together.sh PROGRAM READER: somebody types in a note while an editor changes the same note's text in its file, the command line
# adds notes to the same person, and a window on another bus shows the book; then the note is taken away, and the person. Nobody's
# words vanish or come to where they don't belong, and the user is told.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

texts () { sed -n 's/^Text=//p' "$jane"; }
# has WORD: it stands in one of the notes.
has () { texts | grep -qwF -- "$1"; }

"$AFTERWORD" --book "$book" turned-down --name 'Jane Mueller' --company Northwind >/dev/null || fail 'nobody can be added'
jane=$(echo "$book"/contacts/*.contact)
start
until_true 'a list with the focus' "$READER" wait 1 ''
press ctrl+2
sleep 0.5
at 'Jane Mueller'
press ctrl+shift+n
at 'Note'
write 'mine '
on_disk 'Text=mine ' "$jane"

# A second window, which can't be the first; nor may it take the first one's place with the screen reader.
mkdir -m 0700 "$HOME/second-runtime"
env XDG_RUNTIME_DIR="$HOME/second-runtime" GTK_A11Y=none dbus-run-session -- sh -c 'echo $$ > "$HOME/pid"; exec "$0" --book "$1"' "$AFTERWORD" "$book" >"$HOME/second" 2>&1 &
second=$!
until_true 'a second window' sh -c '[ "$(xdotool search --onlyvisible --name "^Afterword\$" | wc -l)" = 2 ]'

for i in 1 2 3 4 5 6; do
  xdotool windowfocus "$window"
  "$AFTERWORD" --book "$book" note --for Jane "command$i" >/dev/null || fail 'no note can be added'
  # As an editor does it: read, changed and put in its place; every other time without having seen what was saved meanwhile.
  sed "s/^Text=mine/Text=mine editor$i/" "$jane" > "$HOME/edited"
  write "own$i "
  if [ $((i % 2)) = 1 ]; then
    sed -i "s/^Text=mine/Text=mine editor$i/" "$jane"
  else
    until_true "“own$i” on the disk" has "own$i"
    mv "$HOME/edited" "$jane"
  fi
  write "more$i "
  sleep 0.4
done
for i in 1 2 3 4 5 6; do
  for word in own$i more$i command$i editor$i; do
    until_true "“$word” in the notes, which are $(texts | paste -s -d '|')" has $word
  done
done
kill "$(cat "$HOME/pid")"
wait $second 2>/dev/null

# Nothing is said after this, so that it still stands in the status line.
sleep 2
sed "s/^Text=mine/Text=mine last/" "$jane" > "$HOME/edited"
mv "$HOME/edited" "$jane"
"$READER" shows $patience 'Somebody else changed this note' || fail 'the user is not told that others wrote too'
xdotool windowfocus "$window"
in_editor 'mine last'

# Who takes words out does so knowingly here; they come back if one wants them.
sleep 2
before=$(grep '^Text=mine last' "$jane")
sed 's/^Text=mine last/Text=mine/' "$jane" > "$HOME/edited"
mv "$HOME/edited" "$jane"
"$READER" shows $patience 'took words out' || fail 'the user is not told that words are gone'
press ctrl+z
in_editor 'mine last'
on_disk "$before" "$jane"

# Who takes the whole note away, or the person, leaves what comes in its place alone: nothing that is typed goes there.
for text in one two; do
  "$AFTERWORD" --book "$book" note "nobody's $text" >/dev/null || fail 'no note can be added'
done
order 'go to the inbox'
at "nobody's two"
press Return
at 'Note'
write ', and mine'
until_true 'the note with what was typed' grep -qx "Text=nobody's two, and mine" "$book"/notes/*.note
rm "$(grep -l 'and mine' "$book"/notes/*.note)"
"$READER" shows $patience 'Somebody else deleted the note' || fail 'the user is not told that the note is gone'
at "nobody's one"
write ' typed'
"$AFTERWORD" --book "$book" turned-down --name 'Zoe Young' --company Contoso >/dev/null || fail 'nobody can be added'
press ctrl+2
at 'Jane Mueller'
until_true 'the other person' "$READER" shows 1 'Zoe Young'
press F6 F6 Return
at 'Note'
sleep 1
mv "$jane" "$HOME/away"
"$READER" shows $patience 'Somebody else deleted “Jane Mueller”' || fail 'the user is not told that the person is gone'
at 'Zoe Young'
mv "$HOME/away" "$jane"
until_true 'the person again' "$READER" shows 1 'Jane Mueller'
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'
for i in 1 2 3 4 5 6; do
  for word in own$i more$i command$i editor$i; do
    has $word || fail "“$word” is gone: $(texts)"
  done
done
grep -qx "Text=nobody's one" "$book"/notes/*.note || fail "typed into another note: $(grep -h ^Text= "$book"/notes/*.note)"
"$AFTERWORD" --book "$book" check >/dev/null || fail 'the book needs a look'

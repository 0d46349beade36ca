#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# book.sh PROGRAM READER: the book's folder and what may happen to it, in the real program, by keys alone: what is no book is said
# in one sentence and tried again; a folder that goes takes nothing with it; who may only read is told so; the sample people have a
# book of their own and a way back.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

shown () { "$READER" shows $patience "$1" || fail "“$1” is not shown"; }

quit () {
  window Afterword
  press ctrl+q
  wait $program || fail "the program ends with $?"
  [ ! -s "$HOME/log" ] || fail "the program complains"
}

# A file, and somebody else's folder; once the way is clear, Try Again makes the book. Blanks and umlauts are no matter.
book="$HOME/mein Büch 100% & <b>"
echo mine > "$book"
start
shown 'is a file; a book is a folder.'
rm "$book"
mkdir "$book"
echo mine > "$book/photo.txt"
at 'Try'
press Return
shown 'has other things in it and is no book'
[ "$(cat "$book/photo.txt")" = mine ] || fail 'what was in the folder is not there any more'
rm "$book/photo.txt"
press Return
until_true 'a book' test -e "$book/book.ini"
window Afterword
at 'I Was'
"$AFTERWORD" --book "$book" turned-down --name 'Ana Ortiz' --company Northwind >/dev/null || fail 'nobody in the book'
until_true 'the person in the list' "$READER" shows 1 'Ana Ortiz'

# The folder goes while somebody writes, and comes back: nothing is lost, and closing asks.
press ctrl+2
at 'Ana Ortiz'
mv "$book" "$HOME/elsewhere"
press ctrl+shift+n
at 'Note'
write 'words without a folder'
shown 'is no longer there.'
in_editor 'words without a folder'
press ctrl+q
window 'Close and lose.*'
press Escape
until_true 'the question gone' is_no_window 'Close and lose.*'
window Afterword
in_editor 'words without a folder'
mv "$HOME/elsewhere" "$book"
until_true 'the words on the disk' sh -c "grep -qxF 'Text=words without a folder' '$book'/contacts/*.contact"
shown 'Saved'

# A file that can't be read is told as long as it is there.
spoiled="$book/contacts/7d1f0b5e-43a1-4c39-8a53-6f0f7b7f9d11.contact"
echo rubbish > "$spoiled"
shown '1 file in this book needs a look.'
go_to 'What Needs'
press Return
shown "$(basename "$spoiled")"
rm "$spoiled"
shown 'Nothing Needs a Look'
press ctrl+2
at 'Ana Ortiz'

# A second window on the book, as another login would have: it reads, says so, and changes nothing.
before=$(cksum "$book"/contacts/*)
cat > "$HOME/second.sh" <<'END'
"$AFTERWORD" --book "$book" >"$HOME/second.log" 2>&1 &
second=$!
ok=1
"$READER" shows $patience 'is open in another window' && ok=0
sleep 1
xdotool search --onlyvisible --name '^Afterword$' | while read -r each; do xdotool windowfocus "$each"; done
xdotool key --delay 30 ctrl+shift+t
"$READER" shows $patience 'This book can only be read here.' || ok=1
kill $second
wait $second
exit $ok
END
mkdir -m 0700 "$HOME/second"
AFTERWORD=$AFTERWORD READER=$READER book=$book patience=$patience XDG_RUNTIME_DIR=$HOME/second \
  dbus-run-session -- sh "$HOME/second.sh" 2>/dev/null ||
  fail "the second window does not say that it can only read: $(cat "$HOME/second.log")"
[ "$(cksum "$book"/contacts/*)" = "$before" ] || fail 'the second window changes the book'

# The sample people, and back.
order 'Look Around'
until_true 'the sample people' sh -c "ls '$XDG_DATA_HOME/afterword-sample/contacts' | grep -q contact"
shown 'These are sample people'
order 'Back to'
until_true 'the sample people gone' sh -c "! '$READER' shows 0.1 'These are sample people'"
shown 'Ana Ortiz'
quit

# A book that a newer Afterword wrote is read and not touched.
sed -i 's/^Format=1$/Format=99/' "$book/book.ini"
before=$(cksum "$book/book.ini" "$book"/contacts/*)
start
shown 'newer'
shown 'Ana Ortiz'
quit
[ "$(cksum "$book/book.ini" "$book"/contacts/*)" = "$before" ] || fail 'a book of a newer format is written to'

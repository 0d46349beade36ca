#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# notes-list.sh PROGRAM READER: the list of notes in the real program, by keys alone: filters and orders, pins, several notes of the
# inbox filed at once, one deleted of two in a file, a tag renamed and named as before.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# choose BUTTON ROWS [NAME]: in the menu above the list of notes, so many rows down; NAME is what the button is called then.
choose () {
  if "$READER" wait 0.1 'Notes Shown'; then
    press Tab
  fi
  go_back "$1"
  press Return
  until_true 'the menu' sh -c "! '$READER' wait 0 '$1'"
  rows=$2
  while [ "$rows" -gt 0 ]; do
    press Down
    rows=$((rows - 1))
  done
  press Return
  at "${3:-$1}"
}

# go_back NAME: the way of Tab backwards.
go_back () {
  backs=0
  while ! "$READER" wait 0.3 "$1"; do
    backs=$((backs + 1))
    [ $backs -le 12 ] || fail "Shift+Tab does not come to “$1”"
    press shift+Tab
  done
}

# first NAME: the first of the list.
first () {
  go_list
  press Home
  at "$1"
}

# go_list: from above the list into it.
go_list () {
  while "$READER" wait 0.1 'Notes Shown' || "$READER" wait 0.1 'Order and Filter'; do
    press Tab
    sleep 0.3
  done
}

"$AFTERWORD" --book "$book" turned-down --name 'Ana Ortiz' --company Northwind >/dev/null || fail 'no person'
"$AFTERWORD" --book "$book" turned-down --name 'Ben Field' --company Contoso >/dev/null || fail 'no person'
for text in 'plain words' '> the story was thin' '! send the plan' '- [ ] find the group' 'about #München'; do
  "$AFTERWORD" --book "$book" note --for ana -- "$text" >/dev/null || fail 'no note'
done
"$AFTERWORD" --book "$book" note --for ben 'of Ben' >/dev/null || fail 'no note'
for text in one two three; do
  "$AFTERWORD" --book "$book" note "inbox $text" >/dev/null || fail 'no note'
done
start
until_true 'a row in the list' "$READER" wait 1 ''
press ctrl+2 Home
at 'Ana Ortiz'
# The focus comes to the note that is shown: the one that Today stood on, if it was faster.
press F6 F6
until_true 'the focus in the list of notes' sh -c "'$READER' wait 0 'find the group' || '$READER' wait 0 'about #München'"
press Home
at 'about #München'

# What is narrowed to, by each of the marks and by the tag; as it is spelled.
choose 'Order and Filter' 3
first 'find the group'
choose 'Order and Filter' 4
first 'the story was thin'
choose 'Order and Filter' 5
first 'send the plan'
choose 'Order and Filter' 2
first 'about #München'
choose 'Order and Filter' 7
first 'about #München'
press Down
at 'about #München'
choose 'Order and Filter' 6

# Of all people, by person: those of one stand together.
choose 'Notes Shown: Ana' 2 'Notes Shown: All'
choose 'Order and Filter' 1
first 'about #München'
press End
at 'inbox'
choose 'Order and Filter' 0
first 'inbox'

# Pinned, a note comes first, and no more once it isn't.
press End
at 'plain words'
press Tab Tab
at 'Pin the Note'
press space
on_disk 'Pinned=true' "$book"/contacts/*.contact
go_back 'plain words, pinned'
press Home
at 'plain words, pinned'

# Of the inbox, all three to Ben at once: each stands once. They are selected from where the list stands by itself.
choose 'Notes Shown: All' 1 'Notes Shown: Inbox'
go_list
at 'inbox three'
press shift+Down shift+Down
"$READER" shows $patience '3 notes selected' || fail 'not three notes are selected'
press ctrl+Delete
"$READER" shows $patience 'Deleted 3 notes' || fail 'it is not said how many notes were deleted'
until_true 'the inbox empty' sh -c "! ls '$book'/notes/*.note"
at 'Write a Note'
press ctrl+z
for text in one two three; do
  on_disk "Text=inbox $text" "$book/notes"
done
at 'inbox three'
press Home shift+Down shift+Down
"$READER" shows $patience '3 notes selected' || fail 'not three notes are selected'
press ctrl+m
window 'File the Note'
write 'ben'
sleep 0.5
press Return
until_true 'the chooser gone' is_no_window 'File the Note'
window Afterword
ben=$(grep -l '^Full-Name=Ben' "$book"/contacts/*.contact)
for text in one two three; do
  on_disk "Text=inbox $text" "$ben"
done
until_true 'the inbox empty' sh -c "! ls '$book'/notes/*.note"

# From anywhere to the inbox by its name. Filed, it gives way to the next, and undone
# right there it is back.
for text in 'inbox four' 'inbox five'; do
  "$AFTERWORD" --book "$book" note "$text" >/dev/null || fail 'no note'
done
order 'go to the inbox'
window Afterword
at 'inbox'
"$READER" shows $patience 'inbox five' || fail 'a note is not listed'
press Home
at 'inbox five'
order 'file the note'
window 'File the Note'
write 'nowhere'
"$READER" shows $patience 'Nothing fits' || fail 'an empty list says nothing'
press ctrl+a
write 'ana'
sleep 0.5
press Return
until_true 'the chooser gone' is_no_window 'File the Note'
window Afterword
at 'inbox four'
ana=$(grep -l '^Full-Name=Ana' "$book"/contacts/*.contact)
on_disk 'Text=inbox five' "$ana"
press ctrl+z
until_true 'the note in the inbox' sh -c "grep -qx 'Text=inbox five' '$book'/notes/*.note"
press Home
at 'inbox five'

# Two versions of one note lie in one file: one is deleted, the other stays.
id=11111111-2222-4333-8444-555555555555
printf '%s\n' '[Inbox]' "Id=$id" Format=1 '' "[Note $id]" Created=2026-11-01T10:00:00.000000Z 'Text=older version' '' \
  '[Note 21111111-2222-4333-8444-555555555555]' Created=2026-11-01T11:00:00.000000Z 'Text=newer version' >"$book/notes/$id.note"
"$READER" shows $patience 'older version' || fail 'the file is not listed'
press End
at 'older version'
press ctrl+Delete
until_true 'the older version gone' sh -c "! grep -q older '$book/notes/$id.note'"
on_disk 'Text=newer version' "$book/notes/$id.note"
press ctrl+z
on_disk 'Text=older version' "$book/notes/$id.note"

# A tag has another name, and by one step its own again.
press ctrl+k
window 'Go to or Do Anything'
at 'Go to or do anything'
write 'rename a tag'
press Return
until_true 'the palette gone' is_no_window 'Go to or Do Anything'
window 'Rename a Tag'
write 'Berlin'
press Return
until_true 'the dialog gone' is_no_window 'Rename a Tag'
ana=$(grep -l '^Full-Name=Ana' "$book"/contacts/*.contact)
on_disk 'Text=about #Berlin' "$ana"
window Afterword
press ctrl+l ctrl+z
on_disk 'Text=about #München' "$ana"

# The inbox emptied, filled again and emptied by undoing: the focus stays beside its notes.
order 'go to the inbox'
window Afterword
until_true 'a note with the focus' sh -c "'$READER' wait 0 'inbox' || '$READER' wait 0 'newer version'"
press Home shift+End ctrl+m
window 'File the Note'
write 'ben'
sleep 0.5
press Return
until_true 'the chooser gone' is_no_window 'File the Note'
window Afterword
at 'Write a Note'
press ctrl+z
until_true 'a note with the focus' sh -c "'$READER' wait 0 'inbox' || '$READER' wait 0 'newer version'"
press ctrl+shift+z
until_true 'the inbox empty' sh -c "! ls '$book'/notes/*.note"
at 'Write a Note'

press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'
for text in one two three; do
  [ "$(cat "$book"/contacts/*.contact | grep -c "^Text=inbox $text\$")" = 1 ] || fail "“inbox $text” does not stand once"
done
"$AFTERWORD" --book "$book" check >/dev/null || fail 'the book needs a look'

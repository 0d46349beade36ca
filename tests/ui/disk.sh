#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# disk.sh PROGRAM READER: the disk below an open book is full, then can't be written to any more, in the real program, by keys alone:
# it is said in one sentence, the words stay and are saved once they can be. What is opened for reading only offers nothing else.
set -u
AFTERWORD=$1 READER=$2
if [ -z "${APART:-}" ]; then
  # A small disk of one's own needs mounting.
  unshare -rm mount -t tmpfs -o size=200k tmpfs /mnt 2>/dev/null ||
    { echo 'this user may not mount a small disk (it runs as root and where user name spaces are allowed)'; exit 77; }
  export APART=yes
  exec unshare -rm sh "$0" "$@"
fi
. "$(dirname "$0")/keys.sh"

shown () { "$READER" shows $patience "$1" || fail "“$1” is not shown"; }

# refused KEYS: nothing comes of them but a sentence, which is the last in the status line.
refused () {
  press "$@"
  shown 'This book can only be read here.'
  is_no_window 'I Was Turned Down' || fail "a dialog is offered where nothing can be changed"
}

disk=$HOME/disk book=$HOME/disk/book
mkdir "$disk"
mount -t tmpfs -o size=200k tmpfs "$disk" || fail 'no small disk'
trap 'umount -l "$disk"' EXIT
"$AFTERWORD" --book "$book" turned-down --name 'Jane Mueller' --company Northwind >/dev/null || fail 'nobody can be added'
jane=$(echo "$book"/contacts/*.contact)
start
until_true 'a list with the focus' "$READER" wait 1 ''
press ctrl+2
sleep 0.5
at 'Jane Mueller'
press ctrl+shift+n
at 'Note'
write 'first '
on_disk 'Text=first ' "$jane"

dd if=/dev/zero of="$disk/big" bs=1k count=1000 2>/dev/null
write 'full '
shown 'is full.'
press ctrl+q
window 'Close and lose.*'
press Escape
until_true 'the question gone' is_no_window 'Close and lose.*'
window Afterword
in_editor 'first full '
rm "$disk/big"
on_disk 'Text=first full ' "$jane"
shown 'Saved'

# The same in a hurry: what is written after the first try is filed with the rest.
dd if=/dev/zero of="$disk/big" bs=1k count=1000 2>/dev/null
"$AFTERWORD" --book "$book" note </dev/null >/dev/null || fail 'no small window'
window 'New Note'
at 'Note'
write 'a thought'
press ctrl+Return
shown 'Not saved: '
write ', and one more'
rm "$disk/big"
press ctrl+Return
until_true 'the small window gone' is_no_window 'New Note'
on_disk 'Text=a thought, and one more' "$book/notes"
[ "$(grep -l 'a thought' "$book"/notes/*.note | wc -l)" = 1 ] || fail 'the thought is there twice'
window Afterword

mount -o remount,ro "$disk" || fail 'the disk stays writable'
write 'locked '
shown 'can only be read.'
in_editor 'first full locked '
mount -o remount,rw "$disk"
on_disk 'Text=first full locked ' "$jane"
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'

# Opened so, it says so, and whatever would change something is refused.
"$AFTERWORD" --book "$book" turned-down --name 'Ben Ito' --company Contoso >/dev/null || fail 'nobody can be added'
mount -o remount,ro "$disk" || fail 'the disk stays writable'
before=$(cksum "$book"/*/*.* "$book/book.ini")
start
shown 'so it is open for reading only'
press ctrl+2
at 'Ben Ito'
for keys in ctrl+shift+t ctrl+shift+n ctrl+e; do
  refused $keys
  press Escape
done
press ctrl+2
at 'Ben Ito'
go_to 'Write a Note'
refused space
press ctrl+shift+g
until_true 'the guide' "$READER" shows 1 'Say This Aloud'
step=1
while [ $step -le 8 ]; do
  press ctrl+Return
  press alt+Next
  sleep 0.3
  step=$((step + 1))
done
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'
[ "$(cksum "$book"/*/*.* "$book/book.ini")" = "$before" ] || fail 'what can only be read was changed'

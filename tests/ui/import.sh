#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# import.sh PROGRAM READER: people come in from vCards by keys alone: seen before, chosen one by one, taken back, also after a
# restart. The same file twice changes nothing, and what can't be read is said in one sentence.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

cards=$HOME/cards
mkdir -p "$cards"
printf 'BEGIN:VCARD\nVERSION:3.0\n%s\nEND:VCARD\n' 'FN:Ana Ortiz
EMAIL:ana@example.org' 'FN:Smith & Sons <b>
EMAIL:smith@example.org' 'FN:Zoe Zander
EMAIL:zoe@example.org' 'NOTE:nobody' > "$cards/people.vcf"
printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Cut Off\nEMAIL:cut@exam' > "$cards/cut.vcf"
printf '\001\002\377\376 rubbish \000' > "$cards/rubbish.vcf"
: > "$cards/huge.vcf"
truncate -s 200000000 "$cards/huge.vcf"

# choose FILE: asks for an import of it. The path is pasted: what is typed there GTK completes meanwhile, now and then in its midst.
choose () {
  window Afterword
  press ctrl+k
  window 'Go to or Do Anything'
  at 'Go to or do anything'
  write "$cards/$1"
  press ctrl+a ctrl+x
  write 'Import People'
  sleep 0.5
  press Return
  window 'Import People'
  press ctrl+l ctrl+a ctrl+v
  sleep 0.5
  press Return
}

count () { ls "$book/contacts" | wc -l; }
has () { [ "$(count)" = "$1" ]; }
sums () { find "$book" -type f ! -name book.ini -exec cksum {} + | sort; }

# One is left out, one can't be read, two are added; the list shows them.
start
until_true 'an open book' test -e "$book/book.ini"
at 'I Was'
choose people.vcf
window 'Import People'
at 'Import'
go_to 'What to do with Smith & Sons <b>: Add'
press space
sleep 0.5
press Down Return
at 'What to do with Smith & Sons <b>: Leave out'
press alt+i
until_true 'the dialog gone' is_no_window 'Import People'
window Afterword
at 'Ana Ortiz'
until_true 'two people' has 2
until_true 'what was imported in the trash' sh -c "ls '$book/trash' | grep -q imported"

# Taken back, and done again.
press ctrl+z
until_true 'nobody' has 0
at 'Nobody is in the book yet'
press ctrl+shift+z
until_true 'two people again' has 2

# The same file again: only the one that was left out could be added.
sleep 1
before=$(sums)
choose people.vcf
window 'Import People'
at 'Import'
go_to 'What to do with Smith & Sons <b>: Add'
press Escape
until_true 'the dialog gone' is_no_window 'Import People'
[ "$(sums)" = "$before" ] || fail 'looking at cards changes the book'

# What can't be imported, and what breaks off.
for bad in rubbish huge; do
  choose $bad.vcf
  window 'Nothing could be imported'
  press Escape
  until_true 'the sentence gone' is_no_window 'Nothing could be imported'
done
[ "$(sums)" = "$before" ] || fail 'a file that is no vCard changes the book'
choose cut.vcf
window 'Import People'
at 'Import'
press Return
until_true 'the one whose card breaks off' has 3
until_true 'the dialog gone' is_no_window 'Import People'
window Afterword

# And after a restart, the last import first.
sleep 1
press ctrl+q
wait $program || fail "the program ends with $?"
start
until_true 'the person in the list' "$READER" wait 1 ''
press ctrl+2
at 'Ana Ortiz'
press ctrl+z
until_true 'the last import gone' has 2
press ctrl+z
until_true 'the first import gone' has 0
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"
"$AFTERWORD" --book "$book" check || fail 'the book needs a look'

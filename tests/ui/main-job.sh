#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# main-job.sh PROGRAM READER: the main job in the real program, by keys alone. From an empty book and "I was turned down" through
# every step of the guide, killed in the middle of the conversation and resumed; then the files hold exactly what was typed.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# The way in.
start
until_true "an open book" test -e "$book/book.ini"
press ctrl+shift+t
window 'I Was Turned Down'
write 'Jane Mueller'
press Tab
write 'Smith & Sons <b>'
press Return
at 'Tomorrow'
press Tab Return
until_true "the dialog gone" is_no_window 'I Was Turned Down'
window Afterword

# Before.
at 'I Can'
press Return
at 'In Person'
press space ctrl+Return
at 'Call'
go_to 'Text'
press ctrl+End
write ' One line of my own.'
press ctrl+Return

# The conversation, and a kill in its middle: what was typed 2.6 s ago is on disk, whatever comes.
at 'Note'
in_editor ':'
write 'She took the call at once.'
press Return F2
write 'The story about the migration had no number'
press Return F3
write 'send her the article = # [x]'
in_editor 'article = # [x]'
sleep 2.6
kill -KILL $program
wait $program 2>/dev/null
contact=$(echo "$book"/contacts/*.contact)
said='She took the call at once.\n> The story about the migration had no number\n! send her the article = # [x]'
grep -q "^Text=..:.. $(printf %s "$said" | sed 's/[][\.*^$]/\\&/g')\$" "$contact" ||
  fail "what was typed 2.6 s before the kill is not on disk: $(grep ^Text= "$contact")"

start
until_true "the person in the list" "$READER" wait 1 ''
press ctrl+2
at 'Jane Mueller'
press ctrl+shift+g
at 'Note'
in_editor '[x]'
press ctrl+End Return
write 'and after the kill'
in_editor 'after the kill'
press ctrl+Return

# How it went.
at 'I listened'
press space
go_to 'I thanked them'
press space
go_to 'I left the decision alone'
press space
go_to 'We talked'
press space
go_to 'The story about the migration'
press space
until_true 'the list of kinds' is_window afterword
press Down Down Return
on_disk 'Kind=story' "$contact"
press ctrl+Return

# Afterwards.
at 'Said'
press Return
on_disk 'Thanks=said' "$contact"
at 'Write the'
press ctrl+Return
at 'Every quarter'
go_to 'Twice a year'
press space ctrl+Return
on_disk 'Step-Keep=done' "$contact"
press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail "the program complains"

# What was typed is in the files, and read back by the command line.
application=$(echo "$book"/applications/*.application)
grep -qxF 'Full-Name=Jane Mueller' "$contact" || fail "not her name: $(grep Full-Name= "$contact")"
for line in 'Company=Smith & Sons <b>' 'Step-Ready=done' 'Step-Who=done' 'Step-Say=done' 'Step-Talk=done' 'Step-Outcome=done' \
    'Step-Thanks=done' 'Step-Learn=done' 'Step-Keep=done' 'Met=in-person' 'Outcome=talked' 'Thanks=said' \
    'In-My-Hands=listened;thanked;left-decision;' 'Words=The story about the migration had no number' 'Kind=story' \
    'What=send her the article = # [x]' 'Rhythm=half-year'; do
  grep -qxF -- "$line" "$contact" || fail "no line “$line” in $(cat "$contact")"
done
grep -qxF 'Company=Smith & Sons <b>' "$application" || fail "not the company: $(cat "$application")"
grep -q '^Text=.* One line of my own\.$' "$contact" || fail "not the line of one's own: $(grep ^Text= "$contact")"
grep '^Text=' "$contact" | cut -c 12- | grep -qxF -- "$said\nand after the kill" || fail "not the note: $(grep ^Text= "$contact")"
"$AFTERWORD" --book "$book" list --json | grep -qF 'Jane Mueller' || fail 'the command line does not list her'
"$AFTERWORD" --book "$book" check || fail 'the book needs a look'

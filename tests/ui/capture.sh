#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# capture.sh PROGRAM READER ID: notes written down in a hurry, in the real program, by keys alone: the small window comes by the
# action on the bus with no other window open, files what it is given, keeps what it isn't, and is gone with its program.
set -u
AFTERWORD=$1 READER=$2 ID=$3
. "$(dirname "$0")/keys.sh"

book=$XDG_DATA_HOME/afterword
object=/$(echo "$ID" | tr .- /_)
draft=$HOME/.local/state/afterword/capture.draft
unset XDG_STATE_HOME

# capture: the program as the desktop starts it, and the action as the desktop's menu calls it.
capture () {
  "$AFTERWORD" --gapplication-service >"$HOME/log" 2>&1 &
  program=$!
  until_true 'the program on the bus' gdbus call --session --dest "$ID" --object-path "$object" --method org.gtk.Actions.Activate \
    new-note '[]' '{}'
  window 'New Note'
  at 'Note'
}

# ends: the program goes by itself once its only window is closed, and said nothing.
ends () {
  until_true 'the small window gone' is_no_window 'New Note'
  until_true 'the program gone' not_running
  [ ! -s "$HOME/log" ] || fail 'the program complains'
}

not_running () {
  ! kill -0 $program 2>/dev/null
}

shown () {
  "$READER" shows $patience "$1" || fail "“$1” is not shown"
}

is_not_shown () {
  ! "$READER" shows 0.1 "$1"
}

note_of () {
  grep -h '^Text=' "$book/contacts/$1.contact"
}

for name in 'Jane Müller' 'Ana Ortiz' 'Ana Santos'; do
  "$AFTERWORD" turned-down --name "$name" --company Northwind >/dev/null || fail "no $name"
done
jane=$(grep -l 'Full-Name=Jane' "$book"/contacts/* | sed 's,.*/,,; s,\..*,,')
santos=$(grep -l 'Full-Name=Ana Santos' "$book"/contacts/* | sed 's,.*/,,; s,\..*,,')

# Filed under the person it begins with, and her promise is a reminder.
capture
write '@zoe is nobody here'
press ctrl+Return
at 'Put It'
press Escape
at 'Note'
press ctrl+a
write '@jan She liked the plan'
press Return
write '! send her the article tomorrow'
press ctrl+Return
ends
[ "$(note_of "$jane")" = 'Text=She liked the plan\n! send her the article tomorrow' ] || fail "not the note: $(note_of "$jane")"
grep -qxF 'What=send her the article tomorrow' "$book/contacts/$jane.contact" || fail 'the promise is no reminder'
[ ! -e "$draft" ] || fail 'the draft is still there'

# A mark that is set on a line that begins with a name comes before it.
capture
write '@jan the story was thin'
press F2
in_editor '> @jan the story was thin'
shown 'About Jane Müller. Ctrl+Return files it.'
press ctrl+Return
ends
on_disk 'Text=> the story was thin' "$book/contacts/$jane.contact"

# Escape keeps a draft, also over a kill; the next one begins with it, and files it into the inbox.
capture
write 'something to remember'
press Escape
ends
grep -qxF 'Text=something to remember' "$draft" || fail 'no draft'
capture
in_editor 'something to remember'
write ', and more'
until_true 'the draft kept while it is written' grep -qxF 'Text=something to remember, and more' "$draft"
kill -KILL $program
wait $program 2>/dev/null
program=
until_true 'the small window gone' is_no_window 'New Note'
capture
in_editor 'something to remember, and more'
press ctrl+Return
ends
grep -qxF 'Text=something to remember, and more' "$book"/notes/*.note || fail 'not in the inbox'
[ ! -e "$draft" ] || fail 'the draft is still there'

# Two fit: it asks.
capture
write '@ana: is she coming?'
press ctrl+Return
at 'Ana Ortiz'
press Down
at 'Ana Santos'
press Return
ends
[ "$(note_of "$santos")" = 'Text=is she coming?' ] || fail "not the note: $(note_of "$santos")"

# Names and tags are completed, and the editor's keys do here what they do there. Escape takes the choices away, not the window.
"$AFTERWORD" note 'a #planning note' >/dev/null || fail 'no tag'
capture
shown 'Begin with @name'
write '@an'
shown 'Ana Santos'
press Down Return
in_editor '@Ana Santos '
write 'likes it'
press ctrl+b End
write ' #pl'
shown 'planning'
press Tab
in_editor '@Ana Santos likes **it** #planning'
press Return
write 'call her'
press ctrl+shift+c End Return Return
write 'so'
press F4 ctrl+i End
in_editor '? *so*'
write ' @an'
shown 'Ana Ortiz'
press Escape
until_true 'the choices gone' is_not_shown 'Ana Ortiz'
press End Return
write 'it is no tag in `#pl'
press Return
write 'code'
press ctrl+Return
ends
on_disk 'Text=likes **it** #planning \n- [ ] call her\n? *so* @an\nit is no tag in `#pl\ncode' "$book/contacts/$santos.contact"

# Behind a blank there is nothing to choose: Return is a line break, and the next letter of the name brings the choice back.
capture
shown 'Begin with @name'
write 'met @Ana Ortiz '
press Return
write 'and @ana '
press Return
write 'and @ana s'
shown 'Ana Santos'
press Return
write 'too'
press ctrl+Return
ends
on_disk 'Text=met @Ana Ortiz \nand @ana \nand @Ana Santos too' "$book/notes"

# Lists and boxes go on and end, a level in and out by Tab, which belongs to the focus elsewhere; in code no sign means anything.
capture
shown 'Begin with @name'
write '- bring'
press Return
write 'papers'
press Return Tab
write 'the old ones'
press Return shift+Tab
write '[ ] ask her'
press Return
write 'and him'
press Return Return
write '1. one'
press Return
write 'two'
press Return Return
write '```'
press Return
write '- not a list'
press Return
write '#pl'
press Tab
at 'File'
press shift+Tab
at 'Note'
press ctrl+End F2 ctrl+shift+c Return
write '```'
press Return
write '- list'
press Return
in_editor '- '
press ctrl+Return
ends
expected='Text=- bring\n- papers\n  - the old ones\n- [ ] ask her\n- [ ] and him\n1. one\n2. two\n```\n- not a list\n#pl\n```\n- list\n-'
grep -qxF -- "$expected" "$book"/notes/*.note || fail "not in the inbox: $(grep -h '^Text=- bring' "$book"/notes/*.note)"

# Nobody fits: the inbox is offered, and the name stays in the text.
capture
write '@nobody said it'
press ctrl+Return
at 'Put It'
press Return
ends
grep -qxF 'Text=@nobody said it' "$book"/notes/*.note || fail 'not in the inbox'

# The command line without a text opens it too, in the program that runs if there is one.
"$AFTERWORD" note </dev/null >"$HOME/log" 2>&1 &
program=$!
window 'New Note'
at 'Note'
write 'by the command line'
press ctrl+Return
ends
grep -qxF 'Text=by the command line' "$book"/notes/*.note || fail 'not in the inbox'
echo 'piped in' | "$AFTERWORD" note >/dev/null || fail 'nothing can be piped in'
grep -qxF 'Text=piped in' "$book"/notes/*.note || fail 'what was piped in is not there'
"$AFTERWORD" check || fail 'the book needs a look'

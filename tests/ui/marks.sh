#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# marks.sh PROGRAM READER: from a marked line of a note to what it became and back, in the real program, by keys alone; also once
# the line was edited, and from Today. Then copies of the note.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

selected () { tell selected "$1"; "$READER" selected $patience "$1" || fail "“$1” is not selected: $("$READER" about)"; }

"$AFTERWORD" --book "$book" turned-down --name 'Ana Ortiz' --company Northwind >/dev/null || fail 'nobody to begin with'
contact=$(echo "$book"/contacts/*.contact)
start
until_true 'the person in the list' "$READER" wait 1 ''
press ctrl+2
at 'Ana Ortiz'

# A conversation: their words, a promise, an open point. What they said is sorted.
press ctrl+shift+g
at 'I Can'
press alt+Page_Down alt+Page_Down alt+Page_Down
at 'Notes of the Conversation'
in_editor ':'
write 'picked up'
press Return F2
write 'the story was thin'
press Return F3
write 'send her the plan in 9 days'
press Return
write '- [ ] ask for the group'
on_disk 'What=send her the plan in 9 days' "$contact"
press alt+Page_Down
at 'I listened'
go_to 'the story was thin'
press space
until_true 'the list of kinds' is_window afterword
press Down Down Return
on_disk 'Kind=story' "$contact"
window Afterword
press Escape
at 'Continue:'

# Into the text of the one note; later F6 leads there.
press ctrl+l F6 F6
at 'picked up'
press Return
at 'Note'

# From the promise to the reminder, and back.
press ctrl+Home Down Down ctrl+shift+o
at 'send her the plan in 9 days'
go_to 'Show the Note'
press Return
at 'Note'
selected 'send her the plan in 9 days'

# The promise in other words is the same reminder.
press End
write ', in print'
press Up
on_disk 'What=send her the plan in 9 days, in print' "$contact"
[ "$(grep -c '^What=send her' "$contact")" = 1 ] || fail "the promise is there twice: $(grep '^What=' "$contact")"
press Down ctrl+shift+o
at 'send her the plan in 9 days, in print'
go_to 'Show the Note'
press Return
at 'Note'
selected 'send her the plan in 9 days, in print'

# Their words, in other words now, still lead to what was sorted; that is as it was said.
press ctrl+Home Down End
write ', it seems'
press ctrl+shift+o
at 'I listened'
on_disk 'Words=the story was thin' "$contact"
press Escape
at 'Continue:'
press F6
at 'Note'
press ctrl+Home Down ctrl+shift+o
at 'I listened'
press Escape
at 'Continue:'

# The timeline leads to the note too, a few keys from its row.
go_to '“the story was thin”'
press Return
go_to 'Show the Note: Feedback'
[ $tabs -le 7 ] || fail "Tab comes to the note only after $tabs steps from the row"
press Return
at 'Note'
selected 'the story was thin'
at 'Note'
[ "$(grep -c '^Words=' "$contact")" = 1 ] || fail "it is there twice: $(grep '^Words=' "$contact")"

# A line that is nothing says so.
press ctrl+Home ctrl+shift+o
"$READER" shows $patience 'become anything yet' || fail 'nothing is said of a line that became nothing'
at 'Note'

# Under Today, the open point selected by keys shows its line, also without going there.
press ctrl+Home
"$AFTERWORD" --book "$book" turned-down --name 'Ben Field' --company Contoso >/dev/null || fail 'no other person'
"$AFTERWORD" --book "$book" note --for ben -- '- [ ] call him back' >/dev/null || fail 'no note'
press ctrl+1
at 'Ana Ortiz'
until_true 'the other person' "$READER" shows 1 'call him back'
press End
at 'Ben Field, call him back'
press Home
at 'Ana Ortiz, ask for the group'
press F6 F6
at 'picked up'
press Return
at 'Note'
selected 'ask for the group'

# So it does when the other view comes to stand on it.
press ctrl+Home
press ctrl+2
at 'Ana Ortiz'
press ctrl+1
at 'Ana Ortiz, ask for the group'
press F6 F6
at 'Note'
selected 'ask for the group'

# Copies, with the marks and without them: pasted into a note of their own.
order 'copy the note as plain'
window Afterword
press ctrl+shift+n
at 'Note'
press ctrl+v
in_editor 'ask for the group'
until_true 'the plain copy on disk' grep -q '^Text=.*picked up.n[^>]*the story was thin, it seems' "$contact"
press ctrl+Page_Down
at 'Note'
in_editor '> the story'
order 'copy the note as mark'
window Afterword
press ctrl+shift+n
at 'Note'
press ctrl+v
in_editor '- [ ] ask for the group'

# Found and replaced one by one, also while a field's own selection takes the note's away; and found again once the bar is gone.
press ctrl+shift+n
at 'Note'
write 'one two one two one'
in_editor 'one two one two one'
press ctrl+Home ctrl+h
at 'Find in the note'
write 'one'
press Tab
at 'Replace with'
write 'six'
press Return ctrl+a
write 'ten'
press Return Escape
at 'Note'
on_disk 'Text=six two ten two one' "$contact"
press ctrl+Home ctrl+g
selected 'one'
at 'Note'

press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'
[ "$(grep -c '^Text=.*> the story was thin, it seems.n! send her' "$contact")" = 2 ] || fail "not the same twice: $(grep ^Text= "$contact")"

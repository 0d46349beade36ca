#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# letters.sh PROGRAM READER: letters without an account, by keys alone: a step's mail is filled in from a template of one's own, every
# letter keeps a draft of its own, and the user's mail program gets what was written, byte by byte.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# choose KEY SHOWN: the one of the list that has the focus where KEY leads; SHOWN is what shows that it was chosen.
choose () {
  for again in 1 2 3 4 5; do
    press space
    sleep 0.5
    press "$1"
    sleep 0.2
    press Return
    "$READER" shows 2 "$2" && return
  done
  fail "the list does not show “$2”"
}

is_file () { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }
write_to_them () { press ctrl+e; window Write; at 'What About'; }
close_it () { press Escape; until_true 'the dialog gone' is_no_window Write; window Afterword; }

# What opens mail addresses is a program that writes down how it was called.
mkdir -p "$XDG_DATA_HOME/applications" "$XDG_CONFIG_HOME"
cat >"$HOME/recorder" <<END
#!/bin/sh
printf '%s\n' "\$#" "\$@" >"$HOME/recorded.new"
mv "$HOME/recorded.new" "$HOME/recorded"
END
chmod +x "$HOME/recorder"
printf '[Desktop Entry]\nType=Application\nName=Recorder\nExec="%s" %%u\nMimeType=x-scheme-handler/mailto;\n' "$HOME/recorder" \
  >"$XDG_DATA_HOME/applications/recorder.desktop"
printf '[Default Applications]\nx-scheme-handler/mailto=recorder.desktop\n' >"$XDG_CONFIG_HOME/mimeapps.list"

xdotool mousemove 0 0
start
until_true 'an open book' test -e "$book/book.ini"
mkdir -p "$book/templates/en"
printf 'Name: Zulu\nSubject: Grüße & mehr? 100%% a+b=c #1\n\nHallo {given-name},\n\nschöne Grüße – ☎ & „ja“? +1 = 100 %%;\nשלום {given-name} עולם.\n' \
  >"$book/templates/en/own-zulu.template"
turned_down 'Bo Lind <bo+jobs@example.test>' 'Smith & Sons'
contact=$(echo "$book"/contacts/*.contact)

# The mail of the step is filled in from a template of one's own, and again when one comes back; nothing is written yet.
press ctrl+2
at 'Bo Lind'
write_to_them
go_to 'Template'
choose Down 'Zulu'
go_to 'Text'
in_editor 'Hallo Bo,'
close_it
on_disk 'Template=own-zulu' "$contact"
! grep -q '^Text=' "$contact" || fail "a text that nobody wrote: $(cat "$contact")"
write_to_them
go_to 'Text'
in_editor 'Hallo Bo,'

# What is written goes on, too. Another template takes its place only if one wants that.
press ctrl+End
write 'PS'
until_true 'the text in the book' grep -q '^Text=.*PS$' "$contact"
close_it
write_to_them
choose_other () {
  go_to 'Template'
  press space
  sleep 0.5
  press Home Return
  window 'Replace what you wrote.'
}
answer () {
  press "$1"
  until_true 'the question gone' is_no_window 'Replace what you wrote.'
  window Write
  at 'Template'
  go_to 'Text'
}
choose_other
answer Escape
in_editor 'PS'
press shift+Tab shift+Tab shift+Tab
choose_other
answer alt+k
in_editor 'PS'
on_disk 'Template=own-zulu' "$contact"
press shift+Tab shift+Tab shift+Tab
choose_other
answer alt+r
in_editor 'Dear Bo Lind'
until_true 'the draft gone' sh -c "! grep -q '^Template=own-zulu' '$contact'"

# What nobody wrote in goes without a question; neither does what is as it was filled in again.
press ctrl+End
write 'X'
until_true 'a text in the book' grep -q '^Text=.*X$' "$contact"
press BackSpace
until_true 'the text in the book' grep -q '^Text=.*[^X]$' "$contact"
press shift+Tab shift+Tab shift+Tab
go_to 'Template'
choose Down 'Zulu'
go_to 'Text'
in_editor 'Hallo Bo,'
press ctrl+End
write 'PS'
until_true 'the text in the book' grep -q '^Text=.*PS$' "$contact"
close_it
write_to_them
go_to 'Text'
in_editor 'PS'

# Filled in again it is the template's once more: what was written before, and what just was.
fill_in_again () {
  go_to 'Fill In Again'
  press Return
  at 'Text'
  in_editor 'Hallo Bo,'
  ! "$READER" has 0.5 'PS' || fail 'what was written is still there'
}
fill_in_again
press ctrl+End
write 'PS'
until_true 'the text in the book' grep -q '^Text=.*PS$' "$contact"
fill_in_again

# Letters outside of the step have drafts of their own.
press ctrl+Home
close_it
write_to_them
choose End 'Zulu'
go_to 'Text'
press ctrl+a
write 'Own words.'
until_true 'a letter of that template' grep -q '^Text=Own words.' "$contact"
press shift+Tab shift+Tab shift+Tab
at 'What About'
choose Home 'Template'
go_to 'Text'
in_editor 'Hallo Bo,'
close_it
[ "$(grep -c '^Template=own-zulu$' "$contact")" = 2 ] || fail "not a draft each: $(cat "$contact")"

# By the mail program: what it is called with; not sent yet, and then sent.
write_to_them
choose Home 'Template'
go_to 'Open in Mail Program'
press Return
at 'Yes, Sent'
until_true 'the mail program called' test -e "$HOME/recorded"
is_file "$HOME/recorded" "1
mailto:bo%2Bjobs@example.test?subject=Gr%C3%BC%C3%9Fe%20%26%20mehr%3F%20100%25%20a%2Bb%3Dc%20%231&body=Hallo%20Bo%2C%0D%0A%0D%0Asch%C3%B6ne%20Gr%C3%BC%C3%9Fe%20%E2%80%93%20%E2%98%8E%20%26%20%E2%80%9Eja%E2%80%9C%3F%20%2B1%20%3D%20100%20%25%3B%0D%0A%D7%A9%D7%9C%D7%95%D7%9D%20Bo%20%D7%A2%D7%95%D7%9C%D7%9D.%0D%0A" ||
  fail "the mail program got $(cat "$HOME/recorded")"
press Tab
at 'Not Yet'
press Return
at 'Open in Mail Program'
! grep -q '^Channel=mail' "$contact" || fail "logged without having been sent: $(cat "$contact")"
rm "$HOME/recorded"
press Return
at 'Yes, Sent'
until_true 'the mail program called again' test -e "$HOME/recorded"
press Return
until_true 'the dialog gone' is_no_window Write
window Afterword
on_disk 'Outcome=waiting' "$contact"
on_disk 'Text=Own words.' "$contact"
[ "$(grep -c '^Template=own-zulu$' "$contact")" = 1 ] || fail "not the one draft that is left: $(cat "$contact")"

# So is the thank-you in the guide.
press ctrl+shift+g
at 'Note'
press alt+Page_Down
go_to 'They replied in writing'
press space
on_disk 'Outcome=replied' "$contact"
press ctrl+Return
at 'Said'
go_to 'Template'
choose Down 'Zulu'
go_to 'Text'
in_editor 'Hallo Bo,'
on_disk 'Kind=thanks' "$contact"
[ "$(grep -c '^Template=own-zulu$' "$contact")" = 2 ] || fail "not remembered: $(cat "$contact")"

press ctrl+q
wait $program || fail "the program ends with $?"
[ ! -s "$HOME/log" ] || fail 'the program complains'
"$AFTERWORD" --book "$book" check || fail 'the book needs a look'

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# mail.sh PROGRAM READER: mail in the real program, by keys alone, beside the server of tests/mail/with-exim.py and a keyring: an
# account is added and tested, the follow-up's mail is written, taken back, sent, and thanked for in the same thread. PICTURES names
# a folder for pictures of it.
set -u
AFTERWORD=$1 READER=$2
. "$(dirname "$0")/keys.sh"

# state NAME: the keyring is this session's own, and open.
printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 &
until_true 'a keyring' sh -c 'gdbus call --session --dest org.freedesktop.DBus --object-path / --method \
  org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets | grep -q true'

picture () {
  [ -n "${PICTURES:-}" ] || return 0
  sleep 1
  import -window root "$PICTURES/$1.png"
}

# type_over TEXT: instead of what stands in the field.
type_over () {
  press ctrl+a
  write "$1"
}

# no_secret WHEN: whatever is logged, written or told to other programs, the password isn't.
no_secret () {
  for process in $program $(cat /proc/$program/task/*/children 2>/dev/null); do
    for file in environ cmdline; do
      ! grep -qaF -- "$MAIL_PASSWORD" /proc/$process/$file 2>/dev/null || fail "$1: the password is in the $file of $process"
    done
  done
  for place in "$book" "$XDG_STATE_HOME" "$XDG_CACHE_HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$HOME/log"; do
    found=$(grep -rlaF -- "$MAIL_PASSWORD" "$place" 2>/dev/null) && fail "$1: the password is in $found"
  done
  tell no secret "$1"
}

# The program doesn't know the password from this script.
printf '#!/bin/sh\nunset MAIL_PASSWORD\nG_MESSAGES_DEBUG=all exec "%s" "$@"\n' "$AFTERWORD" >"$HOME/afterword"
chmod +x "$HOME/afterword"
AFTERWORD=$HOME/afterword

# Turned down, with an address.
start
until_true "an open book" test -e "$book/book.ini"
turned_down 'Bo Lind <bo@example.test>' 'Smith & Sons'
contact=$(echo "$book"/contacts/*.contact)

# An account.
press ctrl+comma
window Preferences
picture preferences
go_to 'Add an Account'
press Return
window 'Mail Account'
type_over 'ana@example.test'
press Tab
type_over 'Ana Ortiz'
press Tab
write 'wrong'
press Tab Tab
type_over localhost
press Tab Tab
type_over "$MAIL_PORT"
press Tab
type_over ana
picture account
go_to 'Test'
press Return
until_true 'the answer' "$READER" shows 1 'The server doesn’t accept'
press Tab
at 'The server doesn’t accept the user name or the password'
picture account-wrong
press shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab
type_over "$MAIL_PASSWORD"
go_to 'Test'
press Return
until_true 'the answer' "$READER" shows 1 'It works'
press Tab
at 'It works'
no_secret 'after the test of the account'
picture account-works
go_to 'Save'
press Return
until_true "the dialog gone" is_no_window 'Mail Account'
on_disk 'Address=ana@example.test' "$book/accounts.ini"
window Preferences
picture preferences-account
press Escape
until_true "the dialog gone" is_no_window Preferences
window Afterword

# The mail of step 3, taken back once, and sent.
press ctrl+2
at 'Bo Lind'
press ctrl+e
window Write
go_to 'Text'
press shift+Tab
type_over 'Thank you'
press Tab
at 'Text'
type_over 'Dear Bo, thank you for your time.'
picture write
press ctrl+shift+Return
until_true "the dialog gone" is_no_window Write
window Afterword
outbox=$XDG_STATE_HOME/afterword/outbox
until_true 'the mail in the outbox' sh -c "grep -qx State=waiting '$outbox'/*.mail"
no_secret 'while a mail waits'
picture undo
press alt+u
until_true 'an empty outbox' sh -c "! ls '$outbox'/*.mail"
on_disk 'Kind=mail' "$contact"

press ctrl+2
at 'Bo Lind'
press ctrl+e
window Write
go_to 'Text'
in_editor 'thank you for your time'
press ctrl+shift+Return
until_true "the dialog gone" is_no_window Write
window Afterword
until_true 'the mail being sent' sh -c "! grep -qx State=waiting '$outbox'/*.mail"
no_secret 'while a mail is sent'
on_disk 'Outcome=waiting' "$contact"
picture sent
first=$(sed -n 's/^Message-Id=//p' "$contact")
until_true 'the mail at the server' grep -rqF "Message-ID: <$first>" "$MAIL_FOLDER/new"
until_true 'an empty outbox' sh -c "! ls '$outbox'/*.mail"
on_disk 'Step-Say=done' "$contact"
grep -q '^Text=Dear Bo, thank you for your time.' "$contact" || fail "no copy of the text: $(cat "$contact")"

# They answered; thanked in the guide, in the same thread.
press ctrl+shift+g
at 'Note'
press alt+Page_Down
go_to 'They replied in writing'
press space
on_disk 'Outcome=replied' "$contact"
press ctrl+Return
at 'Said'
go_to 'Text'
type_over 'Thank you for the answer.'
picture thanks
press ctrl+shift+Return
on_disk 'Thanks=sent' "$contact"
until_true 'the thanks at the server' grep -rqF "In-Reply-To: <$first>" "$MAIL_FOLDER/new"

# Somebody who doesn't exist: said why.
press ctrl+2
at 'Bo Lind'
press ctrl+e
window Write
go_to 'Text'
press shift+Tab shift+Tab
type_over 'nobody@example.test'
press Tab
type_over 'News'
press Tab
at 'Text'
type_over 'Something for you.'
press ctrl+shift+Return
until_true "the dialog gone" is_no_window Write
window Afterword
until_true 'a failed mail' sh -c "grep -qx State=failed '$outbox'/*.mail"
picture failed
no_secret 'after a refusal'
press alt+d
window 'Mail on Its Way'
picture outbox
go_to 'Don’t Send'
press Return
until_true 'an empty outbox' sh -c "! ls '$outbox'/*.mail"
picture outbox-empty
press Escape
until_true "the dialog gone" is_no_window 'Mail on Its Way'
window Afterword

# Closing with mail on its way sends it first, and then closes by itself.
press ctrl+e
window Write
go_to 'Text'
press shift+Tab shift+Tab
type_over 'bo@example.test'
press Tab Tab
at 'Text'
type_over 'One more word.'
press ctrl+shift+Return
until_true "the dialog gone" is_no_window Write
window Afterword
press ctrl+q
wait $program || fail "the program ends with $?"
grep -q '^Text=One more word.' "$contact" || fail "what was sent while closing isn't recorded: $(cat "$contact")"
! ls "$outbox"/*.mail 2>/dev/null || fail 'the outbox is not empty'
grep -q CRITICAL "$HOME/log" && fail "the program complains"
no_secret 'in the end'
grep -q 'afterword-mail\|DEBUG' "$HOME/log" || fail 'nothing was logged, so nothing is known of what would be'
for command in 'show Bo --json' 'list people --json' 'list notes --match Bo --json'; do
  ! "$1" --book "$book" $command | grep -qF -- "$MAIL_PASSWORD" || fail "the password is in what “$command” prints"
done
"$1" --book "$book" check || fail 'the book needs a look'

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# keyring.sh PROGRAM READER APP-ID KEEPER: the list of accounts in the preferences beside a real keyring, which others fill, lock and unlock
# while the list is open: it says what there is to know about the password.
set -u
AFTERWORD=$1 READER=$2 APP_ID=$3 KEEPER=$4
. "$(dirname "$0")/keys.sh"

id=0f8c5f7e-3f0b-4c39-9a53-6f0f7b7f9d10

shows () { tell shows "$1"; "$READER" shows $patience "$1" || fail "nobody says “$1”"; }

shows_not () { tell shows not "$1"; until_true "nobody saying “$1”" sh -c "! '$READER' shows 0.1 '$1'"; }

ask_bus () { gdbus call --session --dest org.freedesktop.DBus --object-path / --method "org.freedesktop.DBus.$1" org.freedesktop.secrets; }

has_keyring () { ask_bus NameHasOwner | grep -q true; }

# Whoever talks to it before it is there has the bus start another, which is locked.
start_keyring () {
  printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 &
  until_true 'a keyring' has_keyring
}

start_keyring

"$AFTERWORD" --book "$book" turned-down --name 'Bo Lind' >/dev/null || fail 'no book'
cat >"$book/accounts.ini" <<END
[Accounts]
Format=1

[Account $id]
Address=ana@example.test
Server=smtp.example.test
Port=465
Security=tls
User=ana
END
chmod 0600 "$book/accounts.ini"

start
press ctrl+2
at 'Bo Lind'
press ctrl+comma
window Preferences
go_to 'ana@example.test'
shows 'No password is stored for this account yet.'
printf 'geheim-4711-Wort' | secret-tool store --label=Mail xdg:schema "$APP_ID.MailPassword" account $id || fail 'nothing stored'
shows_not 'No password is stored'
gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets --method org.freedesktop.Secret.Service.Lock \
  "['/org/freedesktop/secrets/collection/login']" >/dev/null
shows 'The keyring is locked.'
shows 'Unlock'
at 'ana@example.test'
# As the system's own prompt does.
echo 'open test' | "$KEEPER" | grep -q opened || fail 'the keyring stays locked'
shows_not 'The keyring is locked.'
at 'ana@example.test'
secret-tool clear xdg:schema "$APP_ID.MailPassword" account $id
shows 'No password is stored for this account yet.'
! "$READER" shows 0.5 'Unlock' || fail 'there is nothing to unlock'

# It breaks down, and nobody starts it who only looks; then it is there again.
keyring=$(ask_bus GetConnectionUnixProcessID | sed 's/[^0-9]*32 //; s/[^0-9].*//')
kill -KILL "$keyring" || fail 'the keyring stays'
shows 'The keyring isn’t running any more.'
at 'ana@example.test'
! has_keyring || fail 'somebody started the keyring'
start_keyring
shows 'No password is stored for this account yet.'
press Escape
until_true "the dialog gone" is_no_window Preferences
window Afterword
press ctrl+q
wait $program || fail "the program ends with $?"
! grep -qF 'CRITICAL' "$HOME/log" || fail 'the program complains'

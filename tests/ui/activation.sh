#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# activation.sh PROGRAM READER ID LAUNCHER ENTRY: started by the bus, as a desktop does it: the launcher and the actions of its entry, "I
# was turned down" and "New note", when no window is open and when one is.
set -u
AFTERWORD=$1 READER=$2 ID=$3 LAUNCHER=$4 ENTRY=$5
. "$(dirname "$0")/keys.sh"

book=$XDG_DATA_HOME/afterword
mkdir -p "$XDG_DATA_HOME/dbus-1/services"
printf '%s\n' '[D-BUS Service]' "Name=$ID" "Exec=$AFTERWORD --gapplication-service" > "$XDG_DATA_HOME/dbus-1/services/$ID.service"

bus () {
  gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus --method "org.freedesktop.DBus.$@"
}

running () { bus NameHasOwner "$ID" | grep -q true; }
not_running () { ! running; }

bus ReloadConfig >/dev/null || fail 'the bus does not read its services again'
until_true 'the service known to the bus' sh -c "gdbus call --session --dest org.freedesktop.DBus \
  --object-path /org/freedesktop/DBus --method org.freedesktop.DBus.ListActivatableNames | grep -q '$ID'"

# No window is open, nothing runs: the action starts the program, which shows its window and asks.
gapplication action "$ID" turned-down || fail 'the action is not taken'
window 'I Was Turned Down'
sleep 1
write 'Jane Mueller'
press Return
until_true 'her file' sh -c "grep -qxF 'Full-Name=Jane Mueller' '$book'/contacts/*.contact"
sleep 0.5
press Return
until_true 'the dialog gone' is_no_window 'I Was Turned Down'

# With the window open the same one asks.
gapplication action "$ID" turned-down || fail 'the action is not taken a second time'
window 'I Was Turned Down'
[ "$(xdotool search --onlyvisible --name '^Afterword$' | wc -l)" = 1 ] || fail 'there is a second window'
press Escape
until_true 'the dialog gone' is_no_window 'I Was Turned Down'

# It goes with its last window, and the launcher brings it back with what was there.
window Afterword
press ctrl+w
until_true 'the program gone' not_running
gapplication launch "$ID" || fail 'it is not launched'
window Afterword
until_true 'the person in the list' "$READER" wait 1 ''
press ctrl+2
at 'Jane Mueller'
press ctrl+q
until_true 'the program gone' not_running

# The entry itself: a note in between, with nothing running, and beside the window, which stays as it is.
mkdir "$HOME/bin"
ln -s "$(realpath "$AFTERWORD")" "$HOME/bin/afterword"
PATH=$HOME/bin:$PATH
capture () {
  window 'New Note'
  at 'Note'
  write "$1"
  press ctrl+Return
  until_true 'the small window gone' is_no_window 'New Note'
  until_true "a note “$1”" sh -c "grep -qxF 'Text=$1' '$book'/notes/*"
}
"$LAUNCHER" "$ENTRY" new-note || fail 'the entry has no action for a note'
capture 'from the launcher'
until_true 'the program gone' not_running
"$LAUNCHER" "$ENTRY" || fail 'the entry is not launched'
window Afterword
until_true 'the person in the list' "$READER" wait 1 ''
"$LAUNCHER" "$ENTRY" new-note || fail 'the action is not taken beside the window'
capture 'beside the window'
# And as launchers do it that know nothing of the bus.
sh -c "$(sed -n '/^\[Desktop Action new-note\]/,/^\[/s/^Exec=//p' "$ENTRY")" || fail 'the line of the action does nothing'
capture 'by its line'
window Afterword
press ctrl+q
until_true 'the program gone' not_running
"$AFTERWORD" check || fail 'the book needs a look'

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tour.sh BUILD FOLDER: goes through the main job among the sample people, in a virtual display and by key presses alone, and
# leaves numbered pictures of it in FOLDER. Fails if the program ends, warns, or has not written down what was typed.
set -eu
build=$(realpath "$1") pictures=$(realpath -m "$2")

if [ -z "${AFTERWORD_TOUR:-}" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  mkdir -m 0700 "$scratch/runtime"
  export AFTERWORD_TOUR="$scratch" HOME="$scratch" XDG_RUNTIME_DIR="$scratch/runtime" XDG_CONFIG_HOME="$scratch/config"
  export XDG_DATA_HOME="$scratch/data" XDG_CACHE_HOME="$scratch/cache" XDG_STATE_HOME="$scratch/state" GSETTINGS_BACKEND=memory
  export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 NO_AT_BRIDGE=1 GTK_A11Y=none
  export GSETTINGS_SCHEMA_DIR="$build/data" AFTERWORD_DATA="$(dirname "$0")/../../data"
  unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS
  # What the bus and its services have to say is of interest only when something goes wrong.
  xvfb-run -a -s '-screen 0 1120x760x24 -nolisten tcp' dbus-run-session -- sh "$0" "$build" "$pictures" 2> "$scratch/noise" ||
    { cat "$scratch/noise" >&2; exit 1; }
  exit 0
fi

scratch=$AFTERWORD_TOUR book=$AFTERWORD_TOUR/book
mkdir -p "$pictures" "$XDG_CONFIG_HOME/gtk-4.0"
rm -f "$pictures"/*.png
printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\n' > "$XDG_CONFIG_HOME/gtk-4.0/settings.ini"

fail () { echo "$1" >&2; cat "$scratch/messages" >&2; exit 1; }
alive () { kill -0 "$program" 2>/dev/null || fail 'Afterword has ended'; }
key () { alive; for k; do xdotool key "$k"; sleep 0.3; done; }
text () { alive; xdotool type --delay 15 "$1"; sleep 0.3; }
number=0
picture () {
  alive
  sleep 1
  number=$((number + 1))
  name=$(printf '%02d-%s' $number "$1")
  import -window root "$pictures/$name.png"
  echo "$name"
}
# A dialog, which no window manager places, goes to the middle.
middle () {
  sleep 1
  xdotool search --onlyvisible --name "$1" windowmove 260 60
}

"$build/src/afterword" --book "$book" sample
"$build/src/afterword" --book "$book" 2> "$scratch/messages" &
program=$!
tries=0
until xdotool search --onlyvisible --name '^Afterword$' >/dev/null 2>&1; do
  alive
  tries=$((tries + 1))
  [ $tries -lt 240 ] || fail 'no window was shown'
  sleep 0.25
done

key F9 F9
picture today
key ctrl+2
picture people
key ctrl+4
picture learn
key ctrl+1

key ctrl+shift+t
middle 'I Was Turned Down'
text 'Maria Sanchez'
key Tab
text 'Seaside Systems'
picture turned-down
key Return
picture noted
key alt+r
picture ready
key ctrl+Return
picture who-and-how
key ctrl+Return
picture what-to-say
key ctrl+Return
sleep 1
text 'you know the machines, that was plain'
key F2 End Return
text 'I never heard what came of the second line'
key F2 End Return
text 'send her the paper about maintenance'
key F3 alt+2
picture conversation
key ctrl+Return
sleep 1
key space Tab Tab space Tab Tab space Tab Tab space
picture how-it-went
key ctrl+Return
picture thank-them
key ctrl+Return
picture learn-from-it
key ctrl+Return
picture keep-in-touch
key ctrl+Return
picture person

key ctrl+k
middle 'Go to'
text 'machines'
picture palette
key Escape ctrl+q

tries=0
while kill -0 "$program" 2>/dev/null && [ $tries -lt 40 ]; do
  tries=$((tries + 1))
  sleep 0.25
done
! kill -0 "$program" 2>/dev/null || fail 'Afterword did not end when asked to'
! grep -E 'CRITICAL|WARNING' "$scratch/messages" >/dev/null || fail 'Afterword complained'
for words in 'Full-Name=Maria Sanchez' 'you know the machines, that was plain' 'I never heard what came of the second line'; do
  grep -rqF "$words" "$book/contacts" || fail "not in the book: $words"
done
echo "$number pictures are in $pictures"

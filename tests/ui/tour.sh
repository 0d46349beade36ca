#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tour.sh BUILD FOLDER: numbered pictures, in FOLDER, of the main job on the sample people: every view, every step of the guide,
# the dialogs, and what has to look right too: dark and narrow. BUILD is where it was built.
set -u
build=$(cd "$1" && pwd) || exit 1
mkdir -p "$2" || exit 1
pictures=$(cd "$2" && pwd)
AFTERWORD=$build/src/afterword READER=$build/tests/ui/reader SCREEN=1120x760
export GSETTINGS_SCHEMA_DIR=$build/data AFTERWORD_DATA=${AFTERWORD_DATA:-$PWD/data}
export LC_ALL=C.UTF-8 LANGUAGE=${LANGUAGE:-}
[ -n "${AFTERWORD_ON_DISPLAY:-}" ] || rm -f "$pictures"/[0-9][0-9]-*.png
. "$(dirname "$0")/keys.sh"

mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
# Nothing moves, so that a picture is never of something half-way.
printf '%s\n' '[Settings]' 'gtk-font-name=Cantarell 11' 'gtk-enable-animations=0' > "$XDG_CONFIG_HOME/gtk-4.0/settings.ini"

number=0
# picture NAME: what is on the display, once it stands still.
picture () {
  number=$((number + 1))
  file=$pictures/$(printf '%02d-%s.png' $number "$1")
  before=
  for again in 1 2 3 4 5 6 7 8; do
    sleep 0.4
    import -window root "$file" || fail "there is no picture of $1"
    now=$(cksum < "$file")
    [ "$now" = "$before" ] && break
    before=$now
  done
}

# dialog TITLE: waits for it and puts it where a window manager would.
dialog () {
  window "$1"
  eval "$(xdotool getwindowgeometry --shell "$window")"
  xdotool windowmove "$window" $(((1120 - WIDTH) / 2)) $(((760 - HEIGHT) / 2))
}

# leave TITLE: out of the dialog, back to the window.
leave () {
  press Escape
  until_true "the dialog “$1” gone" is_no_window "$1"
  window Afterword
}

stop () {
  kill $program
  wait $program 2>/dev/null
  ! grep CRITICAL "$HOME/log" >/dev/null || fail 'Afterword complains'
}

steps () {
  press ctrl+2
  press Home
  press ctrl+shift+g
  press alt+Page_Up alt+Page_Up alt+Page_Up alt+Page_Up alt+Page_Up alt+Page_Up alt+Page_Up
}

# The empty book, and the way in.
start
picture empty-book
press ctrl+shift+t
dialog 'I Was Turned Down'
write 'Jane Doe'
press Tab
write 'Northwind'
picture turned-down
press Return
at '_Tomorrow'
picture noted
leave 'I Was Turned Down'
stop

# The sample people.
book=$HOME/sample
"$AFTERWORD" --book "$book" sample >/dev/null || fail 'no sample people'
start
press ctrl+1
picture today
press ctrl+2
press Home
picture people
press ctrl+3
press Home
picture jobs
press ctrl+4
press Home
picture learn
press ctrl+5
press Home
picture events

steps
for step in ready who say talk outcome thanks learn keep; do
  picture guide-$step
  press alt+Page_Down
done

press Escape
press ctrl+2
press F9
press ctrl+shift+n
write 'They liked the plan for the first hundred days.'
press Return F2
write 'Bring a number next time'
press Return F3
write 'send the article'
picture notes
press ctrl+k
dialog 'Go to or Do Anything'
write 'Ana'
picture palette
leave 'Go to or Do Anything'
press ctrl+shift+f
write 'article'
press Down
picture find
press Escape
press ctrl+comma
dialog Preferences
picture preferences
leave Preferences
press ctrl+question
sleep 1
picture shortcuts
stop

# What must look right too.
export ADW_DEBUG_COLOR_SCHEME=prefer-dark
start
press ctrl+2
press Home
picture dark-person
steps
picture dark-guide
stop
unset ADW_DEBUG_COLOR_SCHEME

start
xdotool windowsize "$window" 360 740
sleep 1
picture narrow-list
press ctrl+2
press Home
press Return
picture narrow-person
press ctrl+shift+g
picture narrow-guide
stop

echo "$number pictures are in $pictures."

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tour.sh BUILD FOLDER: numbered pictures, in FOLDER, of the main job on the sample people: every view, every step of the guide,
# the dialogs, and what has to look right too: dark, high contrast, narrow, text of twice the size, right to left. BUILD is where
# it was built.
set -u
build=$(cd "$1" && pwd) || exit 1
mkdir -p "$2" || exit 1
pictures=$(cd "$2" && pwd)
AFTERWORD=$build/src/afterword READER=$build/tests/ui/reader SCREEN=1120x760
export GSETTINGS_SCHEMA_DIR=$build/data AFTERWORD_DATA=${AFTERWORD_DATA:-$PWD/data}
export LC_ALL=C.UTF-8 LANGUAGE=${LANGUAGE:-}
[ -n "${AFTERWORD_ON_DISPLAY:-}" ] || rm -f "$pictures"/[0-9][0-9]-*.png
. "$(dirname "$0")/keys.sh"

# Whoever takes pictures wants to see their names alone.
tell () { :; }

# Stands in for a desktop's settings. Nothing moves, so that a picture is never of something half-way.
# settings DPI: a desktop of 96 dots an inch shows text of twice the size by saying 192.
settings () {
  printf '%s\n' "Xft/DPI $(($1 * 1024))" 'Gtk/FontName "Cantarell 11"' 'Gtk/EnableAnimations 0' > "$HOME/settings"
  [ -z "$settings" ] || kill "$settings"
  xsettingsd -c "$HOME/settings" 2>/dev/null &
  settings=$!
  sleep 1
}
settings=
settings 96
trap 'kill $settings' EXIT

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
at 'Tomorrow'
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
press ctrl+2
press Home
press ctrl+e
dialog Write
picture write
go_to Text
press ctrl+a
write 'Why not me? I do not agree with the decision, please reconsider it. '
picture write-tone
leave Write
press ctrl+comma
dialog Preferences
picture preferences
go_to 'Add an Account'
picture preferences-accounts
press Return
dialog 'Mail Account'
picture account
press Escape
until_true 'the dialog “Mail Account” gone' is_no_window 'Mail Account'
window Preferences
go_to 'Scripts and Letters'
press Return
dialog 'Scripts and Letters'
picture templates
press Escape
until_true 'the dialog “Scripts and Letters” gone' is_no_window 'Scripts and Letters'
window Preferences
leave Preferences
"$AFTERWORD" --book "$book" note </dev/null >/dev/null 2>&1 &
dialog 'New Note'
write 'A thought in between'
picture capture
leave 'New Note'
press ctrl+question
sleep 1
picture shortcuts
stop

# What must look right too.

# five WHAT: the list, a person, two steps of the guide and the notes.
five () {
  start
  press ctrl+2
  press Home
  picture "$1-list"
  press Return
  picture "$1-person"
  steps
  press alt+Page_Down alt+Page_Down
  picture "$1-guide-say"
  press alt+Page_Down alt+Page_Down
  picture "$1-guide-outcome"
  press Escape
  press ctrl+shift+n
  write 'They liked the plan for the first hundred days.'
  press Return F2
  write 'Bring a number next time'
  picture "$1-notes"
  stop
}

export ADW_DEBUG_COLOR_SCHEME=prefer-dark
five dark
unset ADW_DEBUG_COLOR_SCHEME

export ADW_DEBUG_HIGH_CONTRAST=1
five contrast
unset ADW_DEBUG_HIGH_CONTRAST

settings 192
five large
settings 96

# Only the program: nothing else on the way is to be told.
plain=$AFTERWORD
AFTERWORD=$HOME/mirrored
printf '%s\n' '#!/bin/sh' "LD_PRELOAD='$build/tests/ui/libmirror.so' exec '$plain' \"\$@\"" > "$AFTERWORD"
chmod +x "$AFTERWORD"
five mirrored
AFTERWORD=$plain

start
xdotool windowsize "$window" 360 740
sleep 1
picture narrow-list
press ctrl+2
press Home
press Return
picture narrow-person
press ctrl+shift+g
at Call
picture narrow-guide
stop

echo "$number pictures are in $pictures."

# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced, with AFTERWORD and READER naming two programs: the real program on a virtual display with a bus, a home and a book of
# its own, driven by nothing but keys. Whatever is waited for is looked at until it is so: a slow machine only makes it slower.
# AFTERWORD_PATIENCE is how many seconds that may take (30).

# The script comes here twice: first to make the display and the bus, then on them.
if [ -z "${AFTERWORD_ON_DISPLAY:-}" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  mkdir -m 0700 "$scratch/runtime"
  export HOME="$scratch" XDG_RUNTIME_DIR="$scratch/runtime" XDG_DATA_HOME="$scratch/data" XDG_CONFIG_HOME="$scratch/config"
  export XDG_CACHE_HOME="$scratch/cache" GSETTINGS_BACKEND=memory GIO_USE_VFS=local GDK_BACKEND=x11 GSK_RENDERER=cairo
  export GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 AFTERWORD_ON_DISPLAY=yes
  unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY DISPLAY GTK_A11Y NO_AT_BRIDGE AT_SPI_BUS_ADDRESS
  "$(dirname "$0")/no-portals.sh" "$XDG_DATA_HOME"
  status=0
  SCREEN="${SCREEN:-1280x900}" "$(dirname "$0")/xvfb.sh" dbus-run-session -- sh "$0" "$@" || status=$?
  exit $status
fi

book=$HOME/book
patience=${AFTERWORD_PATIENCE:-30}
program=

fail () {
  echo "FAILED: $*" >&2
  echo "The focus is on “$("$READER" focus)”; the windows are: $(xdotool search --onlyvisible --name . getwindowname %@ 2>/dev/null |
    paste -s -d ,)" >&2
  [ -e "$HOME/log" ] && cat "$HOME/log" >&2
  [ -z "$program" ] || kill -KILL "$program" 2>/dev/null
  exit 1
}

# until_true WHAT COMMAND...: runs COMMAND until it succeeds; WHAT says what was waited for.
until_true () {
  what=$1
  shift
  tell until "$what"
  end=$(($(date +%s) + patience))
  until "$@" >/dev/null 2>&1; do
    [ "$(date +%s)" -lt $end ] || fail "after $patience s still not: $what"
    sleep 0.1
  done
}

is_window () {
  window=$(xdotool search --onlyvisible --name "^$1\$" | tail -n 1)
  [ -n "$window" ]
}

# There is no window manager: the window that is to have the keys is told so.
window () {
  until_true "a window “$1”" is_window "$1"
  xdotool windowfocus "$window"
}

is_no_window () {
  ! is_window "$1"
}

# start [ARGUMENT...]: the program on $book, until its window is there.
start () {
  "$AFTERWORD" --book "$book" "$@" >"$HOME/log" 2>&1 &
  program=$!
  window Afterword
}

# tell WHAT: so that the log of a test that hangs ends with where it does.
tell () { echo "$(date +%T) $*"; }

press () { tell press "$*"; xdotool key --delay 30 "$@"; }
write () { tell write "$1"; xdotool type --delay 15 -- "$1"; }

# order WORDS: what the palette finds for them, as an action by its name.
order () {
  window Afterword
  press ctrl+k
  window 'Go to or Do Anything'
  at 'Go to or do anything'
  write "$1"
  press Return
  until_true 'the palette gone' is_no_window 'Go to or Do Anything'
}

# turned_down PERSON COMPANY: tells that they turned one down, and leaves the rest for tomorrow.
turned_down () {
  press ctrl+shift+t
  window 'I Was Turned Down'
  write "$1"
  press Tab
  write "$2"
  press Return
  at 'Tomorrow'
  press Return
  until_true 'the dialog gone' is_no_window 'I Was Turned Down'
  window Afterword
}

# at NAME: waits until what has the focus is called NAME, or begins so.
at () { tell at "$1"; "$READER" wait $patience "$1" || fail "the focus does not come to “$1”"; }

# go_to NAME: presses Tab until the focus is there.
go_to () {
  tell go to "$1"
  tabs=0
  end=$(($(date +%s) + 2 * patience))
  while ! "$READER" wait 0.2 "$1"; do
    tabs=$((tabs + 1))
    [ $tabs -le 60 ] && [ "$(date +%s)" -lt $end ] || fail "Tab does not come to “$1”"
    press Tab
  done
}

# in_editor TEXT: waits until the text that has the focus has TEXT in it.
in_editor () { tell in the editor "$1"; "$READER" has $patience "$1" || fail "the editor does not show “$1” but “$("$READER" text)”"; }

# on_disk LINE FILE...: waits until one of the FILEs, or of those in a folder, holds the line.
on_disk () {
  line=$1
  shift
  tell until "the line “$line” in $*"
  end=$(($(date +%s) + patience))
  until grep -rqxF -- "$line" "$@" 2>/dev/null; do
    [ "$(date +%s)" -lt $end ] ||
      fail "after $patience s still not the line “$line” in $*, but: $(grep -rhF -- "${line%%=*}=" "$@")"
    sleep 0.1
  done
}

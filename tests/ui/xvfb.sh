#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# xvfb.sh COMMAND...: runs COMMAND on a virtual display of its own, of the size SCREEN (1280x1024). The server chooses the display's
# number: whoever looks for a free one before starting it, as "xvfb-run -a" does, now and then gets that of a neighbour.
set -eu
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill $server 2>/dev/null || :; rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM HUP

export XAUTHORITY="$folder/authority"
cookie=$(mcookie)
: > "$XAUTHORITY"
xauth -q add :0 . "$cookie" 2>/dev/null
mkfifo "$folder/number"
Xvfb -displayfd 3 -auth "$XAUTHORITY" -screen 0 "${SCREEN:-1280x1024}x24" -nolisten tcp -noreset >"$folder/log" 2>&1 3>"$folder/number" &
server=$!
read -r number < "$folder/number" || { cat "$folder/log" >&2; echo 'FAILED: no virtual display' >&2; exit 1; }
export DISPLAY=":$number"
xauth -q add "$DISPLAY" . "$cookie" 2>/dev/null

status=0
"$@" || status=$?
exit $status

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# bus.sh COMMAND...: runs COMMAND on a virtual display and a session bus of its own, where a screen reader could listen.
set -eu
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 GIO_USE_VFS=local HOME="$(mktemp -d)"
export XDG_RUNTIME_DIR="$HOME/runtime" XDG_DATA_HOME="$HOME/data"
unset WAYLAND_DISPLAY DISPLAY XDG_CONFIG_HOME XDG_CACHE_HOME DBUS_SESSION_BUS_ADDRESS GTK_A11Y NO_AT_BRIDGE AT_SPI_BUS_ADDRESS
trap 'rm -rf "$HOME"' EXIT
mkdir -m 0700 "$XDG_RUNTIME_DIR"
"$(dirname "$0")/no-portals.sh" "$XDG_DATA_HOME"
"$(dirname "$0")/xvfb.sh" dbus-run-session -- "$@"

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# display.sh COMMAND...: runs COMMAND on a virtual display of its own, without a session bus. One that COMMAND starts has no portals.
set -eu
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=test GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 NO_AT_BRIDGE=1
export DBUS_SESSION_BUS_ADDRESS=disabled: HOME="$(mktemp -d)"
unset WAYLAND_DISPLAY XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME
trap 'rm -rf "$HOME"' EXIT
"$(dirname "$0")/no-portals.sh" "$HOME/.local/share"
"$(dirname "$0")/xvfb.sh" "$@"

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# no-portals.sh FOLDER: a session bus that looks for services in FOLDER, as XDG_DATA_HOME, doesn't start the desktop's portals. Where they
# are installed they would be started, and mount a folder that not everybody may look into, and that outlives the bus for a moment.
set -eu
mkdir -p "$1/dbus-1/services"
for name in org.freedesktop.portal.Desktop org.freedesktop.portal.Documents; do
  printf '[D-BUS Service]\nName=%s\nExec=/bin/false\n' $name > "$1/dbus-1/services/$name.service"
done

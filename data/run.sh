#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# sh data/run.sh [ARGUMENT...]: installs what is missing, builds in build/, and starts Afterword with the book of sample people
# in build/book (or with ARGUMENTs, if there are any). Without a display it goes through the main job in a virtual one and
# leaves numbered pictures in build/tour/.
set -eu
cd "$(dirname "$0")/.."
. data/setup.sh

display=${WAYLAND_DISPLAY:-}${DISPLAY:-}
if [ -n "$display" ]; then
  install_missing $build_packages $show_packages
else
  install_missing $build_packages $show_packages $display_packages
fi
build_in build

if [ $# -gt 0 ]; then
  exec meson devenv -C build src/afterword "$@"
fi
if [ -z "$display" ]; then
  exec sh tests/ui/tour.sh build build/tour
fi
[ -e build/book/book.ini ] || meson devenv -C build src/afterword --book "$PWD/build/book" sample
exec meson devenv -C build src/afterword --book "$PWD/build/book"

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# icons.sh FULL-COLOUR SYMBOLIC: both render at every size they are shown in, leave the corners clear, and the symbolic one is
# of the single colour that GTK replaces.
set -u
command -v rsvg-convert >/dev/null || { echo 'rsvg-convert (librsvg2-bin) is not installed'; exit 77; }
command -v identify >/dev/null || { echo 'identify (imagemagick) is not installed'; exit 77; }
picture=$(mktemp)
trap 'rm -f "$picture"' EXIT
failed=0
fail () { echo "$1" >&2; failed=1; }

for icon; do
  for size in 16 32 48 64 128 256; do
    rsvg-convert -w $size -h $size -o "$picture" "$icon" || fail "$icon does not render at $size"
    set -- $(identify -format '%w %h %[fx:mean.a] %[fx:p{0,0}.a]' "$picture")
    [ "$1x$2" = "${size}x$size" ] || fail "$icon is ${1}x$2 at $size"
    awk "BEGIN { exit !($3 > 0.3) }" || fail "$icon is nearly empty at $size: $3 of it is drawn"
    awk "BEGIN { exit !($4 < 0.05) }" || fail "$icon fills its corner at $size"
  done
  case $icon in
    *-symbolic.svg)
      colours=$(grep -o '#[0-9a-fA-F]\{3,8\}' "$icon" | sort -u | tr '\n' ' ')
      [ "$colours" = '#2e3436 ' ] || fail "$icon has the colours $colours, not #2e3436 alone"
      ;;
  esac
done
exit $failed

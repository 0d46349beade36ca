#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# sh tests/flatpak.sh [REPOSITORY]: makes the Flatpak, installs it in a folder of its own, and goes through the main job in the
# sandbox: by the command line, and by opening the window in a virtual display. REPOSITORY is the address of a repository with
# org.gnome.Platform and org.gnome.Sdk, or a folder with one; without it they come from Flathub. Not part of tests/run.sh: it
# takes some minutes and two gigabytes.
set -eu
cd "$(dirname "$0")/.."
. data/setup.sh
install_missing $build_packages $display_packages flatpak flatpak-builder elfutils

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" FLATPAK_USER_DIR="$work/installation"
export XDG_DATA_HOME="$HOME/.local/share" XDG_CACHE_HOME="$HOME/.cache" XDG_CONFIG_HOME="$HOME/.config"
mkdir -p "$HOME"
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
  export XDG_RUNTIME_DIR="$work/runtime"
  mkdir -m 0700 "$XDG_RUNTIME_DIR"
fi
fail () { echo "$1" >&2; exit 1; }
say () { echo "== $1"; }

say 'the manifest'
meson setup "$work/meson" >/dev/null
manifest=$(ls "$work"/meson/data/*.json)
id=$(basename "$manifest" .json)
branch=$(sed -n 's/.*"runtime-version": "\(.*\)".*/\1/p' "$manifest")

say 'the runtime'
if [ -n "${1:-}" ]; then
  flatpak --user remote-add --no-gpg-verify runtimes "$1"
else
  flatpak --user remote-add runtimes https://dl.flathub.org/repo/flathub.flatpakrepo
fi
flatpak --user install -y --noninteractive runtimes "org.gnome.Platform//$branch" "org.gnome.Sdk//$branch" >/dev/null

say 'build'
flatpak-builder --user --disable-rofiles-fuse --state-dir="$work/state" --repo="$work/repository" "$work/build" "$manifest" \
  > "$work/build.log" 2>&1 || { tail -n 40 "$work/build.log" >&2; fail 'the Flatpak does not build'; }

say 'install'
flatpak --user remote-add --no-gpg-verify own "$work/repository"
flatpak --user install -y --noninteractive own "$id" >/dev/null

say 'permissions'
given=$(flatpak info --user --show-permissions "$id" | sed '/^$/d')
wanted='[Context]
shared=network;ipc;
sockets=fallback-x11;wayland;
devices=dri;'
sorted () { printf '%s\n' "$1" | tr '=;' '\n\n' | sed '/^$/d; /^x11$/d' | sort; }
[ "$(sorted "$given")" = "$(sorted "$wanted")" ] || fail "it is given other permissions than it should be: $given"

say 'what the desktop sees of it'
for file in applications/$id.desktop dbus-1/services/$id.service icons/hicolor/scalable/apps/$id.svg \
  icons/hicolor/symbolic/apps/$id-symbolic.svg; do
  [ -s "$FLATPAK_USER_DIR/exports/share/$file" ] || fail "not exported: $file"
done

say 'the main job'
afterword () {
  dbus-run-session -- flatpak run --user --command=afterword "$id" "$@" 2> "$work/said" || { cat "$work/said" >&2; return 1; }
}
book=$HOME/.var/app/$id/data/afterword
made=$(afterword --json turned-down --name 'Ana Ortiz' --company Northwind --position 'Data Engineer' --email ana@example.org)
follow_up=$(printf '%s\n' "$made" | sed -n 's/.*"follow-up" *: *"\([0-9a-f-]*\)".*/\1/p')
[ -n "$follow_up" ] || fail "no follow-up was made: $made"
for step in ready who say; do
  afterword step "$follow_up" $step
done
printf '%s\n' '> the story about the migration had no number' | afterword note --for 'ana ort'
afterword outcome "$follow_up" talked --hands listened,thanked,left-decision --opened in-touch
made=$(afterword --json feedback "$follow_up" --kind story 'the story about the migration had no number')
feedback=$(printf '%s\n' "$made" | sed -n 's/.*"id" *: *"\([0-9a-f-]*\)".*/\1/p')
[ -n "$feedback" ] || fail "no feedback was made: $made"
afterword thank "$follow_up" said
afterword fix "$feedback" new
afterword step "$follow_up" learn
afterword rhythm 'ana ort' quarter
afterword step "$follow_up" keep
afterword check

say 'the book'
contact=$(ls "$book"/contacts/*.contact)
for line in 'Full-Name=Ana Ortiz' 'Outcome=talked' 'Thanks=said' 'Rhythm=quarter' 'Words=the story about the migration had no number' \
  'Text=> the story about the migration had no number'; do
  grep -qxF "$line" "$contact" || { cat "$contact" >&2; fail "not in the person's file: $line"; }
done
grep -qx 'Company=Northwind' "$book"/applications/*.application || fail 'the job has no company'
grep -qx 'Kind=story' "$book"/stories/*.story || fail 'no story was begun'

say 'the window'
cat > "$work/window.sh" <<'W'
flatpak run --user "$1" &
xdotool search --sync --onlyvisible --name Afterword > "$2/windows"
sleep 3
xdotool key ctrl+q
wait $!
W
env -u WAYLAND_DISPLAY timeout 120 tests/ui/xvfb.sh dbus-run-session -- sh "$work/window.sh" "$id" "$work" >/dev/null 2>"$work/window.log" &&
  [ -s "$work/windows" ] || { cat "$work/window.log" >&2; fail 'no window was shown, or it did not close'; }
! grep -E '^\(afterword:.*(CRITICAL|WARNING)' "$work/window.log" || fail 'it complains'

echo "$id was built, installed, and did the main job in its sandbox"

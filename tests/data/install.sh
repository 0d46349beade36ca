#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh BUILD PREFIX ID: "meson install" into an empty folder puts every file in its place, and nothing in another.
set -u
build=$1 prefix=$2 id=$3
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
failed=0

DESTDIR=$root meson install -C "$build" --no-rebuild --quiet || { echo 'meson install failed' >&2; exit 1; }

for file in bin/afterword \
  share/applications/$id.desktop \
  share/dbus-1/services/$id.service \
  share/metainfo/$id.metainfo.xml \
  share/glib-2.0/schemas/$id.gschema.xml \
  share/icons/hicolor/scalable/apps/$id.svg \
  share/icons/hicolor/symbolic/apps/$id-symbolic.svg \
  share/man/man1/afterword.1 \
  share/afterword/language/en \
  share/afterword/language/de \
  share/afterword/customs \
  share/afterword/mail-providers.ini \
  share/locale/de/LC_MESSAGES/afterword.mo
do
  [ -s "$root$prefix/$file" ] || { echo "not installed: $file" >&2; failed=1; }
done
grep -qx "Exec=$prefix/bin/afterword --gapplication-service" "$root$prefix/share/dbus-1/services/$id.service" ||
  { echo 'the D-Bus service does not start the installed program' >&2; failed=1; }

# Whatever bears another name than the program's or its id's would get in the way of other programs.
stray=$(cd "$root$prefix" && find . -type f ! -name "$id*" ! -name 'afterword*' ! -path './share/afterword/*')
[ -z "$stray" ] || { echo "installed under names of others: $stray" >&2; failed=1; }
exit $failed

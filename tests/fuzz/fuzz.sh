#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz.sh NAME SECONDS [FOLDER]: builds fuzz-NAME with clang under the address and undefined sanitizers in FOLDER (build-fuzz/
# beside the sources unless given) and runs it for SECONDS. The corpus it finds stays there for the next time; an input that
# fails is left there too, as crash-… or timeout-…. Leaks are looked for when the seeds are replayed under the sanitizers.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
name=$1 seconds=$2 folder=${3:-$top/build-fuzz}

command -v clang > /dev/null || { echo "clang is missing: the seeds are replayed in the default suite, nothing is searched"; exit 77; }
[ -f "$folder/build.ninja" ] ||
  CC=clang meson setup "$folder" "$top" -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false -Dbuildtype=debugoptimized
ninja -C "$folder" "tests/fuzz/fuzz-$name"

case $name in
  vcard) seeds="$top/tests/exchange/data $here/seeds-vcard" ;;
  *) seeds="$here/seeds-$name" ;;
esac
mkdir -p "$folder/corpus-$name"
cd "$folder"
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 ASAN_OPTIONS=detect_leaks=0 G_SLICE=always-malloc
# Inputs are short, and all of them equally likely to be changed next: a longer one or a weighed choice costs three times as much,
# and what only a long one shows is in the tests of bad input.
# shellcheck disable=SC2086
exec ./tests/fuzz/fuzz-"$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=1024 -entropic=0 \
  -dict="$here/$name.dict" -print_final_stats=1 "corpus-$name" $seeds

#!/bin/sh
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
# sh tests/run.sh [ARGUMENT...]: installs what is missing, builds with warnings as errors in build-tests/, runs the tests and
# ends with the line "N passed, N failed". ARGUMENTs go to meson test: names of tests, or --setup=long for the long ones too.
# With SANITIZE=1 in the environment all of it happens under the address, leak and undefined sanitizers, in build-sanitized/;
# it takes four times as long.
set -u
cd "$(dirname "$0")/.." || exit 1
. data/setup.sh

folder=build-tests options=-Dwerror=true times=3
if [ -n "${SANITIZE:-}" ]; then
  folder=build-sanitized options="$options -Db_sanitize=address,undefined -Db_lundef=false" times=12
  export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 AFTERWORD_PATIENCE=200 G_SLICE=always-malloc
  # Libraries are built without frame pointers: only a slow walk shows who asked them for memory, and lsan.supp needs that.
  export ASAN_OPTIONS=fast_unwind_on_malloc=0 LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0"
fi
install_missing $build_packages $show_packages $display_packages $check_packages $mail_check_packages &&
  build_in $folder $options || { echo '0 passed, 1 failed'; exit 1; }

log=$folder/summary.txt
{ meson test -C $folder --no-rebuild --print-errorlogs --timeout-multiplier $times "$@"; echo "$?" > $folder/status; } | tee $log
count () { sed -n "s/^$1: *\([0-9][0-9]*\).*/\1/p" $log | tail -n 1 | grep . || echo 0; }
passed=$(($(count Ok) + $(count 'Expected Fail')))
failed=$(($(count Fail) + $(count 'Unexpected Pass') + $(count Timeout)))
# Nothing counted means that meson itself could not do it.
[ $((passed + failed)) -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$(cat $folder/status)" = 0 ]

#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""template.py SOURCE XGETTEXT-ARGUMENT...: POTFILES.in names every file with strings and no other, and po/afterword.pot holds
exactly the strings that are in them."""

import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True    # The source folder stays as it is.
import po

source, arguments = pathlib.Path (sys.argv[1]), sys.argv[2:]
problems = []

listed = [line for line in (source / 'po' / 'POTFILES.in').read_text ().splitlines () if line and not line.startswith ('#')]
for name in listed:
    if not (source / name).is_file ():
        problems.append (f'po/POTFILES.in names {name}, which does not exist')
if listed != sorted (set (listed)):
    problems.append ('po/POTFILES.in is not sorted, or names a file twice')

marked_in_code = re.compile (r'(?<![\w"])(?:N?C?_|n?gettext|g_dp?n?gettext2?) ?\(\s*(?:GETTEXT_PACKAGE, )?"')
marked_in_ui = re.compile (r'translatable="(?:yes|true|1)"')
for folder, endings, marked in (('src', ('.c', '.h'), marked_in_code), ('ui', ('.ui',), marked_in_ui)):
    for path in sorted ((source / folder).rglob ('*')):
        if path.suffix not in endings:
            continue
        name = path.relative_to (source).as_posix ()
        has_strings = marked.search (path.read_text (encoding='utf-8')) is not None
        if has_strings and name not in listed:
            problems.append (f'{name} has strings to translate but is not in po/POTFILES.in')
        elif name in listed and not has_strings:
            problems.append (f'{name} is in po/POTFILES.in but has no string to translate')

existing = [name for name in listed if (source / name).is_file ()]
made = subprocess.run (['xgettext', *arguments, '--output=-', *existing], cwd=source, capture_output=True, text=True)
if made.returncode != 0 or made.stderr:
    problems.append (f'xgettext: {made.stderr}')
wanted = {message.key (): message for message in po.read (made.stdout)}
template = source / 'po' / 'afterword.pot'
there = {message.key (): message for message in po.read (template.read_text (encoding='utf-8'))} if template.exists () else {}
for key, message in wanted.items ():
    if key not in there:
        problems.append (f'not in po/afterword.pot: {message}, of {" ".join (message.sources)}')
    elif (there[key].comments, there[key].plural) != (message.comments, message.plural):
        problems.append (f'another comment or plural in po/afterword.pot: {message}')
for key, message in there.items ():
    if key not in wanted:
        problems.append (f'in po/afterword.pot but no longer in the sources: {message}')

for problem in problems:
    print (problem, file=sys.stderr)
if problems:
    print ('to renew po/afterword.pot: ninja -C build afterword-pot afterword-update-po', file=sys.stderr)
print (f'{len (wanted)} strings in {len (listed)} files')
sys.exit (1 if problems else 0)

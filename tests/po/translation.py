#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""translation.py SOURCE LANGUAGE: the translation has every string of the template, none fuzzy, none merely copied, each with
the placeholders, the mnemonic and the ends of the original. Prints how many there are of each."""

import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True    # The source folder stays as it is.
import po

source, language = pathlib.Path (sys.argv[1]), sys.argv[2]
path = source / 'po' / (language + '.po')
problems = []

# What is rightly the same in both languages, a line each.
same_file = source / 'tests' / 'po' / (language + '.same')
same = set (same_file.read_text (encoding='utf-8').splitlines ()) if same_file.exists () else set ()

checked = subprocess.run (['msgfmt', '--check', '--check-accelerators=_', '--output-file=/dev/null', str (path)],
                          capture_output=True, text=True)
if checked.returncode != 0:
    problems.append (checked.stderr)

messages = {message.key (): message for message in po.read (path.read_text (encoding='utf-8'))}
template = po.read ((source / 'po' / 'afterword.pot').read_text (encoding='utf-8'))
counts = dict.fromkeys (('translated', 'untranslated', 'fuzzy', 'copied'), 0)


def count (kind, message):
    counts[kind] += 1
    if kind != 'translated':
        problems.append (f'{kind}: {message}')


def placeholders (text):
    """What printf or a script's fields put in: the order may change where the original numbers them."""
    return sorted (re.findall (r'%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?(?:l|ll|z|G_GU?INT64_FORMAT)?[a-zA-Z]|\{[a-z-]+\}', text.replace ('%%', '')))


def compare (message, original, text):
    def ends (mark):
        return original.endswith (mark), text.endswith (mark)

    wanted = [re.sub (r'\d+\$', '', field) for field in placeholders (original)]
    found = [re.sub (r'\d+\$', '', field) for field in placeholders (text)]
    if sorted (found) != sorted (wanted):
        problems.append (f'{message} has {wanted}, its translation {found}')
    for mark in ('…', ':', '\n', ' '):
        in_original, in_text = ends (mark)
        if in_original != in_text:
            problems.append (f'only one of {message} and its translation “{text}” ends with “{mark}”')
    if ('...' in text) or ("'" in text and "'" not in original):
        problems.append (f'the translation “{text}” has dots for an ellipsis, or a straight apostrophe')


for original in template:
    message = messages.get (original.key ())
    if message is None or not message.strings or not all (message.strings.values ()):
        count ('untranslated', original)
        continue
    if 'fuzzy' in message.flags:
        count ('fuzzy', original)
        continue
    if message.strings[0] == original.id and re.search (r'[A-Za-z]{2}', re.sub (r'%[a-z]+', '', original.id)) and original.id not in same:
        count ('copied', original)
        continue
    count ('translated', original)
    for number, text in message.strings.items ():
        # A singular may say the number in a word.
        if original.plural is None or number > 0:
            compare (original, original.plural or original.id, text)

for word in sorted (same - {original.id for original in template}):
    problems.append (f'{same_file.name} allows “{word}”, which is not a string of the program')

for problem in problems:
    print (problem, file=sys.stderr)
print (', '.join (f'{number} {kind}' for kind, number in counts.items ()))
sys.exit (1 if problems else 0)

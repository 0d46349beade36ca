#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""rooms.py SOURCE BUILD: in every room, a file of one line that includes a header of a forbidden room or library does not
compile with the room's own flags, and one that includes what the room may see does. And at the top stands what belongs there."""

import concurrent.futures
import json
import pathlib
import re
import shlex
import subprocess
import sys

source, build = pathlib.Path (sys.argv[1]), pathlib.Path (sys.argv[2])

# Which rooms each one may see.
ROOMS = {
    'base': [],
    'model': ['base'],
    'store': ['base', 'model'],
    'exchange': ['base', 'model'],
    'mail': ['base'],
    'session': ['base', 'model', 'store', 'exchange', 'mail'],
    'cli': ['base', 'model', 'store', 'exchange', 'mail', 'session'],
    'ui': ['base', 'model', 'store', 'exchange', 'mail', 'session'],
    'app': ['base', 'model', 'store', 'exchange', 'mail', 'session', 'cli', 'ui'],
}

# What the project's folder holds, besides hidden files and folders to build in.
TOP = {'COPYING', 'README.md', 'data', 'meson.build', 'meson_options.txt', 'po', 'src', 'tests', 'ui'}

# Which rooms may see the libraries that not all of them may.
LIBRARIES = {
    'gtk/gtk.h': ['ui', 'app'],
    'adwaita.h': ['ui', 'app'],
    'gtksourceview/gtksource.h': ['ui', 'app'],
    'libsecret/secret.h': ['mail', 'session', 'cli', 'ui', 'app'],
}


def flags (room):
    """The compiler and the flags that decide what can be included, as the build gives them to this room's library."""
    for command in commands:
        if command['output'].startswith (f'src/{room}/libaft-{room}.a.p/'):
            words = shlex.split (command['command'])
            start = words.index (next (word for word in words if word.startswith ('-')))
            return words[:start], [word for word in words[start:] if word.startswith (('-I', '-D', '-std', '-pthread', '-m'))]
    return None, None


def compiles (room, headers):
    """Compiles includes alone, from the room's place in the build. Returns what the compiler said, or None if nothing."""
    compiler, arguments = flags (room)
    text = ''.join (f'#include <{header}>\n' for header in headers)
    done = subprocess.run ([*compiler, *arguments, '-fsyntax-only', '-x', 'c', '-'], input=text, cwd=build,
                           capture_output=True, text=True)
    return None if done.returncode == 0 else done.stderr


commands = json.loads ((build / 'compile_commands.json').read_text ())
there = [room for room in ROOMS if flags (room)[0] is not None]
headers = {room: sorted (path.name for path in (source / 'src' / room).glob ('*.h')) for room in ROOMS}
problems = [f'src/{path.name}/ is a room this test does not know' for path in sorted ((source / 'src').iterdir ())
            if path.is_dir () and path.name not in ROOMS]
problems += [f'{path.name} does not belong at the top' for path in sorted (source.iterdir ())
             if path.name not in TOP and not path.name.startswith (('.', 'build'))]

allowed, forbidden = [], []
for room in there:
    for other in ROOMS:
        if other == room or other in ROOMS[room]:
            continue
        forbidden += [(room, header, f'{room} sees {header} of {other}') for header in headers[other][:1]]
    for library, rooms in LIBRARIES.items ():
        if room not in rooms:
            forbidden.append ((room, library, f'{room} sees the library header {library}'))
    # The control: the same flags compile what is allowed, or the failures above would mean nothing.
    allowed.append ((room, [header for header in headers[room] if not header.endswith ('-private.h')]))

with concurrent.futures.ThreadPoolExecutor (2) as pool:
    for (room, header, problem), said in zip (forbidden, pool.map (lambda case: compiles (case[0], [case[1]]), forbidden)):
        if said is None:
            problems.append (problem)
        elif 'No such file' not in said and 'file not found' not in said:
            problems.append (f'{header} fails to compile in {room}, but not because it can’t be seen: {said}')
    for (room, names), said in zip (allowed, pool.map (lambda case: compiles (*case), allowed)):
        if said is not None:
            errors = '\n'.join (line for line in said.splitlines () if 'error:' in line)
            problems.append (f'{room} can’t compile its own headers together: {errors}')

# A path would go round the compiler's back.
for path in sorted ((source / 'src').rglob ('*.[ch]')):
    for include in re.findall (r'^\s*#\s*include\s*[<"]([^>"]*)[>"]', path.read_text (encoding='utf-8'), re.MULTILINE):
        if include.startswith ('.') or include.split ('/')[0] in ROOMS:
            problems.append (f'{path.relative_to (source)} includes {include} by a path')

for problem in problems:
    print (problem, file=sys.stderr)
print (f'{len (there)} rooms, {len (forbidden)} forbidden includes, {len (allowed)} controls')
sys.exit (1 if problems or not forbidden else 0)

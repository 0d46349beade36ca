#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""agreement.py ID VERSION SOURCE BUILD: the files beside the program agree with each other and with the program."""

import configparser
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

app_id, version, source, build = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])
problems = []


def check (right, problem):
    if not right:
        problems.append (problem)


def keyfile (name):
    parser = configparser.ConfigParser (interpolation=None, delimiters='=', strict=False)
    parser.optionxform = str
    parser.read (build / 'data' / name, encoding='utf-8')
    return parser


code = '\n'.join (path.read_text (encoding='utf-8') for path in sorted ((source / 'src').rglob ('*.[ch]')))

# The desktop entry: what it names must be there.
entry = keyfile (app_id + '.desktop')
for action in entry['Desktop Entry']['Actions'].rstrip (';').split (';'):
    check (f'Desktop Action {action}' in entry, f'the desktop entry lists the action {action} but has no group for it')
    check (re.search (rf'"(app\.)?{action}"', code), f'the desktop entry has the action {action}, which the program does not have')
check (entry['Desktop Entry']['Icon'] == app_id, 'the desktop entry names another icon than the installed one')
check (keyfile (app_id + '.service')['D-BUS Service']['Name'] == app_id, 'the D-Bus service has another name than the program')

# The metadata: this version is the newest release, and the launchable is the desktop entry.
metainfo = tree.parse (build / 'data' / (app_id + '.metainfo.xml'))
newest = metainfo.find ('releases/release').get ('version')
check (newest == version, f'the newest release in the metainfo is {newest}, the program is {version}')
check (metainfo.findtext ('launchable') == app_id + '.desktop', 'the metainfo launches something else than the desktop entry')

# The pictures the metadata names are in the tree, as large as it says.
for image in metainfo.iter ('image'):
    name = image.text.rsplit ('/', 1)[1]
    picture = source / 'data' / 'screenshots' / name
    if not picture.exists ():
        check (False, f'the metainfo names {name}, which is not in data/screenshots')
        continue
    head = picture.read_bytes ()[16:24]
    size = int.from_bytes (head[:4], 'big'), int.from_bytes (head[4:], 'big')
    said = int (image.get ('width')), int (image.get ('height'))
    check (size == said, f'{name} is {size[0]} × {size[1]}, the metainfo says {said[0]} × {said[1]}')

# The schema: no key that nothing reads, and none read that isn't there.
schema = tree.parse (build / 'data' / (app_id + '.gschema.xml')).find ('schema')
check (schema.get ('id') == app_id, 'the schema has another id than the program')
check (schema.get ('path') == '/' + app_id.replace ('.', '/') + '/', 'the schema has another path than the id gives')
keys = {key.get ('name') for key in schema.iter ('key')}
for key in sorted (keys):
    check (f'"{key}"' in code, f'nothing in src/ uses the setting {key}')
used = re.findall (r'g_settings_(?:[gs]et_\w+|get|set|bind|bind_writable|bind_with_mapping) \([^,()]+(?:\([^()]*\))?, "([a-z0-9-]+)"', code)
for key in sorted (set (used) - keys):
    check (False, f'src/ uses the setting {key}, which the schema does not have')

# The id stands in meson.build alone.
for folder in ('src', 'ui', 'data', 'po', 'tests'):
    for path in sorted ((source / folder).rglob ('*')):
        if path.is_file () and path.suffix not in ('.png', '.po', '.pot', '.json') and app_id.encode () in path.read_bytes ():
            check (False, f'{path.relative_to (source)} repeats the id, which belongs into meson.build alone')

for problem in problems:
    print (problem, file=sys.stderr)
sys.exit (1 if problems else 0)

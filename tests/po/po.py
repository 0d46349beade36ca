# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads PO files: enough of the format for the tests beside this file."""

import ast
import re


class Message:
    def __init__ (self):
        self.context = None
        self.id = None
        self.plural = None
        self.strings = {}
        self.flags = set ()
        self.sources = []
        self.comments = []

    def key (self):
        return self.context, self.id

    def __str__ (self):
        return f'“{self.id}”' + (f' ({self.context})' if self.context is not None else '')


def read (text):
    """The messages of a PO file without its header and without what is obsolete."""
    messages = []
    for block in re.split (r'\n\s*\n', text):
        message = Message ()
        slot = None
        for line in block.splitlines ():
            if line.startswith ('#~'):
                break
            if line.startswith ('#,'):
                message.flags |= {flag.strip () for flag in line[2:].split (',')}
            elif line.startswith ('#:'):
                message.sources += line[2:].split ()
            elif line.startswith ('#.'):
                message.comments.append (line[2:].strip ())
            elif line.startswith ('#'):
                continue
            elif found := re.match (r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])? (".*")$', line):
                slot = found[1], int (found[2] or 0)
                store (message, slot, ast.literal_eval (found[3]))
            elif line.startswith ('"'):
                store (message, slot, ast.literal_eval (line))
        if message.id:
            messages.append (message)
    return messages


def store (message, slot, text):
    name, number = slot
    if name == 'msgctxt':
        message.context = (message.context or '') + text
    elif name == 'msgid':
        message.id = (message.id or '') + text
    elif name == 'msgid_plural':
        message.plural = (message.plural or '') + text
    else:
        message.strings[number] = message.strings.get (number, '') + text

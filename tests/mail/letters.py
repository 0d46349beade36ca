#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""letters.py LETTERS: what Afterword makes of a letter, read by a parser that isn't Afterword's: every field comes back as it
was written, and no hostile value becomes a header."""

import email
import email.header
import email.policy
import email.utils
import random
import struct
import subprocess
import sys
import unicodedata

HEADERS = ['Date', 'From', 'To', 'Subject', 'Message-ID', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding']
THREAD = ['In-Reply-To', 'References']

program = subprocess.Popen ([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
problems = []
counts = {'made': 0, 'refused': 0}


def make (from_name='Ana Ortiz', sender='ana@example.org', to_name='Bo Lind', to='bo@example.com', subject='Thank you', text='Hello\n',
          reply=''):
    for field in (from_name, sender, to_name, to, subject, text, reply):
        data = field.encode ('utf-8', 'surrogateescape')
        program.stdin.write (struct.pack ('=I', len (data)) + data)
    program.stdin.flush ()
    length, = struct.unpack ('=I', program.stdout.read (4))
    if length == 0xffffffff:
        counts['refused'] += 1
        return None
    counts['made'] += 1
    return program.stdout.read (length)


def unflow (text):
    """RFC 3676, 4.1, by somebody else."""
    lines, joined = text.split ('\n'), ''
    for line in lines[:-1]:
        line = line[1:] if line.startswith (' ') else line
        joined += line if line.endswith (' ') and line != '-- ' else line + '\n'
    return joined


def check (what, expected, got):
    if expected != got:
        problems.append (f'{what}: {expected!r} came back as {got!r}')


def check_message (what, raw, subject, text, from_name, to_name, reply=''):
    """The whole of a message: headers, their number and order, lines, and what it says."""
    head, body = raw.split (b'\r\n\r\n', 1)
    if b'\n' in raw.replace (b'\r\n', b'') or b'\r' in raw.replace (b'\r\n', b''):
        problems.append (f'{what}: a line doesn’t end in CR LF')
    if any (byte > 126 or (byte < 32 and byte not in (10, 13)) for byte in raw):
        problems.append (f'{what}: bytes that are no ASCII')
    longest = max (len (line) for line in raw.split (b'\r\n'))
    if longest > 78:
        problems.append (f'{what}: a line of {longest} characters')
    if any (line.startswith ((b'.', b'From ')) for line in body.split (b'\r\n')):
        problems.append (f'{what}: a line begins with a dot or with From')
    message = email.message_from_bytes (raw, policy=email.policy.default)
    plain = email.message_from_bytes (raw)
    wanted = HEADERS[:5] + (THREAD if reply else []) + HEADERS[5:]
    check (f'{what}, headers', wanted, message.keys ())
    if message.defects:
        problems.append (f'{what}: {message.defects}')
    check (f'{what}, subject', subject, str (message['Subject']))
    for header, name in (('From', from_name), ('To', to_name)):
        addresses = message[header].addresses
        check (f'{what}, {header}', 1, len (addresses))
        # The newer parser of names leaves blanks between encoded words that belong together.
        told, _ = email.utils.parseaddr (plain[header].replace ('\r\n', ''))
        check (f'{what}, {header}', name, str (email.header.make_header (email.header.decode_header (told))))
    check (f'{what}, type', ('text/plain', 'utf-8', 'flowed'),
           (message.get_content_type (), message.get_content_charset (), message['Content-Type'].params.get ('format')))
    if reply:
        check (f'{what}, thread', [f'<{reply}>'] * 2, [str (message[name]) for name in THREAD])
    flowed = message.get_payload (decode=True).decode ('utf-8').replace ('\r\n', '\n')
    check (f'{what}, text', text, unflow (flowed))
    return flowed


TEXTS = {
    'nothing': '',
    'plain': 'Dear Bo,\n\nthank you.\n\nAna\n',
    'umlauts': 'Schöne Grüße aus Köln, Ärger über Öl – „so“.\n',
    'emoji': '🙂👍🏽👩‍👩‍👧‍👦 e\u0301 ﷽\n',
    'right to left': 'שלום, תודה רבה על הזמן שלך\nشكرا جزيلا على وقتك\n',
    'dots': '.\n..\n.hidden\nx\n.\n',
    'from': 'From here on\n>From there\nFrom\n',
    'quotes': '> they said\n >x\n  two blanks\n',
    'signature': 'Text\n-- \nAna\n',
    'long line': ' '.join (['word'] * 400) + '\n',
    'long word': 'x' * 1000 + ' ' + 'y' * 1000 + '\n',
    'long umlauts': 'ü' * 1000 + '\n',
    'blanks inside': 'a  b   c ' + ' ' * 90 + 'd\n',
    'many lines': ''.join (f'line {i}\n' for i in range (2000)),
    'equals': '=20 =3D = ==\n=?utf-8?B?eA==?=\n',
    'tabs': 'a\tb\n\tc\n',
}
for what, text in TEXTS.items ():
    raw = make (text=text)
    flowed = check_message (what, raw, 'Thank you', text, 'Ana Ortiz', 'Bo Lind')
    for line in flowed.split ('\n'):
        if len (line) > 78 and ' ' in line.strip ():
            problems.append (f'{what}: a flowed line of {len (line)} characters')
check_message ('no final break', make (text='x'), 'Thank you', 'x\n', 'Ana Ortiz', 'Bo Lind')
check_message ('blanks at the end', make (text='a  \nb \n'), 'Thank you', 'a\nb\n', 'Ana Ortiz', 'Bo Lind')
check_message ('a reply', make (reply='1.2@example.com'), 'Thank you', 'Hello\n', 'Ana Ortiz', 'Bo Lind', '1.2@example.com')

NAMES = ['Ana Ortiz', 'Jürgen Größe', 'O’Neil, Pat', 'a "quoted" b', 'back\\slash', 'x@y', 'Smith & Sons <evil@example.org>', '李小龍',
         'محمد', 'A' * 300, 'ü' * 200, '=?utf-8?Q?x?=', ':;,.()[]<>', 'Dr. Ana M. Ortiz', "d'Arc", 'a  b']
for name in NAMES:
    check_message (f'name {name[:20]!r}', make (from_name=name, to_name=name), 'Thank you', 'Hello\n', name, name)
SUBJECTS = ['Thank you', 'Grüße', '=?utf-8?Q?=0D=0ABcc:_x@example.org?=', '=?x', 'A' * 500, 'ü' * 500, '🙂' * 80, ' a', 'a ', 'a  b',
            'Re: [x] <y> "z"', 'שלום', 'To: x@example.org', '.', '']
for subject in SUBJECTS:
    check_message (f'subject {subject[:20]!r}', make (subject=subject), subject, 'Hello\n', 'Ana Ortiz', 'Bo Lind')

# Injection: in every field that reaches a header.
random.seed (20261125)
SEEDS = ['\r\nBcc: evil@example.net', '\nBcc: evil@example.net', '\rBcc: evil@example.net', '\r\n\r\n<html>', '\x0bBcc: x', '\x85Bcc: x',
         '\u2028Bcc: x', '\u2029Bcc: x', '\x00Bcc: x', '%0d%0aBcc: x', '=?utf-8?Q?=0D=0ABcc:_evil@example.net?=', '=?utf-8?B?DQpCY2M6IHg=?=',
         '>, <evil@example.net', '> SIZE=1', '"; evil@example.net', ', evil@example.net', '\r\n.\r\nMAIL FROM:<x>', '\x1b[31m', '\x7f',
         '\u560aBcc: x', '\u560d\u560aBcc: x', '(comment)', '<>', '@', 'a@b@c.example', '\udcff\udcfe', '\r\n Bcc: x', '\t\nBcc: x']
PLACES = ['from_name', 'sender', 'to_name', 'to', 'subject', 'reply']
GOOD = {'from_name': 'Ana', 'sender': 'ana@example.org', 'to_name': 'Bo', 'to': 'bo@example.com', 'subject': 'Hi', 'reply': '1@example.com'}


def mangle (good):
    text = good
    for _ in range (random.randint (1, 3)):
        at = random.choice ([0, len (text), random.randint (0, len (text))])
        text = text[:at] + random.choice (SEEDS) + text[at:]
    return text


for i in range (2000):
    place = PLACES[i % len (PLACES)]
    fields = dict (GOOD)
    fields[place] = mangle (GOOD[place])
    if '\x00' in fields[place]:
        # A C string ends there; what is left must be as good or as bad as any other.
        fields[place] = fields[place].split ('\x00')[0]
    what = f'injection {place}={fields[place]!r}'
    raw = make (**fields)
    # What surrounds an address is no part of it.
    told = fields[place].strip (' \r\n\t\x0b\x0c') if place in ('sender', 'to') else fields[place]
    bad = any (unicodedata.category (c) in ('Cc', 'Zl', 'Zp', 'Cs') for c in told)
    if bad and raw is not None:
        problems.append (f'{what}: not refused')
    if raw is None:
        continue
    message = email.message_from_bytes (raw, policy=email.policy.default)
    wanted = HEADERS[:5] + (THREAD if fields['reply'] else []) + HEADERS[5:]
    check (f'{what}, headers', wanted, message.keys ())
    check (f'{what}, recipients', ['To'], [name for name in message.keys () if name in ('To', 'Cc', 'Bcc', 'Resent-To')])
    for header in ('From', 'To'):
        try:
            check (f'{what}, {header}', 1, len (message[header].addresses))
        except ValueError as error:
            # A name that decodes to a line break.
            problems.append (f'{what}, {header}: {error}')
    check (f'{what}, to', 1, raw.split (b'\r\n\r\n', 1)[0].count (b'\r\nTo: '))
    if place == 'subject':
        check (f'{what}, subject', fields['subject'], str (message['Subject']))
    if b'evil@example.net' in raw.split (b'\r\n\r\n', 1)[0] and place not in ('subject', 'from_name', 'to_name'):
        problems.append (f'{what}: reached a header')

program.stdin.close ()
if program.wait () != 0:
    problems.append (f'the program ended with {program.returncode}')
for problem in problems[:40]:
    print (problem[:600], file=sys.stderr)
print (f'{counts["made"]} messages read back, {counts["refused"]} letters refused, {len (problems)} problems')
sys.exit (1 if problems else 0)

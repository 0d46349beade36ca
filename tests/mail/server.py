#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""server.py SENDER: mail is sent to a real mail server, Exim, on the loopback interface, and read by Python's parser where Exim
put it: implicit TLS and STARTTLS, PLAIN and LOGIN, a wrong password, an unknown recipient, a mail that is too large; and what was
killed while it was sent arrives once, or says so."""

import email
import email.policy
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

import certificates
import exim

SENDER = sys.argv[1]
KILLS = int (sys.argv[2]) if len (sys.argv) > 2 else 40
PASSWORD = 'geheim-4711-Wort'
CODES = {8: 'PASSWORD', 12: 'RECIPIENT', 13: 'TOO_LARGE', 11: 'SENDER'}
TEXT = '''Liebe Frau Lind,

vielen Dank für das Gespräch – 🙂👍🏽 ‫שלום‬.
.
..
.eine Zeile mit Punkt
From hier an
> ein Zitat
''' + ' '.join (['Wort'] * 300) + '\n' + 'x' * 1000 + ' ' + 'ü' * 1000 + '\n\nAna\n'
problems = []


def run (mode, outbox, port, security, password=PASSWORD, to='bo@example.test', text=TEXT, user='ana', wait=True):
    process = subprocess.Popen ([SENDER, mode, str (outbox), 'localhost', str (port), security, user, str (authority)],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    process.stdin.write (f'{password}\n{to}\n{text}')
    process.stdin.close ()
    process.stdin = None
    return process.communicate (timeout=60)[0].splitlines () if wait else process


def unflow (text):
    joined = ''
    for line in text.split ('\n')[:-1]:
        line = line[1:] if line.startswith (' ') else line
        joined += line if line.endswith (' ') and line != '-- ' else line + '\n'
    return joined


def check_arrived (what, raw, ident):
    message = email.message_from_bytes (raw, policy=email.policy.default)
    text = unflow (message.get_payload (decode=True).decode ('utf-8').replace ('\r\n', '\n'))
    for name, expected, got in (('text', TEXT, text), ('subject', 'Danke für Ihre Zeit 🙂', str (message['Subject'])),
                                ('sender', [('Ana Örtiz', 'ana@example.test')], [(a.display_name, a.addr_spec) for a in message['From'].addresses]),
                                ('recipient', [('Bo, Lind', 'bo@example.test')], [(a.display_name, a.addr_spec) for a in message['To'].addresses]),
                                ('id', f'<{ident}>', str (message['Message-ID'])),
                                ('others', [], [name for name in message.keys () if name.lower () in ('cc', 'bcc', 'reply-to', 'sender', 'x-mailer', 'user-agent')])):
        if expected != got:
            problems.append (f'{what}: {name} arrived as {got!r}, not {expected!r}')


def try_ways ():
    for security in ('tls', 'starttls'):
        for login in ('PLAIN', 'LOGIN'):
            port = server.port (security, login)
            what = f'{security}, {login}'
            lines = run ('send', folder / f'outbox-{security}-{login}', port, security)
            if len (lines) != 2 or lines[0] != 'ok' or not lines[1].startswith ('accepted '):
                problems.append (f'{what}: {lines}')
                continue
            ident = lines[1].split (' ')[1]
            raw = server.wait_for (ident)
            if len (raw) != 1:
                problems.append (f'{what}: arrived {len (raw)} times')
            else:
                check_arrived (what, raw[0], ident)
            if run ('test', folder, port, security) != ['ok']:
                problems.append (f'{what}: the test of the account fails')


def try_refusals ():
    for what, settings, expected in (('wrong password', {'password': 'wrong'}, 'PASSWORD'),
                                     ('wrong user', {'user': 'somebody'}, 'PASSWORD'),
                                     ('unknown recipient', {'to': 'nobody@example.test'}, 'RECIPIENT'),
                                     ('no relay', {'to': 'x@elsewhere.example'}, 'RECIPIENT'),
                                     ('too large', {'text': 'x' * 300000 + '\n'}, 'TOO_LARGE')):
        for security in ('tls', 'starttls'):
            lines = run ('send', folder / f'outbox-{what.replace (" ", "-")}-{security}', server.port (security, 'PLAIN'), security, **settings)
            code = CODES.get (int (lines[0].split (' ')[1]) if lines and lines[0].startswith ('mail ') else -1, lines)
            if code != expected or not lines[-1].startswith ('failed '):
                problems.append (f'{what}, {security}: {lines}, not {expected}')
    lines = run ('test', folder, server.port ('tls', 'PLAIN'), 'tls', password='wrong')
    if not lines or not lines[0].startswith ('mail 8 '):
        problems.append (f'test with a wrong password: {lines}')


def try_kills ():
    """Killed at random instants: what the next start finds agrees with what arrived."""
    random.seed (4711)
    counts = {'nothing': 0, 'waiting': 0, 'unsure': 0, 'accepted': 0}
    port = server.port ('tls', 'PLAIN')
    start = time.monotonic ()
    run ('send', folder / 'outbox-pace', port, 'tls')
    pace = time.monotonic () - start
    for i in range (KILLS):
        outbox = folder / f'outbox-kill-{i}'
        process = run ('send', outbox, port, 'tls', wait=False)
        time.sleep (random.uniform (0, pace * 1.1))
        process.send_signal (signal.SIGKILL)
        process.wait ()
        found = run ('resume', outbox, port, 'tls')
        if not found:
            counts['nothing'] += 1
            continue
        state, ident = found[0].split (' ')
        counts[state] = counts.get (state, 0) + 1
        arrived = len (server.wait_for (ident, 3 if state == 'accepted' else 0.3))
        wanted = {'waiting': (0,), 'unsure': (0, 1), 'accepted': (1,)}.get (state, ())
        if len (found) != 1 or arrived not in wanted:
            problems.append (f'kill {i}: the mail is {found}, and arrived {arrived} times')
        leftovers = [path.name for path in outbox.iterdir () if not path.name.endswith (('.mail', '.afterword-tmp'))]
        if leftovers:
            problems.append (f'kill {i}: {leftovers} are left over')
    return counts


if exim.find () is None:
    print ('Exim isn’t installed')
    sys.exit (77)
with tempfile.TemporaryDirectory () as name:
    folder = pathlib.Path (name)
    authority = certificates.make_good (folder)
    server = exim.Exim (folder, PASSWORD)
    try:
        try_ways ()
        try_refusals ()
        counts = try_kills ()
        for path in folder.rglob ('*'):
            if path.is_file () and 'outbox' in str (path) and PASSWORD in path.read_text (errors='replace'):
                problems.append (f'{path.name}: the password is in it')
    finally:
        log = server.stop ()
for problem in problems:
    print (problem[:800], file=sys.stderr)
if problems:
    print (log[-3000:], file=sys.stderr)
print (f'4 ways, 11 refusals, {KILLS} kills ({", ".join (f"{n} {state}" for state, n in counts.items ())}), {len (problems)} problems')
sys.exit (1 if problems else 0)

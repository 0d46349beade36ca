#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kills.py SENDER [ROUNDS]: a program that sends a mail is killed at each stage of the conversation, around it, and at random
instants between. What the next start finds agrees with what arrived: a mail that waits did not arrive and is sent once, one that is
unsure is left alone, one that was accepted is there, and none is lost or there twice."""

import collections
import concurrent.futures
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

import certificates
import scripted

SENDER = sys.argv[1]
ROUNDS = int (sys.argv[2]) if len (sys.argv) > 2 else 1
STAGES = {'tls': ['greeting', 'ehlo-safe', 'auth', 'mail', 'rcpt', 'data', 'text', 'quit'],
          'starttls': ['greeting', 'ehlo', 'starttls', 'ehlo-safe', 'auth', 'mail', 'rcpt', 'data', 'text', 'quit']}
# Seconds around a stage: a commit of the outbox takes about a thousandth.
AROUND = 0.004
# So much goes over the wire in more than one piece.
LONG, SHORT = 'Wort für Wort.\n' * 30000, 'Dear Bo,\n\nthank you.\nAna\n'
COMMITTED = ('text', 'quit')
# Here the program goes on without waiting for the server, as far as the final dot.
RUNNING = (('data', 'after'), ('middle', 'after'))


def aims ():
    """Security, stage, before or after the answer, and how long after that at most, in seconds (None: anywhere in what is left)."""
    for security, stages in STAGES.items ():
        for stage in stages:
            for when in ('before', 'after'):
                yield security, stage, when, 0
                yield security, stage, when, AROUND
        for stage in ('connect', 'middle'):
            yield security, stage, 'after', 0
            yield security, stage, 'after', AROUND
        # Where everything is decided: the last words, the commit, and the final dot.
        for _ in range (3):
            yield security, 'data', 'after', AROUND
        for _ in range (5):
            yield security, 'connect', 'after', None


def speak (mode, outbox, port, security, text, **settings):
    process = subprocess.Popen ([SENDER, mode, str (outbox), 'localhost', str (port), security, 'ana', str (authority)],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **settings)
    process.stdin.write (f'geheim\nbo@example.test\n{text}')
    process.stdin.close ()
    process.stdin = None
    return process


def listen (process):
    return process.communicate (timeout=90)[0].splitlines ()


def count (server, ident):
    return sum (f'<{ident}>'.encode () in message for message in server.accepted)


def kill_at (number, aim, pace):
    """The states it was found in and ended in, and what is wrong with them."""
    security, stage, when, around = aim
    outbox, text = folder / f'outbox-{number}', (LONG if stage == 'middle' else SHORT) + f'Number {number}\n'
    chance = random.Random (number)
    delay = chance.uniform (0, pace[security] if around is None else around)
    started, reached = threading.Event (), threading.Event ()

    def at (*where):
        if where == (stage, when) and not reached.is_set ():
            reached.set ()
            started.wait ()
            if around == 0:
                process.kill ()
            else:
                threading.Timer (delay, process.kill).start ()

    server = scripted.Server (folder, starttls=security == 'starttls', at=at)
    process = speak ('send', outbox, server.port, security, text)
    started.set ()
    listen (process)
    server.settle ()
    name, problems = f'{security}, {when} {stage} within {delay:.4f} s', []
    if not reached.is_set ():
        return 'never', 'never', [f'{name}: the program never got there']
    files = sorted (path.name for path in outbox.iterdir () if path.suffix != '.afterword-tmp')
    found = listen (speak ('resume', outbox, server.port, security, ''))
    if len (found) != 1 or len (files) != 1 or not re.fullmatch (r'(waiting|unsure|accepted) \S+', found[0]):
        return 'torn', 'torn', [f'{name}: the next start finds {found}; {files}']
    state, ident = found[0].split (' ')
    arrived = count (server, ident)
    if arrived not in {'waiting': (0,), 'unsure': (0, 1), 'accepted': (1,)}[state]:
        problems.append (f'{name}: it is {state} and arrived {arrived} times')
    if around == 0 and (stage, when) not in RUNNING and (state == 'waiting') == (stage in COMMITTED):
        problems.append (f'{name}: it is {state}')
    if f'Number {number}\\n' not in (outbox / files[0]).read_text ():
        problems.append (f'{name}: words are lost')

    # The next start sends what waits, and only that.
    sessions = server.sessions
    lines = listen (speak ('again', outbox, server.port, security, ''))
    server.settle ()
    server.close ()
    end, wanted = lines[-1].split (' ')[0], 'accepted' if state == 'waiting' else state
    if end != wanted or count (server, ident) != (1 if state == 'waiting' else arrived):
        problems.append (f'{name}: it was {state}, is {end} after the next start, and arrived {count (server, ident)} times')
    if (server.sessions > sessions) != (state == 'waiting'):
        problems.append (f'{name}: it was {state}, and the next start spoke to the server {server.sessions - sessions} times')
    return state, end, problems


def measure (security):
    """Seconds from the connection to the end of a conversation."""
    moments = []
    server = scripted.Server (folder, starttls=security == 'starttls', at=lambda *where: moments.append (time.monotonic ()))
    listen (speak ('send', folder / f'outbox-{security}', server.port, security, SHORT))
    server.settle ()
    server.close ()
    return moments[-1] - moments[0]


with tempfile.TemporaryDirectory () as temporary:
    folder = pathlib.Path (temporary)
    authority = certificates.make_good (folder)
    pace = {security: measure (security) for security in STAGES}
    every = [aim for _ in range (ROUNDS) for aim in aims ()]
    states, problems = collections.Counter (), []
    with concurrent.futures.ThreadPoolExecutor (2) as pool:
        for state, end, found in pool.map (lambda pair: kill_at (*pair, pace), enumerate (every)):
            states[state] += 1
            problems += found
for problem in problems:
    print (problem[:600], file=sys.stderr)
print (f'{len (every)} kills: {", ".join (f"{n} {state}" for state, n in states.most_common ())}; {len (problems)} problems')
sys.exit (1 if problems else 0)

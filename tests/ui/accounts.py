#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""accounts.py TESTER: the button “Test” of the dialog of an account, against servers that answer in each way it has words for."""

import base64
import os
import pathlib
import socket
import subprocess
import sys
import tempfile

sys.path.insert (0, str (pathlib.Path (__file__).resolve ().parent.parent / 'mail'))
import certificates
import scripted

PASSWORD = 'geheim-4711-Wort'
GOOD = 'It works: the server would send mail for you.'
WRONG = 'The server doesn’t accept the user name or the password.'
APP = 'The provider wants a password made for programs: an app password, not the one you log in with.'
NO_TLS = 'The connection can’t be encrypted, so nothing was said. Is the port right, and the kind of encryption?'
NO_LOGIN = 'The server doesn’t let anybody log in with a password. Open the text in your mail program instead.'
UNKNOWN = 'smtp.does-not-exist.invalid'

# What is typed and the server that is there (None: nobody), and all that the dialog says; a tuple: parts of it, where a certificate
# is spelt by the library that read it.
CASES = {
    'good': ({}, {}, GOOD),
    'good, STARTTLS': ({}, {'starttls': True}, GOOD),
    'name not found': ({'server': UNKNOWN}, None, f'There is no server named {UNKNOWN}, or you are offline.'),
    'no name at all': ({'server': 'not a host'}, {}, 'That is no server’s name; it looks like “smtp.example.org”.'),
    'nobody listens': ({}, None, 'localhost doesn’t answer on port {port}. Is the port right, and are you online?'),
    'no answer': ({'patience': 2}, {'answers': {'greeting': None}},
                  'localhost doesn’t answer on port {port}. Is the port right, and are you online?'),
    'no encryption': ({}, {'starttls': True, 'stripped': True}, NO_TLS),
    'certificate: too old': ({}, {'certificate': 'expired'}, ('The certificate of localhost (for ', 'CN = localhost', ' was good until ', '2020', ', so nothing was sent.')),
    'certificate: too early': ({}, {'certificate': 'not yet valid'}, ('The certificate of localhost (for ', ' is good only from ', '2098', 'clock right?')),
    'certificate: somebody else’s': ({}, {'certificate': 'wrong name'}, ('localhost showed a certificate that is for somebody else (', 'mail.example.net')),
    'certificate: by itself': ({}, {'certificate': 'self-signed'}, ('localhost made its certificate (for ', ') itself; nobody vouches for it')),
    'certificate: by a stranger': ({}, {'certificate': 'unknown authority'},
                                   ('The certificate of localhost (for ', 'by somebody this computer doesn’t know', 'Another Authority')),
    'certificate: too weak': ({}, {'certificate': 'short key'}, ('The certificate of localhost (for ', 'too weak')),
    'certificate: for another purpose': ({}, {'certificate': 'for clients'}, ('The certificate of localhost (for ', 'for another purpose')),
    'certificate: not believed': ({}, {'certificate': 'chain expired'}, ('This computer doesn’t believe the certificate of localhost', 'Between, Old')),
    'certificate: hostile': ({}, {'certificate': 'hostile name'}, ('localhost made its certificate (for ', '<b>&')),
    'wrong password': ({}, {'answers': {'auth': b'535 5.7.8 no\r\n'}}, WRONG),
    'wrong password, repeated': ({}, {'answers': {'auth': f'535 {PASSWORD}\r\n'.encode ()}}, WRONG),
    'app password needed': ({}, {'answers': {'auth': b'534 5.7.9 Application-specific password required\r\n'}}, APP),
    'app password needed, as 535': ({}, {'answers': {'auth': b'535 5.7.9 use an App Password\r\n'}}, APP),
    'no passwords': ({}, {'features': ('AUTH XOAUTH2 OAUTHBEARER',)}, NO_LOGIN),
    'nobody logs in now': ({}, {'answers': {'auth': b'454 4.7.0 busy\r\n'}}, 'The server can’t log anybody in just now. Try again later.'),
    'address refused': ({}, {'answers': {'mail': b'550 5.7.1 not <b>yours</b> & mine\r\n'}},
                        'The server doesn’t send for your address. It said: “5.7.1 not <b>yours</b> & mine”'),
    'not now': ({}, {'answers': {'mail': b'451 4.3.0 busy\r\n'}}, 'The server can’t take the mail just now. Try again later. It said: “4.3.0 busy”'),
    'hangs up': ({}, {'answers': {'greeting': b''}}, 'The connection was lost before the mail was sent.'),
}


# Held, so that none of the servers made later gets this port.
silent = socket.socket ()
silent.bind (('127.0.0.1', 0))


with tempfile.TemporaryDirectory () as name:
    folder = pathlib.Path (name)
    certificates.make_all (folder)
    servers, lines = [], []
    for what, (typed, settings, _) in CASES.items ():
        server = scripted.Server (folder, **settings) if settings is not None else None
        port = server.port if server else silent.getsockname ()[1]
        servers.append ((server, port))
        lines.append ('\t'.join ((typed.get ('server', 'localhost'), str (port), 'starttls' if (settings or {}).get ('starttls') else 'tls',
                                  PASSWORD, str (typed.get ('patience', 60)))))
    done = subprocess.run (sys.argv[1:], input='\n'.join (lines) + '\n', capture_output=True, text=True,
                           env=os.environ | {'AFTERWORD_CA_FILE': str (folder / 'authority.crt')})

problems = [] if done.returncode == 0 else [f'ends with {done.returncode}: {done.stderr}']
told = done.stdout.splitlines ()
if len (told) != len (CASES):
    problems.append (f'{len (told)} answers to {len (CASES)} presses')
for (what, (typed, settings, wanted)), line, (server, port) in zip (CASES.items (), told, servers):
    verdict, words = line.split ('\t', 1)
    if verdict != ('good' if wanted == GOOD else 'bad'):
        problems.append (f'{what}: shown as {verdict}: “{words}”')
    if isinstance (wanted, str) and words != wanted.format (port=port):
        problems.append (f'{what}: says “{words}”, not “{wanted}”')
    if isinstance (wanted, tuple):
        problems += [f'{what}: “{part}” isn’t in “{words}”' for part in wanted if part not in words]
    if any (ord (c) < 32 or c == '\u202e' for c in words):
        problems.append (f'{what}: control characters in “{words!r}”')
    # A stranger hears nothing, and neither does whoever listens.
    secrets = [PASSWORD.encode (), base64.b64encode (PASSWORD.encode ()), base64.b64encode (f'\0ana\0{PASSWORD}'.encode ())]
    heard = (server.clear + (server.safe if what.startswith ('certificate') else b'')) if server else b''
    problems += [f'{what}: the password was said to {heard!r}' for secret in secrets if secret in heard]
    if PASSWORD in words:
        problems.append (f'{what}: the password is on the screen')
for problem in problems:
    print (problem[:1000], file=sys.stderr)
print (f'{len (told)} presses of “Test”, {len (problems)} problems')
sys.exit (1 if problems else 0)

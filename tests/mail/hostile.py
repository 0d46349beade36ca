#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""hostile.py SENDER: a mail is sent to servers that refuse, drop, lie, dawdle and shout. For each: what the user is told, the state
of the mail on disk, how often it arrived, and that nothing about the user was said before the connection was safe."""

import base64
import concurrent.futures
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time

import certificates
import scripted

SENDER = sys.argv[1]
PASSWORD = 'geheim-4711-Wort'
TEXT = 'Dear Bo,\n\nthank you.\n.\n..\nAna\n'
CODES = ['ADDRESS', 'NOT_REACHABLE', 'HEADER', 'ACCOUNT', 'NAME', 'NO_ANSWER', 'NO_TLS', 'CERTIFICATE', 'PASSWORD', 'APP_PASSWORD',
         'LOGIN', 'SENDER', 'RECIPIENT', 'TOO_LARGE', 'REFUSED', 'LATER', 'LOST', 'UNSURE', 'LOCKED', 'NO_PASSWORD', 'NO_KEYRING', 'DISK']
SECRETS = [PASSWORD, base64.b64encode (PASSWORD.encode ()).decode (), base64.b64encode (f'\0ana\0{PASSWORD}'.encode ()).decode ()]


def has_ipv6 ():
    try:
        socket.create_server (('::1', 0), family=socket.AF_INET6).close ()
    except OSError:
        return False
    return True


def slowly (text):
    def answer (connection):
        for byte in text:
            connection.sendall (bytes ([byte]))
            time.sleep (1)
    return answer


def shouting (line, size=100 * 1024 * 1024):
    def answer (connection):
        block = line * (65536 // len (line))
        for _ in range (size // len (block)):
            connection.sendall (block)
    return answer


def cases ():
    """Name, server, what becomes of it (code, state), words that must be in the message."""
    yield 'by the book', {}, 'ok', 'accepted', ''
    yield 'by the book, STARTTLS', {'starttls': True}, 'ok', 'accepted', ''
    yield 'only LOGIN', {'features': ('AUTH LOGIN',)}, 'ok', 'accepted', ''
    yield 'LOGIN in two forms, 8BITMIME, SIZE', {'features': ('SIZE 100000', '8BITMIME', 'AUTH=LOGIN PLAIN', 'AUTH PLAIN LOGIN')}, 'ok', 'accepted', ''
    yield 'no login offered', {'features': ('8BITMIME',)}, 'ok', 'accepted', ''
    yield 'drops after QUIT', {'answers': {'quit': b''}}, 'ok', 'accepted', ''
    yield 'silent after QUIT', {'answers': {'quit': None}}, 'ok', 'accepted', ''

    for starttls in (False, True):
        how = ', STARTTLS' if starttls else ''
        stages = ['greeting', 'ehlo', 'starttls', 'ehlo-safe', 'auth', 'mail', 'rcpt', 'data'] if starttls else \
                 ['greeting', 'ehlo-safe', 'auth', 'mail', 'rcpt', 'data']
        for stage in stages:
            # Without encryption nothing more can be told than that there is none.
            dropped = {'LOST', 'NO_TLS'} if stage in ('ehlo', 'starttls') else {'LOST', 'PASSWORD', 'LOGIN'} if stage == 'auth' else {'LOST'}
            yield f'drops after {stage}{how}', {'starttls': starttls, 'answers': {stage: b''}}, dropped - ({'PASSWORD', 'LOGIN'}), 'failed', ''
            yield f'silent after {stage}{how}', {'starttls': starttls, 'answers': {stage: None}}, {'NO_ANSWER'}, 'failed', ''
            if stage not in ('ehlo', 'starttls', 'ehlo-safe'):
                yield f'4xx at {stage}{how}', {'starttls': starttls, 'answers': {stage: b'451 4.3.0 busy\r\n'}}, {'LATER'}, 'failed', \
                    'busy' if stage not in ('auth',) else ''
            yield f'nonsense at {stage}{how}', {'starttls': starttls, 'answers': {stage: b'hello, world\r\n' * 3000}}, \
                {'LOST', 'NO_TLS', 'NO_ANSWER'}, 'failed', ''
            yield f'a byte a second at {stage}{how}', {'starttls': starttls, 'answers': {stage: slowly (b'250-x\r\n' * 20)}}, \
                {'NO_ANSWER', 'LOST', 'NO_TLS'}, 'failed', ''
            yield f'100 MB at {stage}{how}', {'starttls': starttls, 'answers': {stage: shouting (b'250-more\r\n')}}, \
                {'LOST', 'NO_TLS', 'NO_ANSWER'}, 'failed', ''
        yield f'drops in the text{how}', {'starttls': starttls, 'hang_up_in_text': True}, {'LOST', 'UNSURE'}, {'failed', 'unsure'}, ''
        for what, answer in (('drops', b''), ('silent', None), ('nonsense', b'hello\r\n' * 20000), ('a byte a second', slowly (b'250 ok\r\n'))):
            yield f'{what} after the final dot{how}', {'starttls': starttls, 'answers': {'text': answer}, 'took_it': True}, \
                {'UNSURE'}, 'unsure', 'sent mail'
        yield f'4xx after the final dot{how}', {'starttls': starttls, 'answers': {'text': b'451 busy\r\n'}}, {'LATER'}, 'failed', 'busy'
        yield f'5xx after the final dot{how}', {'starttls': starttls, 'answers': {'text': b'554 spam\r\n'}}, {'REFUSED'}, 'failed', 'spam'
    yield '100 MB after the final dot', {'answers': {'text': shouting (b'250-more\r\n')}, 'took_it': True}, {'UNSURE'}, 'unsure', ''
    yield '100 MB in one line', {'answers': {'greeting': shouting (b'2' * 1000)}}, {'LOST', 'NO_ANSWER'}, 'failed', ''

    yield '5xx at greeting', {'answers': {'greeting': b'554 no\r\n'}}, {'REFUSED'}, 'failed', 'no'
    yield '421 at mail', {'answers': {'mail': b'421 going down\r\n'}}, {'LATER'}, 'failed', 'going down'
    yield '5xx at mail', {'answers': {'mail': b'550 5.7.1 not yours\r\n'}}, {'SENDER'}, 'failed', 'not yours'
    yield '530 at mail', {'answers': {'mail': b'530 5.7.0 log in\r\n'}}, {'LOGIN'}, 'failed', ''
    yield '5xx at rcpt', {'answers': {'rcpt': b'550 5.1.1 no such user\r\n'}}, {'RECIPIENT'}, 'failed', 'no such user'
    yield '5xx at data', {'answers': {'data': b'554 no\r\n'}}, {'REFUSED'}, 'failed', ''
    yield 'too large, said first', {'features': ('SIZE 100', 'AUTH PLAIN')}, {'TOO_LARGE'}, 'failed', 'larger'
    yield 'too large at mail', {'answers': {'mail': b'552 5.3.4 too big\r\n'}}, {'TOO_LARGE'}, 'failed', 'larger'
    yield 'too large after the final dot', {'answers': {'text': b'552 5.3.4 message too big\r\n'}}, {'TOO_LARGE'}, 'failed', 'larger'
    yield 'wrong password', {'answers': {'auth': b'535 5.7.8 no\r\n'}}, {'PASSWORD'}, 'failed', 'password'
    yield 'app password', {'answers': {'auth': b'534 5.7.9 Application-specific password required\r\n'}}, {'APP_PASSWORD'}, 'failed', 'app password'
    yield 'app password, as 535', {'answers': {'auth': b'535 5.7.9 use an App Password\r\n'}}, {'APP_PASSWORD'}, 'failed', 'app password'
    yield 'only OAuth', {'features': ('AUTH XOAUTH2 OAUTHBEARER',)}, {'LOGIN'}, 'failed', 'mail program'
    yield 'only NTLM, CRAM-MD5', {'features': ('AUTH NTLM CRAM-MD5 GSSAPI',)}, {'LOGIN'}, 'failed', ''
    yield 'repeats the password', {'answers': {'auth': f'535 wrong: {PASSWORD}\r\n'.encode ()}}, {'PASSWORD'}, 'failed', ''
    yield 'repeats the password at rcpt', {'answers': {'rcpt': f'550 {SECRETS[1]} {PASSWORD}\r\n'.encode ()}}, {'RECIPIENT'}, 'failed', ''
    yield 'terminal codes', {'answers': {'rcpt': b'550 \x1b[31mred\x07 \xe2\x80\xae<b>x</b>\r\n'}}, {'RECIPIENT'}, 'failed', ''

    yield 'STARTTLS stripped', {'starttls': True, 'stripped': True}, {'NO_TLS'}, 'failed', 'encrypted'
    yield 'STARTTLS stripped, login offered', {'starttls': True, 'stripped': True, 'early_auth': True}, {'NO_TLS'}, 'failed', 'encrypted'
    yield 'STARTTLS refused', {'starttls': True, 'answers': {'starttls': b'454 not now\r\n'}}, {'NO_TLS'}, 'failed', 'encrypted'
    yield 'STARTTLS refused for good', {'starttls': True, 'answers': {'starttls': b'502 no\r\n'}, 'early_auth': True}, {'NO_TLS'}, 'failed', 'encrypted'
    for what, injected in (('EHLO', b'250-localhost\r\n250 AUTH PLAIN\r\n'), ('235', b'235 welcome\r\n'), ('250', b'250 ok\r\n'), ('many', b'250 ok\r\n' * 50)):
        yield f'answers injected before TLS: {what}', {'starttls': True, 'injected': injected}, {'LOST', 'NO_TLS'}, 'failed', ''
    yield 'login offered before TLS', {'starttls': True, 'early_auth': True}, 'ok', 'accepted', ''
    yield 'plain text on the port for TLS', {'no_tls': True}, {'NO_TLS', 'LOST'}, 'failed', ''
    for starttls in (False, True):
        how = ', STARTTLS' if starttls else ''
        if has_ipv6 ():
            yield f'IPv6{how}', {'address': '::1', 'host': '::1', 'certificate': 'IPv6', 'starttls': starttls}, 'ok', 'accepted', ''
            yield f'IPv6, wrong name{how}', {'address': '::1', 'host': '::1', 'starttls': starttls}, {'CERTIFICATE'}, 'failed', 'somebody else'
        for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
            yield f'{version.name}{how}', {'version': version, 'starttls': starttls}, {'NO_TLS'}, 'failed', 'encrypted'
        for ciphers in ('aNULL', 'eNULL'):
            yield f'no cipher but {ciphers}{how}', {'ciphers': ciphers, 'version': ssl.TLSVersion.TLSv1_2, 'starttls': starttls}, \
                {'NO_TLS'}, 'failed', 'encrypted'
        for certificate, (host, _, words) in certificates.SHOWN.items ():
            yield f'certificate “{certificate}”{how}', {'certificate': certificate, 'host': host, 'starttls': starttls}, \
                *(({'CERTIFICATE'}, 'failed', words) if words else ('ok', 'accepted', ''))


def run (folder, mode, port, security, host='localhost', outbox=None, ca=None, text=TEXT, environment=None):
    done = subprocess.run ([SENDER, mode, str (outbox or folder), host, str (port), security, 'ana', str (ca or folder / 'authority.crt')],
                           input=f'{PASSWORD}\nbo@example.test\n{text}', capture_output=True, text=True, timeout=90, env=environment)
    return done.stdout.splitlines (), done.stderr


def code_of (line):
    found = re.match (r'mail (\d+) ', line)
    return CODES[int (found[1])] if found else line


def try_case (folder, number, case):
    name, settings, expected, state, words = case
    problems = []
    server = scripted.Server (folder, **{key: value for key, value in settings.items () if key != 'host'})
    security = 'starttls' if settings.get ('starttls') else 'tls'
    outbox = folder / f'outbox-{number}'
    lines, errors = run (folder, 'send', server.port, security, settings.get ('host', 'localhost'), outbox)
    server.close ()
    said = lines[0] if lines else ''
    wanted = {expected} if isinstance (expected, str) else expected
    states = {state} if isinstance (state, str) else state
    if code_of (said) not in wanted:
        problems.append (f'told “{code_of (said)}” ({said}), not {wanted}; {errors}')
    if len (lines) != 2 or lines[1].split (' ')[0] not in states:
        problems.append (f'the mail is {lines[1:]}, not {states}')
    for part in (words,) if isinstance (words, str) else words:
        if part not in said:
            problems.append (f'“{part}” isn’t in “{said}”')
    if any (ord (c) < 32 or c == '\u202e' for c in said):
        problems.append (f'control characters in “{said!r}”')
    # The file itself, and the next start.
    files = sorted (outbox.glob ('*'))
    on_disk = re.search (r'State=(\w+)', files[0].read_text ())[1] if len (files) == 1 else str (files)
    if on_disk not in states:
        problems.append (f'on disk it is {on_disk}, not {states}')
    again, _ = run (folder, 'resume', 1, 'tls', outbox=outbox)
    if [line.split (' ')[0] for line in again] != [on_disk]:
        problems.append (f'the next start finds {again}, not {on_disk}')
    everything = ''.join (path.read_text () for path in files) + '\n'.join (lines) + errors
    for secret in SECRETS:
        if secret in everything:
            problems.append ('the password is in the outbox, in what is told or on standard error')
        if secret.encode () in server.clear:
            problems.append ('the password was said before the connection was encrypted')
    if re.search (rb'(?i)\b(AUTH|MAIL|RCPT|DATA)\b', server.clear):
        problems.append (f'said in clear text: {server.clear!r}')
    if 'CERTIFICATE' in wanted and re.search (rb'(?i)\b(AUTH|MAIL|RCPT|DATA)\b', server.safe):
        problems.append (f'said to a stranger: {server.safe!r}')
    told = server.clear + server.safe
    for line in re.findall (rb'(?i)EHLO [^\r]*', told):
        if line != b'EHLO [127.0.0.1]':
            problems.append (f'says {line!r}')
    if 'ok' in wanted and len (server.accepted) != 1:
        problems.append (f'arrived {len (server.accepted)} times')
    return [f'{name}: {problem}' for problem in problems]


def try_addresses (folder):
    """What needs no server that answers, and what calls it off."""
    problems = []
    closed = socket.create_server (('127.0.0.1', 0))
    port = closed.getsockname ()[1]
    closed.close ()
    for name, host, number, expected in (('nobody listens', 'localhost', port, 'NO_ANSWER'),
                                         ('no such name', 'smtp.does-not-exist.invalid', 465, 'NAME'),
                                         ('no port', 'localhost', 0, 'ACCOUNT'),
                                         ('no host', 'not a host', 465, 'ACCOUNT')):
        for mode in ('send', 'test'):
            lines, _ = run (folder, mode, number, 'tls', host, folder / f'outbox-{name.replace (" ", "-")}-{mode}')
            if not lines or code_of (lines[0]) != expected:
                problems.append (f'{name}, {mode}: {lines}, not {expected}')
    lines, _ = run (folder, 'send', scripted.Server (folder).port, 'tls', outbox=folder / 'outbox-no-list', ca=folder / 'no-list')
    if not lines or code_of (lines[0]) != 'CERTIFICATE' or 'list' not in lines[0]:
        problems.append (f'no list of certificates: {lines}')
    for name, stage, state in (('before the final dot', 'rcpt', 'waiting'), ('after the final dot', 'text', 'unsure')):
        server = scripted.Server (folder, answers={stage: slowly (b'250-x\r\n' * 20)})
        lines, _ = run (folder, 'send', server.port, 'tls', outbox=folder / f'outbox-cancel-{stage}', environment={'SENDER_CANCEL': '900'})
        if len (lines) != 2 or not lines[1].startswith (state):
            problems.append (f'called off {name}: {lines}, not {state}')
    # Two at a time: the second keeps out.
    server = scripted.Server (folder, answers={'rcpt': slowly (b'250-x\r\n' * 20)})
    first = subprocess.Popen ([SENDER, 'send', str (folder / 'outbox-two'), 'localhost', str (server.port), 'tls', 'ana',
                               str (folder / 'authority.crt')], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    first.stdin.write (f'{PASSWORD}\nbo@example.test\nx\n')
    first.stdin.close ()
    for _ in range (200):
        if server.sessions:
            break
        time.sleep (0.05)
    lines, _ = run (folder, 'resume', 1, 'tls', outbox=folder / 'outbox-two')
    if not lines or code_of (lines[0]) != 'DISK':
        problems.append (f'a second program on the same outbox: {lines}')
    first.wait ()
    return problems


with tempfile.TemporaryDirectory () as name:
    folder = pathlib.Path (name)
    certificates.make_all (folder)
    every = list (cases ())
    problems = []
    with concurrent.futures.ThreadPoolExecutor (8) as pool:
        addresses = pool.submit (try_addresses, folder)
        for found in pool.map (lambda pair: try_case (folder, *pair), enumerate (every)):
            problems += found
        problems += addresses.result ()
for problem in problems:
    print (problem[:500], file=sys.stderr)
print (f'{len (every)} hostile dialogues, {len (problems)} problems')
sys.exit (1 if problems else 0)

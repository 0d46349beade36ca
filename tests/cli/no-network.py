#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""no-network.py PROGRAM: nothing is fetched. 500 hostile vCards are imported and listed while every call that
could reach a network is recorded: none goes to an address of the internet, and what the cards point to is not opened."""
import os
import shutil
import subprocess
import sys
import tempfile

program = sys.argv[1]
SECRET = 'secret-that-no-card-may-read'
TARGETS = ['http://192.0.2.1/x.png', 'https://example.invalid/x', 'ftp://192.0.2.1/x', 'file://{secret}', 'smb://192.0.2.1/share/x',
           '//192.0.2.1/share', 'ldap://192.0.2.1/', 'sip:x@192.0.2.1', 'http://[2001:db8::1]/', '{secret}']
PLACES = ['PHOTO;VALUE=uri:{t}', 'LOGO;VALUE=URL:{t}', 'SOUND;VALUE=uri:{t}', 'KEY;VALUE=uri:{t}', 'SOURCE:{t}', 'URL:{t}', 'FBURL:{t}',
          'CALURI:{t}', 'MEMBER:{t}', 'RELATED;VALUE=uri:{t}', 'AGENT;VALUE=uri:{t}', 'IMPP:{t}', 'NOTE:<img src="{t}">', 'FN:<img src="{t}">',
          'EMAIL:x@[192.0.2.1]?attach={t}', 'ADR;LABEL="{t}":;;{t};;;;', 'UID:{t}', 'X-INCLUDE:{t}', 'item1.X-ABADR:{t}',
          'PHOTO;ENCODING=b;TYPE="{t}":AAAA', 'ORG;ALTREP="{t}":x', 'TEL;VALUE=uri:{t}', 'XML:<!DOCTYPE x SYSTEM "{t}">', 'GEO:{t}', 'TZ;VALUE=uri:{t}']

if shutil.which('strace') is None:
    print('strace is not installed, so nobody can see what is fetched')
    sys.exit(77)

with tempfile.TemporaryDirectory() as folder:
    secret = os.path.join(folder, 'secret.png')
    with open(secret, 'w') as file:
        file.write(SECRET)
    cards = []
    for version in '3.0', '4.0':
        for target in TARGETS:
            for n, place in enumerate(PLACES):
                line = place.format(t=target.format(secret=secret))
                cards.append(f'BEGIN:VCARD\r\nVERSION:{version}\r\nFN:Person {len(cards)}\r\n{line}\r\nEND:VCARD\r\n')
    assert len(cards) == 500, len(cards)
    path = os.path.join(folder, 'cards.vcf')
    with open(path, 'w') as file:
        file.write(''.join(cards))

    book = os.path.join(folder, 'book')
    # The leak sanitizer can't look at a program that is traced; the others do. Leaks of these commands show in cli/commands.
    environment = os.environ | {'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'}
    for what in ['import', path], ['list'], ['list', '--json'], ['check']:
        trace = os.path.join(folder, 'trace')
        run = subprocess.run(['strace', '-f', '-qq', '-e', 'trace=%network,open,openat', '-o', trace, program, '--book', book] + what,
                             capture_output=True, text=True, timeout=200, env=environment)
        if 'ptrace' in run.stderr and 'not permitted' in run.stderr:
            print('this user may not trace programs')
            sys.exit(77)
        assert run.returncode == 0, f'{what}: {run.stderr}'
        with open(trace, errors='replace') as file:
            calls = file.read().splitlines()
        assert any('cards.vcf' in call or 'book.ini' in call for call in calls), f'{what}: nothing was traced'
        # A zone's name is looked up inside the system's folder of zones, and nowhere else.
        reached = [call for call in calls if 'AF_INET' in call or 'secret.png' in call
                   or ('192.0.2.1' in call and '"/usr/share/zoneinfo/' not in call)]
        assert not reached, f'{what}: {reached[0]}'

    held = subprocess.run(['grep', '-rlF', SECRET, book], capture_output=True, text=True).stdout
    assert held == '', f'{held} holds what a card pointed to'
    listed = subprocess.run([program, '--book', book, 'list'], capture_output=True, text=True, timeout=200).stdout
    assert listed.count('\n') >= 480, f'{listed.count(chr(10))} people of 500 cards'
    print('500 cards: no address was asked for, no file was read')

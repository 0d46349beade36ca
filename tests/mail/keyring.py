#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""keyring.py KEEPER: passwords in the real keyring daemon, in a session of its own: there, locked, no service, none stored; unlocked in
the middle, killed in the middle, two accounts with the same label; and the password is nowhere but where it belongs."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

KEEPER = sys.argv[1]
PASSWORD, OTHER = 'geheim-4711-Wort', 'zweites-0815-Wort'
FIRST, SECOND, THIRD = ('0f8c5f7e-3f0b-4c39-9a53-6f0f7b7f9d1%d' % i for i in range (3))
LOCKED = 'locked error aft-mail-error-quark 18'
problems = []


class Session:
    """A bus, a HOME, and, if wanted, a keyring that is open."""

    def __init__ (self, folder, bus=True):
        self.folder = folder
        for name in ('home', 'run'):
            (folder / name).mkdir (mode=0o700)
        self.environment = {key: value for key, value in os.environ.items ()
                            if key not in ('DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY', 'GNOME_KEYRING_CONTROL')}
        self.environment |= {'HOME': str (folder / 'home'), 'XDG_RUNTIME_DIR': str (folder / 'run'), 'G_MESSAGES_DEBUG': 'all',
                             'XDG_DATA_HOME': str (folder / 'home' / 'data'), 'G_DEBUG': 'fatal-criticals'}
        self.processes = []
        # Nothing is started by itself on this bus.
        config = folder / 'bus.conf'
        config.write_text (f'''<busconfig><type>session</type><listen>unix:dir={folder}/run</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>''')
        if bus:
            daemon = subprocess.Popen (['dbus-daemon', '--nofork', '--print-address', f'--config-file={config}'], stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True, env=self.environment)
            self.processes.append (daemon)
            self.environment['DBUS_SESSION_BUS_ADDRESS'] = daemon.stdout.readline ().strip ()
        else:
            self.environment['DBUS_SESSION_BUS_ADDRESS'] = f'unix:path={folder}/run/nobody'
        self.errors = open (folder / 'errors', 'w+')
        self.keeper = subprocess.Popen ([KEEPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True,
                                        env=self.environment)
        self.processes.append (self.keeper)
        self.daemon = None

    def gdbus (self, *arguments):
        return subprocess.run (['gdbus', 'call', '--session', '--dest', *arguments], env=self.environment, capture_output=True, text=True)

    def start_keyring (self):
        self.daemon = subprocess.Popen (['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
                                        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
                                        env=self.environment)
        self.processes.append (self.daemon)
        self.daemon.stdin.write ('test')
        self.daemon.stdin.close ()
        for _ in range (200):
            if 'true' in self.gdbus ('org.freedesktop.DBus', '--object-path', '/', '--method', 'org.freedesktop.DBus.NameHasOwner',
                                     'org.freedesktop.secrets').stdout:
                return
            time.sleep (0.05)
        raise RuntimeError ('the keyring doesn’t start')

    def lock (self):
        done = self.gdbus ('org.freedesktop.secrets', '--object-path', '/org/freedesktop/secrets', '--method',
                           'org.freedesktop.Secret.Service.Lock', "['/org/freedesktop/secrets/collection/login']")
        if done.returncode != 0:
            raise RuntimeError (done.stderr)

    def unlock (self):
        self.ask ('unlocked by somebody else', 'open test', 'there opened')

    def kill_keyring (self):
        self.daemon.kill ()
        self.daemon.wait ()

    def tell (self, command):
        self.keeper.stdin.write (command + '\n')
        self.keeper.stdin.flush ()

    def hear (self):
        """The next answer; GLib and libsecret write to the same place when they are told to say all."""
        for line in self.keeper.stdout:
            if line.startswith ('= '):
                return line[2:].strip ()
            self.errors.write (line)
        return ''

    def ask (self, what, command, *expected):
        self.tell (command)
        for one in expected:
            answer = self.hear ()
            if answer != one:
                problems.append (f'{what}: “{command.replace (PASSWORD, "…")}” gives “{answer}”, not “{one}”')

    def labels (self):
        return subprocess.run (['secret-tool', 'search', '--all', 'account', SECOND], env=self.environment, capture_output=True, text=True)

    def stop (self):
        self.keeper.stdin.close ()
        if self.keeper.wait () != 0:
            problems.append (f'the keeper ended with {self.keeper.returncode}')
        for process in reversed (self.processes):
            process.kill ()
            process.wait ()
        self.errors.close ()
        for path in [path for path in self.folder.rglob ('*') if path.is_file ()]:
            text = path.read_bytes ()
            if PASSWORD.encode () in text or OTHER.encode () in text:
                problems.append (f'the password is in {path.relative_to (self.folder)}')


def with_keyring (session):
    session.start_keyring ()
    session.ask ('none stored', f'lookup {FIRST}', 'none -')
    session.ask ('none stored', f'unlock {FIRST}', 'none -')
    session.ask ('stored', f'store {FIRST} ana@example.test {PASSWORD}', 'there stored')
    session.ask ('there', f'lookup {FIRST}', f'there {PASSWORD}')
    session.ask ('another account with the same label', f'lookup {SECOND}', 'none -')
    session.ask ('another account with the same label', f'store {SECOND} ana@example.test {OTHER}', 'there stored')
    session.ask ('two accounts with the same label', f'lookup {FIRST}', f'there {PASSWORD}')
    session.ask ('two accounts with the same label', f'lookup {SECOND}', f'there {OTHER}')
    if 'label = Afterword: mail password for ana@example.test' not in session.labels ().stdout:
        problems.append (f'the label is another one: {session.labels ()}')
    session.ask ('replaced', f'store {SECOND} ana@example.test x', 'there stored')
    session.ask ('replaced', f'lookup {SECOND}', 'there x')
    session.ask ('several at once', f'many {SECOND}', 'there x', 'there stored', 'there another')
    session.ask ('cleared', f'clear {SECOND}', 'none cleared')
    session.ask ('cleared', f'lookup {SECOND}', 'none -')
    session.ask ('cleared twice', f'clear {SECOND}', 'none cleared')

    session.lock ()
    session.ask ('locked', f'lookup {FIRST}', 'locked -')
    session.ask ('locked, nobody there to ask', f'unlock {FIRST}', 'locked -')
    session.ask ('storing while locked', f'store {THIRD} ana@example.test {OTHER}', LOCKED)
    session.ask ('replacing while locked', f'store {FIRST} ana@example.test {OTHER}', LOCKED)
    session.unlock ()
    session.ask ('unlocked in the middle', f'lookup {FIRST}', f'there {PASSWORD}')
    session.ask ('nothing was replaced', f'lookup {THIRD}', 'none -')
    session.ask ('unlocked again', f'store {THIRD} ana@example.test {OTHER}', 'there stored')

    session.kill_keyring ()
    session.ask ('killed', f'lookup {FIRST}', 'no-service -')
    session.ask ('killed, kept in memory', f'store {SECOND} ana@example.test {OTHER}', 'no-service stored')
    session.ask ('killed, kept in memory', f'lookup {SECOND}', f'no-service {OTHER}')
    session.start_keyring ()
    session.ask ('started anew', f'lookup {FIRST}', f'there {PASSWORD}')
    session.ask ('still in memory', f'lookup {SECOND}', f'no-service {OTHER}')
    session.ask ('from memory into the keyring', f'store {SECOND} ana@example.test {OTHER}', 'there stored')
    session.ask ('from memory into the keyring', f'lookup {SECOND}', f'there {OTHER}')
    # Killed while a request is under way: any answer, but one, and never the wrong password.
    for _ in range (5):
        session.tell (f'lookup {FIRST}')
        session.kill_keyring ()
        answer = session.hear ()
        if answer not in (f'there {PASSWORD}', 'no-service -', 'no-service error aft-mail-error-quark 20'):
            problems.append (f'killed under way: “{answer}”')
        session.start_keyring ()
        session.ask ('after that', f'lookup {FIRST}', f'there {PASSWORD}')


def without_service (session):
    session.ask ('no service', f'lookup {FIRST}', 'no-service -')
    session.ask ('no service', f'store {FIRST} ana@example.test {PASSWORD}', 'no-service stored')
    session.ask ('in memory', f'lookup {FIRST}', f'no-service {PASSWORD}')
    session.ask ('in memory, another', f'lookup {SECOND}', 'no-service -')
    session.ask ('cleared', f'clear {FIRST}', 'none cleared')
    session.ask ('cleared', f'lookup {FIRST}', 'no-service -')


for program in ('gnome-keyring-daemon', 'dbus-daemon', 'secret-tool'):
    if shutil.which (program) is None:
        print (f'{program} isn’t installed')
        sys.exit (77)
for run, bus in ((with_keyring, True), (without_service, True), (without_service, False)):
    with tempfile.TemporaryDirectory () as name:
        session = Session (pathlib.Path (name), bus)
        try:
            run (session)
        finally:
            session.stop ()
for problem in problems:
    print (problem[:600], file=sys.stderr)
print (f'3 sessions, {len (problems)} problems')
sys.exit (1 if problems else 0)

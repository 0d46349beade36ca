# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of the tests that speaks SMTP as it is told to."""

import socket
import ssl
import threading
import time
import warnings


class Gone (Exception):
    pass


class Server (threading.Thread):
    """Speaks SMTP by the book but for what its case says: 'answers' by stage (None: silence, b'': hangs up). 'at' is called with each
    stage it reaches, before and after it answers."""

    def __init__ (self, folder, certificate='good', starttls=False, answers=None, features=('AUTH PLAIN LOGIN',), **odd):
        super ().__init__ (daemon=True)
        self.context = ssl.SSLContext (ssl.PROTOCOL_TLS_SERVER)
        # Shows what no decent server would.
        self.context.set_ciphers (odd.get ('ciphers', 'ALL') + ':@SECLEVEL=0')
        self.context.load_cert_chain (folder / f'{certificate}.pem')
        if 'version' in odd:
            warnings.simplefilter ('ignore', DeprecationWarning)
            self.context.minimum_version = self.context.maximum_version = odd['version']
        self.starttls, self.answers, self.features, self.odd = starttls, answers or {}, features, odd
        address = odd.get ('address', '127.0.0.1')
        self.listener = socket.create_server ((address, 0), family=socket.AF_INET6 if ':' in address else socket.AF_INET)
        self.port = self.listener.getsockname ()[1]
        # Of each connection, which has a thread.
        self.own = threading.local ()
        self.clear, self.safe, self.accepted, self.sessions = b'', b'', [], 0
        self.at, self.threads = odd.get ('at', lambda stage, when: None), []
        self.start ()

    def run (self):
        while True:
            try:
                connection, _ = self.listener.accept ()
            except OSError:
                return
            self.sessions += 1
            thread = threading.Thread (target=self.serve, args=(connection,), daemon=True)
            self.threads.append (thread)
            thread.start ()

    def settle (self):
        """Until all that was said to it so far is heard, its clients being gone."""
        for thread in self.threads:
            thread.join ()

    def close (self):
        """A thread that waits for a closed socket would go on waiting, and when the program is stopped and continued it would take the
        connections of the next server that has its number."""
        self.listener.shutdown (socket.SHUT_RDWR)
        self.join ()
        self.listener.close ()

    def serve (self, connection):
        try:
            connection.settimeout (20)
            self.own.encrypted, self.own.rest = False, b''
            self.at ('connect', 'after')
            if not self.starttls:
                connection = self.encrypt (connection)
            self.talk (connection)
        except (OSError, Gone, ValueError):
            pass
        finally:
            try:
                connection.close ()
            except OSError:
                pass

    def encrypt (self, connection):
        if self.odd.get ('no_tls'):
            connection.recv (100)
            connection.sendall (b'220 hello\r\n')
            time.sleep (0.2)
            raise Gone
        connection = self.context.wrap_socket (connection, server_side=True)
        self.own.encrypted, self.own.rest = True, b''
        return connection

    def say (self, connection, stage, usual):
        answer = self.answers.get (stage, usual)
        self.at (stage, 'before')
        if answer is None:
            time.sleep (15)
            raise Gone
        if answer == b'':
            raise Gone
        if callable (answer):
            answer (connection)
        else:
            connection.sendall (answer)
        self.at (stage, 'after')
        return answer

    def hear (self, connection, until=b'\r\n'):
        while until not in self.own.rest:
            data = connection.recv (65536)
            if not data:
                raise Gone
            if self.own.encrypted:
                self.safe += data
            else:
                self.clear += data
            self.own.rest += data
            if until != b'\r\n' and until not in self.own.rest:
                self.at ('middle', 'after')
        line, self.own.rest = self.own.rest.split (until, 1)
        return line

    def talk (self, connection):
        self.say (connection, 'greeting', b'220 localhost ready\r\n')
        while True:
            line = self.hear (connection)
            word = line.split (b' ')[0].split (b':')[0].upper ()
            if word == b'EHLO':
                features = list (self.features)
                if self.starttls and not self.own.encrypted and not self.odd.get ('stripped'):
                    features = ['STARTTLS'] + ([] if not self.odd.get ('early_auth') else features)
                lines = ['localhost'] + features
                usual = ''.join (f'250{"-" if i < len (lines) - 1 else " "}{text}\r\n' for i, text in enumerate (lines)).encode ()
                self.say (connection, 'ehlo-safe' if self.own.encrypted else 'ehlo', usual)
            elif word == b'STARTTLS':
                injected = self.odd.get ('injected', b'')
                self.say (connection, 'starttls', b'220 go\r\n' + injected)
                connection = self.encrypt (connection)
            elif word == b'AUTH':
                self.log_in (connection, line)
            elif word in (b'MAIL', b'RCPT'):
                self.say (connection, word.decode ().lower (), b'250 ok\r\n')
            elif word == b'DATA':
                self.say (connection, 'data', b'354 go\r\n')
                if self.answers.get ('data', b'354')[:3] != b'354':
                    continue
                if self.odd.get ('hang_up_in_text'):
                    raise Gone
                message = self.hear (connection, b'\r\n.\r\n')
                if 'text' not in self.answers:
                    self.accepted.append (message)
                elif self.odd.get ('took_it'):
                    self.accepted.append (message)
                self.say (connection, 'text', b'250 queued\r\n')
            elif word == b'QUIT':
                self.say (connection, 'quit', b'221 bye\r\n')
                raise Gone
            else:
                self.say (connection, 'other', b'502 what\r\n')

    def log_in (self, connection, line):
        if line.upper () == b'AUTH LOGIN':
            connection.sendall (b'334 VXNlcm5hbWU6\r\n')
            self.hear (connection)
            connection.sendall (b'334 UGFzc3dvcmQ6\r\n')
            self.hear (connection)
        elif line.upper () == b'AUTH PLAIN':
            connection.sendall (b'334 \r\n')
            self.hear (connection)
        self.say (connection, 'auth', b'235 welcome\r\n')

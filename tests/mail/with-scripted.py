#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""with-scripted.py PROGRAM ARGUMENT...: runs a program beside one server for each way in which the test of an account can end; it
finds their ports in the environment, as MAIL_PORT_<CASE>."""

import os
import pathlib
import socket
import subprocess
import sys
import tempfile

import certificates
from scripted import Server

CASES = {
    'GOOD': {},
    'EXPIRED': {'certificate': 'expired'},
    'WRONG_NAME': {'certificate': 'wrong name'},
    'SELF_SIGNED': {'certificate': 'self-signed'},
    'UNKNOWN': {'certificate': 'unknown authority'},
    'PASSWORD': {'answers': {'auth': b'535 5.7.8 no\r\n'}},
    'APP_PASSWORD': {'answers': {'auth': b'534 5.7.9 Application-specific password required\r\n'}},
    'NO_LOGIN': {'features': ('AUTH XOAUTH2',)},
    'SENDER': {'answers': {'mail': b'550 5.7.1 not yours <b>\r\n'}},
    'BUSY': {'answers': {'greeting': b'421 4.3.2 busy\r\n'}},
    'NO_TLS': {'no_tls': True},
    'DROPS': {'answers': {'ehlo-safe': b''}},
}

with tempfile.TemporaryDirectory () as name:
    folder = pathlib.Path (name)
    authority = certificates.make_all (folder)
    servers = {case: Server (folder, **settings) for case, settings in CASES.items ()}
    closed = socket.create_server (('127.0.0.1', 0))
    ports = {f'MAIL_PORT_{case}': str (server.port) for case, server in servers.items ()} | {'MAIL_PORT_NOBODY': str (closed.getsockname ()[1])}
    closed.close ()
    done = subprocess.run (sys.argv[1:], env=os.environ | ports | {'AFTERWORD_CA_FILE': str (authority)})
sys.exit (done.returncode)

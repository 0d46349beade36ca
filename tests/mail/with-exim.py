#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""with-exim.py PROGRAM ARGUMENT...: runs a program beside a mail server of its own, which it finds in the environment: MAIL_PORT (TLS),
MAIL_STARTTLS_PORT, MAIL_PASSWORD of the user ana, and MAIL_FOLDER, where mail arrives. There is no session bus, so no keyring."""

import os
import pathlib
import subprocess
import sys
import tempfile

import certificates
import exim

PASSWORD = 'geheim-4711-Wort'

if exim.find () is None:
    print ('1..0 # SKIP Exim isn’t installed')
    sys.exit (0)
with tempfile.TemporaryDirectory () as name:
    folder = pathlib.Path (name)
    authority = certificates.make_good (folder)
    server = exim.Exim (folder, PASSWORD)
    (folder / 'state').mkdir ()
    environment = os.environ | {'MAIL_PORT': str (server.port ('tls', 'PLAIN')), 'MAIL_STARTTLS_PORT': str (server.port ('starttls', 'PLAIN')),
                                'MAIL_PASSWORD': PASSWORD, 'MAIL_FOLDER': str (server.mail), 'AFTERWORD_CA_FILE': str (authority),
                                'XDG_STATE_HOME': str (folder / 'state'), 'MAIL_ROOT': str (folder)}
    if 'WITH_BUS' not in environment:
        environment['DBUS_SESSION_BUS_ADDRESS'] = f'unix:path={folder}/nobody'
    done = subprocess.run (sys.argv[1:], env=environment)
    log = server.stop ()
    if done.returncode != 0:
        print (log[-3000:], file=sys.stderr)
sys.exit (done.returncode)

# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server of one's own: Exim in a folder, on free ports of the loopback interface, delivering to files in that folder. It
runs as whoever starts it, or, started by root, as the user Debian's package has for it."""

import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import time

CONFIG = '''
primary_hostname = localhost
domainlist local_domains = example.test
exim_path = {program}
spool_directory = {spool}
log_file_path = {spool}/log/%slog
pid_file_path = {spool}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = {ports}
tls_on_connect_ports = {tls}
tls_certificate = {certificate}
tls_privatekey = {certificate}
tls_advertise_hosts = *
auth_advertise_hosts = ${{if eq {{$tls_in_cipher}}{{}} {{}}{{*}}}}
message_size_limit = 200K
deliver_drop_privilege = true
never_users =
trusted_users = {user}
acl_smtp_rcpt = rcpt
smtp_accept_max = 0
smtp_accept_queue_per_connection = 0
queue_run_in_order = false
add_environment = PATH=/usr/bin
keep_environment =
rfc1413_query_timeout = 0s
host_lookup =
qualify_domain = example.test

begin acl
rcpt:
  deny domains = ! +local_domains
       message = relay not permitted
  deny ! verify = recipient
       message = there is nobody of that name here
  accept authenticated = *
  deny message = log in first

begin routers
local:
  driver = accept
  local_parts = bo : ana
  domains = +local_domains
  transport = file

begin transports
file:
  driver = appendfile
  directory = {mail}
  maildir_format
  create_directory
  delivery_date_add = false
  envelope_to_add = false
  return_path_add = false
  user = {user}
  group = {group}

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_advertise_condition = ${{if or {{{{eq {{$received_port}}{{{plain_tls}}}}}{{eq {{$received_port}}{{{plain_starttls}}}}}}}}}
  server_prompts = :
  server_condition = ${{if and {{{{eq {{$auth2}}{{ana}}}}{{eq {{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_advertise_condition = ${{if or {{{{eq {{$received_port}}{{{login_tls}}}}}{{eq {{$received_port}}{{{login_starttls}}}}}}}}}
  server_prompts = Username:: : Password::
  server_condition = ${{if and {{{{eq {{$auth1}}{{ana}}}}{{eq {{$auth2}}{{{password}}}}}}}}}
  server_set_id = $auth1
'''


def free_ports (n):
    sockets = [socket.create_server (('127.0.0.1', 0)) for _ in range (n)]
    ports = [one.getsockname ()[1] for one in sockets]
    for one in sockets:
        one.close ()
    return ports


def find ():
    """The program; None if it isn't installed. Not everybody has it on their path."""
    return shutil.which ('exim4') or shutil.which ('exim4', path='/usr/sbin')


class Exim:
    def __init__ (self, folder, password):
        program = find ()
        owner = pwd.getpwnam ('Debian-exim') if os.geteuid () == 0 else pwd.getpwuid (os.geteuid ())
        self.spool, self.mail = folder / 'spool', folder / 'mail'
        plain_tls, plain_starttls, login_tls, login_starttls = free_ports (4)
        self.ports = {('tls', 'PLAIN'): plain_tls, ('starttls', 'PLAIN'): plain_starttls,
                      ('tls', 'LOGIN'): login_tls, ('starttls', 'LOGIN'): login_starttls}
        config = folder / 'exim.conf'
        config.write_text (CONFIG.format (program=program, spool=self.spool, mail=self.mail, password=password,
                                          certificate=folder / 'good.pem', user=owner.pw_name, group=owner.pw_gid,
                                          ports=' : '.join (map (str, self.ports.values ())), tls=f'{plain_tls} : {login_tls}',
                                          plain_tls=plain_tls, plain_starttls=plain_starttls, login_tls=login_tls,
                                          login_starttls=login_starttls))
        for path in (self.spool, self.spool / 'log', self.mail):
            path.mkdir ()
            os.chown (path, owner.pw_uid, owner.pw_gid)
        # The folder is private; others may pass through to what they own.
        folder.chmod (0o711)
        config.chmod (0o644)
        (folder / 'good.pem').chmod (0o644)
        self.process = subprocess.Popen ([program, '-C', str (config), '-bdf'], stdin=subprocess.DEVNULL,
                                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range (200):
            if self.process.poll () is not None:
                raise RuntimeError (f'Exim doesn’t run: {self.process.stdout.read ().decode ()}{self.log ()}')
            try:
                for port in self.ports.values ():
                    socket.create_connection (('127.0.0.1', port), 1).close ()
                return
            except OSError:
                time.sleep (0.05)
        raise RuntimeError (f'Exim doesn’t listen: {self.log ()}')

    def port (self, security, login):
        return self.ports[security, login]

    def wait_for (self, ident, patience=10):
        """The messages with that Message-ID, as soon as there is one."""
        until = time.monotonic () + patience
        while True:
            found = [raw for raw in (path.read_bytes () for path in (self.mail / 'new').glob ('*')) if f'<{ident}>'.encode () in raw]
            if found or time.monotonic () > until:
                return found
            time.sleep (0.05)

    def log (self):
        return ''.join (path.read_text () for path in (self.spool / 'log').glob ('*'))

    def stop (self):
        self.process.terminate ()
        self.process.wait ()
        return self.log ()

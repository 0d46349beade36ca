# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates for servers of the tests: an authority of their own, and every way in which one can be wrong."""

import pathlib
import subprocess

CONFIG = '''
[req]
distinguished_name = name
prompt = no
[name]
CN = %(cn)s
[extensions]
subjectAltName = %(alt)s
basicConstraints = %(constraints)s
'''


def openssl (*arguments):
    subprocess.run (['openssl', *map (str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def make (folder, name, cn='localhost', alt='DNS:localhost,IP:127.0.0.1', signed='authority', past=False, constraints='CA:FALSE'):
    """NAME.pem, the certificate with its key; signed by itself if signed is None."""
    folder = pathlib.Path (folder)
    config, key, request, certificate = (folder / f'{name}.{ending}' for ending in ('cnf', 'key', 'csr', 'crt'))
    config.write_text (CONFIG % {'cn': cn, 'alt': alt, 'constraints': constraints})
    # One key is enough for all: none of them is secret.
    shared = folder / 'shared.key'
    if not shared.exists ():
        openssl ('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', shared)
    if name == 'authority' or (signed and signed != 'authority' and not (folder / f'{signed}.key').exists ()):
        openssl ('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', key)
    elif not key.exists ():
        key.write_bytes (shared.read_bytes ())
    openssl ('req', '-new', '-key', key, '-config', config, '-out', request)
    days = ['-not_before', '20200101000000Z', '-not_after', '20200201000000Z'] if past else ['-days', '30']
    if past:
        # The option for dates is younger than the oldest OpenSSL that is supported; its little authority has always had them.
        make_past (folder, config, key, request, certificate)
    elif signed is None:
        openssl ('x509', '-req', '-in', request, '-signkey', key, *days, '-extfile', config, '-extensions', 'extensions',
                 '-out', certificate)
    else:
        openssl ('x509', '-req', '-in', request, '-CA', folder / f'{signed}.crt', '-CAkey', folder / f'{signed}.key', '-CAcreateserial',
                 *days, '-extfile', config, '-extensions', 'extensions', '-out', certificate)
    (folder / f'{name}.pem').write_bytes (certificate.read_bytes () + key.read_bytes ())
    return folder / f'{name}.pem'


def make_past (folder, config, key, request, certificate):
    (folder / 'index').write_text ('')
    (folder / 'serial').write_text ('1000\n')
    ca = folder / 'ca.cnf'
    ca.write_text (f'''
[ca]
default_ca = this
[this]
dir = {folder}
database = {folder}/index
serial = {folder}/serial
new_certs_dir = {folder}
certificate = {folder}/authority.crt
private_key = {folder}/authority.key
default_md = sha256
policy = any
[any]
commonName = supplied
''')
    openssl ('ca', '-batch', '-notext', '-config', ca, '-in', request, '-startdate', '20200101000000Z', '-enddate', '20200201000000Z',
             '-extfile', config, '-extensions', 'extensions', '-out', certificate)


def make_all (folder):
    """authority.crt, and NAME.pem of each kind."""
    make (folder, 'authority', 'Authority of the Tests', 'DNS:authority.example.test', None, constraints='critical,CA:TRUE')
    make (folder, 'good', alt='DNS:localhost,DNS:mail.localhost,IP:127.0.0.1')
    make (folder, 'expired', past=True)
    make (folder, 'wrong-name', 'mail.example.net', 'DNS:mail.example.net')
    make (folder, 'self-signed', signed=None)
    make (folder, 'stranger', 'Another Authority', 'DNS:stranger.example.test', None, constraints='critical,CA:TRUE')
    make (folder, 'unknown', signed='stranger')
    make (folder, 'hostile', 'x\u202e<b>&"\\;evil', 'DNS:evil.example.test', None)
    return pathlib.Path (folder) / 'authority.crt'

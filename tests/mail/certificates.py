# SPDX-FileCopyrightText: The Afterword authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates for servers of the tests: an authority of their own, and every way in which one can be wrong."""

import pathlib
import subprocess
import zlib

CONFIG = '''
[req]
distinguished_name = name
prompt = no
[name]
%(name)s
[extensions]
%(alt)s
basicConstraints = %(constraints)s
%(more)s
[ca]
default_ca = this
[this]
dir = %(folder)s
database = %(folder)s/%(file)s.index
serial = %(folder)s/%(file)s.serial
new_certs_dir = %(folder)s
default_md = sha256
policy = any
[any]
commonName = optional
organizationName = optional
'''
PAST, NOW, FUTURE = ('20200101000000Z', '20200201000000Z'), None, ('20980101000000Z', '20980201000000Z')
AUTHORITY = 'critical,CA:TRUE'
LOCAL = 'DNS:localhost,IP:127.0.0.1'


def openssl (*arguments):
    subprocess.run (['openssl', *map (str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def names_as_they_are (*names):
    """An extension subjectAltName with DNS names that no configuration can spell."""
    each = b''.join (bytes ([0x82, len (name)]) + name for name in names)
    return 'DER:' + (bytes ([0x30, len (each)]) + each).hex ()


def make (folder, name, cn='localhost', alt=LOCAL, signed='authority', dates=NOW, constraints='CA:FALSE', more='', key='shared',
          digest='sha256', chain=(), forged=False, organisation='Tests'):
    """NAME.pem, the certificate with its key and those of 'chain', as a server shows them; signed by itself if 'signed' is None.
    'forged': somebody wrote another name into it after it was signed."""
    config, request, certificate = (folder / f'{name}.{ending}' for ending in ('cnf', 'csr', 'crt'))
    subject = (f'O = {organisation}\n' if organisation else '') + (f'CN = {cn}' if cn else '')
    config.write_text (CONFIG % {'name': subject, 'alt': f'subjectAltName = {alt}' if alt else '', 'constraints': constraints,
                                 'more': more, 'folder': folder, 'file': name})
    (folder / f'{name}.index').write_text ('')
    (folder / f'{name}.serial').write_text (f'{zlib.crc32 (name.encode ()):08x}\n')
    secret = folder / f'{key}.key'
    # One key is enough for nearly all: none of them is secret.
    if not secret.exists ():
        kind = ('RSA', 'rsa_keygen_bits:1024') if key == 'short' else ('EC', 'ec_paramgen_curve:P-256')
        openssl ('genpkey', '-algorithm', kind[0], '-pkeyopt', kind[1], '-out', secret)
    openssl ('req', '-new', '-utf8', '-key', secret, '-config', config, '-out', request)
    by = ('-selfsign', '-keyfile', secret) if signed is None else ('-cert', folder / f'{signed}.crt', '-keyfile', folder / f'{key_of (signed)}.key')
    when = ('-days', '30') if dates is NOW else ('-startdate', dates[0], '-enddate', dates[1])
    openssl ('ca', '-batch', '-notext', '-utf8', '-config', config, '-in', request, '-md', digest, *by, *when, '-extensions', 'extensions',
             '-out', certificate)
    if forged:
        forge (certificate)
    (folder / f'{name}.pem').write_bytes (b''.join (path.read_bytes () for path in
                                                    (certificate, *(folder / f'{one}.crt' for one in chain), secret)))


def key_of (name):
    return 'authority' if name == 'authority' else 'shared'


def forge (certificate):
    plain = certificate.with_suffix ('.der')
    openssl ('x509', '-in', certificate, '-outform', 'DER', '-out', plain)
    plain.write_bytes (plain.read_bytes ().replace (b'evil.localhost', b'mail.localhost'))
    openssl ('x509', '-inform', 'DER', '-in', plain, '-out', certificate)


# What others of the table are made by; not shown by a server themselves.
MAKERS = {
    'authority': {'cn': 'Authority of the Tests', 'alt': 'DNS:authority.example.test', 'signed': None, 'constraints': AUTHORITY, 'key': 'authority'},
    'stranger': {'cn': 'Another Authority', 'alt': 'DNS:stranger.example.test', 'signed': None, 'constraints': AUTHORITY},
    'between': {'cn': 'Between', 'alt': '', 'constraints': AUTHORITY},
    'between-old': {'cn': 'Between, Old', 'alt': '', 'constraints': AUTHORITY, 'dates': PAST},
    'between-last': {'cn': 'Between, the Last', 'alt': '', 'constraints': AUTHORITY + ',pathlen:0'},
    'between-after-last': {'cn': 'Between, after the Last', 'alt': '', 'constraints': AUTHORITY, 'signed': 'between-last'},
    'between-narrow': {'cn': 'Between, for Others', 'alt': '', 'constraints': AUTHORITY, 'more': 'nameConstraints = critical,permitted;DNS:example.net'},
    'somebody': {'cn': 'somebody.example.net', 'alt': 'DNS:somebody.example.net'},
    'IPv6': {'alt': 'IP:0:0:0:0:0:0:0:1'},
}

# The sentences.
DOUBT, ELSE, UNKNOWN = 'doesn’t believe', 'somebody else', 'doesn’t know'

# What a server shows: by which name it is asked for, how the certificate is made, and the words in what the user is told (None: it
# is believed).
SHOWN = {
    'good': ('localhost', {'alt': LOCAL + ',DNS:mail.localhost'}, None),
    'good, by its address': ('127.0.0.1', {}, None),
    'good, with all between': ('localhost', {'signed': 'between', 'chain': ['between']}, None),
    'good, without a common name': ('localhost', {'cn': ''}, None),
    'good, any name at this depth': ('smtp.mail.localhost', {'cn': 'mail', 'alt': 'DNS:*.mail.localhost'}, None),
    'good, international': ('bücher.localhost', {'cn': 'b', 'alt': 'DNS:xn--bcher-kva.localhost'}, None),
    # Without other names that one still counts (RFC 6125, 6.4.4).
    'good, only as a common name': ('localhost', {'alt': ''}, None),
    'good, an authority itself': ('localhost', {'constraints': AUTHORITY}, None),
    'expired': ('localhost', {'dates': PAST}, ('was good until', '2020')),
    'not yet valid': ('localhost', {'dates': FUTURE}, ('is good only from', '2098')),
    'wrong name': ('localhost', {'cn': 'mail.example.net', 'alt': 'DNS:mail.example.net'}, (ELSE, 'mail.example.net')),
    'right common name beside another': ('localhost', {'alt': 'DNS:mail.example.net'}, (ELSE, 'mail.example.net')),
    'wrong common name alone': ('localhost', {'cn': 'mail.example.net', 'alt': ''}, (ELSE, 'mail.example.net')),
    'self-signed': ('localhost', {'signed': None}, 'itself'),
    'self-signed authority': ('localhost', {'signed': None, 'constraints': AUTHORITY}, 'itself'),
    'unknown authority': ('localhost', {'signed': 'stranger'}, (UNKNOWN, 'Another Authority')),
    'unknown authority, shown': ('localhost', {'signed': 'stranger', 'chain': ['stranger']}, (UNKNOWN, 'Another Authority')),
    'signed by no authority': ('localhost', {'signed': 'somebody', 'chain': ['somebody']}, (DOUBT, 'somebody.example.net')),
    'chain cut off': ('localhost', {'signed': 'between'}, (UNKNOWN, 'Between')),
    'chain expired': ('localhost', {'signed': 'between-old', 'chain': ['between-old']}, (DOUBT, 'Between, Old')),
    'chain too long': ('localhost', {'signed': 'between-after-last', 'chain': ['between-after-last', 'between-last']}, (DOUBT, 'after the Last')),
    'chain for other names': ('localhost', {'signed': 'between-narrow', 'chain': ['between-narrow']}, (DOUBT, 'for Others')),
    'short key': ('localhost', {'key': 'short'}, 'too weak'),
    'SHA-1': ('localhost', {'digest': 'sha1'}, 'too weak'),
    'for clients': ('localhost', {'more': 'extendedKeyUsage = clientAuth'}, 'another purpose'),
    'for signing mail': ('localhost', {'more': 'extendedKeyUsage = critical,emailProtection'}, 'another purpose'),
    'with a condition nobody knows': ('localhost', {'more': '1.2.3.4 = critical,ASN1:UTF8String:x'}, (DOUBT, 'Authority of the Tests')),
    'forged': ('mail.localhost', {'alt': 'DNS:evil.localhost', 'forged': True}, (DOUBT, 'Authority of the Tests')),
    'any name, too deep': ('smtp.mail.localhost', {'cn': 'any', 'alt': 'DNS:*.localhost'}, ELSE),
    'any name, too wide': ('mail.localhost', {'cn': 'any', 'alt': 'DNS:*.localhost'}, ELSE),
    'any name at all': ('localhost', {'cn': 'any', 'alt': 'DNS:*'}, ELSE),
    'any name below, itself': ('mail.localhost', {'cn': 'any', 'alt': 'DNS:*.mail.localhost'}, ELSE),
    'any name in the middle': ('smtp.mail.localhost', {'cn': 'any', 'alt': 'DNS:smtp.*.localhost'}, ELSE),
    'name, not address': ('127.0.0.1', {'alt': 'DNS:localhost'}, ELSE),
    'address as a name': ('127.0.0.1', {'cn': 'x', 'alt': 'DNS:127.0.0.1'}, ELSE),
    'another address': ('127.0.0.1', {'cn': 'x', 'alt': 'IP:127.0.0.2'}, ELSE),
    'any address': ('127.0.0.1', {'cn': 'x', 'alt': 'DNS:*.0.0.1'}, ELSE),
    'NUL in the name': ('localhost', {'cn': 'x', 'alt': names_as_they_are (b'localhost\0.example.net')}, ELSE),
    'NUL after the name': ('localhost', {'cn': 'x', 'alt': names_as_they_are (b'localhost\0')}, ELSE),
    'international, without its signs': ('bücher.localhost', {'cn': 'b', 'alt': 'DNS:bucher.localhost'}, ELSE),
    'international, another': ('bücher.localhost', {'cn': 'b', 'alt': 'DNS:xn--bcher-lva.localhost'}, ELSE),
    'international, as it is read': ('bücher.localhost', {'cn': 'b', 'alt': names_as_they_are ('bücher.localhost'.encode ())}, ELSE),
    'international, any part of it': ('bücher.mail.localhost', {'cn': 'b', 'alt': 'DNS:x*.mail.localhost'}, ELSE),
    'hostile name': ('localhost', {'cn': 'x\u202e<b>&"\\;evil', 'alt': 'DNS:evil.example.test', 'signed': None}, 'evil'),
    'long name': ('localhost', {'cn': 'x' * 60, 'organisation': 'y' * 60, 'signed': None}, 'xxx'),
}


def make_good (folder):
    """authority.crt and good.pem."""
    folder = pathlib.Path (folder)
    make (folder, 'authority', **MAKERS['authority'])
    make (folder, 'good', **SHOWN['good'][1])
    return folder / 'authority.crt'


def make_all (folder):
    """authority.crt and NAME.pem of each kind."""
    authority = make_good (folder)
    for name, settings in (MAKERS | {name: settings for name, (_, settings, _) in SHOWN.items ()}).items ():
        if name not in ('authority', 'good'):
            make (authority.parent, name, **settings)
    return authority

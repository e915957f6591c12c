"""Encrypted PDFs by the standard's oldest cipher (RC4 with 40 bits), the same bytes each time."""

import hashlib

from tests.hostile.pdf_parts import TEXT, one_page, stream

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_ID = b"ratslese-hostile"
_PERMISSIONS = -4


def with_password(user: bytes, owner: bytes = b"besitz") -> bytes:
    """A page that only `user` opens; with an empty one anybody may read it."""
    owner_value = _rc4(_digest(_padded(owner))[:5], _padded(user))
    permissions = (_PERMISSIONS & 0xFFFFFFFF).to_bytes(4, "little")
    key = _digest(_padded(user) + owner_value + permissions + _ID)[:5]
    user_value = _rc4(key, _PADDING)
    contents = _rc4(_digest(key + (4).to_bytes(3, "little") + bytes(2))[:10], TEXT)
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P %d >>" % (
        owner_value.hex().encode(),
        user_value.hex().encode(),
        _PERMISSIONS,
    )
    return one_page(stream(contents), {6: lock}, _trailer())


def by_unknown_handler() -> bytes:
    """A page behind a handler of an invented vendor."""
    return one_page(more={6: b"<< /Filter /Amtsgeheimnis /V 4 /R 4 /O <00> /U <00> /P -4 >>"}, trailer=_trailer())


def without_values() -> bytes:
    """A standard lock that lacks all that is needed to open it."""
    return one_page(more={6: b"<< /Filter /Standard /V 5 /R 6 >>"}, trailer=_trailer())


def pointing_at_itself() -> bytes:
    """A lock that is a reference to itself."""
    return one_page(more={6: b"6 0 R"}, trailer=_trailer())


def _trailer() -> bytes:
    name = _ID.hex().encode()
    return b"/Root 1 0 R /Encrypt 6 0 R /ID [<%b> <%b>]" % (name, name)


def _padded(password: bytes) -> bytes:
    return (password + _PADDING)[:32]


def _digest(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)

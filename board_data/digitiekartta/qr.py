"""QR codes as PNG files, the same bytes on every machine."""

import struct
from hashlib import sha256
from typing import Final
from zlib import adler32, crc32

import segno

# Pixels of a module: sharp on a large screen, and still a few kilobytes.
_MODULE_PX: Final = 6
# The code's own margin; readers need four modules.
_QUIET: Final = 4
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# Of a deflate block that is stored as it is.
_BLOCK_MAX: Final = 0xFFFF


def qr_png(address: str) -> bytes:
    """A black and white picture of the address. Medium correction: a print may be soiled a little."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    rows = [[bool(module) for module in row] for row in code.matrix_iter(border=_QUIET)]
    return _png(rows)


def asset_id(png: bytes) -> str:
    """By which a picture is known on a board."""
    return sha256(png).hexdigest()


def _png(rows: list[list[bool]]) -> bytes:
    side = len(rows) * _MODULE_PX
    lines = b"".join((b"\0" + _packed(row)) * _MODULE_PX for row in rows)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", _stored(lines)) + _chunk(b"IEND", b"")


def _packed(row: list[bool]) -> bytes:
    """One bit for each pixel, white is 1; the row is filled up to a whole byte."""
    bits = "".join(("0" if is_dark else "1") * _MODULE_PX for is_dark in row)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


def _stored(body: bytes) -> bytes:
    """A zlib stream without compression: what packs better differs between machines, and so would the picture's id."""
    assert len(body) <= _BLOCK_MAX, "a larger picture needs several blocks"
    block = struct.pack("<BHH", 1, len(body), len(body) ^ _BLOCK_MAX)
    return b"\x78\x01" + block + body + struct.pack(">I", adler32(body))

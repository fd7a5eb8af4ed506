"""QR codes as PNG files, the same bytes on every machine."""

import struct
from hashlib import sha256
from typing import Final
from zlib import adler32, crc32

import segno

# Pixels of a module. It is sharp on a large screen, and the file has a few kilobytes.
_MODULE_PX: Final = 6
# Margin around the code. Readers need four modules.
_QUIET: Final = 4
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# The largest deflate block without compression, in bytes.
_BLOCK_MAX: Final = 0xFFFF


def qr_png(address: str) -> bytes:
    """The QR code of the address as a PNG. It has medium error correction, so a print may be slightly damaged."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    rows = [[bool(module) for module in row] for row in code.matrix_iter(border=_QUIET)]
    return _png(rows)


def asset_id(png: bytes) -> str:
    """The id of an image on a board: the SHA-256 of its content."""
    return sha256(png).hexdigest()


def _png(rows: list[list[bool]]) -> bytes:
    side = len(rows) * _MODULE_PX
    lines = b"".join((b"\0" + _pack_row(row)) * _MODULE_PX for row in rows)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", _zlib_stream(lines)) + _chunk(b"IEND", b"")


def _pack_row(row: list[bool]) -> bytes:
    """One bit for each pixel, white is 1, padded to whole bytes."""
    bits = "".join(("0" if is_dark else "1") * _MODULE_PX for is_dark in row)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


def _zlib_stream(body: bytes) -> bytes:
    """A zlib stream without compression. Compressed bytes differ between machines, and so would the id of the image."""
    assert len(body) <= _BLOCK_MAX, "a larger image needs several blocks"
    block = struct.pack("<BHH", 1, len(body), len(body) ^ _BLOCK_MAX)
    return b"\x78\x01" + block + body + struct.pack(">I", adler32(body))

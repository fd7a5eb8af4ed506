"""Decodes a stranger's picture and encodes it anew: a program of its own, with bounds on what it can do and take.

`images/decoder.py` starts it for each picture. It stands alone, so that a start loads Pillow and nothing of the server.
Its arguments are bounds: pixels a side, pixels in all, bytes of memory, seconds of a processor. It reads the length of
the picture as a line, then the picture, and answers with a line of JSON, which what is to be stored follows.
"""

import io
import json
import os
import resource
import sys
import threading
import warnings
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps, UnidentifiedImageError

Answer = tuple[dict[str, Any], bytes]

# What every browser shows and Pillow reads safely. No SVG: it is a program.
_READ: Final = ("PNG", "JPEG", "WEBP", "GIF")
_JPEG_QUALITY: Final = 88
# Who writes goes first.
_NICENESS: Final = 10


def main(side_max: int, pixels_max: int, memory_bytes: int, cpu_seconds: int) -> None:
    """Reads a picture, and writes what becomes of it."""
    _load_all_of_pillow()
    sent = sys.stdin.buffer.read(int(sys.stdin.buffer.readline()))
    threading.Thread(target=_end_with_server, daemon=True).start()
    _bound(memory_bytes, cpu_seconds)
    answer, content = _redrawn_or_why(sent, side_max, pixels_max)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)
    sys.stdout.buffer.flush()
    # Python would wait for the thread.
    os._exit(0)


def _load_all_of_pillow() -> None:
    """By use: parts of it are looked for when a picture first needs them, and later no file can be opened."""
    Image.init()
    for kind in _READ:
        out, exif = io.BytesIO(), Image.Exif()
        exif[0x0112] = 6
        Image.new("P", (2, 1)).convert("RGB" if kind == "JPEG" else "RGBA").save(out, kind, exif=exif)
        _redrawn(out.getvalue(), 2, 2)


def _end_with_server() -> None:
    """The server holds the other end open until it has the answer: an end before that is the server's own."""
    sys.stdin.buffer.read()
    os._exit(1)


def _bound(memory_bytes: int, cpu_seconds: int) -> None:
    """From here on no file is opened, no socket and no other program, nothing is written to a disk."""
    os.nice(_NICENESS)
    # Where memory runs out, Linux ends this program and not the server.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    bounds = {
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: 0,
    }
    # macOS has no such bound.
    if sys.platform != "darwin":
        bounds[resource.RLIMIT_AS] = memory_bytes
    for what, most in bounds.items():
        # The host may have set less for the server.
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))


def _redrawn_or_why(sent: bytes, side_max: int, pixels_max: int) -> Answer:
    try:
        return _redrawn(sent, side_max, pixels_max)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning):
        return {"refused": "this is no PNG, JPEG, WebP or GIF picture that can be read"}, b""
    except MemoryError:
        return {"refused": "this picture takes more memory than pictures may"}, b""


def _redrawn(sent: bytes, side_max: int, pixels_max: int) -> Answer:
    """Decodes by content, whatever the name said, and encodes anew: without EXIF, hidden parts or the camera's place.

    Turned as its camera says; of an animation the first picture.
    """
    with _careful(), Image.open(io.BytesIO(sent), formats=_READ) as image:
        w, h = image.size
        if max(w, h) > side_max or w * h > pixels_max:
            return {"refused": f"a picture may have {side_max} pixels a side and {pixels_max} in all: {w} x {h}"}, b""
        return _encoded(ImageOps.exif_transpose(image), is_lossless=image.format != "JPEG")


def _careful() -> AbstractContextManager[object]:
    """What Pillow only warns of is refused."""
    return warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning)


def _encoded(image: Image.Image, *, is_lossless: bool) -> Answer:
    """Photographs stay JPEG; drawings, and what shows through, become PNG, which loses nothing."""
    is_photograph = image.mode in ("YCbCr", "CMYK") or not is_lossless
    seen = image.convert("RGBA" if image.has_transparency_data and not is_photograph else "RGB")
    # Remarks and profiles, which the encoders would write again.
    seen.info = {}
    out = io.BytesIO()
    if is_photograph:
        seen.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    else:
        seen.save(out, "PNG", optimize=True)
    media_type = "image/jpeg" if is_photograph else "image/png"
    return {"media_type": media_type, "w": image.width, "h": image.height}, out.getvalue()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

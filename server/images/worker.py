"""Decodes an untrusted image and encodes it again: a separate program with resource limits.

`images/decoder.py` starts it for each image. It imports Pillow and nothing of the server. Its arguments are limits:
pixels per side, pixels in total, bytes of memory, seconds of processor time. It reads a line with the number of bytes,
then the image. It answers with a line of JSON, then the encoded image.
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

# Formats that every browser shows and Pillow reads safely. No SVG: it can contain scripts.
_READ: Final = ("PNG", "JPEG", "WEBP", "GIF")
_JPEG_QUALITY: Final = 88
# The server itself has priority.
_NICENESS: Final = 10


def main(side_max: int, pixels_max: int, memory_bytes: int, cpu_seconds: int) -> None:
    """Reads an image and writes the answer."""
    _preload_pillow()
    content = sys.stdin.buffer.read(int(sys.stdin.buffer.readline()))
    threading.Thread(target=_exit_with_server, daemon=True).start()
    _limit_resources(memory_bytes, cpu_seconds)
    answer, encoded = _answer_for(content, side_max, pixels_max)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + encoded)
    sys.stdout.buffer.flush()
    # A normal exit would wait for the thread.
    os._exit(0)


def _preload_pillow() -> None:
    """Loads Pillow's plugins by using them. Pillow loads them lazily, but later no file can be opened."""
    Image.init()
    for kind in _READ:
        out, exif = io.BytesIO(), Image.Exif()
        exif[0x0112] = 6
        Image.new("P", (2, 1)).convert("RGB" if kind == "JPEG" else "RGBA").save(out, kind, exif=exif)
        _decode(out.getvalue(), 2, 2)


def _exit_with_server() -> None:
    """Exits when the pipe closes before the answer is sent, which means that the server has died."""
    sys.stdin.buffer.read()
    os._exit(1)


def _limit_resources(memory_bytes: int, cpu_seconds: int) -> None:
    """From here on the process cannot open files or sockets, start programs or write to disk."""
    os.nice(_NICENESS)
    # If memory runs out, Linux kills this process and not the server.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    bounds = {
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: 0,
    }
    # macOS has no such limit.
    if sys.platform != "darwin":
        bounds[resource.RLIMIT_AS] = memory_bytes
    for resource_id, bound in bounds.items():
        # The host may have a lower limit for the server.
        hard = resource.getrlimit(resource_id)[1]
        limit = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(resource_id, (limit, limit))


def _answer_for(content: bytes, side_max: int, pixels_max: int) -> Answer:
    try:
        return _decode(content, side_max, pixels_max)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning):
        return {"refused": "this is not a PNG, JPEG, WebP or GIF image that can be read"}, b""
    except MemoryError:
        return {"refused": "this image needs too much memory"}, b""


def _decode(content: bytes, side_max: int, pixels_max: int) -> Answer:
    """Decodes by content, not by name, and encodes again without metadata such as EXIF or a location.

    The image is rotated as its EXIF says. Of an animation only the first image stays.
    """
    with _warnings_as_errors(), Image.open(io.BytesIO(content), formats=_READ) as image:
        w, h = image.size
        if max(w, h) > side_max or w * h > pixels_max:
            limits = f"{side_max} pixels per side and {pixels_max} in total"
            return {"refused": f"an image can have {limits}; this one has {w} x {h}"}, b""
        return _encode(ImageOps.exif_transpose(image), is_lossless=image.format != "JPEG")


def _warnings_as_errors() -> AbstractContextManager[object]:
    """Turns Pillow's warning about very large images into an error."""
    return warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning)


def _encode(image: Image.Image, *, is_lossless: bool) -> Answer:
    """Photographs become JPEG. Drawings and transparent images become PNG, which is lossless."""
    is_photograph = image.mode in ("YCbCr", "CMYK") or not is_lossless
    visible = image.convert("RGBA" if image.has_transparency_data and not is_photograph else "RGB")
    # Comments and colour profiles, which the encoders would write too.
    visible.info = {}
    out = io.BytesIO()
    if is_photograph:
        visible.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    else:
        visible.save(out, "PNG", optimize=True)
    media_type = "image/jpeg" if is_photograph else "image/png"
    return {"media_type": media_type, "w": image.width, "h": image.height}, out.getvalue()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

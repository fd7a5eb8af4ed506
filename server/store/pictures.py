"""What becomes of a picture that somebody sends: nothing of its file is kept but what one sees."""

import io
import warnings
from contextlib import AbstractContextManager
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from ..config import IMAGE_PIXELS_MAX, IMAGE_SIDE_MAX
from ..errors import Invalid

# What every browser shows and Pillow reads safely. No SVG: it is a program.
_READ = ("PNG", "JPEG", "WEBP", "GIF")
_JPEG_QUALITY = 88


@dataclass(frozen=True)
class Picture:
    """A picture as it is stored; width and height in pixels."""

    content: bytes
    media_type: str
    w: int
    h: int


def redrawn(sent: bytes) -> Picture:
    """Decodes by content, whatever the name said, and encodes anew: without EXIF, hidden parts or the camera's place.

    Turned as its camera says; of an animation the first picture. Raises `Invalid` for anything else.
    """
    try:
        with _careful(), Image.open(io.BytesIO(sent), formats=_READ) as image:
            _check_size(image.width, image.height)
            return _encoded(ImageOps.exif_transpose(image), is_lossless=image.format != "JPEG")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning) as error:
        raise Invalid("this is no PNG, JPEG, WebP or GIF picture that can be read") from error


def measured(content: bytes) -> Picture:
    """A picture of our own, as it is."""
    with Image.open(io.BytesIO(content), formats=_READ) as image:
        return Picture(content, Image.MIME[image.format or ""], image.width, image.height)


def _careful() -> AbstractContextManager[object]:
    """What Pillow only warns of is refused."""
    return warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning)


def _check_size(w: int, h: int) -> None:
    if max(w, h) > IMAGE_SIDE_MAX or w * h > IMAGE_PIXELS_MAX:
        raise Invalid(f"a picture may have {IMAGE_SIDE_MAX} pixels a side and {IMAGE_PIXELS_MAX} in all: {w} x {h}")


def _encoded(image: Image.Image, *, is_lossless: bool) -> Picture:
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
    return Picture(out.getvalue(), "image/jpeg" if is_photograph else "image/png", image.width, image.height)

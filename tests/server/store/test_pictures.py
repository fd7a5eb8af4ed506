"""What becomes of a picture that somebody sends."""

import io

import pytest
from PIL import Image

from server.config import IMAGE_SIDE_MAX
from server.errors import Invalid
from server.store.pictures import redrawn

SECRET = b"Aino was here"


def sent(kind="PNG", mode="RGB", size=(4, 2), **options):
    """A picture as a browser would send it; its left half is red."""
    image = Image.new(mode, size)
    image.paste((255, 0, 0, 255)[: len(image.getbands())], (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(picture):
    return Image.open(io.BytesIO(picture.content))


@pytest.mark.parametrize(("kind", "kept"), [("PNG", "PNG"), ("JPEG", "JPEG"), ("WEBP", "PNG"), ("GIF", "PNG")])
def test_a_picture_is_encoded_anew(kind, kept):
    """[I2] As what it is: photographs stay small, drawings lose nothing."""
    picture = redrawn(sent(kind))
    image = opened(picture)
    assert (image.format, image.size, picture.media_type) == (kept, (4, 2), f"image/{kept.lower()}")
    assert image.convert("RGB").getpixel((0, 0))[0] > 200


def test_what_shows_through_still_does():
    assert opened(redrawn(sent(mode="RGBA"))).getpixel((3, 0))[3] == 0


def test_nothing_hidden_is_kept():
    """[I2] Neither where a camera stood nor what stands behind the end of the file."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    picture = redrawn(sent("JPEG", exif=exif) + SECRET)
    assert SECRET not in picture.content
    assert not opened(picture).getexif()


def test_a_photograph_is_turned_as_its_camera_says():
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = redrawn(sent("JPEG", exif=exif))
    assert (picture.w, picture.h) == (2, 4)


BAD = {
    "nothing": b"",
    "text": b"<html>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "half a picture": sent(size=(400, 400))[:200],
    "another format": sent("BMP"),
    "a script behind a picture's first bytes": b"\x89PNG\r\n\x1a\n<script>",
    "too wide": sent(mode="1", size=(IMAGE_SIDE_MAX + 1, 1)),
    "a bomb": sent(mode="1", size=(9_000, 9_000)),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_what_is_no_picture_is_refused(content):
    """[I2] Whatever it is called."""
    with pytest.raises(Invalid):
        redrawn(content)

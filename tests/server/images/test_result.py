"""The image worker, and the checks of its answer."""

import io
import json
import random
import subprocess
import sys

import pytest
from PIL import Image

from server.config import IMAGE_PIXELS_MAX, IMAGE_SIDE_MAX, Settings
from server.errors import Invalid
from server.images.result import WORKER, NoAnswer, read_answer

SECRET = b"Aino was here"
MEMORY_BYTES = Settings.model_fields["picture_memory_bytes_max"].default


def sent(kind="PNG", mode="RGB", size=(4, 2), **options):
    """A picture as a browser would send it; its left half is red."""
    image = Image.new(mode, size)
    image.paste((255, 0, 0, 255)[: len(image.getbands())], (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def begun(content, memory_bytes=MEMORY_BYTES, cpu_seconds=30):
    """A worker that has been sent a picture."""
    bounds = (IMAGE_SIDE_MAX, IMAGE_PIXELS_MAX, memory_bytes, cpu_seconds)
    worker = subprocess.Popen(
        [sys.executable, str(WORKER), *map(str, bounds)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert worker.stdin
    worker.stdin.write(b"%d\n" % len(content) + content)
    worker.stdin.flush()
    return worker


def redrawn(content):
    with begun(content) as worker:
        assert worker.stdout
        return read_answer(worker.stdout.read())


def tedious(side=4_000):
    """A picture that takes a few seconds, since nothing in it can be packed."""
    out = io.BytesIO()
    noise = random.Random(1).randbytes(side * side)
    Image.frombytes("L", (side, side), noise).save(out, "PNG", compress_level=0)
    return out.getvalue()


def opened(picture):
    return Image.open(io.BytesIO(picture.content))


@pytest.mark.parametrize(("kind", "kept"), [("PNG", "PNG"), ("JPEG", "JPEG"), ("WEBP", "PNG"), ("GIF", "PNG")])
def test_an_image_is_encoded_again(kind, kept):
    """[I2] Photographs as JPEG, drawings without loss."""
    picture = redrawn(sent(kind))
    image = opened(picture)
    assert (image.format, image.size, picture.media_type) == (kept, (4, 2), f"image/{kept.lower()}")
    assert image.convert("RGB").getpixel((0, 0))[0] > 200


def test_transparency_is_kept():
    assert opened(redrawn(sent(mode="RGBA"))).getpixel((3, 0))[3] == 0


def test_metadata_and_trailing_bytes_are_removed():
    """[I2] Such as the location of a photograph."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    picture = redrawn(sent("JPEG", exif=exif) + SECRET)
    assert SECRET not in picture.content
    assert not opened(picture).getexif()


def test_a_photograph_is_rotated_by_its_exif_orientation():
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
def test_a_file_that_is_not_an_image_is_refused(content):
    """[I2] By its content, not by its name."""
    with pytest.raises(Invalid):
        redrawn(content)


def test_a_worker_exits_when_its_server_dies():
    """S21: The pipe closes while it decodes an image, as when the server is killed."""
    with begun(tedious()) as worker:
        assert worker.stdin
        assert worker.stdout
        worker.stdin.close()
        assert (worker.stdout.read(), worker.wait()) == (b"", 1)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "I;16"), ("PNG", "LA"), ("JPEG", "CMYK"), ("JPEG", "L"), ("WEBP", "RGBA"), ("GIF", "P")]
)
def test_a_worker_opens_no_files_after_its_limits_are_set(kind, mode):
    """S21: It cannot, but Pillow loads plugins only when an image needs them."""
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0A"
    Image.new(mode, (4, 2)).save(out, kind, exif=exif)
    assert redrawn(out.getvalue()).content


PNG = sent()
LIES = {
    "nothing": b"",
    "no JSON": b"<html>\n" + PNG,
    "something else": b'{"media_type": "text/html", "w": 1, "h": 1}\n<script>',
    "a script under the name of a picture": b'{"media_type": "image/png", "w": 1, "h": 1}\n<script>',
    "too wide": json.dumps({"media_type": "image/png", "w": IMAGE_SIDE_MAX + 1, "h": 1}).encode() + b"\n" + PNG,
    "a long word": json.dumps({"refused": "x" * 2_000}).encode() + b"\n",
}


@pytest.mark.parametrize("answer", LIES.values(), ids=LIES.keys())
def test_an_invalid_answer_of_a_worker_is_rejected(answer):
    """S21: A malicious image may control the worker."""
    with pytest.raises(NoAnswer):
        read_answer(answer)

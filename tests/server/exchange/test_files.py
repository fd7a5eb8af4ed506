"""Reading and writing files; errors are one line."""

import os
from pathlib import Path

import pytest

from server.errors import Invalid, TooLarge
from server.exchange.files import read_text_file, write_file

LIMIT = 1_000


def written(folder, content):
    path = folder / "asiakirja.txt"
    path.write_bytes(content)
    return path


def refusal(path, kind=Invalid):
    with pytest.raises(kind) as caught:
        read_text_file(path, LIMIT)
    assert "\n" not in caught.value.message
    return caught.value.message


def test_the_text_of_a_file_is_read(tmp_path):
    assert read_text_file(written(tmp_path, "Yhteistyö\r\n".encode()), LIMIT) == "Yhteistyö\r\n"


def test_a_file_at_the_limit_is_read(tmp_path):
    assert len(read_text_file(written(tmp_path, b"a" * LIMIT), LIMIT)) == LIMIT


def test_the_error_names_a_missing_file(tmp_path):
    assert refusal(tmp_path / "ei-ole.txt") == f"there is no file {tmp_path / 'ei-ole.txt'}"


def test_a_path_below_a_file_is_a_missing_file(tmp_path):
    assert "there is no file" in refusal(written(tmp_path, b"a") / "sisalla.txt")


def test_a_folder_is_refused(tmp_path):
    assert "is a folder" in refusal(tmp_path)


def test_a_device_is_refused():
    assert "not a regular file" in refusal(Path(os.devnull))


def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    # Whoever runs the tests as root may read everything, so the refusal is played.
    def denied(*_):
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, b"a")
    monkeypatch.setattr(Path, "open", denied)
    assert "no permission" in refusal(path)


def test_an_invalid_file_name_is_refused():
    assert "cannot be read" in refusal(Path("a\0b"))


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = written(tmp_path, b"")
    os.truncate(path, 200 * 1024**2)
    monkeypatch.setattr(Path, "open", None)
    assert "has 200.0 MB, but an import can have 1000 bytes" in refusal(path, TooLarge)


def test_a_file_that_grew_after_the_check_is_refused(tmp_path, monkeypatch):
    path = written(tmp_path, b"a" * (LIMIT + 1))
    monkeypatch.setattr("server.exchange.files._size_of", lambda _: 5)
    assert "1001 bytes" in refusal(path, TooLarge)


def test_binary_data_is_refused(tmp_path):
    assert "binary" in refusal(written(tmp_path, b"PK\x03\x04\x00\x00"))


def test_the_error_names_the_line_of_invalid_utf_8(tmp_path):
    message = refusal(written(tmp_path, "eka\ntoka\nyhteisty\xf6".encode("latin-1")))
    assert "not UTF-8 text (line 3)" in message
    assert "save it as UTF-8" in message


def test_utf_16_has_its_own_error(tmp_path):
    assert "UTF-16" in refusal(written(tmp_path, "Otsikko".encode("utf-16")))


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_a_blank_file_is_refused(tmp_path, content):
    assert "has no text in it" in refusal(written(tmp_path, content))


def broken_off():
    """Pieces of which the second does not come."""
    yield b"half"
    raise OSError(28, "No space left on device")


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = written(tmp_path, b"before")
    with pytest.raises(Invalid, match="cannot be written: No space left on device"):
        write_file(path, broken_off())
    assert path.read_bytes() == b"before"
    write_file(path, [b"af", b"ter"])
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]


def test_devices_are_written_directly(tmp_path):
    """There is nothing to replace."""
    write_file(Path("/dev/null"), [b"words"])
    assert not Path("/dev/null").is_file()

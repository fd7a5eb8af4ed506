"""The file of erasures."""

import stat

import pytest

from server.errors import StartError
from server.store.erasure_log import ERASED_NAME, Erasure, append, read
from tests.server.world import BOARD, NOW, id_

ONE, TWO = (Erasure(board_id=BOARD, op_id=id_(name), person_id=id_("aino"), at=NOW) for name in ("one", "two"))


def test_without_a_file_nobody_erased_anything(tmp_path):
    assert read(tmp_path) == []


def test_lines_are_read_in_the_order_in_which_they_were_added(tmp_path):
    append(tmp_path, [ONE])
    append(tmp_path, [TWO])

    assert read(tmp_path) == [ONE, TWO]


def test_nobody_else_on_the_machine_can_read_the_erasures(tmp_path):
    append(tmp_path, [ONE])

    assert stat.S_IMODE((tmp_path / ERASED_NAME).stat().st_mode) == 0o600


def test_a_half_written_line_is_left_out(tmp_path, caplog):
    """It is counted in the log, without its content."""
    append(tmp_path, [ONE])
    whole = (tmp_path / ERASED_NAME).read_bytes()
    (tmp_path / ERASED_NAME).write_bytes(whole + whole[:20])

    append(tmp_path, [TWO])

    assert read(tmp_path) == [ONE, TWO]
    assert [record.getMessage() for record in caplog.records] == ["erased.jsonl: lines that cannot be read: 1"]


def test_a_file_that_cannot_be_read_is_said_in_one_line(tmp_path):
    (tmp_path / ERASED_NAME).mkdir()

    with pytest.raises(StartError, match=r"erased\.jsonl cannot be read"):
        read(tmp_path)


def test_a_file_that_cannot_be_written_is_an_error(tmp_path):
    """The caller tries again later."""
    (tmp_path / ERASED_NAME).mkdir()

    with pytest.raises(IsADirectoryError):
        append(tmp_path, [ONE])

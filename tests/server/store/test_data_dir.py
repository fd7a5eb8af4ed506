"""The data folder."""

import pytest

from server.errors import FolderInUse, StartError
from server.store.data_dir import lock_data_dir, prepare_data_dir


def test_a_folder_is_made_with_its_parents(tmp_path):
    prepare_data_dir(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    """Whoever runs the tests as root may write everywhere, but no folder lies in a file."""
    (tmp_path / "file").touch()
    with pytest.raises(StartError, match="KEHYS_DATA_DIR"):
        prepare_data_dir(tmp_path / "file" / "data")


def test_a_folder_is_held_by_one_at_a_time(tmp_path):
    with lock_data_dir(tmp_path), pytest.raises(FolderInUse, match="another Kehys server"), lock_data_dir(tmp_path):
        pass


def test_a_folder_that_was_let_go_can_be_held_again(tmp_path):
    with lock_data_dir(tmp_path):
        pass
    with lock_data_dir(tmp_path):
        pass

"""The server's secret key."""

import pytest

from server.errors import StartError
from server.store.secret_key import read_key


def test_a_key_is_created_on_first_use(tmp_path):
    """[A1] 256 random bits."""
    assert len(read_key(tmp_path)) == 32


def test_a_key_stays_the_same(tmp_path):
    """[A1] Otherwise every restart would revoke every link."""
    assert read_key(tmp_path) == read_key(tmp_path)


def test_two_data_folders_have_two_keys(tmp_path):
    (tmp_path / "one").mkdir()
    assert read_key(tmp_path) != read_key(tmp_path / "one")


def test_nobody_else_on_the_machine_can_read_the_key(tmp_path):
    """[A1] With it all links of all boards can be derived."""
    read_key(tmp_path)
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "00ff", "not a key\n", "ä"])
def test_a_damaged_key_is_refused(tmp_path, content):
    """[A1] After a full disk the file can be empty. An empty key would be no secret."""
    (tmp_path / "secret.key").write_text(content, "utf-8")
    with pytest.raises(StartError, match=r"secret\.key"):
        read_key(tmp_path)

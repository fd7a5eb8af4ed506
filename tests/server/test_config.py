"""The settings of a host."""

import pytest
from pydantic import ValidationError

from server.config import BOARD_DATA_DIR, MIGRATIONS_DIR, STATIC_DIR, Settings, load_settings


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    """Prevents that the .env file of the checkout is read."""
    monkeypatch.chdir(tmp_path)


def test_a_setting_is_read_from_the_environment(monkeypatch):
    monkeypatch.setenv("KEHYS_PORT", "8123")
    assert load_settings().port == 8123


def test_a_setting_is_read_from_a_file(tmp_path):
    (tmp_path / ".env").write_text("KEHYS_DEFAULT_LANG=sv\nSOMETHING_ELSE=1\n")
    assert load_settings().default_lang == "sv"


def test_the_command_line_overrides_other_settings(monkeypatch):
    monkeypatch.setenv("KEHYS_PORT", "8123")
    assert load_settings(port=8200).port == 8200


WRONG = [
    {"port": 65_536},
    {"port": -1},
    {"default_lang": "de"},
    {"ping_seconds": "x"},
    {"privacy_basis": "x" * 2_001},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_an_invalid_setting_is_refused(wrong):
    with pytest.raises(ValidationError):
        load_settings(**wrong)


def test_settings_do_not_change_while_the_server_runs():
    with pytest.raises(ValidationError):
        Settings().__setattr__("port", 1)


@pytest.mark.parametrize("folder", [STATIC_DIR, BOARD_DATA_DIR, MIGRATIONS_DIR], ids=lambda folder: folder.name)
def test_the_files_of_the_program_exist(folder):
    assert folder.is_dir()

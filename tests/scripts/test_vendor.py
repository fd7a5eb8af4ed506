"""scripts/vendor.py fetches only when it has to, and says in one line why it cannot."""

from pathlib import Path

import pytest

from scripts import vendor


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a lock file, whose libraries were copied from it."""
    folder = tmp_path / "static" / "vendor"
    monkeypatch.setattr(vendor, "ROOT", tmp_path)
    monkeypatch.setattr(vendor, "VENDOR_DIR", folder)
    monkeypatch.setattr(vendor, "STAMP", folder / ".stamp")
    monkeypatch.setattr(vendor, "COPIES", {"library": ("library", {"index.js": "index.js"})})
    (tmp_path / "package-lock.json").write_text("{}", encoding="ascii")
    (folder / "library").mkdir(parents=True)
    (folder / "library" / "index.js").touch()
    (folder / ".stamp").write_text(vendor._fingerprint(), encoding="ascii")
    return tmp_path


@pytest.fixture
def no_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendor, "find_npm", lambda: None)


@pytest.mark.usefixtures("checkout", "no_node")
def test_nothing_is_fetched_while_the_lock_file_is_the_same() -> None:
    assert vendor.vendor() == "up to date"


def test_a_changed_lock_file_makes_the_copies_old(checkout: Path) -> None:
    (checkout / "package-lock.json").write_text('{"packages": {}}', encoding="ascii")
    assert not vendor.is_current()


def test_a_lost_file_makes_the_copies_old(checkout: Path) -> None:
    (checkout / "static" / "vendor" / "library" / "index.js").unlink()
    assert not vendor.is_current()


@pytest.mark.usefixtures("no_node")
def test_without_npm_it_says_what_to_install(checkout: Path) -> None:
    vendor.STAMP.unlink()
    with pytest.raises(vendor.VendorError, match=r"^install npm with Node\.js 20\.19 or newer, or .*$"):
        vendor.vendor()


def test_a_node_that_is_too_old_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\necho v18.20.4\n", encoding="ascii")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(vendor, "_packaged_npm", lambda: ["packaged"])
    assert vendor.find_npm() == ["packaged"]

"""The page, Node's test runner and scripts/vendor.py agree on where the page's libraries are."""

import json
import re
from pathlib import Path

from scripts.vendor import COPIES, VENDOR_DIR
from tests.rules.tree import ROOT, read


def import_map() -> dict[str, str]:
    found = re.search(r'<script type="importmap"[^>]*>(.*?)</script>', read(Path("static/board.html")), re.DOTALL)
    assert found, "static/board.html has no import map"
    imports: dict[str, str] = json.loads(found[1])["imports"]
    return imports


def test_every_name_of_the_import_map_is_a_file_that_is_copied() -> None:
    copied = {f"/static/vendor/{name}/{file}" for name, (_, files) in COPIES.items() for file in files.values()}
    assert set(import_map().values()) <= copied


def test_nodes_test_runner_resolves_the_same_names() -> None:
    loader = read(Path("tests/static/vendorLoader.mjs"))
    for name, address in import_map().items():
        file = address.removeprefix("/static/vendor/")
        assert re.search(rf'"?{re.escape(name)}"?: "{re.escape(file)}"', loader), name


def test_each_library_comes_with_its_licence() -> None:
    for name in COPIES:
        assert (VENDOR_DIR / name / "LICENSE").is_file(), f"run `make vendor` in {ROOT.name}/"

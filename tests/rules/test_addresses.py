"""Nothing here depends on one package registry: lock files name versions and checksums, never an address."""

import json
from pathlib import Path

from tests.rules.tree import ROOT, project_files, read

# Written in pieces, since this file is one of those that are searched.
REGISTRY_HOSTS = (
    "registry.npm" + "js.org",
    "registry.yarn" + "pkg.com",
    "pypi" + ".org",
    "python" + "hosted.org",
    "deb.debian" + ".org",
    "security.debian" + ".org",
)


def test_no_file_names_the_host_of_a_registry() -> None:
    named = [f"{path}: {host}" for path in project_files() for host in REGISTRY_HOSTS if host in read(path).lower()]
    assert named == []


def test_the_npm_lock_file_has_checksums_and_no_addresses() -> None:
    packages = json.loads(read(Path("package-lock.json")))["packages"]
    installed = {name: entry for name, entry in packages.items() if name}
    assert [name for name, entry in installed.items() if "resolved" in entry] == []
    assert [name for name, entry in installed.items() if "integrity" not in entry] == []


def test_pinned_requirements_have_checksums_and_no_index() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith("-")] == [], path.name
        assert [line for line in lines if "==" in line and not line.endswith("\\")] == [], path.name


def test_third_party_files_are_not_committed() -> None:
    assert [path for path in project_files() if "vendor" in path.parts or "node_modules" in path.parts] == []
    assert [path for path in project_files() if path.suffix in {".woff", ".woff2", ".ttf", ".otf"}] == []

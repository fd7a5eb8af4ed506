"""What scripts/setup.sh leaves in .venv."""

import os
import subprocess
from pathlib import Path

import pytest

from server import __version__

ROOT = Path(__file__).parents[2]
KEHYS = ROOT / ".venv/bin/kehys"


@pytest.fixture
def elsewhere(tmp_path):
    """A folder that has a Python package of the program's name."""
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "__main__.py").write_text("raise SystemExit(9)\n")
    return tmp_path


def run(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KEHYS_", "PYTHON"))}
    return subprocess.run([KEHYS, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_command_of_a_checkout_works_after_the_set_up(elsewhere):
    """As README.md says, and from any folder."""
    subprocess.run(["sh", str(ROOT / "scripts/setup.sh"), "command"], check=True)
    done = run(elsewhere, "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"kehys {__version__}\n", "")


def test_the_command_imports_a_document(elsewhere):
    """Its data folder is where one is, as that of the installed command."""
    (elsewhere / "strategy.md").write_text("# Our strategy\n\n## First\n\nThink.\n", "utf-8")
    done = run(elsewhere, "import", "strategy.md", "--title", "Our strategy")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Our strategy: 1 frame, 2 notes")
    assert (elsewhere / "data" / "kehys.sqlite3").exists()

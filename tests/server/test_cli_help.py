"""The output of `--help`."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.cli import cli

ROOT = Path(__file__).parents[2]


def help_of(*command):
    result = CliRunner().invoke(cli, [*command, "--help"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    return result.output


@pytest.mark.parametrize("default", ["data, or KEHYS_DATA_DIR", "127.0.0.1", "8000"])
def test_help_names_the_defaults(default):
    """In round brackets: square ones would be read as markup."""
    assert f"(default: {default})" in help_of("serve")


@pytest.mark.parametrize("command", ["serve", "import", "make-board", "boards", "verify", "export"])
def test_the_list_of_commands_describes_each_one(command):
    line = next(line for line in help_of().splitlines() if f" {command} " in line)
    assert len(line.split()) > 4


@pytest.mark.parametrize("arguments", [["import"], ["no-such-command"], ["serve", "--help"]])
def test_usage_lines_use_the_name_kehys(arguments):
    """Also with `python -m server`."""
    command = [sys.executable, "-m", "server", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    printed = done.stdout + done.stderr
    assert "Usage: kehys " in printed
    assert "python -m" not in printed

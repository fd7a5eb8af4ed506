"""Measures pan and zoom in a real browser, for Kehys and other editors."""

from pathlib import Path

# Output of a run: the boards and screenshots.
RUN_DIR = Path(__file__).parent / "run"

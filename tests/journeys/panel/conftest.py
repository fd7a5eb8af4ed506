"""Somebody who writes, and somebody who reads in the list of discussions."""

import pytest
from playwright.sync_api import Page

from tests.journeys.panel.talk import name


@pytest.fixture
def aino(person, links):
    """Who writes."""
    writer = person()
    writer.opens(links["owner"])
    writer.changes(name("Aino Åberg"))
    return writer


@pytest.fixture
def page(person, links) -> Page:
    """Who reads."""
    reader = person()
    reader.opens(links["to share"])
    reader.changes(name("Eino Mäki"))
    opened: Page = reader.page
    opened.focus("#map")
    return opened

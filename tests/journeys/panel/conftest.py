"""Two people: one writes comments, the other reads them in the list of threads."""

import pytest
from playwright.sync_api import Page

from tests.journeys.panel.talk import name


@pytest.fixture
def aino(person, links):
    """The person who writes."""
    writer = person()
    writer.opens(links["owner"])
    writer.changes(name("Aino Åberg"))
    return writer


@pytest.fixture
def page(person, links) -> Page:
    """The page of the person who reads."""
    reader = person()
    reader.opens(links["to share"])
    reader.changes(name("Eino Mäki"))
    opened: Page = reader.page
    opened.focus("#map")
    return opened

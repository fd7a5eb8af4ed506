"""Fixtures: one browser and one server for each worker, one board for each test, one page for each person."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from scripts.find_chromium import FLAGS, find_chromium
from tests.journeys.world import ROOT, TEXT, Person, Server

# Screenshots of failed journeys, with one folder for each journey.
FAILURES = ROOT / "build" / "failed-journeys"
PEOPLE = pytest.StashKey[list[Person]]()

# Long, because a loaded machine with two cores draws slowly.
expect.set_options(timeout=15_000)


# Playwright keeps an event loop running, in which no async test can start. Journeys run in a separate pytest.
@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("data"))
    server.start()
    yield server
    assert server.stop() == 0


@pytest.fixture
def links(server: Server) -> dict[str, str]:
    """Makes a small new board and returns its links: "owner" and "to share"."""
    return server.publish(TEXT, "Kylän kartta")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Saves a screenshot and the console messages of each person of a failed journey."""
    report = yield
    if report.failed:
        people: list[Person] = item.stash.get(PEOPLE, [])
        for number, person in enumerate(people):
            report.sections.append((f"Person {number}", keep(person, FAILURES / item.name / f"{number}.png")))
    return report


def keep(person: Person, screenshot: Path) -> str:
    """Saves a screenshot; returns its path and the console messages."""
    try:
        person.page.screenshot(path=screenshot, timeout=5_000)
    except PlaywrightError as error:
        return f"no screenshot: {error}"
    return "\n".join([str(screenshot), person.page.url, *person.console])


@pytest.fixture
def person(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Person]]:
    """Returns a function that makes people. After the test, asserts that no page reported an error."""
    people: list[Person] = []
    request.node.stash[PEOPLE] = people

    def make(**context: object) -> Person:
        people.append(Person(browser, **context))
        return people[-1]

    yield make
    complaints = [complaint for someone in people for complaint in someone.complaints]
    for someone in people:
        someone.context.close()
    assert complaints == []


@pytest.fixture
def workshop(person, links) -> str:
    """A link for participants that the owner created in the share dialog."""
    owner = person()
    owner.opens(links["owner"])
    owner.page.click("#share-button")
    owner.page.click("#share-add")
    owner.page.select_option("#share-gives", "participate")
    owner.page.fill("#share-name", "Työpaja")
    owner.page.click("#share-new button")
    made = owner.page.locator("#share-links li", has_text="Työpaja").locator("input[readonly]")
    expect(made).to_be_visible()
    address: str = made.input_value()
    return address

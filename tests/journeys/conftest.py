"""One browser and one server for all journeys of a worker, one board for each test, one page for each person."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from scripts.find_chromium import FLAGS, find_chromium
from tests.journeys.world import ROOT, TEXT, Person, Server

# Screenshots of journeys that failed, one folder for each.
FAILURES = ROOT / "build" / "failed-journeys"
PEOPLE = pytest.StashKey[list[Person]]()

# A loaded machine with two cores is slow to draw; a person would still be waiting.
expect.set_options(timeout=15_000)


# Playwright keeps an event loop running, in which no async test can begin: journeys run in a pytest of their own.
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
    """The links of a small new board: "owner" and "to share"."""
    return server.publish(TEXT, "Kylän kartta")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keeps what every person of a failed journey sees, and what their consoles say."""
    report = yield
    if report.failed:
        people: list[Person] = item.stash.get(PEOPLE, [])
        for number, person in enumerate(people):
            report.sections.append((f"Person {number}", keep(person, FAILURES / item.name / f"{number}.png")))
    return report


def keep(person: Person, screenshot: Path) -> str:
    """Writes a screenshot; returns its path and the console's text."""
    try:
        person.page.screenshot(path=screenshot, timeout=5_000)
    except PlaywrightError as error:
        return f"no screenshot: {error}"
    return "\n".join([str(screenshot), person.page.url, *person.console])


@pytest.fixture
def person(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Person]]:
    """Makes people; at the end none of their pages may have reported an error."""
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
    """The link for participants, which the owner has made in the share dialog."""
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

"""Visits places of a board and collects the elements that the page has there."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.journeys.hostile_board import TextBoard
from tests.journeys.world import Person

LISTENER = """
    window.violations = [];
    addEventListener('securitypolicyviolation', ({effectiveDirective}) => violations.push(effectiveDirective));
"""
# The names of all elements and of their attributes; for addresses also the scheme.
CENSUS = """() => [...document.querySelectorAll('*')].flatMap((element) => [
    element.localName,
    ...[...element.attributes].map(({name, value}) => {
        const isAddress = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(name);
        return `${element.localName} ${name} ${isAddress ? new URL(value, location).protocol : ''}`;
    }),
])"""
TEXTS_OF = "(elements) => elements.map(({textContent}) => textContent)"


@dataclass
class Walk:
    """A visit to places of a board: collects element names, dialogs and policy violations."""

    person: Person
    board: TextBoard
    elements: set[str] = field(default_factory=set)
    dialogs: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(LISTENER)
        self.page.on("dialog", self._record_dialog)

    @property
    def page(self) -> Page:
        return self.person.page

    def collect(self) -> None:
        """Collects from the page. To be called after each change of what it shows."""
        self.elements.update(self.page.evaluate(CENSUS))
        self.violations += self.page.evaluate("violations.splice(0)")

    def read_texts(self, selector: str) -> list[str]:
        found: list[str] = self.page.locator(selector).evaluate_all(TEXTS_OF)
        return found

    def _record_dialog(self, dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

"""Accessibility checks with axe: WCAG 2.2 A and AA, best practices, and target size."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}


def faults(page) -> list[tuple[str, str]]:
    """Returns the violated rules, each with the elements that violate it."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]

"""Pages as axe sees them: WCAG 2.2 A and AA, best practice, size of targets."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}


def faults(page) -> list[tuple[str, str]]:
    """Which rules are broken, and by what."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]

"""Every link of the board leads somewhere real."""

import re
from urllib.parse import urlsplit

import pytest

from board_data.digitiekartta.appendix_matrix import item_id

from .world import BY_ID, FRAMES, NODES, links, on_frame

# The published map's own addresses; nothing here was made up.
HOSTS = {
    "cego.fi",
    "dvv.fi",
    "julkaisut.valtioneuvosto.fi",
    "miro.com",
    "urn.fi",
    "vm.fi",
    "wiki.dvv.fi",
    "www.eoppiva.fi",
    "www.finlex.fi",
    "www.kuntaliitto.fi",
    "www.linkedin.com",
}


@pytest.mark.parametrize("link", sorted({link for _, link in links() if not link.startswith("#")}))
def test_a_link_is_safe_and_well_formed(link):
    parts = urlsplit(link)
    assert parts.scheme == "https"
    assert parts.netloc in HOSTS
    assert re.fullmatch(r"[\w/]", link[-1])


def test_a_link_to_a_place_on_the_board_finds_it():
    inside = [(id_, link) for id_, link in links() if link.startswith("#")]
    assert inside
    assert [(id_, link) for id_, link in inside if link[1:] not in BY_ID] == []


def test_the_pages_of_the_brief_are_linked():
    known = {link for _, link in links()}
    for address in (
        "https://vm.fi/palvelulupauskysely",
        "https://dvv.fi/asiantuntijatuki",
        "https://wiki.dvv.fi/pages/viewpage.action?pageId=201624595",
    ):
        assert address in known


def test_a_service_on_a_theme_frame_leads_to_itself_in_the_matrix():
    cards = [node for number in (28, 29, 30) for node in on_frame(number) if node.kind == "card" and node.url[0] == "#"]
    assert cards
    places = {BY_ID[card.url[1:]].place.parent for card in cards}
    assert places == {FRAMES[33].id}
    assert f"#{item_id('palveluvayla')}" in {card.url for card in cards}


def test_the_title_leads_to_the_parts():
    title = [link for id_, link in links() if id_.startswith("digitiekartta-otsikko")]
    assert title == [f"#{FRAMES[number].id}" for number in (2, 25, 27, 32)]
    assert any(node.place.parent is None and node.kind == "text" for node in NODES)

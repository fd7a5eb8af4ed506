"""Every frame of the published map is there, with what makes its layout."""

import re
from collections import Counter

import pytest

from server.wire.nodes import Card, Connector, Frame, Shape, Sticky, Table, Tag

from .world import FRAMES, NODES, on_frame

TITLES = (
    "Kuntien digitiekartan käyttöohje ja aineistot",
    "Kuntien digitiekartan rakenne",
    "Johdanto",
    "Suunta yhteiselle polulle",
    "Kartan rajaus 1/2",
    "Kartan rajaus 2/2",
    "Suomen digitaalinen kompassi: visio",
    "Suomen digitaalinen kompassi",
    "Rajaus: julkiset palvelut",
    "Kartta on tehty yhdessä",
    "Prosessi",
    "Oivalluksia matkan varrelta",
    "Ideoita matkan varrelta",
    "Karttaa kannattaa hyödyntää",
    "Muutoksentekijät esimerkkeinä",
    "Kartta aktiiviselle kehittäjäkumppanille",
    "Empatiakartta",
    "Eri tarpeita ja eri resursseja",
    "Osaaminen ja yhteistyö",
    "Yhteiset ratkaisut",
    "Pohdintoja matkan varrelta",
    "Ihmiskeskeinen kehittäminen",
    "Ekosysteemiajattelu",
    "Ihmiskeskeinen kehittäminen ekosysteemissä",
    "Uusi tapa mahdollistaa yhteistyötä",
    "Kokonaiskuva",
    "Kokonaiskuva",
    "Konkretia",
    "Merkittävä osa julkisista palveluista on digitalisoitu tai automatisoitu ihmiskeskeisesti",
    "Yhteentoimivat digitaaliset julkiset palvelut mahdollistavat sujuvan asioinnin",
    "Julkiset palvelut tuotetaan kokonaisturvallisuuden mallin mukaisesti",
    "Kommentointi",
    "Liitteet",
    "Liite 1: teemat, tuki ja palvelut",
    "Liite 2: tiedossa oleva aikataulu",
    "Linkit",
)
DIVIDERS = (2, 25, 27, 32)
THEMES = (28, 29, 30)
LAWS = ("410/2015", "306/2019", "571/2016", "906/2019")
SUOMI_FI = (
    *("palveluväylä", "tunnistus", "valtuudet", "palvelutietovaranto", "viestit"),
    *("kartat", "maksut", "laatutyökalut", "verkkopalvelu"),
)


def shapes(number: int, form: str | None = None) -> list[Shape]:
    return [node for node in on_frame(number) if isinstance(node, Shape) and form in (None, node.form)]


def connectors(number: int) -> list[Connector]:
    return [node for node in on_frame(number) if isinstance(node, Connector)]


def all_text(number: int) -> str:
    """Everything that stands on a frame."""
    parts = [getattr(node, name) for node in on_frame(number) for name in ("title", "text") if hasattr(node, name)]
    return "\n".join(parts).replace("\u00ad", "")


def test_frames_have_the_titles_of_the_published_map():
    assert tuple(frame.title for frame in FRAMES) == TITLES


def test_every_frame_title_is_translated():
    assert [frame.id for frame in FRAMES if not all(frame.titles.get(lang) for lang in ("sv", "en"))] == []


def test_no_two_frames_have_the_same_title_in_any_language():
    for lang in ("sv", "en"):
        twice = [title for title, n in Counter(frame.titles[lang] for frame in FRAMES).items() if n > 1]
        assert twice == []


@pytest.mark.parametrize(
    ("number", "heading", "en", "sv"),
    [
        (12, "Mitä jos tekisimme näin?", "What if we did it this way?", "Tänk om vi gjorde så här?"),
        (24, "Rahoitus, joka ei vaatinut hierarkiaa", "Funding that required no hierarchy", "Finansiering som inte"),
        (31, "Lisää ehdotuksesi", "Add your suggestion", "Lägg till ditt förslag"),
    ],
)
def test_translated_titles_say_what_the_heading_on_the_frame_says(number, heading, en, sv):
    assert heading in all_text(number)
    assert FRAMES[number].titles["en"] == en
    assert FRAMES[number].titles["sv"].startswith(sv)


def test_no_title_shouts():
    assert [frame.id for frame in FRAMES for title in (frame.title, *frame.titles.values()) if title.isupper()] == []


def test_the_road_is_thinner_than_the_letters_of_a_heading():
    """It runs through gaps that one also looks at from near."""
    road = [node for node in NODES if isinstance(node, Connector) and node.place.parent is None]
    assert road
    assert all(node.stroke_width <= 20 for node in road if node.id.startswith("digitiekartta-tie"))


def test_pages_of_the_printed_map_are_named():
    assert {n: frame.page for n, frame in enumerate(FRAMES) if frame.page} == {4: "8", 10: "15", 14: "19"}


def test_the_parts_begin_with_a_divider():
    assert [n for n, frame in enumerate(FRAMES) if frame.style == "section"] == list(DIVIDERS)
    assert all(FRAMES[n].fill == "navy" for n in DIVIDERS)


def test_the_structure_leads_to_each_part():
    assert re.findall(r"\(#(\S+?)\)", all_text(1)) == [FRAMES[n].id for n in DIVIDERS]


@pytest.mark.parametrize(
    ("number", "bubbles"),
    [(5, 2), (6, 1), (8, 1), (11, 4), (12, 5), (13, 1), (17, 1), (18, 1), (19, 1), (20, 6), (24, 2)],
)
def test_what_people_said_stands_in_bubbles(number, bubbles):
    large = [bubble for bubble in shapes(number, "bubble") if bubble.w > 200]
    assert len(large) == bubbles


def test_the_process_runs_from_meeting_to_meeting():
    text = all_text(10)
    places = [text.index(date) for date in ("8.9.2022", "6.10.2022", "17.11.2022", "15.12.2022")]
    assert places == sorted(places)
    assert len(connectors(10)) == 3 + 2 * 3 + 2


def test_the_empathy_map_has_its_stickies_and_a_head():
    papers = [node for node in on_frame(16) if isinstance(node, Sticky)]
    assert 25 <= len(papers) <= 30
    assert len(connectors(16)) == 4
    for sector in ("Ajattelee", "Tuntee", "Sanoo", "Tekee", "Kipupisteet", "Perimmäinen tavoite"):
        assert sector in all_text(16)


def test_three_discs_let_each_other_shine_through():
    assert len([disc for disc in shapes(21, "ellipse") if disc.opacity < 1]) == 3


def test_five_discs_hang_on_the_hub():
    hubs = Counter(line.start.node_id for line in connectors(22))
    assert len(shapes(22, "ellipse")) == 6
    assert list(hubs.values()) == [5]


def test_the_big_picture_has_three_bands_of_five_steps():
    assert 55 <= len(shapes(26)) <= 80
    steps = [shape for shape in shapes(26) if shape.fill in ("green", "blue", "violet") and shape.h > 400]
    assert Counter(step.y for step in steps).most_common() == [(y, 5) for y in dict.fromkeys(s.y for s in steps)]
    assert len(steps) == 15


@pytest.mark.parametrize("number", THEMES)
def test_a_theme_frame_follows_its_template(number):
    text = all_text(number)
    assert 6 <= text.count("**Etenemisehdotus:**") <= 8
    assert text.count("**Kommentointi ja täydentäminen**") == 3
    assert text.count("H1/2023") >= 1
    assert f"(#{FRAMES[33].id})" in text
    assert "**" in text.split("Osa-alueen avaintulokset")[1]
    assert len(shapes(number, "ellipse")) == 5, "a number for each step"
    kinds = Counter(type(node) for node in on_frame(number))
    assert kinds[Tag] >= 4
    assert kinds[Card] >= 6


@pytest.mark.parametrize("number", THEMES)
def test_a_theme_frame_is_far_larger_than_an_ordinary_one(number):
    assert FRAMES[number].w * FRAMES[number].h >= 4 * FRAMES[3].w * FRAMES[3].h


@pytest.mark.parametrize("number", [*THEMES, 31])
def test_comment_areas_ask_a_question_each(number):
    questions = [shape.text for shape in shapes(number) if shape.invites_comments]
    assert len(set(questions)) == len(questions) >= 3
    assert all("?" in question for question in questions)


def test_there_is_room_for_comments():
    assert "Lisää ehdotuksesi" in all_text(31)


def test_the_matrix_has_nine_columns_of_some_ninety_cards():
    heads = [shape for shape in shapes(33) if shape.fill == "rust" and shape.h > 150]
    items = [shape for shape in shapes(33) if shape.align == "left" and shape.text]
    assert len(heads) == 9
    assert 80 <= len(items) <= 100
    text = all_text(33)
    assert [law for law in LAWS if law not in text] == []
    assert [service for service in SUOMI_FI if f"Suomi.fi-{service}" not in text] == []
    assert len([item for item in items if item.x > heads[7].x + heads[7].w]) == 6, "example projects"


def test_the_schedule_has_lanes_terms_and_a_milestone():
    text = all_text(34)
    for word in ("H1 / 2023", "H2 / 2023", "2024", "Yhteiskehittäminen", "Valtio", "Digitoimisto", "Yksittäinen kunta"):
        assert word in text
    assert [shape.text.replace("\u00ad", "") for shape in shapes(34, "diamond")] == ["Uusi hallitusohjelma"]


def test_five_links_stand_in_a_table():
    (table,) = (node for node in on_frame(35) if isinstance(node, Table))
    assert len(table.rows) == 1 + 5


def test_the_road_leads_through_all_parts():
    road = [node for node in NODES if isinstance(node, Connector) and node.place.parent is None and "tie" in node.id]
    reached = {line.end.node_id for line in road}
    assert {FRAMES[n].id for n in DIVIDERS} <= reached


def test_every_kind_of_node_is_used():
    kinds = {node.kind for node in NODES}
    assert kinds == {"frame", "sticky", "text", "shape", "connector", "image", "card", "table", "tag"}
    assert all(isinstance(frame, Frame) for frame in FRAMES)

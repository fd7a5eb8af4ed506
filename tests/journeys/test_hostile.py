"""S10: hostile texts are shown as plain text at each place that shows text."""

import json
import re
import unicodedata
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.journeys.hostile import REFUSED, TEXTS
from tests.journeys.hostile_board import Op, TextBoard, id_, owner, push, seed
from tests.journeys.hostile_walk import Walk
from tests.journeys.world import Server

# Harmless texts for the same places. With hostile texts the pages must consist of the same elements.
HARMLESS = [f"Sana {at} ja https://kunta.example.fi/{at}\nToinen rivi" for at in range(6)]
EXCERPT = 240
# The position of a text that is not part of another text.
ALONE = 2


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server that lets one person send all these texts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEHYS_RATE_WORDS_BURST", "10000")
        server = Server(tmp_path_factory.mktemp("data"))
        server.start()
    yield server
    assert server.stop() == 0


@pytest.fixture(scope="module")
def boards(server) -> list[TextBoard]:
    """Two boards, one with harmless texts and one with hostile texts."""
    return [seed(server, HARMLESS), seed(server, TEXTS)]


def visit_board_and_presentation(walk: Walk) -> None:
    """All frames zoomed out, and each frame zoomed in."""
    page = walk.page
    walk.person.opens(walk.board.links["to share"])
    for key in ("1", "0"):
        page.focus("#map")
        page.keyboard.press(key)
        walk.collect()
    page.keyboard.press("p")
    page.keyboard.press("Home")
    shown = []
    for at in range(len(walk.board.texts) + 1):
        expect(page.locator("#present-count")).to_have_text(re.compile(rf"^{at + 1} / "))
        shown += walk.read_texts("#present-title")
        walk.page.evaluate("new Promise(requestAnimationFrame)")  # until it is drawn
        page.keyboard.press("ArrowRight")
    walk.collect()
    assert Counter(shown) == Counter([*walk.board.titles, "Alku"])


def visit_frames_list(walk: Walk) -> None:
    """As a list, as thumbnails, and with a search."""
    page = walk.page
    walk.person.opens(walk.board.links["to share"])
    page.click("#frames-button")
    for choice in ("Luettelo", "Pienoiskuvat"):
        page.click("#frames-menu-button")
        page.get_by_role("menuitemradio", name=choice).click()
        shown = page.locator("#frames-list .title").evaluate_all("(all) => all.map((title) => title.lastChild.data)")
        assert Counter(shown) == Counter([*walk.board.titles, "Alku"])
        walk.collect()
    page.fill("#frames-search", walk.board.titles[ALONE])
    expect(page.locator("#frames-list li:visible .title")).to_have_count(1)
    walk.collect()


def visit_threads(walk: Walk) -> None:
    """Opens each thread: its first comment, the reply with its name, and the text that says where the thread is."""
    page = walk.page
    walk.person.opens(walk.board.links["to share"])
    page.focus("#map")
    texts, names, count = [], [], len(walk.board.texts)
    for at in range(count):
        page.keyboard.press("j")
        expect(page.locator("#announcer")).to_contain_text(f"{at + 1} / {count}: ")
        texts += walk.read_texts("#thread-comments p")[:1]
        names += walk.read_texts("#thread-comments strong")[1:]
        walk.collect()
    assert Counter(texts) == Counter(walk.board.texts)
    assert Counter(names) == Counter(walk.board.names)
    page.keyboard.press("Enter")
    page.keyboard.type("@")
    expect(page.locator("#composer-people li").first).to_be_visible()
    walk.collect()


def visit_comments_panel(walk: Walk) -> None:
    """By time, by frame, and with a search."""
    page = walk.page
    walk.person.opens(walk.board.links["to share"])
    page.click("#people-bar [data-comments]")
    rows = page.locator("#comments-list .thread")
    expect(rows).to_have_count(len(walk.board.texts))
    assert Counter(walk.read_texts("#comments-list .text")) == Counter(map(excerpt, walk.board.texts))
    walk.collect()
    page.click("#comments-sort")
    page.get_by_role("menuitemradio", name="Kehyksittäin").click()
    heads = page.locator("#comments-list h3")
    expect(heads).to_have_count(len(walk.board.texts))
    assert Counter(head.split(" ", 1)[1] for head in walk.read_texts("#comments-list h3")) == Counter(walk.board.titles)
    walk.collect()
    # The search matches the text, and the name of the author, which has no "https://".
    page.fill("#comments-search", walk.board.names[ALONE].partition(" ja ")[0])
    expect(rows).to_have_count(1)
    walk.collect()


def excerpt(text: str) -> str:
    """The beginning of a comment, as the panel shows it."""
    return re.sub(r"[\s\ufeff]+", " ", unicodedata.normalize("NFC", text[:EXCERPT]))


def visit_search(walk: Walk) -> None:
    """Searches for a part that many texts have, and for a few whole texts."""
    page = walk.page
    walk.person.opens(walk.board.links["to share"])
    page.focus("#map")
    page.keyboard.press("/")
    for words in ("alert", "sana", *walk.board.texts[::20]):
        page.fill("#search-input", words)
        expect(page.locator("#search-count")).to_have_text(re.compile(r"^\d+ osuma"))
        walk.collect()
    page.fill("#search-input", walk.board.names[ALONE])
    heads = page.locator("#search-list .head").filter(has_text=walk.board.titles[ALONE])
    expect(heads.first).to_be_visible()
    walk.collect()


def visit_share_dialog(walk: Walk) -> None:
    """The owner sees the names of links."""
    walk.person.opens(walk.board.links["owner"])
    walk.page.click("#share-button")
    walk.page.click("#share-owner > summary")
    expect(walk.page.locator("[data-link]")).to_have_count(len(walk.board.link_names) + 2)
    assert Counter(walk.read_texts("[data-link] h3")) >= Counter(walk.board.link_names)
    walk.collect()


def visit_titles(walk: Walk) -> None:
    """The title on the board, on the tab and on the front page. The last title stays, and the server renders it."""
    page = walk.page
    walk.person.opens(walk.board.links["to share"])
    with owner(walk.board.links) as script:
        for title in [*walk.board.titles, walk.board.titles[0]]:
            push(script, {"kind": "board.update", "set": {"title": title}})
            page.wait_for_function("(title) => document.querySelector('h1').textContent === title", arg=title)
            assert page.title() == f"{title} · Kehys"
            walk.collect()
    page.reload()
    assert (walk.read_texts("h1"), page.title()) == ([walk.board.titles[0]], f"{walk.board.titles[0]} · Kehys")
    page.goto("/".join(walk.board.links["owner"].split("/")[:3]))
    assert walk.board.titles[0] in walk.read_texts("li a")
    walk.collect()


def visit_note_form(walk: Walk) -> None:
    """The notes of a guest, in the menu that lists them, and in the form with the guest's name."""
    page, name = walk.page, walk.board.names[0]
    walk.person.opens(participants_link(walk))
    box = {"w": 200, "h": 200, "place": {"parent": None, "order": "z"}}
    shown = walk.board.texts[::20]
    notes = [
        {"kind": "sticky", "id": f"own-note-{at:07}", "x": at * 300, "y": -5_000, "text": text, **box}
        for at, text in enumerate(shown)
    ]
    made: list[Op] = [{"kind": "node.create", "node": note} for note in notes]
    walk.person.changes({"kind": "person.rename", "name": name}, *made)
    for at, text in enumerate(shown):
        walk.person.chooses("Omat muistilappuni")
        expect(page.locator("#popup [role=menuitem]")).to_have_count(len(shown))
        walk.collect()
        page.locator("#popup [role=menuitem]").nth(at).click()
        expect(page.locator("#note")).to_be_visible()
        assert page.input_value("#note-text") == text
        assert walk.read_texts("#note-author") == [f"Kirjoittanut {name} (vieras)"]
        walk.collect()
        page.keyboard.press("Escape")


def visit_moderation(walk: Walk) -> None:
    """Hidden and deleted comments, blocked guests and the audit log. This changes the board, so it comes last."""
    page = walk.page
    with owner(walk.board.links) as script:
        snapshot = script.get("snapshot").json()
        answers = [comment for comment in snapshot["comments"] if comment["id"].startswith("answer-")]
        deleted, hidden = answers[::2], answers[1::2]
        push(script, *({"kind": "person.block", "person": each["by"], "is_blocked": True} for each in answers))
        push(script, *({"kind": "comment.delete", "id": each["id"]} for each in deleted))
        push(script, *({"kind": "comment.hide", "id": each["id"], "is_hidden": True} for each in hidden))
    walk.person.opens(walk.board.links["owner"])
    walk.person.chooses("Moderointi…")
    expect(page.locator("#order-blocked li")).to_have_count(len(answers))
    assert Counter(walk.read_texts("#order-blocked strong")) == Counter(walk.board.names)
    names = {person["id"]: person["name"] for person in snapshot["people"]}
    quotes = [f"{names[each['by']]}: " + re.sub(r"[\s\ufeff]+", " ", each["text"]) for each in deleted]
    assert Counter(walk.read_texts("#order-deleted .quote")) == Counter(quotes)
    assert len(walk.read_texts("#order-audit .quote")) >= len(answers)
    walk.collect()
    for each in hidden[::10]:
        walk.person.opens(f"{walk.board.links['owner']}?comment={each['thread_id']}")
        expect(page.locator("#thread-comments .is-withheld p")).to_have_count(1)
        assert walk.read_texts("#thread-comments .is-withheld p") == [each["text"]]
        walk.collect()


def participants_link(walk: Walk) -> str:
    with owner(walk.board.links) as script:
        push(script, {"kind": "link.create", "role": "participate"})
        links = script.get("links").json()
    made: str = next(link["url"] for link in links if link["role"] == "participate")
    return made


def fields() -> list[Op]:
    """One op for each kind of text of a board."""
    note = {"kind": "sticky", "id": id_("refused", 0), "x": 0, "y": 0, "w": 9, "h": 9, "text": "TEXT"}
    ids = {"id": id_("refused", 1), "comment_id": id_("refused", 2), "node_id": None, "x": 0, "y": 0}
    ops: list[Op] = [
        {"kind": "node.create", "node": note | {"place": {"parent": None, "order": "a"}}},
        {"kind": "thread.create", **ids, "text": "TEXT"},
        {"kind": "board.update", "set": {"title": "TEXT"}},
        {"kind": "person.rename", "name": "TEXT"},
        {"kind": "link.create", "role": "view", "name": "TEXT"},
    ]
    return [{"op_id": id_("op", at), **op} for at, op in enumerate(ops)]


PLACES = [
    visit_board_and_presentation,
    visit_frames_list,
    visit_threads,
    visit_comments_panel,
    visit_search,
    visit_share_dialog,
    visit_titles,
    visit_note_form,
    visit_moderation,
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_hostile_texts_are_shown_as_plain_text(place, boards, person):
    """S10: They are shown unchanged, and the page has the same elements as with harmless texts."""
    harmless, hostile = [Walk(person(), board) for board in boards]
    place(harmless)

    place(hostile)

    assert hostile.elements - harmless.elements == set()
    assert (hostile.dialogs, hostile.violations) == ([], [])
    assert (hostile.person.complaints, harmless.violations) == ([], [])


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
@pytest.mark.parametrize("op", fields(), ids=lambda op: op["kind"])
def test_texts_with_control_characters_are_refused(op, text, boards):
    """[P8] S10: In each field of a board."""
    told = json.dumps({"ops": [op]}).replace('"TEXT"', json.dumps(text))

    with owner(boards[0].links) as script:
        answer = script.post("ops", content=told, headers={"Content-Type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")

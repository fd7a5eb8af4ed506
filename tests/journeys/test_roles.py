"""Five browsers on one board, each with a link of another role: the permissions of each role are enforced."""

import secrets

import pytest
from playwright.sync_api import expect

from server.domain.access import RANK
from server.wire.values import Role
from tests.journeys.world import Person

ROLES = sorted(RANK, key=RANK.__getitem__)
BELOW_OWNER = ROLES[:-1]
# Sends each op alone over a separate socket, without the checks of the page; returns the responses.
BY_HAND = """([board, ops]) => new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/api/v1/boards/${board}/live?after=0&protocol=2`);
    const answers = {};
    socket.onerror = reject;
    socket.onopen = () => ops.forEach((op, n) => socket.send(JSON.stringify({type: 'push', n, ops: [op]})));
    socket.onmessage = ({data}) => {
        const message = JSON.parse(data);
        if (message.type === 'ack') answers[message.n] = 'ack';
        if (message.type === 'refused') answers[message.n] = message.code;
        if (Object.keys(answers).length === ops.length) resolve(ops.map((op, n) => `${op.kind}: ${answers[n]}`));
    };
})"""


def id_() -> str:
    return secrets.token_urlsafe(12)


def op(kind: str, **fields: object) -> dict[str, object]:
    return {"kind": kind, "op_id": id_(), **fields}


def note(**fields: object) -> dict[str, object]:
    box = {"x": 0, "y": 0, "w": 200, "h": 140, "place": {"parent": None, "order": "a"}}
    return {"kind": "sticky", "id": id_(), **box, "text": "Lappu", **fields}


class Board:
    """A board with a note and a thread of its owner, and one person for each role."""

    def __init__(self, owner: Person, person, links: dict[str, str]) -> None:
        self.owner = owner
        self.note, self.thread, self.comment = note(x=400), id_(), id_()
        owner.opens(links["owner"])
        self.id = owner.page.url.split("/b/")[1].split("?")[0]
        begin = op("thread.create", id=self.thread, x=100, y=100, comment_id=self.comment, text="Omistajan sanat")
        made = [op("link.create", role=role, name=role) for role in BELOW_OWNER]
        owner.changes(op("person.rename", name="Omistaja"), op("node.create", node=self.note), begin, *made)
        self.links = {link["name"]: link for link in self.get("links") if link["name"]}
        self.people: dict[Role, Person] = {role: person() for role in BELOW_OWNER}
        for role, someone in self.people.items():
            someone.opens(self.links[role]["url"])
            if role != "view":
                someone.changes(op("person.rename", name=role))
        self.people["own"] = owner

    def get(self, what: str):
        """The response of the API to the owner's browser."""
        return self.owner.page.evaluate(f"async () => (await fetch('/api/v1/boards/{self.id}/{what}')).json()")

    def refusals(self, role: Role) -> list[str]:
        """The responses to a person of this role who sends all ops that the role may not."""
        return list(self.people[role].page.evaluate(BY_HAND, [self.id, self.beyond(role)]))

    def beyond(self, role: Role) -> list[dict[str, object]]:
        """One of each kind of op that the role may not do here."""
        return [op for needed, ops in self.acts().items() if RANK[role] < RANK[needed] for op in ops] + self.of_others()

    def acts(self) -> dict[Role, list[dict[str, object]]]:
        """Ops by the lowest role that may apply them."""
        frame = {"kind": "frame", **{key: value for key, value in note().items() if key not in ("kind", "text")}}
        answer = op("comment.create", id=id_(), thread_id=self.thread, text="Vastaus")
        begin = op("thread.create", id=id_(), x=0, y=0, comment_id=id_(), text="Uusi")
        react = op("comment.react", id=self.comment, reaction="agree", is_on=True)
        change, away = op("node.update", id=self.note["id"], set={"x": 5}), op("node.delete", id=self.note["id"])
        move = op("thread.move", id=self.thread, x=1, y=1)
        settle = op("thread.resolve", id=self.thread, is_resolved=True)
        link = self.links["comment"]["id"]
        ways = [op("link.create", role="own"), op("link.rotate", id=link), op("link.revoke", id=link)]
        ways += [op("link.update", id=link, set={"name": "Kaapattu"}), op("link.protect", id=link, password_hash=None)]
        report = op("comment.report", id=self.comment)
        order = [op("comment.hide", id=self.comment, is_hidden=True), op("person.block", person=id_(), is_blocked=True)]
        return {
            "comment": [op("person.rename", name="X"), op("person.erase"), answer, begin, react, report],
            "participate": [op("node.create", node=note())],
            "edit": [op("node.create", node=frame), change, away, move, settle],
            "own": [
                op("board.update", set={"title": "Kaapattu"}),
                *ways,
                op("comment.delete", id=self.comment),
                *order,
            ],
        }

    def of_others(self) -> list[dict[str, object]]:
        """Ops that only the author of the comment may apply. Here the author is the owner."""
        return [op("comment.update", id=self.comment, text="Kaapattu")]


@pytest.fixture
def board(person, links) -> Board:
    return Board(person(), person, links)


def test_ops_beyond_a_role_are_refused_by_the_server(board):
    """[A7] [C6] [C7] [L2] Each op is sent alone by a script. The board does not change."""
    before = board.get("hash")

    heard = {role: board.refusals(role) for role in BELOW_OWNER}

    allowed = {
        role: [answer for answer in answers if not answer.endswith(": forbidden")] for role, answers in heard.items()
    }
    assert allowed == {role: [] for role in BELOW_OWNER}
    assert min(len(answers) for answers in heard.values()) > 5
    assert board.get("hash") == before


def test_the_page_does_not_offer_actions_beyond_a_role(board):
    """[A7] Neither a button nor a key offers it. Comments of others can only be reported."""
    before = board.get("hash")

    for role in BELOW_OWNER:
        page = board.people[role].page
        page.keyboard.press("c")
        expect(page.locator('[data-tool="comment"]')).to_be_visible(visible=role != "view")
        page.keyboard.press("v")
        page.locator(f'.pin[data-thread="{board.thread}"]').click()
        expect(page.locator("#thread-comments li")).to_have_count(1)
        menu = page.locator('#thread-comments [data-focus^="more-"]')
        expect(menu).to_have_count(0 if role == "view" else 1)
        if role != "view":
            menu.click()
            expect(page.get_by_role("menuitem")).to_have_text(["Ilmoita asiaton kommentti"])
            page.keyboard.press("Escape")
        expect(page.locator("#composer-text")).to_be_visible(visible=role != "view")
        expect(page.locator("#thread-settle")).to_be_visible(visible=role == "edit")
        page.keyboard.press("Escape")
        page.click("#menu-button")
        for words in (
            "Sulje kommentointi",
            "Aseta aloitusnäkymäksi",
            "Lataa kommentit (CSV)",
            "Moderointi…",
        ):
            expect(page.get_by_role("menuitem", name=words)).to_have_count(0)
        page.keyboard.press("Escape")
        page.click("#share-button")
        expect(page.locator("#share-add")).to_be_hidden()
        expect(page.locator("#share-owner")).to_be_hidden()
        expect(page.locator("#share-links > li")).not_to_have_count(0)
        expect(page.locator("#share-links > li", has_text="own")).to_have_count(0)
        page.keyboard.press("Escape")

    assert board.get("hash") == before


def test_the_owner_cannot_edit_texts_of_others(board):
    """[C6] Owners can delete comments of others, but not edit them."""
    guest = board.people["comment"]
    comment = id_()
    guest.changes(op("comment.create", id=comment, thread_id=board.thread, text="Vieraan sanat"))
    before = board.get("hash")

    answers = board.owner.page.evaluate(BY_HAND, [board.id, [op("comment.update", id=comment, text="Kaapattu")]])

    assert answers == ["comment.update: forbidden"]
    assert board.get("hash") == before

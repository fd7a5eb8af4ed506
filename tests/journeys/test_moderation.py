"""Moderation: comments are reviewed, hidden, deleted and restored; guests are blocked."""

import re

import pytest
from playwright.sync_api import expect

AT = (640, 300)
PINS = "#pins .pin"
COMMENTS = "#thread-comments > li"
DIALOG = "#order-dialog"
WORDS = "Halpoja kelloja: www.kellot.example"


class SocketRecorder:
    """Records all messages that a page receives over its sockets."""

    def __init__(self, page) -> None:
        self.frames: list[str] = []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: self.frames.append(str(frame))))

    def has(self, words: str) -> bool:
        return any(words in frame for frame in self.frames)


@pytest.fixture
def owner(person, links):
    owner = person()
    owner.opens(links["owner"])
    return owner


@pytest.fixture
def guest(person, links):
    """A guest, Aino, without comments."""
    guest = person()
    guest.opens(links["to share"])
    return guest


@pytest.fixture
def other(person, links):
    """Another guest, whose socket messages are recorded."""
    other = person()
    other.received = SocketRecorder(other.page)  # before it opens anything
    other.opens(links["to share"])
    return other


def set_review(owner, which):
    """Chooses in the moderation dialog which comments are reviewed, and closes it with Escape."""
    owner.chooses("Moderointi…")
    owner.page.get_by_label("Vieraiden kommenttien ennakkotarkistus").select_option(which)
    expect(owner.page.locator("#toast")).to_be_visible()
    owner.page.keyboard.press("Escape")
    expect(owner.page.locator(DIALOG)).to_be_hidden()
    owner.saved()


def choose_in_comment_menu(someone, name, *, sure=None, at=0):
    """Chooses from the menu of a comment in the open thread with keys; `sure` is the answer to a confirmation."""
    someone.page.locator(f"{COMMENTS} [data-focus^=more]").nth(at).press("Enter")
    for label in [name, sure] if sure else [name]:
        item = someone.page.get_by_role("menuitem", name=label, exact=True)
        expect(item).to_be_visible()
        while not item.evaluate("item => item === document.activeElement"):
            someone.page.keyboard.press("ArrowDown")
        someone.page.keyboard.press("Enter")


def start_thread(someone, text, at=AT, name="Aino"):
    someone.comments(text, at, name)
    someone.saved()


def open_list(someone):
    someone.page.click("#people-bar [data-comments]")
    expect(someone.page.locator("#comments")).to_be_visible()


def test_only_its_author_and_the_owner_see_a_pending_comment(owner, guest, other):
    """Another guest's page does not receive its text, and no pin, row or number shows that it exists."""
    set_review(owner, "Kaikki kommentit")
    start_thread(guest, WORDS)
    expect(guest.page.locator(f"{COMMENTS} p")).to_have_text(WORDS)
    expect(guest.page.locator(COMMENTS)).to_contain_text("Odottaa tarkistusta")
    expect(guest.page.locator(COMMENTS)).to_contain_text("vain sinä ja omistaja")
    owner.comments("Tervetuloa!", (200, 500), "Outi")
    owner.saved()
    open_list(other)
    expect(other.page.locator("#comments-list .thread")).to_have_text(re.compile("Tervetuloa!"))
    expect(other.page.locator(PINS)).to_have_count(1)
    # The pending comment was sent before the comment of the owner, so it has already arrived.
    assert other.received.has('"is_pending":true')
    assert not other.received.has("kellot")
    assert "kellot" not in other.page.content()
    guest.page.reload()
    guest.page.locator(f"{PINS}.is-withheld").press("Enter")
    expect(guest.page.locator(f"{COMMENTS} p")).to_have_text(WORDS)

    owner.page.locator(f"{PINS}.is-withheld").press("Enter")
    expect(owner.page.locator(f"{COMMENTS} p")).to_have_text(WORDS)
    owner.page.get_by_role("button", name="Julkaise").press("Enter")
    expect(other.page.locator("#comments-list .thread").filter(has_text=WORDS)).to_be_visible()
    expect(other.page.locator(PINS)).to_have_count(2)
    expect(guest.page.locator(".withheld")).to_have_count(0)


def test_the_list_shows_the_comments_to_review(owner, guest):
    """With keys. The list says when nothing is left to review."""
    set_review(owner, "Linkin sisältävät")
    start_thread(guest, "Tämä menee läpi.")
    guest.writes(WORDS)
    guest.saved()
    open_list(owner)
    review = owner.page.get_by_role("button", name="Tarkistettavat")
    expect(review).to_have_text("Tarkistettavat 1")
    review.press("Enter")
    row = owner.page.locator("#comments-list .thread")
    expect(row).to_contain_text(WORDS)
    expect(row).to_contain_text("Odottaa tarkistusta")
    row.press("Enter")
    owner.page.locator("#thread").get_by_role("button", name="Piilota").press("Enter")

    expect(owner.page.locator(COMMENTS).nth(1)).to_contain_text("Piilotettu")
    expect(owner.page.locator(f"{COMMENTS} p").nth(1)).to_have_text(WORDS)
    expect(review).to_have_text("Tarkistettavat")
    expect(guest.page.locator(COMMENTS).nth(1)).to_contain_text("Muut eivät näe sitä")


def test_a_hidden_comment_has_a_label_and_can_be_shown_again(owner, guest, other):
    """The thread continues without the hidden comment."""
    start_thread(guest, "Missä kioski on?")
    guest.writes(WORDS)
    guest.saved()
    for someone in (owner, other):
        someone.page.locator(PINS).click()
        expect(someone.page.locator(COMMENTS)).to_have_count(2)
    choose_in_comment_menu(owner, "Piilota", at=1)
    expect(other.page.locator(COMMENTS).nth(1)).to_contain_text("Piilotettu")
    assert "kellot" not in other.page.content()
    other.page.reload()
    other.saved()
    assert "kellot" not in other.page.content()

    choose_in_comment_menu(owner, "Näytä", at=1)
    other.page.locator(PINS).click()
    expect(other.page.locator(f"{COMMENTS} p").nth(1)).to_have_text(WORDS)


def test_all_comments_of_a_guest_are_hidden_and_restored_from_the_audit_log(owner, guest, other):
    """The owner confirms first. The audit log in the dialog has the action, with an undo button."""
    start_thread(guest, WORDS)
    guest.page.keyboard.press("Escape")
    start_thread(guest, "Toinen samanlainen", at=(640, 600), name=None)
    expect(other.page.locator(PINS)).to_have_count(2)
    owner.page.locator(PINS).first.click()
    choose_in_comment_menu(owner, "Piilota kaikki hänen kommenttinsa…", sure="Piilota kaikki")
    expect(other.page.locator(PINS)).to_have_count(0)
    expect(owner.page.locator(f"{PINS}.is-withheld")).to_have_count(2)
    assert "kellot" not in other.page.content()

    owner.page.keyboard.press("Escape")
    owner.chooses("Moderointi…")
    line = owner.page.locator("#order-audit li")
    expect(line).to_contain_text("Omistaja piilotti vieraan kaikki kommentit: Aino")
    line.get_by_role("button").press("Enter")
    expect(other.page.locator(PINS)).to_have_count(2)
    expect(line).to_have_count(2)
    expect(line.get_by_role("button")).to_have_count(0)


def test_a_blocked_guest_keeps_the_text_and_can_be_unblocked(owner, guest):
    """The guest sees the reason when writing. The owner finds the guest in the dialog."""
    start_thread(guest, "Ensimmäinen")
    owner.page.locator(PINS).click()
    choose_in_comment_menu(owner, "Estä vieras…", sure="Estä")
    expect(owner.page.locator("#toast")).to_have_text("Vieras on estetty.")
    guest.writes("Toinen")
    expect(guest.page.locator("#composer-error")).to_contain_text("estänyt")
    expect(guest.page.locator("#composer-text")).to_have_value("Toinen")
    expect(guest.page.locator(COMMENTS)).to_have_count(1)

    owner.page.keyboard.press("Escape")
    owner.chooses("Moderointi…")
    expect(owner.page.locator("#order-blocked li")).to_contain_text("Aino")
    owner.page.locator("#order-blocked").get_by_role("button", name="Poista esto").press("Enter")
    expect(owner.page.locator("#order-blocked-none")).to_be_visible()
    expect(owner.page.locator("#order-blocked-title")).to_be_focused()
    guest.page.locator("#composer-text").press("Enter")
    expect(guest.page.locator(COMMENTS)).to_have_count(2)


def test_a_report_reaches_the_owner_without_the_name_of_the_reporter(owner, guest, other):
    start_thread(guest, WORDS)
    other.page.locator(PINS).click()
    other.page.click("#composer-text")
    other.writes("Mitä tämä on?")
    other.page.fill("#name-input", "Eino")
    other.page.keyboard.press("Enter")
    other.saved()
    choose_in_comment_menu(other, "Ilmoita asiaton kommentti")
    expect(other.page.locator("#toast")).to_contain_text("Nimesi ei näy")
    open_list(owner)
    review = owner.page.get_by_role("button", name="Tarkistettavat")
    expect(review).to_have_text("Tarkistettavat 1")
    review.press("Enter")
    expect(owner.page.locator("#comments-list .thread")).to_contain_text("1 ilmoitus")

    owner.page.locator("#comments-list .thread").press("Enter")
    expect(owner.page.locator(COMMENTS).first).to_contain_text("1 ilmoitus")
    assert owner.page.locator(COMMENTS).nth(1).get_by_text("ilmoitus").count() == 0
    owner.page.locator("#thread").get_by_role("button", name="Hylkää ilmoitukset").press("Enter")
    expect(review).to_have_text("Tarkistettavat")
    expect(other.page.locator(f"{COMMENTS} p").first).to_have_text(WORDS)


def test_a_deleted_comment_is_restored_from_the_dialog(owner, guest, other):
    """The thread comes back, too, because it had no other comment."""
    start_thread(guest, "Tämä oli tärkeä.")
    owner.page.locator(PINS).click()
    choose_in_comment_menu(owner, "Poista…", sure="Poista")
    expect(other.page.locator(PINS)).to_have_count(0)

    owner.chooses("Moderointi…")
    expect(owner.page.locator("#order-deleted li")).to_contain_text("Aino: Tämä oli tärkeä.")
    owner.page.locator("#order-deleted").get_by_role("button", name="Palauta").press("Enter")
    expect(owner.page.locator("#order-deleted-none")).to_be_visible()
    other.page.locator(PINS).click()
    expect(other.page.locator(f"{COMMENTS} p")).to_have_text("Tämä oli tärkeä.")


def test_a_deleted_comment_is_removed_permanently(owner, guest):
    """[M4] In two steps; the first can be cancelled. Afterwards no data contains the comment."""
    start_thread(guest, WORDS)
    owner.page.locator(PINS).click()
    choose_in_comment_menu(owner, "Poista…", sure="Poista")
    owner.chooses("Moderointi…")
    deleted = owner.page.locator("#order-deleted")
    deleted.get_by_role("button", name="Poista…").press("Enter")
    expect(deleted.get_by_role("button", name="Peruuta")).to_be_focused()
    owner.page.keyboard.press("Enter")
    expect(deleted.get_by_role("button", name="Palauta")).to_be_focused()
    deleted.get_by_role("button", name="Poista…").press("Enter")
    deleted.get_by_role("button", name="Poista pysyvästi").press("Enter")
    expect(owner.page.locator("#order-deleted-none")).to_be_visible()
    mine = "async () => (await fetch(location.pathname.replace('/b/', '/api/v1/boards/') + '/mine')).json()"
    assert guest.page.evaluate(mine)["deleted"] == []


def test_the_open_dialog_is_updated_and_keeps_the_focus(owner):
    """Also actions of other owners. After an undo the focus stays near."""
    owner.changes(*({"kind": "board.update", "set": fields} for fields in ({"review": "links"}, {"slow_seconds": 60})))
    owner.chooses("Moderointi…")
    lines = owner.page.locator("#order-audit li")
    expect(lines).to_have_count(2)
    first = lines.filter(has_text="joissa on linkki").get_by_role("button")
    first.focus()
    owner.changes({"kind": "board.update", "set": {"comments_open": False}})
    expect(lines).to_have_count(3)
    expect(lines.first).to_contain_text("sulki kommentoinnin")
    expect(first).to_be_focused()

    owner.page.keyboard.press("Enter")
    expect(lines.first).to_contain_text("poisti ennakkotarkistuksen")
    expect(owner.page.get_by_label("Vieraiden kommenttien ennakkotarkistus")).to_have_value("nothing")
    expect(lines.filter(has_text="hitaan tilan").get_by_role("button")).to_be_focused()


def test_hours_are_set_from_the_dialog_and_are_in_the_audit_log(owner):
    """The focus returns to its previous place."""
    owner.chooses("Moderointi…")
    hours = owner.page.locator(DIALOG).get_by_role("button", name="Kommentointiaika…")
    hours.press("Enter")
    owner.page.get_by_label("Hidas tila: vieras voi kommentoida").select_option("5 minuutin välein")
    owner.page.locator("#hours-form").get_by_role("button", name="Tallenna").press("Enter")
    expect(hours).to_be_focused()
    expect(owner.page.locator("#order-audit li")).to_contain_text("Omistaja otti käyttöön hitaan tilan")


def test_the_dialog_leads_to_the_comments_to_review(owner, guest):
    start_thread(guest, "Missä kioski on?")
    owner.changes({"kind": "board.update", "set": {"review": "all"}})
    guest.writes("Entä kahvio?")
    guest.saved()
    owner.chooses("Moderointi…")
    owner.page.get_by_role("button", name="1 tarkistettava kommentti").press("Enter")

    expect(owner.page.locator(DIALOG)).to_be_hidden()
    expect(owner.page.get_by_role("button", name="Tarkistettavat")).to_have_attribute("aria-pressed", "true")
    expect(owner.page.locator("#comments-list .thread")).to_contain_text("Entä kahvio?")

"""Pins: clusters, resolved threads, and moving pins with mouse, touch and keys."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import faults
from tests.journeys.world import Person, touch, until

WHERE = """async () => {
    const path = location.pathname.replace('/b/', '/api/v1/boards/') + '/snapshot';
    return (await (await fetch(path)).json()).threads.map(({node_id, x, y}) => [node_id, x, y]);
}"""


@pytest.fixture
def aino(person, links) -> Person:
    """A guest, Aino, who has started a thread on the first frame and closed it."""
    visitor: Person = person()
    visitor.opens(links["to share"])
    visitor.comments("Tähän kaivataan penkki", at=(640, 400), name="Aino")
    visitor.saved()
    visitor.page.click("#thread-close")
    return visitor


def tip(page: Page, selector: str = ".pin:visible") -> tuple[float, float]:
    """The screen point of the tip of a pin."""
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"], box["y"] + box["height"]


def drag(page: Page, dx: float, dy: float, *, drop: bool = True) -> None:
    x, y = tip(page)
    page.mouse.move(x + 16, y - 16)
    page.mouse.down()
    page.mouse.move(x + 16 + dx, y - 16 + dy, steps=6)
    if drop:
        page.mouse.up()


def begin(someone: Person, *places: tuple[float, float], is_resolved: bool = False) -> None:
    """Starts threads at points of the board."""
    for x, y in places:
        id_ = secrets.token_urlsafe(12)
        first = {"comment_id": secrets.token_urlsafe(12), "text": f"Huomio kohdassa {x:.0f}, {y:.0f}"}
        someone.changes({"kind": "thread.create", "id": id_, "node_id": None, "x": x, "y": y, **first})
        if is_resolved:
            someone.changes({"kind": "thread.resolve", "id": id_, "is_resolved": True})


def test_everybody_sees_a_dragged_pin_at_its_new_place(aino, person, links):
    """[C7] [P3] The server stores the place: it survives a reload."""
    eino = person()
    eino.opens(links["to share"])
    x, y = tip(aino.page)
    drag(aino.page, 120, -40)
    aino.saved()

    assert tip(aino.page) == pytest.approx((x + 120, y - 40), abs=1)
    until(lambda: tip(eino.page) == pytest.approx((x + 120, y - 40), abs=1))
    aino.page.reload()
    expect(aino.page.locator(".pin")).to_be_visible()
    assert tip(aino.page) == pytest.approx((x + 120, y - 40), abs=1)


def test_a_click_opens_a_pin_and_a_drag_does_not(aino):
    drag(aino.page, 60, 30)
    expect(aino.page.locator("#thread")).to_be_hidden()
    x, y = tip(aino.page)
    aino.page.mouse.click(x + 16, y - 16)

    expect(aino.page.locator("#thread")).to_be_visible()


def test_a_moved_pin_belongs_to_the_frame_below_it_or_to_the_board(aino):
    """[C1] The change is announced to screen readers."""
    [[node_id, *_]] = aino.page.evaluate(WHERE)
    assert node_id is not None
    aino.page.focus("#map")
    aino.page.keyboard.press("1")
    _, y = tip(aino.page)
    drag(aino.page, 0, 690 - y)
    aino.saved()
    expect(aino.page.locator("#announcer")).to_have_text("Siirretty taulun tyhjään kohtaan.")
    assert aino.page.evaluate(WHERE)[0][0] is None
    drag(aino.page, 0, y - 690)
    aino.saved()

    expect(aino.page.locator("#announcer")).to_contain_text("Siirretty ")
    assert aino.page.evaluate(WHERE)[0][0] == node_id


def test_escape_cancels_the_drag_of_a_pin(aino):
    before = aino.page.evaluate(WHERE)
    x, y = tip(aino.page)
    drag(aino.page, 100, 100, drop=False)
    assert tip(aino.page) == pytest.approx((x + 100, y + 100), abs=1)
    aino.page.keyboard.press("Escape")
    assert tip(aino.page) == pytest.approx((x, y), abs=1)
    aino.page.mouse.up()

    expect(aino.page.locator("#thread")).to_be_hidden()
    assert aino.page.evaluate(WHERE) == before


def test_another_guest_cannot_move_a_pin_but_the_owner_can(aino, person, links):
    """[C7] The other guest gets no grab cursor."""
    eino, owner = person(), person()
    eino.opens(links["to share"])
    owner.opens(links["owner"])
    x, y = tip(eino.page)
    drag(eino.page, 80, 0)
    assert tip(eino.page) == pytest.approx((x, y), abs=1)
    cursors = [each.page.evaluate("getComputedStyle(document.querySelector('.pin')).cursor") for each in (eino, owner)]
    assert cursors == ["pointer", "grab"]
    drag(owner.page, 80, 0)
    owner.saved()

    until(lambda: tip(eino.page) == pytest.approx((x + 80, y), abs=1))


def test_keys_move_the_focused_pin_and_its_place_is_announced(aino):
    x, y = tip(aino.page)
    aino.page.focus(".pin")
    aino.page.keyboard.press("Shift+ArrowRight")
    aino.page.keyboard.press("Control+Shift+ArrowUp")
    aino.page.keyboard.press("Shift+ArrowDown")

    expect(aino.page.locator("#announcer")).to_contain_text("Siirretty ")
    assert tip(aino.page) == pytest.approx((x + 10, y - 40), abs=1)
    expect(aino.page.locator(".pin")).to_be_focused()
    aino.saved()
    aino.page.reload()
    expect(aino.page.locator(".pin")).to_be_visible()
    assert tip(aino.page) == pytest.approx((x + 10, y - 40), abs=1)


def test_overlapping_pins_are_one_cluster_and_enter_splits_it(aino):
    """The focus goes to the first of them, so Tab leads to the others."""
    begin(aino, *((500 + 30 * at, 400) for at in range(4)))
    aino.page.focus("#map")
    aino.page.keyboard.press("1")
    cluster = aino.page.get_by_role("button", name="4 keskustelua", exact=True)
    expect(cluster).to_have_text("4")
    cluster.focus()
    aino.page.keyboard.press("Enter")

    expect(aino.page.locator(".pin-cluster:visible")).to_have_count(0)
    focused = "document.activeElement.ariaLabel"
    assert "Huomio kohdassa 500, 400" in aino.page.evaluate(focused)
    aino.page.keyboard.press("Tab")
    assert "Huomio kohdassa 530, 400" in aino.page.evaluate(focused)


def test_tab_leads_to_all_pins_on_the_same_point(aino):
    begin(aino, (500, 400), (500, 400), (500, 400))
    aino.page.focus("#map")
    aino.page.keyboard.press("1")
    aino.page.get_by_role("button", name="3 keskustelua", exact=True).press("Enter")
    expect(aino.page.locator("#thread")).to_be_visible()
    expect(aino.page.locator(".pin-cluster:visible")).to_have_count(0)
    aino.page.keyboard.press("Escape")
    opened = [aino.page.evaluate("document.activeElement.dataset.thread")]
    for _ in range(2):
        aino.page.keyboard.press("Tab")
        opened.append(aino.page.evaluate("document.activeElement.dataset.thread"))
    aino.page.keyboard.press("Enter")

    assert len(set(opened)) == 3
    expect(aino.page.locator("#thread")).to_be_visible()
    aino.page.click("#thread-close")
    aino.page.mouse.click(640, 600)
    expect(aino.page.get_by_role("button", name="3 keskustelua", exact=True)).to_be_visible()


def test_resolved_threads_have_hollow_pins_and_a_separate_count(aino):
    begin(aino, (500, 400), (520, 400), is_resolved=True)
    begin(aino, (540, 400))
    begin(aino, (4000, 400), (4020, 400), (1200, 400), is_resolved=True)
    aino.page.focus("#map")
    aino.page.keyboard.press("1")

    mixed = aino.page.get_by_role("button", name="1 keskustelu, 2 ratkaistua keskustelua")
    resolved = aino.page.get_by_role("button", name="2 ratkaistua keskustelua", exact=True)
    expect(mixed).to_have_text("1")
    expect(resolved).to_have_text("2")
    assert "is-settled" in (resolved.get_attribute("class") or "")
    expect(aino.page.get_by_role("button", name="(ratkaistu)")).to_have_class(re.compile("is-settled"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_clusters_and_hollow_pins_have_no_violation(person, links, scheme):
    """Checked with axe: contrast, names and target size."""
    aino = person(color_scheme=scheme, bypass_csp=True)
    aino.opens(links["to share"])
    aino.changes({"kind": "person.rename", "name": "Aino"})
    begin(aino, (500, 400), (520, 400), (3500, 400))
    begin(aino, (1500, 400), (1520, 400), (2500, 400), is_resolved=True)
    aino.page.focus("#map")
    aino.page.keyboard.press("1")
    expect(aino.page.locator(".pin-cluster:visible")).to_have_count(2)

    assert [fault for fault in faults(aino.page) if "pin" in fault[1]] == []


def test_a_long_press_on_a_pin_moves_it(person, links):
    aino = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=3)
    aino.opens(links["to share"])
    aino.page.tap('[data-tool="comment"]')
    aino.page.touchscreen.tap(200, 300)
    aino.page.fill("#composer-text", "Puhelimelta")
    aino.page.tap(".send")
    aino.page.fill("#name-input", "Aino")
    aino.page.tap("#name-dialog .primary")
    aino.saved()
    aino.page.tap("#thread-close")
    x, y = tip(aino.page)
    touch(aino.page, [(x + 16, y - 16)], [(x + 40, y + 40)], [(x + 60, y + 60)])
    assert tip(aino.page) == pytest.approx((x, y), abs=1)

    session = aino.page.context.new_cdp_session(aino.page)

    def finger(kind: str, *at: float) -> None:
        points = [{"x": at[0], "y": at[1], "id": 0}] if at else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", x + 16, y - 16)
    expect(aino.page.locator(".pin.is-carried")).to_be_visible()
    finger("touchMove", x + 56, y + 44)
    finger("touchMove", x + 76, y + 64)
    finger("touchEnd")
    aino.saved()
    assert tip(aino.page) == pytest.approx((x + 60, y + 80), abs=1)
    expect(aino.page.locator("#popup")).to_be_hidden()
    expect(aino.page.locator("#thread")).to_be_hidden()


def test_escape_leads_from_a_thread_to_its_pin_and_then_to_the_canvas(aino):
    """Single-letter shortcuts work there, also the slash, which some browsers use themselves."""
    aino.page.locator(".pin").press("Enter")
    expect(aino.page.locator("#composer-text")).to_be_focused()
    aino.page.keyboard.press("Escape")
    expect(aino.page.locator(".pin")).to_be_focused()
    aino.page.keyboard.press("Escape")
    expect(aino.page.locator("#map")).to_be_focused()
    aino.page.keyboard.press("/")
    expect(aino.page.locator("#search-input")).to_be_focused()

"""The list of threads: its content, and how to move in it."""

from playwright.sync_api import expect

from tests.journeys.panel.talk import BUTTON, ROWS, id_of, reply, resolve, start_thread
from tests.journeys.world import held


def test_the_list_shows_open_threads_and_leads_to_them(aino, page):
    first, second = start_thread("Missä hissi on?"), start_thread("Kuka hoitaa laituria?")
    aino.changes(first, second, reply(first, "Oven vieressä"))
    page.click(BUTTON)
    expect(page.locator("#comments-count")).to_have_text("2 keskustelua")
    expect(page.locator(ROWS).first).to_contain_text("Missä hissi on?")
    expect(page.locator(ROWS).first).to_contain_text("1 vastaus")
    page.locator(ROWS).last.click()

    expect(page.locator("#thread-comments p")).to_have_text("Kuka hoitaa laituria?")
    expect(page.locator(f"{ROWS}[aria-current=true]")).to_contain_text("Kuka hoitaa laituria?")
    assert f"comment={second['id']}" in page.url


def test_actions_before_the_list_has_loaded_are_done_afterwards(aino, page):
    aino.changes(start_thread("Missä hissi on?"))
    with held(page, "**/setUp-*.js"):
        page.reload()
        page.click(BUTTON)
        page.click('[data-filter="mentions"]')
        page.click("#comments-menu-button")

    expect(page.locator("#comments-none")).to_contain_text("Ei vielä mainintoja.")
    expect(page.locator('[data-filter="mentions"]')).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("menuitem", name="Merkitse kaikki luetuiksi")).to_be_visible()


def test_a_thread_opens_beside_the_list(aino, page):
    aino.changes(start_thread("Missä hissi on?"))
    page.click(BUTTON)
    page.click(ROWS)
    expect(page.locator("#composer-text")).to_be_focused()
    thread, panel = page.locator("#thread").bounding_box(), page.locator("#comments").bounding_box()

    assert thread
    assert panel
    assert thread["x"] + thread["width"] < panel["x"]


def test_each_filter_lists_its_threads(aino, page):
    resolved = start_thread("Valmis asia")
    aino.changes(start_thread("Sinulle", mentions=(id_of(page),)), start_thread("Muille"), resolved, resolve(resolved))
    page.click(BUTTON)
    expect(page.locator(ROWS)).to_have_count(2)
    page.click('[data-filter="mentions"]')
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(ROWS)).to_contain_text("Sinulle")
    page.click('[data-filter="resolved"]')
    expect(page.locator(ROWS)).to_contain_text("Valmis asia")
    expect(page.locator(ROWS)).to_contain_text("Ratkaistu")
    page.click('[data-filter="mine"]')

    expect(page.locator("#comments-none")).to_contain_text("Et ole vielä kommentoinut.")
    expect(page.locator('[data-filter="mine"]')).to_have_attribute("aria-pressed", "true")


def test_the_search_finds_texts_and_names_and_announces_the_hits(aino, page):
    first = start_thread("Missä hissi on?")
    aino.changes(first, reply(first, "Oven vieressä"), start_thread("Kiitos"))
    page.click(BUTTON)
    page.fill("#comments-search", "OVEN")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(f"{ROWS} mark")).to_have_text("Oven")
    expect(page.locator("#announcer")).to_have_text("1 keskustelu")
    page.fill("#comments-search", "åberg")
    expect(page.locator(ROWS)).to_have_count(2)
    page.fill("#comments-search", "olematon")

    expect(page.locator("#comments-none")).to_contain_text("Ei hakua vastaavia keskusteluja.")
    expect(page.locator("#announcer")).to_have_text("0 keskustelua")


def test_threads_are_grouped_by_frame(aino, page):
    frames = page.evaluate(
        """async () => {
            const path = location.pathname.replace('/b/', '/api/v1/boards/') + '/snapshot';
            const {nodes} = await (await fetch(path)).json();
            return nodes.filter((node) => node.kind === 'frame').map(({title, x, y}) => ({title, at: [x + 5, y + 5]}));
        }"""
    )
    places = {frame["title"]: frame["at"] for frame in frames}
    outside = start_thread("Ulkona", at=(-5000, -5000))
    aino.changes(outside, start_thread("Koulusta", at=places["Kylän koulu"]))
    aino.changes(start_thread("Kirjastosta", at=places["Kylän kirjasto"]))
    page.click(BUTTON)
    page.click("#comments-sort")
    page.get_by_role("menuitemradio", name="Kehyksittäin").click()

    expect(page.locator("#comments-list h3")).to_have_text(
        ["1 Kylän kirjasto", "2 Kylän koulu", "Kehysten ulkopuolella"]
    )
    expect(page.locator(f"{ROWS} .text")).to_have_text(["Kirjastosta", "Koulusta", "Ulkona"])


def test_the_list_is_used_with_keys_only(aino, page):
    aino.changes(*(start_thread(f"Asia {n}") for n in range(3)))
    expect(page.locator(f"{BUTTON} .badge")).to_have_text("3")
    page.keyboard.press("Shift+c")
    expect(page.locator(ROWS)).to_have_count(3)
    page.keyboard.press("ArrowDown")
    expect(page.locator(ROWS).nth(0)).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(ROWS).nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#thread-comments p")).to_have_text("Asia 1")
    expect(page.locator("#composer-text")).to_be_focused()
    page.locator(ROWS).nth(1).focus()
    page.keyboard.press("Escape")

    expect(page.locator("#comments")).to_be_hidden()
    expect(page.locator("#map")).to_be_focused()


def test_letters_on_the_canvas_step_through_open_threads(aino, page):
    resolved = start_thread("Valmis asia")
    aino.changes(start_thread("Asia 0"), resolved, resolve(resolved), start_thread("Asia 1"))
    expect(page.locator(f"{BUTTON} .badge")).to_have_text("3")
    page.keyboard.press("j")
    expect(page.locator("#announcer")).to_have_text("1 / 2: Aino Åberg: Asia 0")
    expect(page.locator("#map")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#thread-comments p")).to_have_text("Asia 1")
    page.keyboard.press("k")
    expect(page.locator("#thread-comments p")).to_have_text("Asia 0")
    page.keyboard.press("Enter")
    expect(page.locator("#composer-text")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#thread-comments p")).to_have_text("Asia 1")
    page.keyboard.type("jk")

    expect(page.locator("#composer-text")).to_have_value("jk")


def test_arrows_step_through_the_filtered_list(aino, page):
    aino.changes(*(start_thread(text) for text in ("ovi 1", "hissi", "ovi 2")))
    page.click(BUTTON)
    page.fill("#comments-search", "ovi")
    expect(page.locator(ROWS)).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#announcer")).to_have_text("1 / 2: Aino Åberg: ovi 2")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#thread-comments p")).to_have_text("ovi 1")

    expect(page.locator(ROWS).last).to_be_focused()


def test_unchanged_rows_keep_their_elements(aino, page):
    first = start_thread("Asia 0")
    aino.changes(first, start_thread("Asia 1"))
    page.click(BUTTON)
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.locator(f"{ROWS}.is-unread")).to_have_count(2)
    page.evaluate(
        "(rows) => document.querySelectorAll(rows).forEach((row) => row.firstChild.dataset.old = row.dataset.thread)",
        ROWS,
    )
    page.locator(ROWS).first.focus()
    aino.changes(reply(first, "Vastaus"))
    expect(page.locator(ROWS).first).to_contain_text("1 vastaus")

    expect(page.locator(ROWS).last).to_be_focused()
    expect(page.locator(f"{ROWS} [data-old]")).to_have_count(1)


def test_on_a_phone_the_list_is_a_sheet_that_closes_for_a_thread(aino, person, links):
    visitor = person(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    visitor.opens(links["to share"])
    page = visitor.page
    aino.changes(start_thread("Missä hissi on?"))
    expect(page.locator("#toolbar [data-comments] .badge")).to_have_text("1")
    page.tap("#toolbar [data-comments]")
    page.tap(ROWS)
    expect(page.locator("#comments")).to_be_hidden()
    expect(page.locator("#thread-comments p")).to_have_text("Missä hissi on?")
    pin, sheet = page.locator(".pin").first.bounding_box(), page.locator("#thread").bounding_box()

    assert pin
    assert sheet
    assert pin["y"] + pin["height"] <= sheet["y"]


def test_on_a_narrow_screen_only_the_last_opened_panel_is_shown(person, links):
    visitor = person(viewport={"width": 1024, "height": 768})
    visitor.opens(links["to share"])
    page = visitor.page
    page.click("#frames-button")
    page.click(BUTTON)
    expect(page.locator("#sidebar")).to_be_hidden()
    page.click("#title-bar [data-search]")
    expect(page.locator("#comments")).to_be_hidden()
    page.click(BUTTON)
    expect(page.locator("#search")).to_be_hidden()

    expect(page.locator("#comments")).to_be_visible()
    expect(page.locator("#sidebar")).to_be_hidden()

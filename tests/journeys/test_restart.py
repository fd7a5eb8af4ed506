"""The server is killed while people write comments."""

import httpx
from playwright.sync_api import expect


def test_pages_reconnect_and_each_comment_is_stored_once(person, server, links):
    """[O4] [P4] After a SIGKILL: comments from the time without a server are sent exactly once."""
    aino, eino = person(), person()
    aino.opens(links["to share"])
    eino.opens(links["to share"])
    aino.comments("Ennen katkoa", at=(400, 300), name="Aino")
    aino.saved()

    server.kill()
    expect(aino.page.locator("#status")).to_contain_text("Ei yhteyttä")
    aino.writes("Katkon aikana")
    expect(aino.page.locator("#status")).to_contain_text("1 lähettämättä")
    expect(aino.page.locator("#thread-comments li")).to_have_count(2)
    server.start()

    aino.saved()
    eino.saved()
    eino.page.click(".pin")
    expect(eino.page.locator("#thread-comments p")).to_have_text(["Ennen katkoa", "Katkon aikana"])
    assert written(aino) == ["Ennen katkoa", "Katkon aikana"]


def test_a_kill_between_sending_and_acknowledging_loses_nothing(person, server, links):
    """[P2] [P4] The server is killed during ten comments in a row."""
    aino = person()
    aino.opens(links["to share"])
    aino.comments("0", at=(400, 300), name="Aino")
    for number in range(1, 11):
        aino.writes(str(number))
        if number == 5:
            server.kill()
    server.start()

    aino.saved()
    assert written(aino) == [str(number) for number in range(11)]


def test_a_reload_without_a_server_loses_no_text(person, server, links):
    """[P4] The browser keeps a comment that the server did not receive, and the reloaded page sends it."""
    aino = person()
    aino.opens(links["to share"])
    aino.comments("Ensin", at=(400, 300), name="Aino")
    aino.saved()
    address = aino.page.url
    server.kill()
    expect(aino.page.locator("#status")).to_contain_text("Ei yhteyttä")
    aino.writes("Lähti tyhjään")
    expect(aino.page.locator("#status")).to_contain_text("1 lähettämättä")
    server.start()
    aino.page.goto(address)

    aino.saved()
    assert written(aino) == ["Ensin", "Lähti tyhjään"]


def written(someone) -> list[str]:
    """The texts of all comments of the board on the server, in order."""
    board = someone.page.evaluate("document.body.dataset.board")
    origin = someone.page.evaluate("location.origin")
    cookies = {cookie["name"]: cookie["value"] for cookie in someone.context.cookies()}
    snapshot = httpx.get(f"{origin}/api/v1/boards/{board}/snapshot", cookies=cookies).json()
    return [comment["text"] for comment in sorted(snapshot["comments"], key=lambda comment: comment["at"])]

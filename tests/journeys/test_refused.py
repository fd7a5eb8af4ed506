"""The server refuses a page's connection for a moment."""

import pytest


@pytest.mark.parametrize("code", [1013, 4429])
def test_a_page_comes_back_after_a_temporary_refusal(person, links, code):
    """[O4] [O6] By itself, on the same page; a comment can be written at once."""
    codes = [code]
    aino = person()
    aino.page.route_web_socket("**/live?*", lambda live: refuse(live, codes))
    aino.page.goto(links["to share"])
    aino.page.evaluate("window.isSamePage = true")

    aino.saved()
    aino.comments("Täällä taas", at=(400, 300), name="Aino")
    aino.saved()

    assert codes == []
    assert aino.page.evaluate("window.isSamePage")


def refuse(live, codes: list[int]) -> None:
    """Closes a connection with the next code; when none is left, the server gets it."""
    if codes:
        live.close(code=codes.pop())
    else:
        live.connect_to_server()

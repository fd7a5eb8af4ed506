"""Static files."""

import pytest


async def test_scripts_are_revalidated_each_time(browser):
    """So that nobody runs an old page after an upgrade."""
    answer = await browser.get("/static/js/main.js")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    again = await browser.get("/static/js/main.js", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


async def test_fonts_are_cached(browser):
    answer = await browser.get("/static/vendor/inter/inter-latin-wght-normal.woff2")
    assert "max-age=2592000" in answer.headers["cache-control"]


async def test_scripts_are_compressed(browser):
    answer = await browser.get("/static/js/main.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "path", ["../server/app.py", "..%2fserver/app.py", "/etc/passwd", "js/", "nowhere.js", "board.html"]
)
async def test_only_files_of_the_front_end_are_served(browser, path):
    assert (await browser.get(f"/static/{path}")).status_code == 404

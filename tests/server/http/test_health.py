"""Whether the program is alive."""


async def test_a_server_that_answers_is_healthy(browser):
    answer = await browser.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "pass"})


async def test_health_needs_no_database(browser, app):
    """Whoever asks every second must not wait for a disk."""
    await app.state.services.database.close()
    assert (await browser.get("/healthz")).status_code == 200

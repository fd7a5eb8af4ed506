"""The health check."""

from tests.server.world import OPS, op, plain, rename


async def test_a_server_that_answers_is_healthy(browser):
    answer = await browser.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "pass"})


async def test_the_health_check_needs_no_database(browser, app):
    """Frequent checks must not wait for a disk."""
    await app.state.services.database.close()
    assert (await browser.get("/healthz")).status_code == 200


async def test_a_problem_is_reported(come, browser, settings):
    """Here the erasure file cannot be written, but boards are served."""
    (settings.data_dir / "erased.jsonl").mkdir()
    guest = await come("comment")
    await guest.post(OPS, json={"ops": plain(rename("Aino"), op("person.erase"))})
    await guest._transport.app.state.services.hub.cleanup.tried()
    answer = await browser.get("/healthz")
    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "warn", "notes": ["erased.jsonl cannot be written"]},
    )

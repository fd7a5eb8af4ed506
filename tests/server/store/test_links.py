"""Links across boards."""

from server.domain.changes import Changes, Link
from server.store import boards, links
from server.wire.views import BoardView
from tests.server.world import BOARD, INFO, LINKS, NOW, OTHER_BOARD, actor, id_, op, store_board


async def test_a_link_is_found_with_its_board(database):
    """[A1] Whoever opens it knows its id, not its board."""
    async with database.reading() as session:
        assert await links.find(session, LINKS["edit"].id) == (BOARD, LINKS["edit"])


async def test_an_unknown_link_is_not_found(database):
    """[A3] Nothing is said about any board."""
    async with database.reading() as session:
        assert await links.find(session, "nowhere") is None


async def test_the_boards_of_some_links_are_found_without_the_others(database):
    """[A2] By the links that a browser has opened."""
    other = BoardView(id=OTHER_BOARD, title="Toinen", first_number=1)
    await store_board(database, other, {"own": Link(id_("other-link"), "own")})
    async with database.reading() as session:
        found = await links.list_boards(session, [LINKS["edit"].id, "nowhere"])
        assert found == [(BOARD, INFO.title, LINKS["edit"])]
        assert await links.list_boards(session, []) == []


async def test_a_revoked_link_finds_no_board(database, room):
    """[L2] As if it had never been."""
    await room.push([op("link.revoke", id=LINKS["edit"].id)], actor())
    async with database.reading() as session:
        assert await links.list_boards(session, [LINKS["edit"].id]) == []
        assert LINKS["edit"].id not in {link.id for link in await links.list_for_board(session, BOARD)}


async def test_links_are_listed_by_board_the_oldest_first(database):
    other = BoardView(id=OTHER_BOARD, title="Vanhempi", first_number=1)
    link = Link(id_("other-link"), "own")
    async with database.unit_of_work() as session:
        await boards.create(session, other, NOW - 1)
        await boards.save(session, OTHER_BOARD, Changes(links={link.id: link}), 0)
    async with database.reading() as session:
        found = await links.list_by_board(session)
    assert list(found) == [(OTHER_BOARD, "Vanhempi"), (BOARD, INFO.title)]
    assert found[OTHER_BOARD, "Vanhempi"] == [link]
    assert {one.id for one in found[BOARD, INFO.title]} == {one.id for one in LINKS.values()}


async def test_a_board_that_is_stored_is_in_the_list(database):
    await store_board(
        database, BoardView(id=id_("third"), title="Kolmas", first_number=1), {"own": Link(id_("l"), "own")}
    )
    async with database.reading() as session:
        assert (id_("third"), "Kolmas") in await links.list_by_board(session)

"""Rules for links that expire, and for links with a password."""

import pytest

from server.domain.board import Board
from server.domain.history import replay
from server.domain.links import next_expiry
from server.domain.redaction import redact_for_public
from server.errors import Invalid, NoAccess, NotFound
from server.wire.ops import LinkPatch
from tests.server.world import INFO, LINKS, NOW, actor, make_board, op, rename

LATER = NOW + 60_000
GUESTS, OWNERS = LINKS["comment"].id, LINKS["own"].id
HASH = f"$argon2id$v=19$m=19456,t=2,p=1${'s' * 22}${'h' * 43}"


def update(link_id=GUESTS, **fields):
    return op("link.update", id=link_id, set=fields)


def create(role="comment", **fields):
    return op("link.create", role=role, **fields)


def test_an_owner_says_until_when_a_link_lets_people_in():
    """[L4] [A9] Those who came by it are out from that moment on."""
    board = make_board()
    board.apply([update(expires_at=LATER)], actor("own"), NOW)
    board.apply([rename("Aino")], actor("comment"), LATER - 1)
    with pytest.raises(NoAccess):
        board.apply([rename("Eino")], actor("comment"), LATER)


def test_a_link_is_made_for_a_while():
    """[L2] [A9] So nobody has to remember to withdraw it."""
    board = make_board()
    board.apply([create(expires_at=LATER)], actor("own"), NOW)
    assert LATER in [link.expires_at for link in board.links.values()]


def test_a_link_that_has_expired_lets_people_in_again_once_it_has_more_time():
    """[L4] Those who came by it before, too: the owner wants them back."""
    board = make_board()
    board.apply([update(expires_at=LATER)], actor("own"), NOW)
    board.apply([update(expires_at=None)], actor("own"), LATER)
    board.apply([rename("Aino")], actor("comment"), LATER)
    assert board.links[GUESTS].expires_at is None


def test_only_the_named_fields_of_a_link_change():
    """[L4] A name takes no time away."""
    board = make_board()
    board.apply([update(expires_at=LATER), update(name=" Ryhmä  A ")], actor("own"), NOW)
    link = board.links[GUESTS]
    assert (link.name, link.expires_at, link.role, link.revision) == ("Ryhmä A", LATER, "comment", 0)


@pytest.mark.parametrize("late", [update(expires_at=NOW), create(expires_at=NOW - 1)], ids=lambda late: late.kind)
def test_no_link_expires_in_the_past(late):
    """[L4] Whoever wants that withdraws it, and does not mistype a year."""
    with pytest.raises(Invalid):
        make_board().apply([late], actor("own"), NOW)


def test_one_link_of_the_owner_does_not_expire():
    """[L2] Nobody could ever put the board in order again."""
    board = make_board()
    with pytest.raises(Invalid):
        board.apply([update(OWNERS, expires_at=LATER)], actor("own"), NOW)
    board.apply([create("own", expires_at=LATER)], actor("own"), NOW)
    with pytest.raises(Invalid):
        board.apply([op("link.revoke", id=OWNERS)], actor("own"), NOW)
    board.apply([create("own"), update(OWNERS, expires_at=LATER)], actor("own"), NOW)
    assert board.links[OWNERS].expires_at == LATER


def test_one_link_of_the_owner_asks_for_no_password():
    """[L2] [A10] A password that everybody has forgotten would shut the owners out."""
    board = make_board()
    protect = op("link.protect", id=OWNERS, password_hash=HASH)
    with pytest.raises(Invalid):
        board.apply([protect], actor("own"), NOW)
    board.apply([create("own"), protect], actor("own"), NOW)
    assert board.links[OWNERS].password_hash == HASH


def test_a_replay_asks_neither_whether_a_link_has_expired_nor_what_the_time_is():
    """[G3] The log is from long ago."""
    board = make_board()
    by = actor("own")
    entries = board.apply([create("own"), update(OWNERS, expires_at=NOW + 1)], by, NOW).entries
    entries += board.apply([update(GUESTS, name="Myöhemmin")], actor("own"), NOW).entries
    past = [entry.model_copy(update={"at": NOW + 9}) for entry in entries]
    assert replay(Board(INFO, links=dict(LINKS_BY_ID)), past).links == board.links


LINKS_BY_ID = {link.id: link for link in LINKS.values()}


def test_the_next_expiry_is_that_of_a_link_that_is_still_open():
    """[A9] Links that are withdrawn, or have expired, are waited for no more."""
    board = make_board()
    soon, gone = update(GUESTS, expires_at=LATER), update(LINKS["view"].id, expires_at=NOW + 1)
    board.apply([soon, gone, update(LINKS["edit"].id, expires_at=LATER + 1)], actor("own"), NOW)
    assert next_expiry(board.links.values(), NOW) == NOW + 1
    assert next_expiry(board.links.values(), NOW + 1) == LATER
    board.apply([op("link.revoke", id=GUESTS)], actor("own"), NOW)
    assert next_expiry(board.links.values(), NOW + 1) == LATER + 1
    assert next_expiry(make_board().links.values(), NOW) is None


def test_a_link_gets_a_password_and_loses_it():
    """[A10] Who is in stays in."""
    board = make_board()
    board.apply([op("link.protect", id=GUESTS, password_hash=HASH)], actor("own"), NOW)
    assert board.links[GUESTS].password_hash == HASH
    board.apply([rename("Aino")], actor("comment"), NOW)
    board.apply([op("link.protect", id=GUESTS, password_hash=None)], actor("own"), NOW)
    assert board.links[GUESTS].password_hash is None


def test_a_link_that_is_not_there_is_not_changed():
    """[L4]"""
    board = make_board()
    board.apply([op("link.revoke", id=GUESTS)], actor("own"), NOW)
    for change in (update(GUESTS, name="x"), op("link.protect", id=GUESTS, password_hash=None)):
        with pytest.raises(NotFound):
            board.apply([change], actor("own"), NOW)


def test_others_learn_neither_a_new_name_nor_the_hash_of_a_password():
    """[L4] [A10] They may learn until when a link is open."""
    ops = [update(name="Kriisiryhmä", expires_at=LATER), op("link.protect", id=GUESTS, password_hash=HASH)]
    board = make_board()
    named, protected = board.apply(ops, actor("own"), NOW).entries
    assert redact_for_public(named, board).op.model_dump()["set"] == {"expires_at": LATER}
    assert redact_for_public(protected, board).op.model_dump()["password_hash"] is None
    assert "argon2" in protected.model_dump_json()


def test_a_link_shows_no_hash_where_it_is_printed():
    """[A10] As in an exception."""
    board = make_board()
    board.apply([op("link.protect", id=GUESTS, password_hash=HASH)], actor("own"), NOW)
    assert "argon2" not in repr(board.links[GUESTS])


def test_a_link_without_a_name_has_an_empty_one():
    """[L4] Not null."""
    with pytest.raises(ValueError, match="empty"):
        LinkPatch(name=None)


COSTLY = ["m=4194304,t=2,p=1", "m=19456,t=2000,p=1", "m=19456,t=2,p=64", "m=8,t=1,p=1"]


@pytest.mark.parametrize("costs", COSTLY)
def test_no_op_orders_the_server_to_hash_at_another_cost(costs):
    """[A10] Else whoever owns a board could have it fill the memory with each guess."""
    with pytest.raises(ValueError, match="pattern"):
        op("link.protect", id=GUESTS, password_hash=HASH.replace("m=19456,t=2,p=1", costs))

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


def test_an_owner_sets_an_expiry_date():
    """[L4] [A9] People who came by the link lose access at that moment."""
    board = make_board()
    board.apply([update(expires_at=LATER)], actor("own"), NOW)
    board.apply([rename("Aino")], actor("comment"), LATER - 1)
    with pytest.raises(NoAccess):
        board.apply([rename("Eino")], actor("comment"), LATER)


def test_a_link_is_created_with_an_expiry_date():
    """[L2] [A9] Nobody has to remember to revoke it."""
    board = make_board()
    board.apply([create(expires_at=LATER)], actor("own"), NOW)
    assert LATER in [link.expires_at for link in board.links.values()]


def test_an_expired_link_works_again_with_a_later_date():
    """[L4] Also for people who came by it before."""
    board = make_board()
    board.apply([update(expires_at=LATER)], actor("own"), NOW)
    board.apply([update(expires_at=None)], actor("own"), LATER)
    board.apply([rename("Aino")], actor("comment"), LATER)
    assert board.links[GUESTS].expires_at is None


def test_only_the_named_fields_of_a_link_change():
    """[L4] A new label does not change the expiry date."""
    board = make_board()
    board.apply([update(expires_at=LATER), update(name=" Ryhmä  A ")], actor("own"), NOW)
    link = board.links[GUESTS]
    assert (link.name, link.expires_at, link.role, link.revision) == ("Ryhmä A", LATER, "comment", 0)


@pytest.mark.parametrize("late", [update(expires_at=NOW), create(expires_at=NOW - 1)], ids=lambda late: late.kind)
def test_no_link_expires_in_the_past(late):
    """[L4] It is probably a wrong year; otherwise the owner can revoke the link."""
    with pytest.raises(Invalid):
        make_board().apply([late], actor("own"), NOW)


def test_one_owner_link_must_not_expire():
    """[L2] Nobody could repair a board without an owner."""
    board = make_board()
    with pytest.raises(Invalid):
        board.apply([update(OWNERS, expires_at=LATER)], actor("own"), NOW)
    board.apply([create("own", expires_at=LATER)], actor("own"), NOW)
    with pytest.raises(Invalid):
        board.apply([op("link.revoke", id=OWNERS)], actor("own"), NOW)
    board.apply([create("own"), update(OWNERS, expires_at=LATER)], actor("own"), NOW)
    assert board.links[OWNERS].expires_at == LATER


def test_one_owner_link_must_have_no_password():
    """[L2] [A10] A forgotten password would lock all owners out."""
    board = make_board()
    protect = op("link.protect", id=OWNERS, password_hash=HASH)
    with pytest.raises(Invalid):
        board.apply([protect], actor("own"), NOW)
    board.apply([create("own"), protect], actor("own"), NOW)
    assert board.links[OWNERS].password_hash == HASH


def test_a_replay_does_not_check_expiry_dates():
    """[G3] The log can be old."""
    board = make_board()
    by = actor("own")
    entries = board.apply([create("own"), update(OWNERS, expires_at=NOW + 1)], by, NOW).entries
    entries += board.apply([update(GUESTS, name="Myöhemmin")], actor("own"), NOW).entries
    past = [entry.model_copy(update={"at": NOW + 9}) for entry in entries]
    assert replay(Board(INFO, links=dict(LINKS_BY_ID)), past).links == board.links


LINKS_BY_ID = {link.id: link for link in LINKS.values()}


def test_the_next_expiry_is_that_of_a_working_link():
    """[A9] Revoked and expired links do not count."""
    board = make_board()
    soon, gone = update(GUESTS, expires_at=LATER), update(LINKS["view"].id, expires_at=NOW + 1)
    board.apply([soon, gone, update(LINKS["edit"].id, expires_at=LATER + 1)], actor("own"), NOW)
    assert next_expiry(board.links.values(), NOW) == NOW + 1
    assert next_expiry(board.links.values(), NOW + 1) == LATER
    board.apply([op("link.revoke", id=GUESTS)], actor("own"), NOW)
    assert next_expiry(board.links.values(), NOW + 1) == LATER + 1
    assert next_expiry(make_board().links.values(), NOW) is None


def test_a_link_gets_a_password_and_loses_it():
    """[A10] People who have access keep it."""
    board = make_board()
    board.apply([op("link.protect", id=GUESTS, password_hash=HASH)], actor("own"), NOW)
    assert board.links[GUESTS].password_hash == HASH
    board.apply([rename("Aino")], actor("comment"), NOW)
    board.apply([op("link.protect", id=GUESTS, password_hash=None)], actor("own"), NOW)
    assert board.links[GUESTS].password_hash is None


def test_a_change_of_a_missing_link_is_refused():
    """[L4] The refusal is `NotFound`."""
    board = make_board()
    board.apply([op("link.revoke", id=GUESTS)], actor("own"), NOW)
    for change in (update(GUESTS, name="x"), op("link.protect", id=GUESTS, password_hash=None)):
        with pytest.raises(NotFound):
            board.apply([change], actor("own"), NOW)


def test_others_learn_neither_a_new_name_nor_the_hash_of_a_password():
    """[L4] [A10] They may learn when the link expires."""
    ops = [update(name="Kriisiryhmä", expires_at=LATER), op("link.protect", id=GUESTS, password_hash=HASH)]
    board = make_board()
    named, protected = board.apply(ops, actor("own"), NOW).entries
    assert redact_for_public(named, board).op.model_dump()["set"] == {"expires_at": LATER}
    assert redact_for_public(protected, board).op.model_dump()["password_hash"] is None
    assert "argon2" in protected.model_dump_json()


def test_a_printed_link_shows_no_hash():
    """[A10] For example in an exception."""
    board = make_board()
    board.apply([op("link.protect", id=GUESTS, password_hash=HASH)], actor("own"), NOW)
    assert "argon2" not in repr(board.links[GUESTS])


def test_a_link_without_a_name_has_an_empty_one():
    """[L4] Null is refused."""
    with pytest.raises(ValueError, match="empty"):
        LinkPatch(name=None)


COSTLY = ["m=4194304,t=2,p=1", "m=19456,t=2000,p=1", "m=19456,t=2,p=64", "m=8,t=1,p=1"]


@pytest.mark.parametrize("costs", COSTLY)
def test_no_op_can_set_the_cost_of_a_hash(costs):
    """[A10] Otherwise an owner could fill the memory with each guess."""
    with pytest.raises(ValueError, match="pattern"):
        op("link.protect", id=GUESTS, password_hash=HASH.replace("m=19456,t=2,p=1", costs))

"""Rules for share links."""

import pytest

from server.domain import links
from server.domain.access import Grant, role_on
from server.domain.redaction import redact_for_public
from server.errors import BoardFull, Forbidden, Invalid, NoAccess, NotFound
from tests.server.world import LINKS, NOW, ROLES, actor, make_board, op, rename, rotate


def test_a_reset_raises_the_revision_of_one_link():
    """[L1] The other links do not change."""
    board = make_board()
    board.apply([rotate("comment")], actor("own"), NOW)
    raised = {link.role: link.revision for link in board.links.values() if link.revision > 0}
    assert raised == {"comment": 1}


@pytest.mark.parametrize("role", ROLES[:3])
def test_only_an_owner_resets_a_link(role):
    """[L1] Editors are refused."""
    with pytest.raises(Forbidden):
        make_board().apply([rotate("view")], actor(role), NOW)


def test_a_link_that_is_not_there_cannot_be_rotated():
    with pytest.raises(NotFound):
        make_board().apply([op("link.rotate", id="nowhere---------")], actor("own"), NOW)


def test_a_reset_link_gives_no_role():
    """[A4] The role is looked up for each push."""
    board = make_board()
    board.apply([rotate("comment")], actor("own"), NOW)
    with pytest.raises(NoAccess):
        board.apply([rename("Aino")], actor("comment"), NOW)


def test_an_owner_who_resets_their_own_link_loses_access():
    """[A4] The push with the reset is still accepted."""
    board = make_board()
    board.apply([rotate("own"), rename("Aino")], actor("own"), NOW)
    assert board.links[LINKS["own"].id].revision == 1
    with pytest.raises(NoAccess):
        board.apply([rename("Aino")], actor("own"), NOW)


def make_link(role="comment", name="Työpaja"):
    return op("link.create", role=role, name=name)


def revoke(link_id):
    return op("link.revoke", id=link_id)


def made(board):
    """The link that an op added."""
    known = {link.id for link in LINKS.values()}
    (link,) = (link for link in board.links.values() if link.id not in known)
    return link


def test_an_owner_creates_a_link():
    """[L2] It works at once."""
    board = make_board()
    board.apply([make_link("edit")], actor("own"), NOW)
    link = made(board)
    assert (link.role, link.name, link.revision, link.is_revoked) == ("edit", "Työpaja", 0, False)
    assert role_on(board.links, Grant(link.id, 0), NOW) == "edit"


def test_the_id_of_a_link_is_unique_over_all_boards():
    """[L2] The same op on two boards creates two links."""
    boards = [make_board(), make_board()]
    boards[1].info = boards[1].info.model_copy(update={"id": "another-board---"})
    same = make_link()
    for board in boards:
        board.apply([same], actor("own"), NOW)
    assert made(boards[0]).id != made(boards[1]).id


OWNERS_OPS = [
    make_link(),
    revoke(LINKS["view"].id),
    op("link.update", id=LINKS["view"].id, set={"name": "Valtuusto"}),
    op("link.protect", id=LINKS["view"].id, password_hash=None),
]


@pytest.mark.parametrize("asked", OWNERS_OPS, ids=lambda asked: asked.kind)
@pytest.mark.parametrize("role", ROLES[:3])
def test_only_an_owner_creates_changes_and_revokes_links(role, asked):
    """[L2] Otherwise editors could invite anybody."""
    with pytest.raises(Forbidden):
        make_board().apply([asked], actor(role), NOW)


def test_a_revoked_link_gives_no_role_and_stays_revoked():
    """[L2] [A4] People who came by it lose access."""
    board = make_board()
    board.apply([revoke(LINKS["comment"].id)], actor("own"), NOW)
    with pytest.raises(NoAccess):
        board.apply([rename("Aino")], actor("comment"), NOW)
    for again in (rotate("comment"), revoke(LINKS["comment"].id)):
        with pytest.raises(NotFound):
            board.apply([again], actor("own"), NOW)


def test_the_last_owner_link_cannot_be_revoked():
    """[L2] Other owner links can."""
    board = make_board()
    with pytest.raises(Invalid):
        board.apply([revoke(LINKS["own"].id)], actor("own"), NOW)
    board.apply([make_link("own")], actor("own"), NOW)
    board.apply([revoke(made(board).id)], actor("own"), NOW)
    with pytest.raises(Invalid):
        board.apply([revoke(LINKS["own"].id)], actor("own"), NOW)


def test_the_number_of_links_is_limited(monkeypatch):
    """[O7] Revoked links count, because their ids stay."""
    monkeypatch.setattr(links, "LINKS_MAX", len(LINKS))
    with pytest.raises(BoardFull):
        make_board().apply([make_link()], actor("own"), NOW)


def test_others_do_not_learn_the_label_of_a_link():
    """[L2] A label can name the people for whom it is."""
    board = make_board()
    entry = board.apply([make_link(name="Kriisiryhmä")], actor("own"), NOW).entries[0]
    assert "Kriisiryhmä" in entry.model_dump_json()
    assert "Kriisiryhmä" not in redact_for_public(entry, board).model_dump_json()
    other = board.apply([rename("Aino")], actor("own"), NOW).entries[0]
    assert redact_for_public(other, board) == other

"""Rules for the links that let people in."""

import pytest

from server.domain import links
from server.domain.access import Grant, role_on
from server.domain.redaction import redact_for_public
from server.errors import BoardFull, Forbidden, Invalid, NoAccess, NotFound
from tests.server.world import LINKS, NOW, ROLES, actor, make_board, op, rename, rotate


def test_rotating_a_link_raises_its_revision_alone():
    """[L1] The other links stay as they are."""
    board = make_board()
    board.apply([rotate("comment")], actor("own"), NOW)
    raised = {link.role: link.revision for link in board.links.values() if link.revision > 0}
    assert raised == {"comment": 1}


@pytest.mark.parametrize("role", ROLES[:3])
def test_only_an_owner_rotates_a_link(role):
    """[L1] It is the owner's."""
    with pytest.raises(Forbidden):
        make_board().apply([rotate("view")], actor(role), NOW)


def test_a_link_that_is_not_there_cannot_be_rotated():
    with pytest.raises(NotFound):
        make_board().apply([op("link.rotate", id="nowhere---------")], actor("own"), NOW)


def test_who_came_by_a_rotated_link_may_do_nothing_more():
    """[A4] The role is looked up for each push."""
    board = make_board()
    board.apply([rotate("comment")], actor("own"), NOW)
    with pytest.raises(NoAccess):
        board.apply([rename("Aino")], actor("comment"), NOW)


def test_an_owner_who_rotates_their_own_link_is_out_with_the_next_push():
    """[A4] The push that rotates it is still theirs."""
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
    """The link that a board was not made with."""
    known = {link.id for link in LINKS.values()}
    (link,) = (link for link in board.links.values() if link.id not in known)
    return link


def test_an_owner_makes_a_link_that_gives_a_role():
    """[L2] It lets people in at once."""
    board = make_board()
    board.apply([make_link("edit")], actor("own"), NOW)
    link = made(board)
    assert (link.role, link.name, link.revision, link.is_revoked) == ("edit", "Työpaja", 0, False)
    assert role_on(board.links, Grant(link.id, 0), NOW) == "edit"


def test_the_id_of_a_link_is_that_of_no_link_anywhere_else():
    """[L2] Ids of links are shared by all boards: the same op on two boards makes two."""
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
def test_only_an_owner_makes_changes_and_withdraws_links(role, asked):
    """[L2] Else whoever may edit would let in whom they like."""
    with pytest.raises(Forbidden):
        make_board().apply([asked], actor(role), NOW)


def test_a_withdrawn_link_lets_nobody_in_and_cannot_be_replaced():
    """[L2] [A4] Whoever came by it is out."""
    board = make_board()
    board.apply([revoke(LINKS["comment"].id)], actor("own"), NOW)
    with pytest.raises(NoAccess):
        board.apply([rename("Aino")], actor("comment"), NOW)
    for again in (rotate("comment"), revoke(LINKS["comment"].id)):
        with pytest.raises(NotFound):
            board.apply([again], actor("own"), NOW)


def test_the_last_link_of_the_owner_stays():
    """[L2] Another one may be withdrawn."""
    board = make_board()
    with pytest.raises(Invalid):
        board.apply([revoke(LINKS["own"].id)], actor("own"), NOW)
    board.apply([make_link("own")], actor("own"), NOW)
    board.apply([revoke(made(board).id)], actor("own"), NOW)
    with pytest.raises(Invalid):
        board.apply([revoke(LINKS["own"].id)], actor("own"), NOW)


def test_a_board_has_so_many_links(monkeypatch):
    """[O7] Withdrawn ones count: their ids stay."""
    monkeypatch.setattr(links, "LINKS_MAX", len(LINKS))
    with pytest.raises(BoardFull):
        make_board().apply([make_link()], actor("own"), NOW)


def test_others_do_not_learn_what_a_link_is_called():
    """[L2] A name may say for whom it is."""
    board = make_board()
    entry = board.apply([make_link(name="Kriisiryhmä")], actor("own"), NOW).entries[0]
    assert "Kriisiryhmä" in entry.model_dump_json()
    assert "Kriisiryhmä" not in redact_for_public(entry, board).model_dump_json()
    other = board.apply([rename("Aino")], actor("own"), NOW).entries[0]
    assert redact_for_public(other, board) == other

"""Owners keep order: they hide comments, block guests, and bring back what they deleted."""

import pytest

from server.domain.hidden_comments import NO_TEXT
from server.domain.history import replay
from server.errors import Blocked, Exists, Forbidden, Invalid, NotFound
from tests.server.world import (
    NOW,
    actor,
    block,
    comment,
    create,
    delete,
    dismiss,
    erase,
    hide,
    hide_all,
    id_,
    make_board,
    move_pin,
    op,
    react,
    rename,
    report,
    resolve,
    restore,
    rewrite,
    thread,
    update,
)

AINO = actor("comment", "aino")
EINO = actor("comment", "eino")
PIIA = actor("participate", "piia")
EDITOR = actor("edit", "editor")
OWNER = actor("own", "owner")
ROLES = [AINO, PIIA, EDITOR]


@pytest.fixture
def log():
    """A map with a note; Aino began a thread on it, in which Eino answered her by name."""
    board = make_board()
    named = [(AINO, "Aino"), (EINO, "Eino"), (PIIA, "Piia"), (EDITOR, "Erkki"), (OWNER, "Outi")]
    steps = [(who, rename(name)) for who, name in named]
    steps += [
        (EDITOR, create("sticky", "note", x=100, y=50)),
        (AINO, thread("talk", "note", 3, 4, text="Asiaton")),
        (EINO, comment("answer", "talk", "Vastaus")),
        (EINO, rewrite("answer", "Vastaus", "aino")),
        (PIIA, react("answer", "thanks")),
    ]
    return board, [entry for who, each in steps for entry in board.apply([each], who, NOW).entries]


@pytest.fixture
def board(log):
    return log[0]


def do(board, who, *ops):
    return board.apply(list(ops), who, NOW).entries


def row(board, name):
    return board.comments[id_(name)]


def test_a_hidden_comment_has_no_words_and_gets_them_back(board):
    """[M1] Its reactions stay, and it calls nobody meanwhile."""
    before = row(board, "answer")
    do(board, OWNER, hide("answer"))
    assert (row(board, "answer").text, row(board, "answer").mentions) == (NO_TEXT, [])
    assert row(board, "answer").hidden == "moderated"
    assert row(board, "answer").reactions == before.reactions
    assert "Vastaus" not in board.snapshot().model_dump_json()
    do(board, OWNER, hide("answer", False))
    assert row(board, "answer") == before
    assert board.hidden_comments == {}


def test_hiding_twice_and_showing_what_is_shown_change_nothing(board):
    """[M1] Two owners may do it at once."""
    do(board, OWNER, hide("answer"))
    hidden = row(board, "answer"), board.hidden_comments[id_("answer")]
    do(board, OWNER, hide("answer"))
    assert (row(board, "answer"), board.hidden_comments[id_("answer")]) == hidden
    do(board, OWNER, hide("answer", False), hide("answer", False))
    assert row(board, "answer").text == "Vastaus"


@pytest.mark.parametrize("who", ROLES, ids=lambda who: who.person_id)
@pytest.mark.parametrize(
    "act",
    [hide("answer"), hide_all("eino"), block("eino"), restore("answer"), dismiss("answer")],
    ids=lambda act: act.kind,
)
def test_order_is_kept_by_owners_alone(board, who, act):
    """[M1] [M2] [M3] [M4] [M5] Nobody else has a say, editors included."""
    with pytest.raises(Forbidden):
        do(board, who, act)


def test_what_is_not_there_cannot_be_hidden(board):
    """[M1] [M2] [M3] [M5] Nor can whoever is not on the board."""
    for act in (hide("no"), report("no"), restore("answer"), hide_all("no"), block("no")):
        with pytest.raises(NotFound):
            do(board, OWNER, act)


def test_an_author_writes_a_hidden_comment_anew_and_it_stays_hidden(board):
    """[M1] Else hiding would be undone by whoever it is meant for."""
    do(board, OWNER, hide("answer"))
    do(board, EINO, rewrite("answer", "Yhä asiaton", "piia"))
    assert (row(board, "answer").text, row(board, "answer").mentions) == (NO_TEXT, [])
    assert row(board, "answer").edited_at == NOW
    do(board, OWNER, hide("answer", False))
    assert (row(board, "answer").text, row(board, "answer").mentions) == ("Yhä asiaton", [id_("piia")])


def test_all_that_a_guest_said_goes_and_comes_back(board):
    """[M2] What was hidden by itself stays so, and what they say from then on is read."""
    do(board, AINO, comment("bad", "talk", "Pahempi"))
    do(board, OWNER, hide("bad"), hide_all("aino"))
    do(board, AINO, comment("later", "talk", "Myöhempi"))
    assert [row(board, name).hidden for name in ("talk-first", "bad", "later")] == ["moderated", "moderated", None]
    assert row(board, "answer").hidden is None
    do(board, OWNER, hide_all("aino", False))
    assert [row(board, name).hidden for name in ("talk-first", "bad", "later")] == [None, "moderated", None]
    assert row(board, "talk-first").text == "Asiaton"


def test_what_is_hidden_by_itself_afterwards_stays_so(board):
    """[M2] The last word of an owner counts."""
    do(board, OWNER, hide_all("aino"), hide("talk-first"), hide_all("aino", False))
    assert row(board, "talk-first").hidden == "moderated"


@pytest.mark.parametrize("act", [hide_all("owner"), block("owner")], ids=lambda act: act.kind)
def test_an_owner_is_neither_hidden_nor_blocked(board, act):
    """[M2] [M3] Their link is withdrawn instead."""
    with pytest.raises(Invalid):
        do(board, OWNER, act)


def test_who_is_blocked_writes_nothing(board):
    """[M3] Whatever they may do otherwise; others go on."""
    do(board, PIIA, create("sticky", "mine"))
    do(board, OWNER, block("eino"), block("piia"), block("editor"))
    words = [thread("new"), comment("new", "talk"), rewrite("answer", "x"), react("talk-first", "idea")]
    for act in (*words, rename("Toinen"), report("talk-first")):
        with pytest.raises(Blocked):
            do(board, EINO, act)
    for act in (create("sticky", "other"), update("mine", text="x")):
        with pytest.raises(Blocked):
            do(board, PIIA, act)
    for act in (update("note", x=1), delete("note"), move_pin("talk"), resolve("talk")):
        with pytest.raises(Blocked):
            do(board, EDITOR, act)
    do(board, AINO, comment("new", "talk"))


def test_who_is_blocked_takes_away_what_is_theirs(board):
    """[M3] Their words stay theirs."""
    do(board, PIIA, create("sticky", "mine"))
    do(board, OWNER, block("eino"), block("piia"))
    do(board, EINO, erase("answer"))
    do(board, PIIA, delete("mine"))
    do(board, EINO, op("person.erase"))
    assert id_("answer") not in board.comments
    assert id_("mine") not in board.nodes


def test_no_new_name_ends_a_block(board):
    """[M3] Nor does erasing what one wrote."""
    do(board, OWNER, block("eino"))
    do(board, EINO, op("person.erase"))
    with pytest.raises(Blocked):
        do(board, EINO, rename("Joku muu"))
    do(board, OWNER, block("eino", False), block("eino", False))
    do(board, EINO, rename("Joku muu"), comment("new", "talk"))
    assert id_("new") in board.comments


def test_a_blocked_guest_who_comes_by_the_link_of_an_owner_may_write(board):
    """[M3] A block is for whom the owner does not trust."""
    do(board, OWNER, block("eino"))
    do(board, actor("own", "eino"), comment("new", "talk"))
    assert id_("new") in board.comments


def test_what_an_owner_deletes_comes_back_as_it_was(board):
    """[M4] With its number, its reactions and whom it calls."""
    before = row(board, "answer")
    do(board, OWNER, erase("answer"))
    assert id_("answer") not in board.comments
    assert "Vastaus" not in board.snapshot().model_dump_json()
    do(board, OWNER, restore("answer"))
    assert row(board, "answer") == before
    assert board.hidden_comments == {}


def test_a_thread_comes_back_on_its_node(board):
    """[M4] Whoever deletes the last comment deletes the thread, too."""
    thread_before = board.threads[id_("talk")]
    do(board, OWNER, erase("answer"), erase("talk-first"))
    assert board.threads == {}
    do(board, OWNER, restore("answer"))
    assert board.threads == {id_("talk"): thread_before}
    do(board, OWNER, restore("talk-first"))
    assert set(board.comments) == {id_("answer"), id_("talk-first")}


def test_a_thread_whose_node_is_gone_comes_back_where_its_pin_was(board):
    """[M4] As with any pin on a node that goes."""
    do(board, OWNER, erase("answer"), erase("talk-first"))
    do(board, EDITOR, delete("note"))
    do(board, OWNER, restore("talk-first"))
    thread_now = board.threads[id_("talk")]
    assert (thread_now.node_id, thread_now.x, thread_now.y) == (None, 103, 54)


def test_what_was_hidden_comes_back_hidden(board):
    """[M4] A restored comment is as an owner left it."""
    do(board, OWNER, hide("answer"), erase("answer"), restore("answer"))
    assert (row(board, "answer").text, row(board, "answer").hidden) == (NO_TEXT, "moderated")
    do(board, OWNER, hide("answer", False))
    assert row(board, "answer").text == "Vastaus"


def test_what_an_owner_deleted_goes_for_good(board):
    """[M4] By whoever wrote it, and by an owner, once more; by nobody else."""
    do(board, OWNER, erase("answer"), erase("talk-first"))
    for name, who in (("answer", EINO), ("talk-first", OWNER)):
        with pytest.raises(Forbidden):
            do(board, PIIA, erase(name))
        do(board, who, erase(name))
        with pytest.raises(NotFound):
            do(board, OWNER, restore(name))
    assert board.hidden_comments == {}


def test_what_was_deleted_before_anything_was_kept_is_gone(log):
    """[M4] Such lines of a log do not say that it was kept, and a replay keeps nothing then."""
    board, entries = log
    [line] = do(board, OWNER, erase("answer"))
    assert line.is_pending
    old = replay(make_board(), [*entries, line.model_copy(update={"is_pending": False})])
    assert old.hidden_comments == {}
    assert old.snapshot() == board.snapshot()


def test_nobody_brings_back_what_its_author_deleted(board):
    """[M4] Also where it was hidden; and an owner's own words are an author's."""
    do(board, OWNER, hide("answer"))
    do(board, EINO, erase("answer"))
    do(board, OWNER, comment("mine", "talk"), erase("mine"))
    assert board.hidden_comments == {}
    for name in ("answer", "mine"):
        with pytest.raises(NotFound):
            do(board, OWNER, restore(name))


def test_nobody_takes_the_id_of_a_comment_that_may_come_back(board):
    """[M4] [P8] Two comments with one id would be one too many."""
    do(board, OWNER, erase("answer"))
    with pytest.raises(Exists):
        do(board, AINO, comment("answer", "talk"))


def test_a_replay_of_all_that_leads_to_the_same_board(log):
    """[M1] [M2] [M3] [M4] [M5] [M6] Also to what others do not see."""
    board, entries = log
    entries += do(board, OWNER, op("board.update", set={"review": "links"}))
    entries += do(board, AINO, comment("link", "talk", "http://a.example"), report("answer"))
    entries += do(board, OWNER, hide_all("aino"), hide("answer"), block("eino"), erase("answer"))
    entries += do(board, OWNER, op("board.update", set={"review": "all"}), hide_all("aino", False))
    entries += do(board, PIIA, report("talk-first"), comment("held", "talk", "Hei"))
    assert replay(make_board(), entries) == board

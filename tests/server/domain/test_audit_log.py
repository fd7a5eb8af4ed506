"""The record of what owners did, and how each act is taken back."""

from itertools import count

import pytest

from server.config import HIDDEN_SEEN_MAX
from server.domain.audit_log import describe_moderation, is_audited
from tests.server.world import (
    LINKS,
    NOW,
    actor,
    block,
    comment,
    dismiss,
    erase,
    hide,
    hide_all,
    id_,
    make_board,
    op,
    rename,
    report,
    restore,
    rotate,
    thread,
)

AINO = actor("comment", "aino")
OWNER = actor("own", "owner")
HASH = f"$argon2id$v=19$m=19456,t=2,p=1${'s' * 22}${'h' * 43}"


def fields(**values):
    return op("board.update", set=values)


class Kept:
    """A board and its whole log."""

    def __init__(self):
        self.board = make_board()
        self.log = []
        self._ids = count(1)

    def do(self, who, *ops):
        self.log += self.board.apply(list(ops), who, NOW).entries

    def moderation(self, is_whole=True):
        acts = [entry for entry in reversed(self.log) if is_audited(entry) and entry.op.kind != "person.erase"]
        return describe_moderation(self.board, acts, is_whole=is_whole, new_id=lambda: id_(f"undo{next(self._ids)}"))

    def undo_last(self):
        undo = self.moderation().audit_log[0].undo
        assert undo
        self.do(OWNER, undo)


@pytest.fixture
def kept():
    """Aino has written two comments."""
    kept = Kept()
    kept.do(AINO, rename("Aino"), thread("talk", text="Yksi"), comment("two", "talk", "Kaksi"))
    kept.do(OWNER, rename("Outi"), op("link.create", role="view", name="Ryhmä"))
    return kept


@pytest.mark.parametrize(
    "act",
    [
        hide("two"),
        hide_all("aino"),
        block("aino"),
        erase("two"),
        fields(comments_open=False),
        fields(opens_at=5, closes_at=6),
        fields(slow_seconds=60),
        fields(review="all"),
    ],
    ids=lambda act: (
        f"{act.kind} {' '.join(sorted(act.set.model_fields_set))}" if act.kind == "board.update" else act.kind
    ),
)
def test_an_act_is_taken_back(kept, act):
    """[M8] The board is as it was before; and that is an act, too."""
    before = kept.board.snapshot().model_dump(exclude={"seq", "last_op"}), dict(kept.board.blocks)
    kept.do(OWNER, act)
    assert (kept.board.snapshot().model_dump(exclude={"seq", "last_op"}), kept.board.blocks) != before
    kept.undo_last()
    assert (kept.board.snapshot().model_dump(exclude={"seq", "last_op"}), kept.board.blocks) == before
    assert len(kept.moderation().audit_log) == 3


@pytest.mark.parametrize(
    ("act", "again"),
    [(hide("two"), hide("two", False)), (erase("two"), restore("two"))],
    ids=lambda act: act.kind,
)
def test_what_an_owner_took_back_is_done_again(kept, act, again):
    """[M8] By taking that back."""
    kept.do(OWNER, act, again)
    shown = kept.board.comments.copy()
    kept.undo_last()
    assert kept.board.comments != shown


def test_what_has_been_taken_back_offers_no_undo(kept):
    """[M8] Nothing is left of it to take back."""
    kept.do(OWNER, hide("two"), hide("two", False), block("aino"), block("aino", False))
    kept.do(OWNER, hide_all("aino"), hide_all("aino", False), erase("two"), restore("two"))
    kept.do(OWNER, fields(review="all"), fields(review="nothing"))
    undos = {(act.op.kind, act.seq): act.undo for act in kept.moderation().audit_log}
    first, *_ = [undo for (kind, _), undo in undos.items() if kind == "board.update"]
    assert first.set.review == "all"
    offered = sorted(kind for (kind, _), undo in undos.items() if undo)
    assert offered == ["board.update", "comment.hide", "comment.restore"]


def test_a_field_goes_back_to_what_an_older_act_set(kept):
    """[M8] And to what boards begin with where there is none."""
    kept.do(OWNER, fields(slow_seconds=30), fields(slow_seconds=60, review="links"))
    [last, *_] = kept.moderation().audit_log
    assert last.undo.set.model_dump(exclude_unset=True) == {"slow_seconds": 30, "review": "nothing"}


def test_a_field_that_was_set_again_since_is_left_alone(kept):
    """[M8] Only what still stands as the act set it goes back."""
    kept.do(OWNER, fields(slow_seconds=30, review="links"), fields(review="all"))
    audit = kept.moderation().audit_log
    assert audit[1].undo.set.model_dump(exclude_unset=True) == {"slow_seconds": 0}


def test_where_the_record_does_not_reach_back_nothing_is_guessed(kept):
    """[M8] What a field was before the oldest act that is known, nobody can say."""
    kept.do(OWNER, fields(slow_seconds=30))
    assert kept.moderation(is_whole=False).audit_log[0].undo is None


def test_what_the_record_tells_of(kept):
    """[M8] What owners did, but not what they wrote or drew; erasures are found by it, too."""
    others = [rename("Outi O."), comment("own", "talk"), fields(title="Uusi"), report("two")]
    acts = [dismiss("two"), rotate("view"), op("link.revoke", id=LINKS["view"].id), op("person.erase")]
    start = len(kept.log)
    kept.do(OWNER, *others, *acts)
    assert [is_audited(entry) for entry in kept.log[start:]] == [False] * len(others) + [True] * len(acts)
    kept.do(AINO, erase("two"))
    assert not is_audited(kept.log[-1])


def test_an_owner_reads_what_others_do_not(kept):
    """[M8] With why; and how many have reported what, but not who."""
    kept.do(OWNER, fields(review="all"), hide("talk-first"), erase("two"))
    kept.do(AINO, comment("three", "talk", "Kolme"))
    kept.do(OWNER, comment("four", "talk", "Neljä"))
    kept.do(AINO, report("four"))
    kept.do(OWNER, block("aino"))
    moderation = kept.moderation()
    assert [(each.text, each.reason) for each in moderation.hidden_comments] == [
        ("Kolme", "pending"),
        ("Kaksi", "deleted"),
        ("Yksi", "moderated"),
    ]
    assert moderation.hidden_count == 3
    assert {each.thread_id for each in moderation.hidden_comments} == {id_("talk")}
    assert [each.model_dump() for each in moderation.reports] == [{"comment_id": id_("four"), "count": 1}]
    assert [each.model_dump() for each in moderation.blocked] == [{"person": id_("aino"), "name": "Aino", "at": NOW}]


def test_a_guest_who_erased_what_they_wrote_has_no_name_among_the_blocked(kept):
    """[M8] [U2] The block stays."""
    kept.do(OWNER, block("aino"))
    kept.do(AINO, op("person.erase"))
    assert [each.name for each in kept.moderation().blocked] == [None]


def test_of_many_words_an_owner_gets_the_newest(kept):
    """[M8] S29: A flood holds up nobody; how many there are is said."""
    kept.do(OWNER, fields(review="all"))
    kept.do(AINO, *[comment(f"c{number}", "talk", f"Roska {number}") for number in range(HIDDEN_SEEN_MAX + 1)])
    moderation = kept.moderation()
    assert moderation.hidden_count == HIDDEN_SEEN_MAX + 1
    assert len(moderation.hidden_comments) == HIDDEN_SEEN_MAX
    assert (moderation.hidden_comments[0].text, moderation.hidden_comments[-1].text) == (
        f"Roska {HIDDEN_SEEN_MAX}",
        "Roska 1",
    )


def test_nobody_is_shown_the_hash_of_a_password(kept):
    """[M8] [A10] That one was set is an act."""
    kept.do(OWNER, op("link.protect", id=LINKS["view"].id, password_hash=HASH))
    assert kept.moderation().audit_log[0].op.model_dump()["password_hash"] is None


def test_no_undo_is_offered_that_would_be_refused(kept):
    """[M8] Hours that would end before they begin."""
    kept.do(OWNER, fields(opens_at=10), fields(opens_at=None), fields(closes_at=5))
    assert [act.undo is None for act in kept.moderation().audit_log[:3]] == [False, True, True]


def test_a_guest_who_has_become_an_owner_gets_their_words_back(kept):
    """[M8] [M2] What was hidden while they were a guest."""
    kept.do(OWNER, hide_all("aino"))
    kept.do(actor("own", "aino"), rename("Aino"))
    kept.undo_last()
    assert kept.board.hidden_comments == {}


def test_no_undo_deletes_for_good(kept):
    """[M8] A restored comment of an owner's own, and one that has taken the id of another."""
    kept.do(actor("own", "other"), rename("Toinen"), comment("own", "talk"))
    kept.do(OWNER, erase("own"), restore("own"))
    assert kept.moderation().audit_log[0].undo is None
    kept.do(OWNER, erase("two"), restore("two"))
    kept.do(AINO, erase("two"), comment("two", "talk", "Toinen"))
    assert kept.moderation().audit_log[0].undo is None

"""Export of comments."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from server.exchange.exporting import comments
from server.exchange.exporting.comments import CommentFile, comment_rows, csv_pieces, json_pieces
from server.wire.views import CommentView, PersonView, ThreadView
from tests.server.world import (
    NOW,
    actor,
    comment,
    create,
    id_,
    make_board,
    move_pin,
    react,
    rename,
    resolve,
    rewrite,
    thread,
)


def board_after(*ops, by=None):
    board = make_board()
    board.apply([rename("Aino"), *ops], by or actor(), NOW)
    return board


def rows_after(*ops):
    return list(comment_rows(board_after(*ops).snapshot()))


def frame(name, order, x, **fields):
    return create("frame", name, x=x, y=0, w=100, h=100, place={"order": order}, **fields)


def test_a_row_has_the_comment_and_its_context():
    board = board_after(
        frame("frame", "a", 500, title="Lähtö"), create("sticky", "note", x=510, y=10), by=actor("edit")
    )
    board.apply([rename("Väinö, Oulu")], actor("comment"), NOW)
    board.apply([thread("talk", "note", 5, 6, text="Hei"), react("talk-first", "agree")], actor("comment"), NOW)
    board.apply([react("talk-first", "agree"), react("talk-first", "idea"), resolve("talk")], actor("edit"), NOW)
    board.apply([rewrite("talk-first", "Hei!", "edit")], actor("comment"), NOW + 61_001)
    (row,) = comment_rows(board.snapshot())
    assert row.model_dump() == {
        "board_title": "Kuntien kartta",
        "frame_title": "Lähtö",
        "frame_number": 1,
        "thread_id": id_("talk"),
        "comment_id": id_("talk-first"),
        "is_answer": False,
        "x": 515.0,
        "y": 16.0,
        "text": "Hei!",
        "author": "Väinö, Oulu",
        "is_guest": True,
        "written_at": "2026-09-21T14:13:20.000Z",
        "edited_at": "2026-09-21T14:14:21.001Z",
        "state": "resolved",
        "visibility": "shown",
        "mentions": ["Aino"],
        "reactions": {"agree": 2, "idea": 1},
        "link": f"/b/{id_('board')}?comment={id_('talk')}",
    }


def test_rows_are_sorted_by_frame_with_the_outside_last():
    rows = rows_after(
        frame("later", "b", 0),
        frame("first", "a", 200),
        thread("out", x=-5),
        thread("two", x=5, y=5),
        thread("one", x=205, y=5),
    )
    assert [(row.thread_id, row.frame_number) for row in rows] == [(id_("one"), 1), (id_("two"), 2), (id_("out"), None)]


def test_frame_numbers_start_at_the_boards_first_number():
    board = board_after(frame("one", "a", 0), thread("talk", x=5, y=5))
    board.info = board.info.model_copy(update={"first_number": 4})
    (row,) = comment_rows(board.snapshot())
    assert row.frame_number == 4


def test_threads_are_sorted_by_time_and_comments_by_number():
    """[C5] Not by their order in memory."""
    board = board_after(thread("zebra"))
    board.apply([thread("apple"), comment("z-answer", "zebra"), comment("a-answer", "apple")], actor(), NOW + 1)
    board.comments = dict(sorted(board.comments.items(), reverse=True))
    rows = list(comment_rows(board.snapshot()))
    assert [(row.comment_id.strip("-"), row.is_answer) for row in rows] == [
        ("zebra-first", False),
        ("z-answer", True),
        ("apple-first", False),
        ("a-answer", True),
    ]


def test_threads_of_the_same_time_are_sorted_by_log_number():
    rows = rows_after(thread("zebra"), thread("apple"))
    assert [row.thread_id for row in rows] == [id_("zebra"), id_("apple")]


def test_a_pin_on_a_note_is_in_the_frame_of_the_note():
    """At any position on the note."""
    note = create("sticky", "note", x=80, y=0, place={"parent": id_("one"), "order": "a"})
    (row,) = rows_after(frame("one", "a", 0), frame("two", "b", 110), note, thread("talk", "note", x=50))
    assert (row.frame_number, row.x) == (1, 130)


def test_a_pin_on_a_note_outside_all_frames_may_be_in_a_frame():
    (row,) = rows_after(frame("one", "a", 0), create("sticky", "note", x=95), thread("talk", "note", x=2))
    assert row.frame_number == 1


def test_a_moved_pin_has_its_new_position():
    """[C7] Without a node its position is in board coordinates."""
    (row,) = rows_after(create("text", "note", x=50), thread("talk", "note", x=1), move_pin("talk", x=-7, y=9))
    assert (row.x, row.y, row.frame_title) == (-7, 9, None)


def test_an_erased_person_has_no_name():
    """Comments of other people stay in the thread."""
    board = board_after(thread("talk"), rewrite("talk-first", "Hei", "own"))
    board.people = {}
    (row,) = comment_rows(board.snapshot())
    assert (row.author, row.is_guest, row.mentions) == ("", True, [])


def test_a_board_without_comments_is_a_header():
    snapshot = make_board().snapshot()
    assert len(read_csv(snapshot)) == 1
    assert read_json(snapshot).comments == []


# --- Files ---


def read_csv(snapshot):
    body = b"".join(csv_pieces(snapshot))
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def read_json(snapshot):
    return CommentFile.model_validate_json(b"".join(json_pieces(snapshot)))


COLUMNS = (
    "board_title,frame_title,frame_number,thread_id,comment_id,is_answer,x,y,text,author,is_guest,written_at,"
    "edited_at,state,visibility,mentions,agree,thanks,idea,question,link"
)


def test_csv_has_a_byte_order_mark_a_header_and_a_line_for_each_comment():
    """Excel needs the mark to read UTF-8."""
    board = board_after(thread("talk", x=-12.6, y=2, text="Åäö"), react("talk-first", "thanks"))
    body = b"".join(csv_pieces(board.snapshot()))
    header, line = body.decode().split("\r\n")[:-1]
    assert header == "\ufeff" + ",".join(f'"{name}"' for name in COLUMNS.split(","))
    assert line == (
        f'"Kuntien kartta","","","{id_("talk")}","{id_("talk-first")}","false",-13,2,"Åäö","Aino","false",'
        f'"2026-09-21T14:13:20.000Z","","open","shown","",0,1,0,0,"/b/{id_("board")}?comment={id_("talk")}"'
    )


@pytest.mark.parametrize("field", ["board", "frame", "author", "text", "mention"])
def test_formulas_are_escaped_in_every_column(field):
    """In comments, titles and names."""
    words = dict.fromkeys(("board", "frame", "author", "text", "mention"), "x") | {
        field: '=HYPERLINK("http://e.fi";A1)'
    }
    board = board_after(frame("one", "a", 0, title=words["frame"]))
    board.info = board.info.model_copy(update={"title": words["board"]})
    board.people = {
        id_("own"): PersonView(id=id_("own"), name=words["author"], is_guest=False),
        id_("eino"): PersonView(id=id_("eino"), name=words["mention"], is_guest=True),
    }
    board.apply([thread("talk", x=5, y=5), rewrite("talk-first", words["text"], "eino")], actor(), NOW)
    _, row = read_csv(board.snapshot())
    assert [cell for cell in row if cell.startswith("=")] == []
    assert row.count("'" + words[field]) == 1


def test_an_id_that_begins_with_a_hyphen_is_escaped():
    _, row = read_csv(board_after(thread("-talk", x=-5)).snapshot())
    assert (row[3], row[6]) == ("'" + id_("-talk"), "-5")


def test_json_matches_its_model():
    """[X2] With the name of its format."""
    board = board_after(frame("one", "a", 0, title="=1+1"), thread("talk", x=0.5), comment("answer", "talk", "=1"))
    read = read_json(board.snapshot())
    assert (read.format, read.board_id, read.seq) == ("kehys-comments-1", id_("board"), board.seq)
    assert read.comments == list(comment_rows(board.snapshot()))
    assert [row.text for row in read.comments] == ["Hei", "=1"]


def test_the_model_refuses_another_format():
    document = json.loads(b"".join(json_pieces(make_board().snapshot())))
    with pytest.raises(ValidationError):
        CommentFile.model_validate(document | {"format": "kehys-comments-2"})


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_the_pieces_join_to_the_same_file(monkeypatch, count):
    monkeypatch.setattr(comments, "ROWS_PER_PIECE", 2)
    snapshot = board_after(*(thread(f"talk{n}") for n in range(count))).snapshot()
    assert len(read_csv(snapshot)) == count + 1
    assert len(read_json(snapshot).comments) == count


# What the rules let through: no control characters but tab and line break, and not blank.
TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("=+-@＝;,\"'\n\t"), min_size=1, max_size=60
)


@given(TEXTS, TEXTS)
def test_every_text_can_be_read_back(text, name):
    """From CSV except for apostrophes, from JSON exactly."""
    board = make_board()
    person, talk, first = id_("own"), id_("talk"), id_("first")
    board.people = {person: PersonView.model_construct(id=person, name=name, is_guest=True)}
    board.threads = {talk: ThreadView(id=talk, node_id=None, x=0, y=0, by=person, at=NOW)}
    words = CommentView.model_construct(id=first, thread_id=talk, seq=1, by=person, at=NOW, text=text)
    board.comments = {first: words}
    snapshot = board.snapshot()
    _, row = read_csv(snapshot)
    assert [cell.replace("'", "") for cell in row[8:10]] == [text.replace("'", ""), name.replace("'", "")]
    assert [(read.text, read.author) for read in read_json(snapshot).comments] == [(text, name)]

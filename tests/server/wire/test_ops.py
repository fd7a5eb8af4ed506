"""Ops as they are sent and stored."""

import pytest
from pydantic import ValidationError

from server.wire.ops import OP, Entry
from tests.server import world

OPS = [
    world.create("sticky", "one", text="Hei"),
    world.update("one", x=5),
    world.delete("one"),
    world.thread("thread", "one"),
    world.comment("comment", "thread"),
    world.rename("Aino"),
    world.rotate("comment"),
]


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.kind)
def test_an_op_reads_back_as_it_was_written(op):
    """[G3] A replay applies exactly the op that was applied at first."""
    assert OP.validate_json(OP.dump_json(op)) == op


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.kind)
def test_an_op_with_an_unknown_field_is_refused(op):
    """[P8] Unknown fields are `invalid`."""
    with pytest.raises(ValidationError):
        OP.validate_python({**op.model_dump(mode="json"), "by": "somebody-else---"})


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.kind)
def test_an_op_without_an_id_is_refused(op):
    """[P4] Without it, resending would not be safe."""
    with pytest.raises(ValidationError):
        OP.validate_python({**op.model_dump(mode="json"), "op_id": ""})


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.kind)
def test_an_op_cannot_be_changed(op):
    """[G3] Nobody can alter an op between its commit and its broadcast."""
    with pytest.raises(ValidationError):
        op.op_id = world.id_("another")


def test_an_op_of_an_unknown_kind_is_refused():
    """[P8] Unknown kinds are `invalid`."""
    with pytest.raises(ValidationError):
        OP.validate_python({"kind": "node.explode", "op_id": world.id_("op"), "id": world.id_("one")})


def test_an_entry_has_person_role_and_time():
    """[G2] An entry is an op with its number, person, role and time."""
    entry = Entry(seq=1, by=world.id_("aino"), role="edit", at=world.NOW, op=OPS[2])
    assert set(entry.model_dump()) == {"seq", "by", "role", "at", "op"}

"""What all operations have in common."""

from .values import Id, Wire


class OpBase(Wire):
    """`op_id` is made by the client and unique on the board, so that resending is always safe."""

    op_id: Id

"""The base class of all ops."""

from .values import Id, Wire


class OpBase(Wire):
    """An op. The client makes `op_id`, unique on the board, so that sending an op again is always safe."""

    op_id: Id

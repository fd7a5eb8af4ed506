"""Every way in which a request can be refused. The class is the fact, `code` is stable, the text is for people."""

import math
from typing import ClassVar

Params = dict[str, str | int | float]


class BoardError(Exception):
    """A refusal with a stable code.

    `code` is what programs compare and browsers translate (`error.<code>` in the locale files); `params` are the values
    that belong into the translated sentence. Each edge turns it into its own form: an HTTP status, a `refused` message.
    """

    code: ClassVar[str]
    http_status: ClassVar[int]

    def __init__(self, message: str, **params: str | int | float) -> None:
        super().__init__(message)
        self.message = message
        self.params: Params = dict(params)


class Invalid(BoardError):
    """The request cannot be understood, or a value is outside its bounds."""

    code, http_status = "invalid", 422


class TooLarge(BoardError):
    """More than one request may carry."""

    code, http_status = "too_large", 413


class NoAccess(BoardError):
    """No valid link to this board was shown. Also the answer for boards that do not exist, in the same words."""

    code, http_status = "no_access", 404

    def __init__(self) -> None:
        super().__init__("no board opens with this link")


class Forbidden(BoardError):
    """The role that the link gives does not reach so far."""

    code, http_status = "forbidden", 403


class NotFound(BoardError):
    """The thing that the operation speaks of is not on the board."""

    code, http_status = "not_found", 404

    def __init__(self, noun: str, id_: str) -> None:
        super().__init__(f"there is no {noun} {id_}", noun=noun)


class Exists(BoardError):
    """A client-made id is taken by something else."""

    code, http_status = "exists", 409

    def __init__(self, noun: str, id_: str) -> None:
        super().__init__(f"there is a {noun} {id_} already", noun=noun)


class NameRequired(BoardError):
    """Comments carry a name; this person has not given one yet."""

    code, http_status = "name_required", 409


class NameTaken(BoardError):
    """A guest's name looks like that of an owner."""

    code, http_status = "name_taken", 409


class CommentsClosed(BoardError):
    """The owner takes no comments just now; what is there can be read."""

    code, http_status = "comments_closed", 403


class Blocked(BoardError):
    """The owner lets this person write nothing on the board."""

    code, http_status = "blocked", 403

    def __init__(self) -> None:
        super().__init__("the owner lets you write nothing on this board")


class SlowMode(BoardError):
    """The owner lets each guest write only every so often; `wait` says in how many seconds it is this guest's turn.

    Unlike `TooFast` it is not for a page to send again by itself: what else its person does would have to wait, too.
    """

    code, http_status = "slow_mode", 429

    def __init__(self, wait_seconds: float) -> None:
        seconds = math.ceil(wait_seconds)
        super().__init__(f"guests write slowly here: go on in {seconds} s", wait=seconds)


class BoardFull(BoardError):
    """The board has as many rows, or as many people, as it may."""

    code, http_status = "full", 409


class TooFast(BoardError):
    """More than the sender's budget allows just now; `retry_after` says in how many seconds it will."""

    code, http_status = "too_fast", 429

    def __init__(self, wait_seconds: float) -> None:
        seconds = math.ceil(wait_seconds)
        super().__init__(f"too much at once: try again in {seconds} s", retry_after=seconds)


class Retry(BoardError):
    """Nothing was wrong with the request and nothing was stored: send it again."""

    code, http_status = "retry", 503


class Fault(BoardError):
    """The server failed on this request, and would again. Nothing was stored; its own log says more."""

    code, http_status = "fault", 500

    def __init__(self) -> None:
        super().__init__("the server failed on this; sending it again does not help")


class StartError(Exception):
    """The program cannot start; the text is the one line that the person at the terminal reads."""


class FolderInUse(StartError):
    """A server runs on the data folder."""

"""All errors with which a request can be refused: a class for each, with a stable `code` and a text for people."""

import math
from typing import ClassVar

Params = dict[str, str | int | float]


class BoardError(Exception):
    """A refusal with a stable code.

    Programs compare `code`, and pages translate it (`error.<code>` in the locale files) with the values of `params`.
    The HTTP API sends it as an error response, the websocket as a `refused` message.
    """

    code: ClassVar[str]
    http_status: ClassVar[int]

    def __init__(self, message: str, **params: str | int | float) -> None:
        super().__init__(message)
        self.message = message
        self.params: Params = dict(params)


class Invalid(BoardError):
    """The request is malformed, or a value is out of bounds."""

    code, http_status = "invalid", 422


class TooLarge(BoardError):
    """The request is larger than the limit."""

    code, http_status = "too_large", 413


class NoAccess(BoardError):
    """No valid link to this board was given. Boards that do not exist get the same answer."""

    code, http_status = "no_access", 404

    def __init__(self) -> None:
        super().__init__("this link does not open a board")


class Forbidden(BoardError):
    """The role that the link gives does not allow this."""

    code, http_status = "forbidden", 403


class NotFound(BoardError):
    """The object that the operation names is not on the board."""

    code, http_status = "not_found", 404

    def __init__(self, noun: str, id_: str) -> None:
        super().__init__(f"there is no {noun} {id_}", noun=noun)


class Exists(BoardError):
    """The id, made by the client, is already in use."""

    code, http_status = "exists", 409

    def __init__(self, noun: str, id_: str) -> None:
        super().__init__(f"{noun} {id_} already exists", noun=noun)


class NameRequired(BoardError):
    """The sender must set a name before writing."""

    code, http_status = "name_required", 409


class NameTaken(BoardError):
    """The name of a guest is too close to the name of an owner."""

    code, http_status = "name_taken", 409


class CommentsClosed(BoardError):
    """Commenting is closed. Comments can still be read."""

    code, http_status = "comments_closed", 403


class Blocked(BoardError):
    """An owner has blocked this person from writing on the board."""

    code, http_status = "blocked", 403

    def __init__(self) -> None:
        super().__init__("the owner has blocked you from writing on this board")


class SlowMode(BoardError):
    """Slow mode: this guest can write again in `wait` seconds.

    Unlike after `TooFast`, a page must not resend by itself, because all later ops of the person would wait too.
    """

    code, http_status = "slow_mode", 429

    def __init__(self, wait_seconds: float) -> None:
        seconds = math.ceil(wait_seconds)
        super().__init__(f"slow mode is on: write again in {seconds} s", wait=seconds)


class BoardFull(BoardError):
    """The board has reached a limit, such as its number of nodes, comments or people."""

    code, http_status = "full", 409


class TooFast(BoardError):
    """The sender has exceeded a rate limit; try again after `retry_after` seconds."""

    code, http_status = "too_fast", 429

    def __init__(self, wait_seconds: float) -> None:
        seconds = math.ceil(wait_seconds)
        super().__init__(f"too many requests: try again in {seconds} s", retry_after=seconds)


class Retry(BoardError):
    """The server could not store this now. The request is valid; send it again."""

    code, http_status = "retry", 503


class Fault(BoardError):
    """A bug in the server, which this request would cause again. Nothing was stored; the server's log says more."""

    code, http_status = "fault", 500

    def __init__(self) -> None:
        super().__init__("the server failed on this request; sending it again does not help")


class ReadOnly(BoardError):
    """The database is damaged or was replaced. Nothing is stored until the host has repaired it."""

    code, http_status = "read_only", 503

    def __init__(self) -> None:
        super().__init__("nothing can be stored until the host has repaired the database")


class StartError(Exception):
    """The program cannot start. The text is the line that is printed in the terminal."""


class FolderInUse(StartError):
    """Another server is using the data folder."""

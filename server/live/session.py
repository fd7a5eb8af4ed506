"""One connection to one board: waiting -> live -> ended."""

import asyncio
import json
import secrets
from asyncio import Future
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from ..config import FAULTS_MAX, Settings
from ..domain.access import Actor
from ..errors import BoardError, Invalid
from ..wire.messages import CLIENT_MESSAGE, Ack, Close, Peer, Ping, Pong, Presence, Push, Refused
from ..wire.ops import AnyOp
from .keyed_limiter import TokenBucket
from .outbox import Outbox

Refusal = Callable[[str], None]
Submit = Callable[[Sequence[AnyOp], Actor], Future[list[int]]]


class Session:
    """Parses messages from a browser, and decides what to send. It does not know the socket."""

    def __init__(
        self,
        actor: Actor,
        settings: Settings,
        submit: Submit,
        update_presence: Callable[["Session"], None],
        outbox: Outbox,
        *,
        refused: Refusal = lambda _code: None,
    ) -> None:
        self.id = secrets.token_urlsafe(9)
        self.actor = actor
        self.name: str | None = None
        # Set once the connection has ended, even if it never joined.
        self.has_left = False
        # Presence of a blocked guest is not shown to others.
        self.is_unseen = False
        self.presence = Presence(type="presence")
        self._peer: Peer | None = None
        self.outbox = outbox
        self._now = asyncio.get_running_loop().time
        self._unread_chars = settings.unread_chars_per_message
        self._messages = TokenBucket(settings.messages_burst, settings.messages_per_second, self._now())
        self.ended: Future[Close] = asyncio.get_running_loop().create_future()
        self._submit = submit
        self._update_presence = update_presence
        self._refused = refused

    def send(self, message: str) -> None:
        """Sends a message. If the outbox is full, ends the connection with `come_back`."""
        if not self.ended.done() and not self.outbox.put(message):
            self.end(Close.come_back)

    def end(self, code: Close) -> None:
        """Ends the connection with this code. Later calls change nothing."""
        if not self.ended.done():
            self.ended.set_result(code)

    def peer(self) -> Peer:
        """This person's presence for the others. Cached, because it is encoded for every broadcast."""
        if self._peer is None:
            self._peer = Peer(
                session=self.id,
                person=self.actor.person_id,
                name=self.name,
                cursor=self.presence.cursor,
                view=self.presence.view,
            )
        return self._peer

    def rename(self, name: str | None) -> None:
        """Sets the name that others see."""
        self.name, self._peer = name, None

    def spend(self) -> bool:
        """Counts one message against the connection's rate limit.

        False if the connection has ended, or ends now because the limit is exceeded.
        """
        if self.ended.done():
            return False
        if self._messages.wait(1, self._now()) > 0:
            self.end(Close.busy)
            return False
        self._messages.take(1)
        return True

    def receive(self, text: str) -> None:
        """Handles one message from the browser. Refuses an invalid push; other invalid messages end the connection."""
        if not self.spend():
            return
        try:
            message = CLIENT_MESSAGE.validate_json(text)
        except ValidationError as error:
            self._refuse_unread(text, error)
            return
        match message:
            case Push():
                self._push(message)
            case Presence():
                self.presence, self._peer = message, None
                self._update_presence(self)
            case Ping():
                self.send(Pong().model_dump_json())

    def _push(self, push: Push) -> None:
        # Queued now and answered later: reading goes on, and pushes keep their order.
        applied = self._submit(push.ops, self.actor)
        applied.add_done_callback(lambda done: self._answer(push.n, done))

    def _answer(self, n: int, applied: Future[list[int]]) -> None:
        error = applied.exception()
        if error is None:
            self.send(Ack(n=n, seqs=applied.result()).model_dump_json())
        elif isinstance(error, BoardError):
            self._refuse(n, error)

    def _refuse(self, n: int, error: BoardError) -> None:
        self._refused(error.code)
        self.send(refusal(n, error).model_dump_json())

    def _refuse_unread(self, text: str, error: ValidationError) -> None:
        n = _push_number(text)
        if n is None:
            self.end(Close.bad_message)
        else:
            # Describing the fault costs more than applying an op, so the cost depends on the size.
            self._messages.take(len(text) // self._unread_chars)
            self._refuse(n, Invalid(explain(error)))


def refusal(n: int, error: BoardError) -> Refused:
    """The answer to push `n` that a rule refused."""
    return Refused(n=n, code=error.code, message=error.message, params=error.params)


def explain(error: ValidationError) -> str:
    """The first fault of a message, with its path. If there are very many, only their number."""
    # Pydantic formats all faults to return the first one.
    if error.error_count() > FAULTS_MAX:
        return f"message: {error.error_count()} faults"
    first = error.errors(include_url=False, include_context=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


def _push_number(text: str) -> int | None:
    """The `n` of an invalid push, so that its sender learns which one was refused. None if it is not a push."""
    try:
        # The standard parser accepts lone surrogates, one of the faults to report.
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or message.get("type") != "push":
        return None
    n = message.get("n")
    return n if type(n) is int else None

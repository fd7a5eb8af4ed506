"""Mutates valid messages and requests into malformed ones."""

import copy
import json
import random
from collections.abc import Callable
from typing import Any

from drills.load import create_note, move_note, random_id

Json = dict[str, Any]
Chance = random.Random
# Values that are invalid or extreme in every field.
ODD: list[Any] = [
    None, True, -1, 0, -0.0, 1e308, 2**63, 2**70, -(2**64), 0.1, "", " ", "\u0000", "\ud800", "\u202e", "a" * 3000,
    "Ω" * 41, [], {}, [[]], {"": None}, {"__proto__": {}}, float("nan"), float("inf"), "1", "null", "node.create",
    "../../etc/passwd", "'; DROP TABLE ops;--", "{{7*7}}", "x" * 16,
]  # fmt: skip
_NAMES = ["id", "op_id", "kind", "node", "set", "x", "y", "text", "place", "parent", "type", "n", "ops", "__class__"]
_PATHS = [
    "/api/v1/boards/{board}/snapshot",
    "/api/v1/boards/{board}/ops",
    "/api/v1/boards/{board}/ops?after={odd}&limit={odd}",
    "/api/v1/boards/{board}/links",
    "/api/v1/boards/{board}/hash",
    "/api/v1/boards/{odd}/snapshot",
    "/api/v1/boards/{board}/live?after={odd}&protocol={odd}",
    "/b/{odd}",
    "/b/{board}?node={odd}&lang={odd}",
    "/s/{odd}",
    "/s/{odd}.{odd}",
    "/static/{odd}",
    "/static/../server/config.py",
    "/healthz",
    "/{odd}",
    "/api/v1/openapi.json",
]
_METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "ÄÖ", ""]


def valid_message(chance: Chance) -> Json:
    """A valid message."""
    kind = chance.randrange(8)
    if kind == 0:
        return {"type": "presence", "cursor": {"x": 1, "y": 2}, "view": {"x": 0, "y": 0, "w": 10, "h": 10}}
    if kind == 1:
        return {"type": "ping"}
    return {"type": "push", "n": chance.randint(1, 99), "ops": [_valid_op(chance) for _ in range(chance.randint(1, 3))]}


def mutate_message(chance: Chance) -> str:
    """A message with up to three faults in its fields or in its encoded text."""
    message: Any = valid_message(chance)
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3])):
        chance.choice(_FAULTS)(message, chance)
    text = json.dumps(message, ensure_ascii=chance.random() < 0.5)
    return chance.choice(_LETTERS)(text, chance) if chance.random() < 0.4 else text


def mutate_request(chance: Chance, board_id: str, token: str, port: int) -> bytes:
    """A request with a fault in path, method, headers or body. As bytes, because no HTTP client would send it."""
    path = chance.choice(_PATHS).replace("{board}", board_id)
    while "{odd}" in path:
        path = path.replace("{odd}", _in_path(chance), 1)
    body = mutate_message(chance).encode("utf-8", "surrogatepass") if chance.random() < 0.6 else b""
    if body and chance.random() < 0.5:
        body = json.dumps({"ops": [_valid_op(chance)]}).replace('"', chance.choice(['"', "'", '"'])).encode()
    method = chance.choice(_METHODS) if chance.random() < 0.5 else chance.choice(["GET", "POST"])
    headers = {
        "Host": f"127.0.0.1:{port}",
        "Connection": "close",
        "Content-Length": str(len(body)),
        "Content-Type": chance.choice(["application/json", "text/plain", "", "application/json; charset=utf-16"]),
        "Authorization": f"Bearer {token}",
    }
    _harm_headers(headers, chance)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode("utf-8", "surrogatepass") + body


def _valid_op(chance: Chance) -> Json:
    kind = chance.randrange(8)
    spot = {"x": 1, "y": 1.5}
    if kind == 0:
        return move_note(chance, random_id(chance))
    if kind == 1:
        return {"kind": "node.delete", "op_id": random_id(chance), "id": random_id(chance)}
    if kind == 2:
        ids = {"id": random_id(chance), "comment_id": random_id(chance), "node_id": None}
        return {"kind": "thread.create", "op_id": random_id(chance), "text": "Hei", **ids, **spot}
    if kind == 3:
        return {
            "kind": "comment.create",
            "op_id": random_id(chance),
            "id": random_id(chance),
            "thread_id": random_id(chance),
            "text": "a",
        }
    if kind == 4:
        return {"kind": "person.rename", "op_id": random_id(chance), "name": "Aino"}
    if kind == 5:
        return {
            "kind": "comment.react",
            "op_id": random_id(chance),
            "id": random_id(chance),
            "reaction": "idea",
            "is_on": True,
        }
    if kind == 6:
        return {"kind": "thread.resolve", "op_id": random_id(chance), "id": random_id(chance), "is_resolved": False}
    return create_note(chance)


def _somewhere(message: Any, chance: Chance) -> Any:
    """A random dictionary or list inside the message, or the message itself."""
    inside = message
    while isinstance(inside, (dict, list)) and inside and chance.random() < 0.75:
        further = chance.choice(list(inside.values()) if isinstance(inside, dict) else inside)
        if not isinstance(further, (dict, list)):
            break
        inside = further
    return inside


def _odd(chance: Chance) -> Any:
    # A copy, because the next fault may change it.
    return copy.deepcopy(chance.choice(ODD))


def _replace(message: Any, chance: Chance) -> None:
    where = _somewhere(message, chance)
    if isinstance(where, dict) and where:
        where[chance.choice(list(where))] = _odd(chance)
    elif isinstance(where, list) and where:
        where[chance.randrange(len(where))] = _odd(chance)


def _leave_out(message: Any, chance: Chance) -> None:
    where = _somewhere(message, chance)
    if isinstance(where, dict) and where:
        where.pop(chance.choice(list(where)))


def _add(message: Any, chance: Chance) -> None:
    where = _somewhere(message, chance)
    if isinstance(where, dict):
        where[chance.choice(_NAMES)] = _odd(chance)
    elif isinstance(where, list):
        where.append(_odd(chance))


def _many(message: Any, chance: Chance) -> None:
    where = _somewhere(message, chance)
    if isinstance(where, list) and where:
        where.extend(where[:1] * chance.choice([1, 2, 600]))


_FAULTS: list[Callable[[Any, Chance], None]] = [_replace, _replace, _replace, _leave_out, _add, _many]
_LETTERS: list[Callable[[str, Chance], str]] = [
    lambda text, chance: text[: chance.randrange(len(text))],
    lambda text, chance: text.replace(chance.choice(text), chance.choice(["", "\\", '"', "\u0000", "9" * 400]), 1),
    lambda _text, chance: chance.choice(["", "null", "[]", "{}", "0", '"', "[" * 5000, '{"type":' * 2000, "\ufeff{}"]),
    lambda text, _chance: text + text,
    lambda text, chance: text.replace("1", "1" * chance.choice([30, 5000]), 1),
    lambda text, _chance: text.replace('"type"', '"\\u0074ype"', 1),
    lambda text, chance: "".join(chance.sample(text, len(text))),
]


def _in_path(chance: Chance) -> str:
    odd = [
        "%00",
        "%ff",
        "..%2f..",
        "a" * 3000,
        "-1",
        "1e9",
        "nan",
        "%F0%9F%A6%8A",
        "'",
        "%0d%0aX:1",
        ".",
        "99999999999999999999",
    ]
    return chance.choice([*odd, random_id(chance), random_id(chance)])


def _harm_headers(headers: dict[str, str], chance: Chance) -> None:
    roll = chance.random()
    if roll < 0.1:
        headers["Authorization"] = chance.choice(
            ["Bearer", "Bearer ", "Bearer a.b", "Basic eDp5", "Bearer " + "x" * 5000]
        )
    elif roll < 0.2:
        del headers["Authorization"]
        headers["Cookie"] = chance.choice(["kehys=x", "kehys=", "kehys=a.b.c", "=;;=", "kehys=" + "y" * 5000])
    elif roll < 0.25:
        headers["Content-Length"] = chance.choice(["-1", "1", "abc", "0"])
    elif roll < 0.3:
        headers["If-None-Match"] = chance.choice(["*", '"x"', "W/", "\x7f"])
    elif roll < 0.35:
        headers["Host"] = chance.choice(["", "evil.example", "a b", "[::1"])
    elif roll < 0.4:
        headers["Accept-Language"] = chance.choice(["*", "fi;q=x", "xx" * 3000, ",,,"])
    elif roll < 0.45:
        headers |= {
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": chance.choice(["13", "8"]),
            "Sec-WebSocket-Key": "x",
        }

"""The form that asks for the password of a link."""

from typing import Final
from urllib.parse import parse_qs

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from ...domain.access import Link
from ...errors import Invalid
from ...wire.values import Password
from ..services import Services
from .origin import address_of

_FORM: Final = "application/x-www-form-urlencoded"
_PASSWORD: Final[TypeAdapter[str]] = TypeAdapter(Password)


async def is_right_password(link: Link, request: Request, services: Services) -> bool:
    """Whether the form contains the link's password. After many wrong ones raises `TooFast`, even for a right one."""
    password = await _read_password(request)
    limits, address = services.request_limits, address_of(request)
    async with services.passwords.turn:
        limits.check_password(address, link.id)
        if password is not None and await services.passwords.verify(link.password_hash or "", password):
            return True
        limits.spend_wrong_password(address, link.id)
    return False


async def _read_password(request: Request) -> str | None:
    """The password in the form, normalized as it was when it was set. None if it could not be a password."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Invalid("send the password as a form field")
    try:
        # One field more than the page sends. A body with thousands of fields is refused early.
        fields = parse_qs((await request.body()).decode("ascii"), max_num_fields=2, errors="strict")
        return _PASSWORD.validate_python(fields.get("password", [""])[0])
    except (ValueError, ValidationError):
        return None

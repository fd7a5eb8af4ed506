"""The password that somebody types to open a link."""

from typing import Final
from urllib.parse import parse_qs

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from ...domain.changes import Link
from ...errors import Invalid
from ...wire.values import Password
from ..services import Services
from .auth import address_of

_FORM: Final = "application/x-www-form-urlencoded"
_PASSWORD: Final[TypeAdapter[str]] = TypeAdapter(Password)


async def is_right_password(link: Link, request: Request, services: Services) -> bool:
    """Whether the request's form has the link's password; after many wrong ones `TooFast`, whatever it has."""
    password = await _typed(request)
    request_limits, address = services.request_limits, address_of(request)
    async with services.passwords.turn:
        request_limits.check_password(address, link.id)
        if password is not None and await services.passwords.verify(link.password_hash or "", password):
            return True
        request_limits.spend_wrong_password(address, link.id)
    return False


async def _typed(request: Request) -> str | None:
    """The field of the form as a password is stored, or None where nobody could have set it."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Invalid("send the password as a form field")
    try:
        # One field more than the page has: thousands are not worth reading.
        fields = parse_qs((await request.body()).decode("ascii"), max_num_fields=2, errors="strict")
        return _PASSWORD.validate_python(fields.get("password", [""])[0])
    except (ValueError, ValidationError):
        return None

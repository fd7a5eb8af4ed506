"""The HTML pages: front page, privacy, board, embedded board, links with and without password, errors."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...config import COMMENT_TEXT_MAX, LINK_NAME_MAX, NAME_MAX, NODE_TEXT_MAX, PASSWORD_MAX, STATIC_DIR
from ...domain.access import Grant, Link
from ...errors import BoardError, Forbidden, TooFast
from ...wire.views import BoardView
from ..security.auth import actor_on
from ..security.link_access import embedded_reader, find_embedded, find_link, has_higher_role, is_let_in
from ..security.origin import check_origin
from ..security.password_form import is_right_password
from ..security.security_headers import content_policy
from ..security.session_cookie import remember, visitor_of
from ..services import Services, ServicesDep
from .bundle_manifest import page
from .front_boards import demo_token, front_boards
from .templates import Templates

router = APIRouter(include_in_schema=False)
READ = ["GET", "HEAD"]

TEMPLATES = Templates(STATIC_DIR)
_IMPORT_MAP = re.compile(r'<script type="importmap">(.*?)</script>', re.DOTALL)
_PAGE = page()


def import_map_hash() -> str:
    """The CSP hash of the board page's import map, which browsers accept only inline."""
    found = _IMPORT_MAP.search(TEMPLATES.sources["board.html"])
    assert found, "static/board.html has no import map"
    return f"'sha256-{b64encode(hashlib.sha256(found[1].encode()).digest()).decode()}'"


@router.api_route("/", methods=READ)
async def front(request: Request, services: ServicesDep) -> Response:
    """The front page, with the boards that this browser has opened before."""
    boards, has_demo = await front_boards(visitor_of(request, services), services)
    return _render(request, services, "index.html", boards=boards, has_demo=has_demo)


@router.api_route("/privacy", methods=READ)
async def privacy(request: Request, services: ServicesDep) -> Response:
    """The privacy notice, with the contact details from the settings."""
    return _render(request, services, "privacy.html", host=services.settings)


@router.api_route("/demo", methods=READ)
async def demo(services: ServicesDep) -> Response:
    """Opens the demo board as a commenter."""
    return RedirectResponse(f"/s/{await demo_token(services)}", status_code=303)


@router.api_route("/s/{token}", methods=READ)
async def open_link(token: str, request: Request, services: ServicesDep) -> Response:
    """Opens a link: stores it in the session cookie and redirects to an address without a secret."""
    board_id, link = await find_link(token, request, services)
    visitor = visitor_of(request, services)
    if link.password_hash is not None and not await is_let_in(link, board_id, visitor, services):
        return _ask_password(request, services)
    return await _open_board(board_id, link, request, services)


@router.post("/s/{token}")
async def open_with_password(token: str, request: Request, services: ServicesDep) -> Response:
    """Opens a link with a password. After a wrong password the form is shown again."""
    check_origin(request, services.settings)
    board_id, link = await find_link(token, request, services)
    if link.password_hash is None or await is_right_password(link, request, services):
        return await _open_board(board_id, link, request, services)
    return _ask_password(request, services, is_wrong=True)


@router.api_route("/b/{board_id}", methods=READ)
async def board_page(board_id: str, request: Request, services: ServicesDep) -> Response:
    """The board page. It contains the title; all other data comes over the API."""
    actor = await actor_on(request, board_id, services)
    visit = await services.hub.room(board_id).queries.visit(actor)
    return _render(request, services, "board.html", **_board_values(visit.info), open_url=None)


@router.api_route("/e/{token}", methods=READ)
async def embedded_board(token: str, request: Request, services: ServicesDep) -> Response:
    """A read-only board in a frame on another site. No cookie is read or set: the page sends its link to the API."""
    board_id, link = await find_embedded(token, request, services)
    visit = await services.hub.room(board_id).queries.visit(embedded_reader(link, request))
    language = services.locales.requested_language(request)
    values = _board_values(visit.info)
    response = _render(request, services, "board.html", language, **values, open_url=f"/s/{token}")
    response.headers.update(_embedding_headers(services.settings.embed_origins))
    return response


def _embedding_headers(origins: Sequence[str]) -> dict[str, str]:
    return {
        "Content-Security-Policy": content_policy(import_map_hash(), " ".join(origins)),
        # Proxies log the referrer, which is the address of a link here.
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Language",
    }


def _board_values(info: BoardView) -> dict[str, Any]:
    limits = {"comment": COMMENT_TEXT_MAX, "note": NODE_TEXT_MAX, "name": NAME_MAX, "link_name": LINK_NAME_MAX}
    return {"board": info, "page": _PAGE, "limits": limits}


def error_page(request: Request, services: Services, error: BoardError) -> Response:
    """A refusal as a page. It is the same for a board that never existed and for a revoked link."""
    response = _render(request, services, "message.html", code=error.code)
    response.status_code = error.http_status
    if isinstance(error, TooFast):
        response.headers["Retry-After"] = str(error.params["retry_after"])
    return response


async def _open_board(board_id: str, link: Link, request: Request, services: Services) -> Response:
    path = request.url_for("board_page", board_id=board_id).path
    # The query is for the page's own script and is passed on unchanged, so its names cannot clash with ours.
    response = RedirectResponse(f"{path}?{request.url.query}".rstrip("?"), status_code=303)
    visitor = visitor_of(request, services)
    if not await has_higher_role(visitor.grants.get(board_id), link.role, services):
        boards_max = services.settings.session_boards_max
        remember(response, visitor.with_grant(board_id, Grant(link.id, link.revision), boards_max), services)
    return response


def _ask_password(request: Request, services: Services, is_wrong: bool = False) -> Response:
    """The password form. It posts to its own address, so it contains neither the token nor anything about a board."""
    response = _render(request, services, "password.html", is_wrong=is_wrong, password_max=PASSWORD_MAX)
    response.status_code = Forbidden.http_status if is_wrong else 200
    response.headers["Cache-Control"] = "no-store"
    return response


def _render(
    request: Request, services: Services, template: str, language: str | None = None, **values: Any
) -> Response:
    language = language or services.locales.language_for(request)
    html = TEMPLATES.get(template).render(lang=language, t=services.locales.texts_in(language), **values)
    return HTMLResponse(html, headers={"Cache-Control": "private, no-cache", "Vary": "Accept-Language, Cookie"})

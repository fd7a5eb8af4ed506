"""The pages that people open: front page, board, the address of a link, and the answers when there is nothing."""

import hashlib
import re
from base64 import b64encode
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...config import COMMENT_TEXT_MAX, DEMO_BOARD_ID, LINK_NAME_MAX, NAME_MAX, NODE_TEXT_MAX, PASSWORD_MAX, STATIC_DIR
from ...domain.access import RANK, Grant, link_token, role_on
from ...domain.changes import Link
from ...errors import BoardError, Forbidden, NoAccess, TooFast
from ...store import boards, links
from ...wire.values import Role
from ...wire.views import BoardView
from ..security.auth import actor_on, check_origin, find_embedded, find_link, reader_by, remember, visitor_of
from ..security.password_form import is_right_password
from ..security.security_headers import content_policy
from ..services import Services, ServicesDep
from .bundle_manifest import page
from .templates import Templates

router = APIRouter(include_in_schema=False)
READ = ["GET", "HEAD"]

TEMPLATES = Templates(STATIC_DIR)
_IMPORT_MAP = re.compile(r'<script type="importmap">(.*?)</script>', re.DOTALL)
_PAGE = page()


def import_map_hash() -> str:
    """The CSP source of the board page's import map, which browsers take only inline."""
    found = _IMPORT_MAP.search(TEMPLATES.sources["board.html"])
    assert found, "static/board.html has no import map"
    return f"'sha256-{b64encode(hashlib.sha256(found[1].encode()).digest()).decode()}'"


@router.api_route("/", methods=READ)
async def front(request: Request, services: ServicesDep) -> Response:
    """What this is, and the boards that this browser has opened before."""
    grants = visitor_of(request, services).grants
    async with services.database.reading() as session:
        found = await links.list_boards(session, [grant.link_id for grant in grants.values()])
        has_demo = await boards.exists(session, DEMO_BOARD_ID)
    opened = [
        {"id": id_, "title": title}
        for id_, title, link in found
        if id_ in grants and role_on({link.id: link}, grants[id_], services.now())
    ]
    return _page(request, services, "index.html", boards=opened, has_demo=has_demo)


@router.api_route("/privacy", methods=READ)
async def privacy(request: Request, services: ServicesDep) -> Response:
    """What is stored of people, in the host's words where the settings have some."""
    return _page(request, services, "privacy.html", host=services.settings)


@router.api_route("/demo", methods=READ)
async def demo(services: ServicesDep) -> Response:
    """Opens the demo board as a commenter."""
    async with services.database.reading() as session:
        found = await links.list_for_board(session, DEMO_BOARD_ID)
    for link in found:
        if link.role == "comment" and link.is_open(services.now()):
            return RedirectResponse(f"/s/{link_token(services.key, link)}", status_code=303)
    raise NoAccess()


@router.api_route("/s/{token}", methods=READ)
async def open_link(token: str, request: Request, services: ServicesDep) -> Response:
    """Trades a link's address for a session cookie, and moves on to an address without secrets."""
    board_id, link = await find_link(token, request, services)
    held = visitor_of(request, services).grants.get(board_id)
    is_known = held == Grant(link.id, link.revision) or await _has_more(services, held, link.role)
    if link.password_hash is not None and not is_known:
        return _ask_password(request, services)
    return await _let_in(board_id, link, request, services)


@router.post("/s/{token}")
async def open_with_password(token: str, request: Request, services: ServicesDep) -> Response:
    """The same for a link with a password; a wrong one is asked for again."""
    check_origin(request, services.settings)
    board_id, link = await find_link(token, request, services)
    if link.password_hash is None or await is_right_password(link, request, services):
        return await _let_in(board_id, link, request, services)
    return _ask_password(request, services, is_wrong=True)


@router.api_route("/b/{board_id}", methods=READ)
async def board_page(board_id: str, request: Request, services: ServicesDep) -> Response:
    """The map. Its data comes over the API; the page itself holds the title and the role's language only."""
    actor = await actor_on(request, board_id, services)
    visit = await services.hub.room(board_id).look_in(actor)
    return _page(request, services, "board.html", **_board_values(visit.info), open_url=None)


@router.api_route("/e/{token}", methods=READ)
async def embedded_board(token: str, request: Request, services: ServicesDep) -> Response:
    """The map in a frame on another site, to look at. No cookie is read or set: the page shows its link to the API."""
    board_id, link = await find_embedded(token, request, services)
    visit = await services.hub.room(board_id).look_in(reader_by(link, request))
    language = services.texts.asked_for(request)
    values = _board_values(visit.info)
    response = _page(request, services, "board.html", language, **values, open_url=f"/s/{token}")
    ancestors = " ".join(services.settings.embed_origins)
    response.headers["Content-Security-Policy"] = content_policy(import_map_hash(), ancestors)
    # Proxies write down where one comes from, and here that is the address of a link.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Vary"] = "Accept-Language"
    return response


def _board_values(info: BoardView) -> dict[str, Any]:
    limits = {"comment": COMMENT_TEXT_MAX, "note": NODE_TEXT_MAX, "name": NAME_MAX, "link_name": LINK_NAME_MAX}
    return {"board": info, "page": _PAGE, "limits": limits}


def error_page(request: Request, services: Services, error: BoardError) -> Response:
    """A refusal for people. It says the same whether a board never was, or its link was withdrawn."""
    response = _page(request, services, "message.html", code=error.code)
    response.status_code = error.http_status
    if isinstance(error, TooFast):
        response.headers["Retry-After"] = str(error.params["retry_after"])
    return response


async def _let_in(board_id: str, link: Link, request: Request, services: Services) -> Response:
    path = request.url_for("board_page", board_id=board_id).path
    # The query as it came. It is the browser's, so no name in it may meet a parameter of ours.
    response = RedirectResponse(f"{path}?{request.url.query}".rstrip("?"), status_code=303)
    visitor = visitor_of(request, services)
    if not await _has_more(services, visitor.grants.get(board_id), link.role):
        boards_max = services.settings.session_boards_max
        remember(response, visitor.with_grant(board_id, Grant(link.id, link.revision), boards_max), services)
    return response


def _ask_password(request: Request, services: Services, is_wrong: bool = False) -> Response:
    """The form goes where it came from, so its page has no address in it, and nothing about any board."""
    response = _page(request, services, "password.html", is_wrong=is_wrong, password_max=PASSWORD_MAX)
    response.status_code = Forbidden.http_status if is_wrong else 200
    response.headers["Cache-Control"] = "no-store"
    return response


async def _has_more(services: Services, held: Grant | None, offered_role: Role) -> bool:
    """Whether an owner opens their own share link: they stay what they are."""
    if held is None:
        return False
    async with services.database.reading() as session:
        found = await links.find(session, held.link_id)
    role = role_on({found[1].id: found[1]}, held, services.now()) if found else None
    return role is not None and RANK[role] > RANK[offered_role]


def _page(request: Request, services: Services, template: str, language: str | None = None, **values: Any) -> Response:
    language = language or services.texts.language_for(request)
    html = TEMPLATES.get(template).render(lang=language, t=services.texts.of(language), **values)
    return HTMLResponse(html, headers={"Cache-Control": "private, no-cache", "Vary": "Accept-Language, Cookie"})

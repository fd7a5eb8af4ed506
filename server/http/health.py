"""Whether the program is alive, and whether it can store anything."""

from fastapi import APIRouter, Response

from .services import ServicesDep

router = APIRouter(tags=["server"])


@router.get("/healthz", responses={503: {"description": "The database is damaged or was replaced"}})
async def healthz(services: ServicesDep, response: Response) -> dict[str, str]:
    """Answers as long as the event loop turns. It asks no database, and tells what the last use of it met.

    `pass`; or `warn` with a `cause` that may go away by itself; or `fail`, with 503, where the host has to act.
    """
    condition = services.database.condition
    if condition.cause is None:
        return {"status": condition.status}
    response.status_code = 503 if condition.status == "fail" else 200
    return {"status": condition.status, "cause": condition.cause}

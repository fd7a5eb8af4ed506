"""Whether the program is alive."""

from fastapi import APIRouter

router = APIRouter(tags=["server"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Answers while the server process is alive. It does not read the database."""
    return {"status": "pass"}

"""Whether the program is alive."""

from fastapi import APIRouter

router = APIRouter(tags=["server"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Answers as long as the event loop turns; it asks no database."""
    return {"status": "pass"}

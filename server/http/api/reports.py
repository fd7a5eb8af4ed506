"""What browsers report when the policy stopped something: counted by directive, and nothing of it is kept."""

import json
from collections.abc import Iterator
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from ...errors import Invalid
from ..security.auth import address_of
from ..security.security_headers import REPORTS_PATH
from ..services import ServicesDep

router = APIRouter(include_in_schema=False)

# The directives of CSP level 3 that name what was stopped. A report may say anything, and the log says only these.
_DIRECTIVES: Final = frozenset(
    {
        *("base-uri", "connect-src", "default-src", "font-src", "form-action", "frame-ancestors", "frame-src"),
        *("img-src", "manifest-src", "media-src", "object-src", "require-trusted-types-for", "worker-src"),
        *("script-src", "script-src-attr", "script-src-elem", "style-src", "style-src-attr", "style-src-elem"),
    }
)
# Browsers send together what came within a minute; a page that breaks everything has said so by then.
_REPORTS_MAX: Final = 20


@router.post(REPORTS_PATH, status_code=204)
async def report(request: Request, services: ServicesDep) -> Response:
    """Accepts reports in both formats that browsers send, without a cookie and from any origin."""
    services.request_limits.spend_report(address_of(request))
    for directive in _directives(await request.body()):
        services.policy_reports.add(directive if directive in _DIRECTIVES else "other")
    return Response(status_code=204)


def _directives(body: bytes) -> Iterator[str]:
    """What each report says was stopped, or `Invalid` for what is no report."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Invalid("a report must be JSON") from error
    # The older form is one object, by `report-uri`; the Reporting API sends a list, of other things too.
    for one in told[:_REPORTS_MAX] if isinstance(told, list) else [told]:
        yield _directive(one)


def _directive(one: Any) -> str:
    if isinstance(one, dict):
        for body, name in (("csp-report", "effective-directive"), ("body", "effectiveDirective")):
            if isinstance(one.get(body), dict) and isinstance(one[body].get(name), str):
                return str(one[body][name])
        # Older browsers say the rule as it stands in the policy.
        if isinstance(one.get("csp-report"), dict):
            return str(one["csp-report"].get("violated-directive", "")).partition(" ")[0]
    raise Invalid("a policy report must name its directive")

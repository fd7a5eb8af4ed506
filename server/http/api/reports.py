"""Policy reports of browsers (CSP): counted by directive, not stored."""

import json
from collections.abc import Iterator
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from ...errors import Invalid
from ..security.origin import address_of
from ..security.security_headers import REPORTS_PATH
from ..services import ServicesDep

router = APIRouter(include_in_schema=False)

# The directives of CSP level 3. A report may contain anything, but only these names get into the log.
_DIRECTIVES: Final = frozenset(
    {
        *("base-uri", "connect-src", "default-src", "font-src", "form-action", "frame-ancestors", "frame-src"),
        *("img-src", "manifest-src", "media-src", "object-src", "require-trusted-types-for", "worker-src"),
        *("script-src", "script-src-attr", "script-src-elem", "style-src", "style-src-attr", "style-src-elem"),
    }
)
# Browsers send the reports of a minute together. More than this adds no information.
_REPORTS_MAX: Final = 20


@router.post(REPORTS_PATH, status_code=204)
async def report(request: Request, services: ServicesDep) -> Response:
    """Accepts reports in both formats that browsers send, without a cookie and from any origin."""
    services.request_limits.spend_report(address_of(request))
    for directive in _directives(await request.body()):
        services.policy_reports.add(directive if directive in _DIRECTIVES else "other")
    return Response(status_code=204)


def _directives(body: bytes) -> Iterator[str]:
    """The directive that each report names. `Invalid` if the body is not a report."""
    try:
        reports = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Invalid("a report must be JSON") from error
    # `report-uri` sends one object; the Reporting API sends a list, which may contain other kinds of reports.
    for report_ in reports[:_REPORTS_MAX] if isinstance(reports, list) else [reports]:
        yield _directive(report_)


def _directive(report_: Any) -> str:
    if isinstance(report_, dict):
        for body, name in (("csp-report", "effective-directive"), ("body", "effectiveDirective")):
            if isinstance(report_.get(body), dict) and isinstance(report_[body].get(name), str):
                return str(report_[body][name])
        # Older browsers send the whole rule of the policy.
        if isinstance(report_.get("csp-report"), dict):
            return str(report_["csp-report"].get("violated-directive", "")).partition(" ")[0]
    raise Invalid("a policy report must name its directive")

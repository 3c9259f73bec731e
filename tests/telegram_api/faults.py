"""Failures a test orders in advance."""

import math
from dataclasses import dataclass, field

from telegram_api.errors import Json

PROXY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
_PHRASES = {
    400: "Bad Request: ordered by the test",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass(slots=True)
class Fault:
    """One ordered failure.

    `carried_out`: the request takes effect and only its answer is lost or replaced. `drop`: the connection is cut without
    an answer. `html`: the answer is a proxy's page instead of JSON. `status` 200: nothing fails, only `delay_s` counts.
    """

    method: str
    status: int = 500
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    delay_s: float = 0.0
    drop: bool = False
    html: bool = False
    carried_out: bool = False
    times: float = 1

    def body(self) -> Json:
        """The JSON of the answer."""
        parameters = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrate_to_chat_id}
        given = {name: value for name, value in parameters.items() if value is not None}
        text = self.description or _PHRASES.get(self.status, "Error").format(retry_after=self.retry_after)
        body: Json = {"ok": False, "error_code": self.status, "description": text}
        return body | ({"parameters": given} if given else {})


@dataclass(slots=True)
class Faults:
    """The orders not yet used up; for each request the oldest fitting one counts."""

    ordered: list[Fault] = field(default_factory=list)

    def order(self, fault: Fault) -> None:
        """Fail the next requests of that method; `"*"` means any method but getUpdates."""
        self.ordered.append(fault)

    def take(self, method: str) -> Fault | None:
        """The failure for this request, counted off."""
        for fault in self.ordered:
            wanted = fault.method.lower()
            if wanted == method.lower() or (wanted == "*" and method.lower() != "getupdates"):
                fault.times = fault.times - 1 if math.isfinite(fault.times) else fault.times
                if fault.times <= 0:
                    self.ordered.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Everything works again."""
        self.ordered.clear()

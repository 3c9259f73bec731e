"""What the server refuses with.

ApiError              an answer with `ok: false`: the world is not as the request assumes
└── RuleBrokenError   no state of the world could make this request right: also recorded as a violation
"""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A refused request, carrying what Telegram puts into the answer."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The JSON of the answer."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class RuleBrokenError(ApiError):
    """A request that breaks the published rules, whatever the chats look like."""

    def __init__(self, problem: str) -> None:
        super().__init__(400, f"Bad Request: {problem}")


def bad_request(problem: str) -> ApiError:
    """A 400 in Telegram's words."""
    return ApiError(400, f"Bad Request: {problem}")


def forbidden(problem: str) -> ApiError:
    """A 403 in Telegram's words."""
    return ApiError(403, f"Forbidden: {problem}")

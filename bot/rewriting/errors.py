"""Why a rewriting does not come about; each ends in the answer as it was.

RewritingFailed         base; its text is for the log and holds nothing of what was asked, answered or configured
├── ServerUnavailable   busy, broken or unreachable: asking again may help
├── ServerRefused       the request, the key or the model is not accepted, or the reply is none: asking again will not help
├── CircuitOpen         too many failures of late: not asked at all
└── DraftRefused        the server answered, and the gate let it not through
"""


class RewritingFailed(Exception):
    """Base of all reasons why the answer goes out as it was."""


class ServerUnavailable(RewritingFailed):
    """The server may answer later; `retry_after` (seconds) is when it said so, None if it did not."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class ServerRefused(RewritingFailed):
    """The server does not take the request, or says what is no reply."""


class CircuitOpen(RewritingFailed):
    """The server failed too often of late to be asked again so soon."""


class DraftRefused(RewritingFailed):
    """What the model wrote is not carried by the evidence it was given."""

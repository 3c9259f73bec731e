"""What can go wrong with the knowledge. `str(error)` is in Vietnamese and meant for the operator's eyes.

KnowledgeError
├── ArticleError   one article file cannot be read; the others can
├── CorpusError    there is no corpus to work with
└── SourceError    something handed over to be imported cannot be read
"""

import errno
from pathlib import Path
from typing import Final


class KnowledgeError(Exception):
    """Anything below; its message says what is wrong and what to do."""


class ArticleError(KnowledgeError):
    """The article file at `path` cannot be read; `reason` says why, in Vietnamese."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class CorpusError(KnowledgeError):
    """No folder, or no article in it."""


class SourceError(KnowledgeError):
    """A file or address cannot be imported; the message says why, without naming it."""


_REASONS: Final = {
    errno.ENOSPC: "đĩa đã hết chỗ trống",
    errno.EDQUOT: "đã hết hạn mức đĩa",
    errno.EFBIG: "tệp vượt giới hạn kích thước",
    errno.EROFS: "thư mục chỉ đọc",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần đường dẫn không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.EIO: "lỗi đọc ghi của ổ đĩa",
    errno.EADDRINUSE: "cổng đang có chương trình khác dùng",
    errno.EMFILE: "quá nhiều tệp đang mở",
    errno.ENAMETOOLONG: "tên tệp quá dài",
}


def reason_of(error: OSError) -> str:
    """Why the system refused, in Vietnamese where it is one of the usual reasons."""
    return _REASONS.get(error.errno or 0) or error.strerror or "lỗi đọc ghi, có thể đĩa đã đầy"

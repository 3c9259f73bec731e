"""What servers said about the versions of fetched pages, so that an unchanged page is not sent again."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge.article_file import replace_file
from knowledge.sources.fetching import Validators

_SAVED_EVERY = 20


class FetchedPages:
    """A small file in the data folder: address → article and validators. A damaged one is as good as none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unsaved = 0
        try:
            loaded: Any = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            loaded = {}
        self._pages: dict[str, dict[str, str]] = loaded if isinstance(loaded, dict) else {}

    def validators(self, url: str, ids: frozenset[str]) -> Validators | None:
        """What to send with a request for `url`; None if its article is no longer among `ids`."""
        page = self._pages.get(url)
        if not isinstance(page, dict) or page.get("article") not in ids:
            return None
        return Validators(page.get("etag"), page.get("modified"))

    def remember(self, url: str, article: str, validators: Validators) -> None:
        """Note what the server said when `article` was taken from `url`."""
        said = {name: value for name, value in asdict(validators).items() if value}
        if not said:
            return
        self._pages[url] = {"article": article, **said}
        self._unsaved += 1
        if self._unsaved >= _SAVED_EVERY:
            self.save()

    def save(self) -> None:
        """Write the file, if there is anything new."""
        if self._unsaved:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, json.dumps(self._pages, ensure_ascii=False, indent=1) + "\n")
            self._unsaved = 0

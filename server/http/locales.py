"""Texts of server-made pages in each language. The browser reads the same files."""

import json
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import HTTPConnection

from ..config import LANGUAGES, STATIC_DIR

LANGUAGE_COOKIE = "kehys_lang"


class Locales:
    """The locale files, read once."""

    def __init__(self, default: str, folder: Path = STATIC_DIR / "locales") -> None:
        self._default = default
        self._by_language = {lang: json.loads((folder / f"{lang}.json").read_text("utf-8")) for lang in LANGUAGES}

    def texts_in(self, language: str) -> Mapping[str, str]:
        """All texts of a language, by key."""
        texts: Mapping[str, str] = self._by_language[language]
        return texts

    def language_for(self, connection: HTTPConnection) -> str:
        """The language that this person chose, or else the one that their browser requests."""
        chosen = connection.cookies.get(LANGUAGE_COOKIE)
        return chosen if chosen in LANGUAGES else self.requested_language(connection)

    def requested_language(self, connection: HTTPConnection) -> str:
        """The first supported language in `Accept-Language`, or the default. Reads no cookie."""
        for part in connection.headers.get("accept-language", "").split(","):
            tag = part.split(";")[0].split("-")[0].strip().lower()
            if tag in LANGUAGES:
                return tag
        return self._default

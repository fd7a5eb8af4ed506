"""The locale files."""

import json
import re

import pytest
from starlette.requests import HTTPConnection

from server import errors
from server.config import LANGUAGES, STATIC_DIR
from server.http.locales import Locales

LOCALES = {lang: json.loads((STATIC_DIR / "locales" / f"{lang}.json").read_text("utf-8")) for lang in LANGUAGES}
TEXTS = Locales("fi")
PLURAL_FORMS = ("", ".one", ".other")


def sources(pattern):
    files = [path for path in sorted(STATIC_DIR.glob(pattern)) if "vendor" not in path.parts]
    return "\n".join(path.read_text("utf-8") for path in files)


def used_keys():
    """Keys as templates and scripts write them; what follows `${` is any text."""
    script = re.findall(r"""\bt\(\s*(["'`])(.+?)\1""", sources("js/**/*.js"))
    page = re.findall(r"""\bt\[(["'])([^"']+)\1\s*\]""", sources("*.html"))
    return sorted({key for _, key in script + page})


def pattern_of(key):
    parts = [re.escape(part) for part in re.split(r"\$\{[^}]*\}", key)]
    return re.compile("[a-z_]+".join(parts) + r"(\.one|\.other)?")


def placeholders(sentence):
    return sorted(set(re.findall(r"\{(\w+)\}", sentence)))


def connection(accept="", cookie=""):
    headers = [(b"accept-language", accept.encode()), (b"cookie", cookie.encode())]
    return HTTPConnection({"type": "http", "headers": headers})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_keys(lang):
    assert sorted(LOCALES[lang]) == sorted(LOCALES["fi"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_placeholders(lang):
    differing = [key for key, text in LOCALES[lang].items() if placeholders(text) != placeholders(LOCALES["fi"][key])]
    assert differing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty(lang):
    assert [key for key, text in LOCALES[lang].items() if not text.strip()] == []


def test_keys_are_found_in_templates_and_scripts():
    """Otherwise the next test would check nothing."""
    assert {"zoom.fit", "share.copy", "error.${refusal.code}"} <= set(used_keys())


@pytest.mark.parametrize("key", used_keys())
def test_every_used_key_has_a_text(key):
    assert [name for name in LOCALES["fi"] if pattern_of(key).fullmatch(name)] != []


@pytest.mark.parametrize("error", errors.BoardError.__subclasses__(), ids=lambda error: error.code)
def test_every_error_code_has_a_text(error):
    """[P6] Browsers translate the code."""
    assert f"error.{error.code}" in LOCALES["fi"]


@pytest.mark.parametrize(
    ("accept", "lang"),
    [
        ("", "fi"),
        ("sv", "sv"),
        ("sv-FI,fi;q=0.8", "sv"),
        ("de,en-GB;q=0.8,fi;q=0.5", "en"),
        ("de", "fi"),
        ("SV", "sv"),
        ("fil-PH,en;q=0.5", "en"),
        ("*", "fi"),
        (",;,", "fi"),
    ],
)
def test_the_first_supported_language_is_used(accept, lang):
    assert TEXTS.language_for(connection(accept)) == lang


def test_a_chosen_language_has_priority():
    assert TEXTS.language_for(connection("sv", "kehys_lang=en")) == "en"


def test_an_unknown_chosen_language_is_ignored():
    assert TEXTS.language_for(connection("sv", "kehys_lang=../../etc")) == "sv"


def test_the_default_language_comes_from_the_settings():
    assert Locales("en").language_for(connection("de")) == "en"

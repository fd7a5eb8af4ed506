"""One word for one thing in the interface texts. `docs/glossary.md` lists the words to use."""

import ast
import json
import re
from pathlib import Path

import pytest

from server.config import LANGUAGES, STATIC_DIR

ROOT = Path(__file__).parents[3]

TEXTS = {lang: json.loads((STATIC_DIR / "locales" / f"{lang}.json").read_text("utf-8")) for lang in LANGUAGES}

# Pattern of a word that the interface does not use -> the word to use instead.
AVOIDED = {
    "en": {
        r"\bmaps?\b": "board",
        r"\bdiscussions?\b": "thread or comment",
        r"\b(un)?settle[ds]?\b": "resolved",
        r"\bwithdr[ae]w": "revoke",
        r"\bwhoever\b": "anyone with the link",
        r"\bnobody\b": "no ...",
        r"\b(some|every|any)body\b": "someone, everyone, anyone",
        r"\berased?\b": "delete",
        r"\btouchpad\b": "trackpad",
        r"\bhits?\b": "result",
        r"\bkeep order\b": "moderation",
        r"\bpapers?\b": "note",
    },
    "fi": {
        r"kart(ta|a|o)": "taulu",
        r"järjestyksenpi": "moderointi",
        r"(?<!muisti)lap(pu|un|ut|us)": "muistilappu",
        r"\bkäsitel(ty|lyt|tyä|lyksi)": "ratkaistu",
        r"\bkuvak(e|keina)\b": "pienoiskuva",
        r"\btee linkki": "luo linkki",
    },
    "sv": {
        r"kart(a|or)": "tavla",
        r"(?<!klister)lapp": "klisterlapp",
        r"förbindelse": "anslutning",
        r"avklara": "löst",
        r"\btrådar?\b": "diskussion",
        r"\bpekar": "markör",
        r"\bshift\b": "Skift",
    },
}

# In documents and error messages, which speak of maps and hits in other senses, too.
AVOIDED_IN_PROSE = r"\b(discussions?|settled|withdr[ae]wn?|whoever|nobody|(some|every|any)body)\b"
# The glossary names words that others avoid.
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "bench/*/*.md")
    for path in ROOT.glob(pattern)
    if path.name != "glossary.md"
)

# The minimap keeps the name that other programs give it.
ALLOWED = {"fi": ("pienoiskart",), "sv": ("översiktskart",)}


def without_allowed(lang, text):
    lowered = text.lower()
    for word in ALLOWED.get(lang, ()):
        lowered = re.sub(rf"{word}\w*", "", lowered)
    return lowered


def findings(lang, text):
    checked = without_allowed(lang, text)
    return [better for pattern, better in AVOIDED[lang].items() if re.search(pattern, checked)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_interface_texts_use_the_words_of_the_glossary(lang):
    wrong = {key: better for key, text in TEXTS[lang].items() if (better := findings(lang, text))}
    assert wrong == {}


def raised_texts():
    """String literals in the `raise` statements of the server: the messages that programs and terminals show."""
    for path in sorted((ROOT / "server").rglob("*.py")):
        for raised in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Raise)):
            yield from (n.value for n in ast.walk(raised) if isinstance(n, ast.Constant) and isinstance(n.value, str))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_use_the_words_of_the_glossary(document):
    assert re.findall(AVOIDED_IN_PROSE, (ROOT / document).read_text("utf-8"), re.IGNORECASE) == []


def test_error_messages_use_the_words_of_the_glossary():
    texts = list(raised_texts())
    assert "commenting is closed" in texts
    assert [text for text in texts if re.search(AVOIDED_IN_PROSE, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("lang", "text", "better"),
    [
        ("en", "The whole map", ["board"]),
        ("en", "Mark as settled", ["resolved"]),
        ("fi", "Lisää lappu", ["muistilappu"]),
        ("fi", "Etsi kartalta", ["taulu"]),
        ("sv", "Lägg till en lapp", ["klisterlapp"]),
        ("sv", "Ingen förbindelse", ["anslutning"]),
    ],
)
def test_an_avoided_word_is_found(lang, text, better):
    """Otherwise the test above could not fail."""
    assert findings(lang, text) == better


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Minimap"),
        ("fi", "Lisää muistilappu"),
        ("fi", "Pienoiskartta"),
        ("sv", "Översiktskarta"),
        ("sv", "Klisterlappar"),
    ],
)
def test_an_allowed_word_is_passed_over(lang, text):
    assert findings(lang, text) == []

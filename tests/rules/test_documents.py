"""Files, folders and classes that the documents name exist, and so do the pages that they link to."""

import re
from pathlib import Path

import pytest

from tests.rules.tree import ROOT, project_files, read

DOCUMENTS = [path for path in project_files() if path.suffix == ".md"]
GLOSSARY = Path("docs/glossary.md")
# Long paths begin at the root; short ones at the sources of the server or the page, or beside the document.
_STARTS = (Path(), Path("server"), Path("static/js"))
# A folder alone, such as `peers/`, may lie anywhere.
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w-]+\.[a-z]+|(?:[\w.-]+/){2,})`")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
# What a build writes, and a layout that a decision rejects.
_NOT_COMMITTED = ("static/vendor/", "src/kehys")


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_path_in_a_document_exists(document: Path) -> None:
    named = {path for path in _PATH.findall(read(document)) if not path.startswith(_NOT_COMMITTED)}
    assert [path for path in sorted(named) if not exists(document, path)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_page_that_a_document_links_to_exists(document: Path) -> None:
    linked = set(_LINK.findall(without_code(read(document))))
    assert [link for link in sorted(linked) if not (ROOT / document.parent / link).exists()] == []


def test_every_class_of_the_glossary_is_in_its_file() -> None:
    """A row names classes, then as many files."""
    rows = re.findall(r"^\| (`[A-Z].*?) \| (`(?:server|static)/.*?) \|", read(GLOSSARY), re.MULTILINE)
    pairs = [pair for classes, files in rows for pair in zip(quoted(classes), quoted(files), strict=True)]
    assert len(pairs) > 20
    assert [pair for pair in pairs if not defines(*pair)] == []


def test_some_paths_are_found() -> None:
    """Otherwise the tests above could not fail."""
    assert len({path for document in DOCUMENTS for path in _PATH.findall(read(document))}) > 100


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def defines(name: str, file: str) -> bool:
    return re.search(rf"\bclass {name}\b", read(Path(file))) is not None


def exists(document: Path, path: str) -> bool:
    return any((ROOT / start / path).exists() for start in (*_STARTS, document.parent))


def without_code(text: str) -> str:
    return re.sub(r"`[^`]*`", "", text)

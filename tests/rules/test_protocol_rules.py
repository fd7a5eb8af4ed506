"""Each rule of docs/protocol.md is cited by some test, and each citation is of a rule that there is."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.rules.tree import project_files, read

# Rules are cited where a sentence about the test stands: in a docstring, a comment or the name of a JavaScript test.
_CITED = re.compile(r"\[([A-Z]\d+)\]")
_SENTENCES = {
    ".py": re.compile(r'"""(.*?)"""', re.DOTALL),
    ".js": re.compile(r"""(//[^\n]*|/\*.*?\*/|\b(?:test|it|describe)\(\s*(["'`]).*?\2)""", re.DOTALL),
}


def rules() -> list[str]:
    """The ids of the tables of the protocol, in their order."""
    return re.findall(r"^\| \*\*([A-Z]\d+)\*\* \|", read(Path("docs/protocol.md")), re.MULTILINE)


@cache
def citations() -> dict[str, set[str]]:
    """The files that cite each id."""
    cited: dict[str, set[str]] = {}
    for path in project_files():
        if path.parts[0] != "tests" or path.suffix not in _SENTENCES:
            continue
        for found in _SENTENCES[path.suffix].finditer(read(path)):
            for rule in _CITED.findall(found[1]):
                cited.setdefault(rule, set()).add(path.as_posix())
    return cited


def test_each_rule_has_a_number_of_its_own() -> None:
    assert len(set(rules())) == len(rules()) > 40


@pytest.mark.parametrize("rule", rules())
def test_each_rule_is_cited_by_a_test(rule: str) -> None:
    assert rule in citations(), f"no test under tests/ says [{rule}] in its docstring or name"


def test_no_test_cites_a_rule_that_there_is_not() -> None:
    assert {rule: files for rule, files in citations().items() if rule not in rules()} == {}

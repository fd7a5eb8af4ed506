"""The text layouts of server/exchange and static/js/draw agree: parsed Markdown and heights are the same."""

import json
import os
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from server.exchange.importing import inter_widths
from server.exchange.importing.markdown import Block, blocks
from server.exchange.importing.text_metrics import plain_width, text_height

ROOT: Final = Path(__file__).resolve().parents[2]
LETTERS: Final = [chr(point) for first, last in inter_widths.RANGES for point in range(first, last + 1)]

WRITTEN: Final = [
    "",
    "Kuntien digitiekartta kokoaa yhteen palvelut, ihmiset ja tiedon.",
    "yksi\n\nkaksi\r\nkolme",
    "# Otsikko\n## Toinen taso, joka jatkuu seuraavalle riville\n### Kolmas\nteksti",
    "- yksi\n- **kaksi** ja vähän lisää tekstiä rivin yli\n  - sisempi kohta\n• neljäs",
    "8. kahdeksan\n9. yhdeksän\n10. kymmenen, ja sitten pitkä lause, joka ei mahdu yhdelle riville",
    "**Kunta**n *päätös* ja ***molemmat***, [linkki](https://dvv.fi/a_(b)) sekä [kohta](#digitiekartta-f01)",
    "[x](javascript:alert(1)) [https://suomi.fi](https://evil.example) [www.dvv.fi](https://dvv.fi/x)",
    "2*3*4 = 24, hinta* on, koska** se \\*ei kursiivia\\* C:\\temp \\# a",
    '**auki\n* lista* ja *auki** (*a (*b* c)*) **75 %**n *"Hei"*ä',
    "tieto\u00adsuoja ja hyvin\u00advointi, 10\u00a0000 €",
    "15. tammikuuta\n2026. vuosi\n1) kohta\n-ei\n# \n#ei",
]
MARKS: Final = [
    "*",
    "**",
    "[",
    "]",
    "(",
    "](",
    ")",
    "\\",
    "a",
    "b ",
    "Ä",
    "# ",
    "- ",
    "1. ",
    "\n",
    " ",
    "2",
    ",",
    "(b)",
]


def random_markup(count: int) -> list[str]:
    """Random markup. The seed is fixed, so each run has the same texts."""
    dice = random.Random(7)
    return ["".join(dice.choices(MARKS, k=dice.randint(1, 24))) for _ in range(count)]


def lay_out_in_page(texts: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """The layouts that the JavaScript code computes for the texts, with the letter widths of the server."""
    path = os.pathsep.join([str(ROOT / ".venv" / "bin"), os.environ.get("PATH", "")])
    node = shutil.which("node", path=path)
    assert node, "Node.js is missing: `make test` fetches it"
    widths = {name: {char: plain_width(char, 1, name == "bold") for char in LETTERS} for name in ("regular", "bold")}
    file = folder / "texts.json"
    file.write_text(json.dumps({**widths, "texts": texts}), encoding="utf-8")
    done = subprocess.run(
        [node, ROOT / "tests/static/layOut.mjs", file], check=True, capture_output=True, encoding="utf-8"
    )
    laid: list[dict[str, Any]] = json.loads(done.stdout)
    return laid


def boxed(text: str, width: float = 400, size: float = 16, *, bold: bool = False) -> dict[str, Any]:
    return {"text": text, "size": size, "width": width, "bold": bold}


def bold_parts(spans: list[tuple[int, int]]) -> list[int]:
    return sorted({place for start, end in spans for place in range(start, end)})


def describe(block: Block) -> dict[str, Any]:
    bold = bold_parts([(span.start, span.end) for span in block.spans if span.bold])
    return {"text": block.text, "level": block.level, "marker": block.marker, "indent": block.indent, "bold": bold}


def test_server_and_page_parse_the_same_markdown(tmp_path):
    texts = [*WRITTEN, *random_markup(3_000)]
    for text, page in zip(texts, lay_out_in_page([boxed(text) for text in texts], tmp_path), strict=True):
        read = [{**block, "bold": bold_parts(block["bold"])} for block in page["blocks"]]
        assert read == [describe(block) for block in blocks(text)], text


@pytest.mark.parametrize("bold", [False, True])
def test_server_and_page_compute_the_same_heights(tmp_path, bold):
    """The boxes are wide enough for each word."""
    cases = [boxed(text, width, bold=bold) for text in WRITTEN for width in (260.0, 333.0, 400.0, 900.0)]
    pages = lay_out_in_page(cases, tmp_path)
    for case, page in zip(cases, pages, strict=True):
        planned = text_height(case["text"], case["size"], case["width"], bold)
        assert page["height"] == pytest.approx(planned), (case["text"], case["width"])


def test_no_text_is_higher_than_the_server_planned(tmp_path):
    """Also with words that are wider than their box: only the page hyphenates them."""
    words = (ROOT / "board_data" / "kuntien-digitiekartta.json").read_text(encoding="utf-8").split()
    dice = random.Random(3)
    texts = [" ".join(dice.choices(words, k=dice.randint(1, 30)))[:600] for _ in range(600)]
    cases = [boxed(text, dice.uniform(60, 300), dice.choice([12, 16, 24])) for text in texts]
    for case, page in zip(cases, lay_out_in_page(cases, tmp_path), strict=True):
        planned = text_height(case["text"], case["size"], case["width"])
        assert page["height"] <= planned + 0.01, (case["text"], case["width"], case["size"])

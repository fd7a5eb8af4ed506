"""The title of an imported board."""

import pytest

from server.config import TITLE_MAX

HEADED = "\n# Kuntien kartta #\n\nteksti\n\n# Toinen\n"


@pytest.fixture
def title_of(kehys, tmp_path):
    """The title that a file with this name and text gives its board."""

    def title_of(name, text, *arguments):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        code, out, err = kehys("import", file, *arguments)
        assert (code, err) == (0, "")
        return out.splitlines()[0].rpartition(": ")[0]

    return title_of


def test_it_is_the_first_heading(title_of):
    assert title_of("a.md", HEADED) == "Kuntien kartta"


def test_it_is_the_file_name_without_a_first_heading(title_of):
    assert title_of("Strategia 2030.luonnos.md", "teksti\n\n# Otsikko\n") == "Strategia 2030.luonnos"


def test_the_option_has_priority(title_of):
    assert title_of("a.md", HEADED, "--title", "Oma") == "Oma"


def test_a_heading_that_is_too_long_is_cut(title_of):
    title = title_of("a.md", f"# {'sana ' * TITLE_MAX}")
    assert 0 < len(title) <= TITLE_MAX


def test_an_empty_option_is_ignored(title_of):
    assert title_of("a.md", HEADED, "--title", "") == "Kuntien kartta"


def test_an_invalid_file_name_as_title_is_a_one_line_error(kehys, tmp_path):
    file = tmp_path / "Kart\x07ta.txt"
    file.write_text("teksti", "utf-8")
    code, out, err = kehys("import", file)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "title" in err


SAID = ("Headings, lists and web addresses", "other marks stay", "form feed or three empty lines", "the file's name")


@pytest.mark.parametrize("part", SAID)
def test_help_describes_the_format(kehys, part, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    _, out, _ = kehys("import", "--help")
    assert part in " ".join(out.split())

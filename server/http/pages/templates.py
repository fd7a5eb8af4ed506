"""Templates of HTML pages, loaded when the program starts."""

from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined, Template

# Pages, and the SVG drawings that they include.
_SUFFIXES = (".html", ".svg")


class Templates:
    """All templates of a folder, read once.

    Locales and styles of the page are read at the start, too. A template that was read later might name a text that
    only the next version of the program has.
    """

    def __init__(self, folder: Path) -> None:
        files = (path for path in folder.iterdir() if path.suffix in _SUFFIXES)
        self.sources = {path.name: path.read_text("utf-8") for path in files}
        self._environment = Environment(
            loader=DictLoader(self.sources), autoescape=True, undefined=StrictUndefined, auto_reload=False
        )

    def get(self, name: str) -> Template:
        """The template with this file name."""
        return self._environment.get_template(name)

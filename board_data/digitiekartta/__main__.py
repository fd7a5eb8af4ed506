"""Writes board_data/kuntien-digitiekartta.json and the images in the folder of the same name."""

from .board import PATH, PICTURES_DIR, board_json, pictures

PICTURES_DIR.mkdir(exist_ok=True)
wanted = pictures()
for old in PICTURES_DIR.iterdir():
    if old.name not in wanted:
        old.unlink()
for name, content in wanted.items():
    (PICTURES_DIR / name).write_bytes(content)
# Last: `make` takes this file as the sign that everything is built.
PATH.write_text(board_json(), encoding="utf-8", newline="\n")

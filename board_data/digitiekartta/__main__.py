"""Writes board_data/kuntien-digitiekartta.json and the images in the folder of the same name."""

from .board import IMAGES_DIR, PATH, board_json, images

IMAGES_DIR.mkdir(exist_ok=True)
wanted = images()
for old in IMAGES_DIR.iterdir():
    if old.name not in wanted:
        old.unlink()
for name, content in wanted.items():
    (IMAGES_DIR / name).write_bytes(content)
# Last: `make` takes this file as the sign that everything is built.
PATH.write_text(board_json(), encoding="utf-8", newline="\n")

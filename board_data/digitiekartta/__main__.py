"""Writes board_data/kuntien-digitiekartta.json and the pictures beside it anew."""

from .board import PATH, PICTURES_DIR, board_json, pictures

PATH.write_text(board_json(), encoding="utf-8", newline="\n")
PICTURES_DIR.mkdir(exist_ok=True)
wanted = pictures()
for old in PICTURES_DIR.iterdir():
    if old.name not in wanted:
        old.unlink()
for name, content in wanted.items():
    (PICTURES_DIR / name).write_bytes(content)

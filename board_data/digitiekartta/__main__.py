"""Writes board_data/kuntien-digitiekartta.json anew."""

from .board import PATH, board_json

PATH.write_text(board_json(), encoding="utf-8", newline="\n")

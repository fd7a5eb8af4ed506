"""The demo board Kuntien digitiekartta. `python -m board_data.digitiekartta` writes its JSON."""

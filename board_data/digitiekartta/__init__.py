"""The demo board Kuntien digitiekartta. `python -m board_data.digitiekartta` builds its JSON and images."""

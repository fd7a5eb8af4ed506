"""The board that ships with the program: Python that builds its JSON and images."""

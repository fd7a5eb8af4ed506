"""The rules of a board, as pure functions: no socket, no database, no clock of their own."""

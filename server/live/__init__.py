"""Boards that people are on right now: one pipeline, one hub, one session for each connection."""

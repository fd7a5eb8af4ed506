"""Whole boards: create, generate, find, verify; the demo board."""

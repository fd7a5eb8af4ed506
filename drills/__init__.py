"""Fault drills: each harms a real server as life does, and counts what was lost. See docs/reliability.md."""

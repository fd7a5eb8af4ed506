"""Exports comments as CSV and JSON."""

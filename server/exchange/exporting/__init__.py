"""Documents out: comments as CSV and JSON."""

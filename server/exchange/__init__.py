"""Documents in and out, one format a file."""

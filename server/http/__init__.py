"""Routes that parse, call and answer."""

"""Documents in: from text to frames and notes."""

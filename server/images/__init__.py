"""Uploaded images: decoded in worker processes and encoded again."""
